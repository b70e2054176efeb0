"""A table → its rows as paragraphs, cells separated by tabs; a table that only arranges a page → what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from apostille.importing.paragraphs import Paragraph, one_line
from apostille.importing.words import Words

Cell = Sequence[Paragraph]
"""The paragraphs of one cell."""

_FEW_ROWS = 3
_MOST_PARAGRAPHS = 6
_MANY = 2.0
_LONG = 2000


def rows_of(rows: Sequence[Sequence[Cell]]) -> list[Paragraph]:
    """A paragraph a row; or the paragraphs of the cells one after the other, where the table arranges a page."""
    if _arranges(rows):
        return [paragraph for row in rows for cell in row for paragraph in cell]
    return [row for cells in rows if (row := _row(cells)).words]


def _row(cells: Sequence[Cell]) -> Paragraph:
    words = Words.joined([_cell(cell) for cell in cells], "\t") if cells else Words()
    said = next((paragraph for cell in cells for paragraph in cell), Paragraph(Words()))
    return Paragraph(words.stripped(), "table", direction=said.direction, language=said.language)


def _cell(cell: Cell) -> Words:
    """The words of a cell on one line, numbers printed."""
    lines: list[Words] = []
    for paragraph in cell:
        words = one_line(paragraph.words.lines())
        lines.append(words.prefixed(f"{paragraph.printed}{paragraph.gap}") if paragraph.printed and words else words)
    return one_line(lines).without_tabs()


def _arranges(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether cells stand beside one another for the look of the page: a masthead, an address, a whole page."""
    cells = [filled for row in rows for cell in row if (filled := [each for each in cell if each.words])]
    if not cells or max((sum(1 for cell in row if any(each.words for each in cell)) for row in rows), default=0) < 2:
        return True
    most = max(len(cell) for cell in cells)
    if any(each.kind in ("heading", "table") for cell in cells for each in cell) or most > _MOST_PARAGRAPHS:
        return True
    if max(sum(len(each.words.text) for each in cell) for cell in cells) > _LONG:
        return True
    return (len(rows) <= _FEW_ROWS and most > 1) or sum(map(len, cells)) > _MANY * len(cells)
