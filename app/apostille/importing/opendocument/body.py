"""The body of a text → paragraphs. What was deleted lies elsewhere in the file: as it is read, changes are accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from apostille.importing.listing import Printed
from apostille.importing.marked import Element
from apostille.importing.opendocument.lists import Counter, Lists
from apostille.importing.opendocument.names import DRAW, OFFICE, TABLE, TEXT, number
from apostille.importing.opendocument.runs import Runs
from apostille.importing.opendocument.styles import ParagraphStyle, Styles
from apostille.importing.paragraphs import Paragraph
from apostille.importing.tables import rows_of
from apostille.importing.words import PLAIN, Pen
from apostille.reading.reading import Kind

_SKIPPED = frozenset({
    TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
    OFFICE + "forms", TEXT + "note-citation", OFFICE + "annotation-end",
})  # fmt: skip
_ROWS = frozenset({TABLE + "table-rows", TABLE + "table-header-rows", TABLE + "table-row-group"})
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class _Item:
    """Where a paragraph lies in a list: its style and counter, the level, and whether it begins an item."""

    style: str
    counter: Counter
    level: int
    begins: bool = False
    said: int | None = None


@dataclass
class Body:
    """Writes paragraphs into ``made``, with the words that ``runs`` writes."""

    runs: Runs
    styles: Styles
    lists: Lists
    made: list[Paragraph] = field(default_factory=list[Paragraph])

    def write(self, elements: Iterable[Element], item: _Item | None = None) -> None:
        """Writes what stands in a body, a section, a list item, a cell, a note or a box."""
        for element in elements:
            tag = element.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(element, item)
                item = replace(item, begins=False) if item else None
            elif tag == f"{TEXT}list":
                self._list(element, item)
            elif tag == f"{TABLE}table":
                self.made += rows_of([list(self._cells(row)) for row in _rows(element)])
            elif tag == f"{TEXT}numbered-paragraph":
                self._numbered_paragraph(element)
            elif tag.startswith(DRAW):
                self._box(element)
            elif _is_hidden(element):
                self.runs.unseen.append(" ".join("".join(element.itertext()).split()))
            elif tag not in _SKIPPED:
                self.runs.mark(element)
                self.write(() if tag == f"{OFFICE}annotation" else element, item)

    def apart(self, elements: Iterable[Element]) -> list[Paragraph]:
        """The paragraphs of a cell, a note or a box, written with a pen of their own."""
        runs = self.runs
        kept = self.made, runs.pen, runs.boxes
        self.made, runs.pen, runs.boxes = [], Pen(folding=True), []
        self.write(elements)
        written = self.made
        self.made, runs.pen, runs.boxes = kept
        return written

    def _paragraph(self, element: Element, item: _Item | None) -> None:
        style = self.styles.paragraph(element.get(f"{TEXT}style-name", ""))
        printed = self._printed(element, style, item)
        if style.hidden:
            self.runs.unseen.append("".join(element.itertext()))
        else:
            self.runs.write(element, PLAIN)
        words = self.runs.pen.words()
        if words.text or words.marks:
            kind, depth = _kind(element, style, item)
            bullet = bool(printed and printed.bullet) and kind == "body"
            paragraph = Paragraph(words, kind, depth, bullet=bullet, direction=style.direction)
            self.made.append(replace(paragraph, printed=printed.text, gap=printed.gap) if printed else paragraph)
        boxes, self.runs.boxes = self.runs.boxes, []
        for box in boxes:
            self._box(box)

    def _printed(self, element: Element, style: ParagraphStyle, item: _Item | None) -> Printed | None:
        """The number before a paragraph: that of its list, or of the outline for a heading in none."""
        if item is not None:
            return (
                self.lists.printed(item.style or style.lists, item.counter, item.level, item.said)
                if item.begins
                else None
            )
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header", "") == "true":
            return None
        restart = element.get(f"{TEXT}start-value", "") if element.get(f"{TEXT}restart-numbering", "") == "true" else ""
        return self.lists.heading(_outline(element), number(restart, 1) if restart else None)

    def _list(self, element: Element, around: _Item | None) -> None:
        style = element.get(f"{TEXT}style-name", "") or (around.style if around else "")
        counter = around.counter if around else self.lists.begin(element, style)
        level = min(around.level + 1, _LEVELS) if around else 1
        for child in element:
            if child.tag == f"{TEXT}list-item":
                said = child.get(f"{TEXT}start-value", "")
                self.write(child, _Item(style, counter, level, True, number(said, 1) if said else None))
            elif child.tag == f"{TEXT}list-header":
                self.write(child, _Item(style, counter, level))

    def _numbered_paragraph(self, element: Element) -> None:
        style = element.get(f"{TEXT}style-name", "")
        counter = self.lists.of_id(element.get(f"{TEXT}list-id", ""))
        said = element.get(f"{TEXT}start-value", "")
        level = number(element.get(f"{TEXT}level", ""), 1)
        self.write(element, _Item(style, counter, level, True, number(said, 1) if said else None))

    def _cells(self, row: Element) -> Iterator[list[Paragraph]]:
        """The cells of a row; those that a cell beside them covers are none, those that one above covers are empty."""
        covered = 0
        for cell in row:
            if cell.tag == f"{TABLE}table-cell":
                covered = number(cell.get(f"{TABLE}number-columns-spanned", ""), 1) - 1
                yield self.apart(cell)
            elif cell.tag == f"{TABLE}covered-table-cell":
                if covered == 0:
                    yield []
                covered = max(0, covered - 1)

    def _box(self, element: Element) -> None:
        """The paragraphs in a frame or a shape, however its boxes lie inside one another."""
        if element.tag == f"{DRAW}image":
            self.runs.pictures += 1
        self.made += self.apart(
            child for child in element if child.tag.startswith((TEXT, TABLE, DRAW)) and child.tag != f"{DRAW}object"
        )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _outline(element: Element) -> int:
    return max(1, number(element.get(f"{TEXT}outline-level", ""), 1))


def _kind(element: Element, style: ParagraphStyle, item: _Item | None) -> tuple[Kind, int]:
    if element.tag == f"{TEXT}h" or style.title:
        return "heading", style.title or _outline(element)
    return ("quote", 0) if style.quote else ("body", item.level if item else 0)


def _is_hidden(element: Element) -> bool:
    return element.tag == f"{TEXT}section" and element.get(f"{TEXT}display", "") == "none"
