"""Where the words of a rich text go: paragraphs, cells and rows of the body, a note, a comment, a box, a header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from apostille.importing.listing import Printed
from apostille.importing.paragraphs import Paragraph
from apostille.importing.tables import rows_of
from apostille.importing.words import Pen, Words

_BULLET = re.compile("[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\uf0b7][ \t]*\t[ \t]*")


@dataclass
class Output:
    """Paragraphs as they are ended; those of a table are kept back until its last row has come."""

    pen: Pen = field(default_factory=Pen)
    made: list[Paragraph] = field(default_factory=list[Paragraph])
    boxes: list[Paragraph] = field(default_factory=list[Paragraph])
    in_row: bool = False
    _cell: list[Paragraph] = field(default_factory=list[Paragraph])
    _row: list[list[Paragraph]] = field(default_factory=list[list[Paragraph]])
    _rows: list[list[list[Paragraph]]] = field(default_factory=list[list[list[Paragraph]]])
    _nested: list[Paragraph] = field(default_factory=list[Paragraph])
    _nested_row: list[list[Paragraph]] = field(default_factory=list[list[Paragraph]])
    _nested_rows: list[list[list[Paragraph]]] = field(default_factory=list[list[list[Paragraph]]])

    def end(self, like: Paragraph, printed: Printed | None, *, in_table: bool = False, nested: bool = False) -> None:
        """Ends a paragraph, which is ``like`` that one but for its words and the number printed before it."""
        words, bullet = _without_bullet(self.pen.words())
        words = _without_weight(words) if like.kind == "heading" else words
        if not in_table:
            self.end_table()
        into = (self._nested if nested else self._cell) if in_table else self.made
        if words.text or words.marks:
            paragraph = replace(
                like, words=words, bullet=bullet and like.kind == "body", depth=like.depth or int(bullet)
            )
            into.append(_numbered(paragraph, printed) if printed else paragraph)
        into += self.boxes
        self.boxes = []

    def end_cell(self, *, nested: bool) -> None:
        """Ends a cell, of the table or of the one inside it."""
        if nested:
            self._nested_row.append(self._nested)
            self._nested = []
            return
        self._end_nested()
        self._row.append(self._cell)
        self._cell = []

    def end_row(self, *, nested: bool) -> None:
        """Ends a row."""
        if nested:
            self._nested_rows.append(self._nested_row)
            self._nested_row = []
            return
        self.in_row = False
        if self._cell:
            self.end_cell(nested=False)
        self._rows.append(self._row)
        self._row = []

    def end_table(self) -> None:
        """Ends the table, if there is one: what follows lies in none."""
        if self._cell or self._nested or self._nested_rows or self._row:
            self.end_row(nested=False)
        if self._rows:
            self.made += rows_of(self._rows)
            self._rows = []

    def _end_nested(self) -> None:
        if self._nested:
            self._nested_row.append(self._nested)
            self._nested = []
        if self._nested_row:
            self.end_row(nested=True)
        self._cell += rows_of(self._nested_rows) if self._nested_rows else []
        self._nested_rows = []


def _without_bullet(words: Words) -> tuple[Words, bool]:
    """The words without the bullet and the tab that some programs write before an item as if they were typed."""
    found = _BULLET.match(words.text)
    return (words.part(found.end(), len(words.text)), True) if found else (words, False)


def _without_weight(words: Words) -> Words:
    """A heading without the weight that its style gives it: rich text repeats the properties of styles."""
    whole = len(words.text.strip())
    kept = tuple(style for style in words.styles if style.kind not in ("bold", "italic") or len(style.span) < whole)
    return replace(words, styles=kept)


def _numbered(paragraph: Paragraph, printed: Printed) -> Paragraph:
    depth = paragraph.depth if paragraph.kind == "heading" else printed.level + 1
    bullet = printed.bullet and paragraph.kind == "body"
    return replace(paragraph, printed=printed.text, gap=printed.gap, bullet=bullet, depth=depth)
