"""The pages of a document → its paragraphs, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from apostille.importing.pdf import footnotes
from apostille.importing.pdf.bidi import settle
from apostille.importing.pdf.flow import lines_of, origin_of, printed
from apostille.importing.pdf.footnotes import Note
from apostille.importing.pdf.layout import Area, areas_of
from apostille.importing.pdf.measure import Measure, base_direction, direction_of, flush_direction, measured
from apostille.importing.pdf.pages import Page
from apostille.importing.pdf.strips import Strip
from apostille.reading.line import Line
from apostille.reading.reading import Direction
from apostille.reading.reflow import gathered

_LONG_LINE = 20
_NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph, the cells of a row of a table, or the lines of a note with its mark."""

    lines: Sequence[Line]
    cells: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All paragraphs of a document, and how it is set."""

    paragraphs: list[Paragraph]
    measure: Measure


_Item = Line | Paragraph
_Placed = tuple[Page, Area, Direction]


def told(pages: Sequence[Page]) -> Story:
    """The story that these pages tell, notes at its end; their furniture has been taken off before."""
    placed = _placed(pages)
    measure = measured([(area, direction) for _, area, direction in placed])
    notes: list[Note] = []
    items: list[_Item] = []
    for page, area, direction in placed:
        kept, found = footnotes.parted(area, direction, measure, page.number)
        notes += found
        if kept.kind == "table":
            items += [_cells(row, page.number) for row in kept.rows]
        elif kept.rows:
            items.append(_break(items, kept, page.number))
            items += lines_of(kept, direction, measure, page.number)
    told_last = [Paragraph(note.lines, note=note.mark) for note in notes]
    return Story([*_paragraphs(items), *told_last], measure)


def _placed(pages: Iterable[Page]) -> list[_Placed]:
    """The areas of all pages in the order of reading, and from which side the lines of each begin."""
    areas = [(page, area) for page in pages for area in _areas(page)]
    document = base_direction([area for _, area in areas])
    flush = flush_direction(area for _, area in areas)
    placed: list[_Placed] = [(page, area, direction_of(area, flush)) for page, area in areas]
    for _, area, _ in placed:
        for row in area.rows:
            for strip in row:
                settle(strip, document)
    return placed


def _areas(page: Page) -> Iterator[Area]:
    """What stands upright, then what is turned, all of one turn together."""
    yield from _flow(page.strips)
    for _, turned in groupby(sorted(page.turned, key=lambda strip: strip.turn), key=lambda strip: strip.turn):
        yield from _flow(list(turned))


def _flow(strips: Sequence[Strip]) -> list[Area]:
    letters = sum(len(strip.text) for strip in strips)
    leftward = sum(len(strip.text) for strip in strips if strip.leftward)
    return areas_of(strips, from_right=2 * leftward > letters)


def _cells(row: Sequence[Strip], number: int) -> Paragraph:
    cells = [printed(strip, number) for strip in row]
    return Paragraph([cell for cell in cells if cell], cells=True)


def _break(items: Sequence[_Item], area: Area, number: int) -> Line:
    """What stands before an area: the end of a page or of a column, or but a blank line."""
    last = next((item for item in reversed(items) if isinstance(item, Line) and item), None)
    before = origin_of(last) if last else None
    return Line("", page=before is not None and (before.number != number or area.column is not None))


def _paragraphs(items: Iterable[_Item]) -> Iterator[Paragraph]:
    for told_in_lines, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if told_in_lines:
            lines = [item for item in group if isinstance(item, Line)]
            for found in gathered(lines, _broad(lines)):
                yield Paragraph(found)
        else:
            yield from (item for item in group if isinstance(item, Paragraph) and item.lines)


def _broad(lines: Iterable[Line]) -> int:
    """How wide the text is set, in columns: what nine in ten of the longer lines keep to."""
    reaches = sorted(line.columns for line in lines if len(line.words) > _LONG_LINE)
    return max(_NARROWEST, reaches[len(reaches) * 9 // 10] if reaches else 0)
