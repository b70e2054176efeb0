"""The runs of a paragraph → words: insertions kept, deletions and codes dropped, marks put where they point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apostille.importing.counting import counted
from apostille.importing.marked import Element
from apostille.importing.symbols import symbol
from apostille.importing.word.fields import Fields, link_of
from apostille.importing.word.names import MC, XML_SPACE, M, R, W, number
from apostille.importing.word.styles import Styles, looks_of
from apostille.importing.words import Look, Looks, Pen, linked

_RAISED: Look = ("superscript", "")
_SPACE = " \t\n\r"
_GROUPS = frozenset(
    W + name
    for name in (
        "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "fldSimple", "hyperlink",
    )
)  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad", W + "pgNum": ""}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the parts beside the body say: styles, where links lead, and how notes of each kind are counted."""

    styles: Styles
    links: Mapping[str, str]
    counts: Mapping[str, tuple[str, int]]


@dataclass
class Runs:
    """Writes words with ``pen``.

    ``boxes`` are text boxes to be written after the paragraph, ``notes`` those met with their marks, ``unseen`` the
    words that are hidden.
    """

    setting: Setting
    pen: Pen = field(default_factory=Pen)
    fields: Fields = field(default_factory=Fields)
    boxes: list[Element] = field(default_factory=list[Element])
    notes: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    unseen: list[str] = field(default_factory=list[str])
    pictures: int = 0
    _counted: dict[str, int] = field(default_factory=dict[str, int])

    def write(self, element: Element, looks: Looks, *, hidden: bool = False) -> None:
        """Writes what stands in a paragraph, or in what groups its runs."""
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, looks, hidden=hidden)
            elif tag in _GROUPS:
                self.write(child, self._around(child, looks), hidden=hidden)
            elif tag == f"{MC}AlternateContent":
                self.write(chosen(child), looks, hidden=hidden)
            elif tag.startswith(M):
                self.pen.write("".join(each.text or "" for each in child.iter(f"{M}t")), looks)
            else:
                self.mark(child)

    def mark(self, element: Element) -> None:
        """Notes the beginning or the end of what a comment is about."""
        if element.tag == f"{W}commentRangeStart":
            self.pen.mark(f"<{element.get(f'{W}id', '')}")
        elif element.tag == f"{W}commentRangeEnd":
            self.pen.mark(f">{element.get(f'{W}id', '')}")

    def _around(self, element: Element, looks: Looks) -> Looks:
        """The styles inside an element that groups runs: those of a link, if it is one."""
        target = ""
        if element.tag == f"{W}hyperlink":
            target = self.setting.links.get(element.get(f"{R}id", ""), "")
        elif element.tag == f"{W}fldSimple":
            target = link_of(element.get(f"{W}instr", ""))
        return linked(looks, target)

    def _run(self, run: Element, looks: Looks, *, hidden: bool) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            looks, unseen = looks_of(properties, self.setting.styles, looks)
            hidden = hidden if unseen is None else unseen
        for child in run:
            self._content(child, looks, shown=not hidden and not self.fields.silent)
            if hidden and child.tag == f"{W}t" and not self.fields.silent:
                self.unseen.append(_text(child))

    def _content(self, element: Element, looks: Looks, *, shown: bool) -> None:
        tag = element.tag
        if tag == f"{W}fldChar":
            self.fields.turn(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self.fields.tell(element.text or "")
        elif tag == f"{MC}AlternateContent":
            for child in chosen(element):
                self._content(child, looks, shown=shown)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(element)
        elif shown:
            self._shown(element, self.fields.looks(looks))

    def _shown(self, element: Element, looks: Looks) -> None:
        tag = element.tag
        if tag == f"{W}t":
            self.pen.write(_text(element), looks)
        elif tag in _SIGNS:
            self.pen.write(_SIGNS[tag], looks)
        elif tag in (f"{W}br", f"{W}cr"):
            self._break(element)
        elif tag == f"{W}sym":
            self.pen.write(_symbol(element), looks)
        elif tag in _NOTES:
            self._note(element, _NOTES[tag], looks)
        elif tag == f"{W}commentReference":
            self.pen.mark(f"<{element.get(f'{W}id', '')}")
        elif tag == f"{W}ruby":
            for base in element.iterchildren(f"{W}rubyBase"):
                self.write(base, looks)

    def _break(self, element: Element) -> None:
        """A line ends; with a page or a column a paragraph does."""
        self.pen.end_line()
        if element.get(f"{W}type", "") in ("page", "column"):
            self.pen.end_line()

    def _note(self, element: Element, kind: str, looks: Looks) -> None:
        """The mark of a note; one that is written by hand follows in the same run, and is not counted."""
        name, run = element.get(f"{W}id", ""), element.getparent()
        if element.get(f"{W}customMarkFollows", "") in ("1", "true", "on") and run is not None:
            self.notes[kind, name] = "".join(_hand_written(run)).strip()
            return
        way, start = self.setting.counts.get(kind, ("decimal", 1))
        self._counted[kind] = self._counted.get(kind, start - 1) + 1
        mark = counted(self._counted[kind], way)
        self.notes[kind, name] = mark
        self.pen.write(mark, looks | {_RAISED})

    def _drawing(self, element: Element) -> None:
        """Words in boxes are written after the paragraph that the box hangs on; pictures are counted."""
        boxes = [box for box in element.iter(f"{W}txbxContent") if _outmost(box, element)]
        self.boxes += boxes
        self.pictures += not boxes


def chosen(alternatives: Element) -> Element:
    """Of the forms of one content the newest that holds words, else the last: the others are for older programs."""
    forms = list(alternatives)
    told = (form for form in forms if next(form.iter(f"{W}t", f"{W}sym"), None) is not None)
    return next(told, forms[-1] if forms else alternatives)


def _outmost(box: Element, around: Element) -> bool:
    """Whether a text box lies in no other one, and in no older form of the same content."""
    for above in box.iterancestors():
        if above is around:
            return True
        if above.tag == f"{W}txbxContent":
            return False
        outer = above.getparent()
        if outer is not None and outer.tag == f"{MC}AlternateContent" and chosen(outer) is not above:
            return False
    return True


def _text(element: Element) -> str:
    """The words of ``w:t``; blanks at its ends count only where it says so."""
    words = element.text or ""
    return words if element.get(XML_SPACE, "") == "preserve" else words.strip(_SPACE)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "\ufffd"
    return symbol(element.get(f"{W}font", ""), code)


def _hand_written(run: Element) -> list[str]:
    return [_symbol(each) if each.tag == f"{W}sym" else each.text or "" for each in run.iter(f"{W}t", f"{W}sym")]


def counting_of(root: Element | None) -> tuple[str, int] | None:
    """How notes are counted, as settings say (``w:footnotePr``): the way, and the first number."""
    if root is None:
        return None
    way, start = root.find(f"{W}numFmt"), root.find(f"{W}numStart")
    if way is None and start is None:
        return None
    said = way.get(f"{W}val", "decimal") if way is not None else "decimal"
    return said, number(start.get(f"{W}val", ""), 1) if start is not None else 1
