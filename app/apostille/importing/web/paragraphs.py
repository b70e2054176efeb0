"""The article of a page → paragraphs: block by block, white space folded as a browser folds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from apostille.importing.paragraphs import Paragraph
from apostille.importing.tables import rows_of
from apostille.importing.web.lists import is_unmarked, printed_items
from apostille.importing.web.notes import Notes, notes_of
from apostille.importing.web.tree import HEADINGS, Node
from apostille.importing.words import PLAIN, Look, Looks, Pen, Words
from apostille.reading.reading import Direction, Kind, StyleKind
from apostille.reading.reflow import reflow

_STYLES: dict[str, StyleKind] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "sup": "superscript", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_CHANGING = frozenset({*_STYLES, *HEADINGS, "blockquote", "a"})
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_IN_STYLE: tuple[tuple[re.Pattern[str], StyleKind], ...] = (
    (_BOLD, "bold"),
    (_ITALIC, "italic"),
    (_RAISED, "superscript"),
)
_ADDRESS = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?([^\W_]{1,5}|[*†‡§]{1,3})[\])]?[.:]?")
_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class _Where:
    """What holds for the words inside an element."""

    looks: Looks = PLAIN
    kind: Kind = "body"
    depth: int = 0
    direction: Direction | None = None
    language: str = ""
    lists: int = 0


@dataclass
class _Writer:
    """Writes the paragraphs of an article; ``printed`` and ``bullet`` wait for the first words of an item."""

    out: set[Node]
    notes: Notes
    pen: Pen = field(default_factory=lambda: Pen(folding=True))
    made: list[Paragraph] = field(default_factory=list[Paragraph])
    printed: str = ""
    item: int = 0

    def flush(self, where: _Where) -> None:
        """Ends the paragraph that is being written."""
        if self.pen.is_empty:
            self.pen.words()
            return
        kind: Kind = "list" if self.item and not self.printed and where.kind == "body" else where.kind
        depth = where.depth if where.kind == "heading" else self.item or where.lists
        self.made.append(
            Paragraph(self.pen.words(), kind, depth, self.printed, kind == "list", where.direction, where.language)
        )
        self.printed, self.item = "", 0

    def write(self, node: Node, where: _Where) -> None:
        """Writes what stands in an element."""
        for child in node.children:
            if isinstance(child, str):
                self.pen.write(child, where.looks)
            elif child not in self.out and child not in self.notes.back:
                self._element(child, where)

    def _element(self, node: Node, where: _Where) -> None:
        inside = _inside(node, where)
        if node.tag == "br":
            self.pen.end_line()
        elif node.tag == "q":
            self._quotation(node, inside)
        elif not node.is_block:
            self.write(node, inside)
        else:
            self.flush(where)
            self._block(node, inside)

    def _quotation(self, node: Node, where: _Where) -> None:
        """The marks that a browser prints around it stand in no text."""
        self.pen.write("“", where.looks)
        self.write(node, where)
        self.pen.write("”", where.looks)

    def _block(self, node: Node, where: _Where) -> None:
        if node in self.notes.marks:
            self._note(node, where)
        elif node.tag in ("ul", "ol"):
            self._list(node, where)
        elif node.tag == "table":
            rows = [[self._cell(cell, where) for cell in row if cell not in self.out] for row in _rows(node, self.out)]
            self.made += rows_of(rows)
        elif node.tag == "pre":
            self.made += _preformatted(node, where)
        else:
            self.write(node, where)
            self.flush(where)

    def _list(self, node: Node, where: _Where) -> None:
        printed = printed_items(node)
        inside = replace(where, lists=where.lists + 1)
        unmarked = is_unmarked(node)
        for child in node.children:
            if isinstance(child, str):
                self.pen.write(child, where.looks)
            elif child in printed and child not in self.out:
                self.flush(inside)
                self.printed, self.item = printed[child], 0 if unmarked else inside.lists
                self._element(child, inside)
                self.printed, self.item = "", 0
            elif child not in self.out:
                self._element(child, inside)

    def _note(self, node: Node, where: _Where) -> None:
        """A footnote: its mark stands before its first words, unless it does already."""
        mark = self.notes.marks[node]
        self.printed, self.item = "", 0
        start = len(self.made)
        self.write(node, where)
        self.flush(where)
        for index in range(start, len(self.made)):
            note = replace(self.made[index], kind="note", printed="", bullet=False)
            self.made[index] = _with_mark(note, mark) if index == start and mark else note

    def _cell(self, node: Node, where: _Where) -> list[Paragraph]:
        """The paragraphs of a cell, written apart."""
        apart = _Writer(self.out, self.notes)
        inside = replace(_inside(node, where), lists=0)
        apart.write(node, inside)
        apart.flush(inside)
        return apart.made


def paragraphs_of(body: Node, out: set[Node]) -> list[Paragraph]:
    """The paragraphs of a page without the elements in ``out``."""
    writer = _Writer(out, notes_of(body))
    where = _inside(body, _Where())
    writer.write(body, replace(where, language=""))
    writer.flush(where)
    return writer.made


def _with_mark(note: Paragraph, mark: str) -> Paragraph:
    """The note with its mark before it: as it is printed there, else as the text has it."""
    own = _MARK.match(note.words.text)
    if own is None or own[1] != mark:
        return replace(note, printed=mark)
    rest = note.words.part(own.end(), len(note.words.text)).stripped()
    return replace(note, words=rest, printed=own.group())


def _inside(node: Node, where: _Where) -> _Where:
    """What holds inside an element, given what holds around it."""
    if not node.attributes and node.tag not in _CHANGING:
        return where
    looks = where.looks | frozenset(_looks(node))
    kind: Kind = "quote" if node.tag == "blockquote" else where.kind
    depth = where.depth
    if node.tag in HEADINGS or node.get("role") == "heading":
        kind, depth = "heading", _level(node)
    said = node.get("dir").lower()
    direction: Direction | None = "rtl" if said == "rtl" else "ltr" if said == "ltr" else where.direction
    language = (node.get("lang") or node.get("xml:lang")).lower().split("-")[0] if node.tag != "body" else ""
    return replace(where, looks=looks, kind=kind, depth=depth, direction=direction, language=language or where.language)


def _level(node: Node) -> int:
    level = node.get("aria-level")
    return HEADINGS.index(node.tag) + 1 if node.tag in HEADINGS else int(level) if level in "123456" and level else 2


def _looks(node: Node) -> Iterator[Look]:
    if kind := _STYLES.get(node.tag):
        yield kind, ""
    if node.tag == "a" and _ADDRESS.match(node.get("href").strip()):
        yield "link", node.get("href").strip()
    if (style := node.get("style")) and not node.is_block:
        for pattern, look in _IN_STYLE:
            if pattern.search(style):
                yield look, ""


def _rows(table: Node, out: set[Node]) -> Iterator[list[Node]]:
    """The cells of each row of a table, not of those inside it."""
    for child in table.elements:
        if child in out:
            continue
        if child.tag == "tr":
            yield child.elements
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child, out)
        else:
            yield [child]


def _preformatted(node: Node, where: _Where) -> list[Paragraph]:
    """Text whose line ends stand as typed: read as plain text is; a few lines, or a program, line by line."""
    text = "".join(_typed(node)).strip("\n")
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) <= _FEW_LINES or any(each.tag in ("code", "samp") for each in node.walk()):
        return [Paragraph(Words(line.strip()), "quote", direction=where.direction) for line in lines]
    reading = reflow(text)
    return [
        Paragraph(Words(block.span.of(reading.text)), block.kind, block.level, direction=where.direction)
        for block in reading.blocks
    ]


def _typed(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        else:
            yield from _typed(child)
