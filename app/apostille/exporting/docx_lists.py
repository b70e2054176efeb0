"""The lists of notes and findings in DOCX: real ones, which Word goes on with (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn

from apostille.exporting.docx_xml import Node, element

_LEVELS = 9
_STEP, _HANG = 340, 284
"""How far each level is set in, and its sign hangs before it, in twentieths of a point."""


class Lists:
    """Knows which list of the document an item belongs to; one list with bullets, and one for each run of numbers."""

    def __init__(self, document: Document, left: int) -> None:
        part: Node = document.part
        self._numbering: Node = part.numbering_part.element
        self._bullets = self._list(self._kind("bullet", "•", left))
        self._numbers = self._kind("decimal", "", left)
        self._last: dict[int, tuple[int, int]] = {}

    def properties(self, marker: str, depth: int) -> Node:
        """What makes a paragraph an item: ``marker`` is "•" or "3.", ``depth`` counts from 1."""
        level = min(max(depth, 1), _LEVELS) - 1
        number = marker.rstrip(".")
        which = self._numbered(level, int(number)) if number.isdecimal() else self._bullets
        made = element("numPr")
        made.extend([element("ilvl", val=level), element("numId", val=which)])
        return made

    def _numbered(self, level: int, number: int) -> int:
        """The list that goes on with ``number`` on this level, or a new one that begins there."""
        known, last = self._last.get(level, (0, 0))
        if not known or number != last + 1:
            known = self._list(self._numbers, level, number)
        self._last = {each: at for each, at in self._last.items() if each < level} | {level: (known, number)}
        return known

    def _kind(self, form: str, sign: str, left: int) -> int:
        """A way to number; it has to stand before the lists that use it."""
        known = [int(each.get(qn("w:abstractNumId"))) for each in self._numbering.findall(qn("w:abstractNum"))]
        made = element("abstractNum", abstractNumId=max(known, default=-1) + 1)
        made.append(element("multiLevelType", val="hybridMultilevel"))
        for level in range(_LEVELS):
            each = element("lvl", ilvl=level)
            words = sign or f"%{level + 1}."
            each.extend([element("start", val=1), element("numFmt", val=form), element("lvlText", val=words)])
            shape = element("pPr")
            shape.append(element("ind", left=left + _STEP * (level + 1), hanging=_HANG))
            each.extend([element("lvlJc", val="left"), shape])
            made.append(each)
        first = self._numbering.find(qn("w:num"))
        if first is None:
            self._numbering.append(made)
        else:
            first.addprevious(made)
        return max(known, default=-1) + 1

    def _list(self, kind: int, level: int = 0, start: int = 0) -> int:
        known = [int(each.get(qn("w:numId"))) for each in self._numbering.findall(qn("w:num"))]
        made = element("num", numId=max(known, default=0) + 1)
        made.append(element("abstractNumId", val=kind))
        if start:
            over = element("lvlOverride", ilvl=level)
            over.append(element("startOverride", val=start))
            made.append(over)
        self._numbering.append(made)
        return max(known, default=0) + 1
