"""Strips on a page → areas in the order of reading: columns side by side, tables, and what runs over the whole width.

Where two strips stand side by side, the gap between them may be a gutter. A band is a run of rows over which a gutter
stays open; columns of prose and the two sides of a masthead are read one after the other, a table row by row. A gap
that the rows above and below run across is only a wide blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from apostille.importing.pdf.joins import joined, whole
from apostille.importing.pdf.loose import closed, is_paragraph
from apostille.importing.pdf.strips import Row, Sides, Strip
from apostille.importing.pdf.tables import column_of, is_table, rows_of_table
from apostille.reading.numbering import label_of, note_mark

_LEVEL = 0.3
_NEAR = 0.7
_LABEL_GAP = 6.0
_LONG_LABEL = 8
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z](?=\.))(?:\.\d{1,2}){0,4}")
"""The number of a section, without a full stop behind it."""
_FAR = 5.0
_CLOSE = 1.9
_DEEPEST = 3
_MOST_ROWS = 2000
"""A page with more rows is a drawing, or made to be slow: it is read from the top to the foot."""


@dataclass(frozen=True, slots=True)
class Area:
    """Rows that are read from the top to the foot; in a table the strips of a row are its cells."""

    kind: Literal["lines", "table"]
    rows: list[Row]
    column: Sides | None = None
    """The sides of the column, where it is one of several."""


def areas_of(strips: Sequence[Strip], *, from_right: bool = False) -> list[Area]:
    """The areas of a page in the order of reading; ``from_right`` where columns are read from the right."""
    rows = rows_of(strips)
    return list(_flow(rows, from_right, _DEEPEST if len(rows) < _MOST_ROWS else 0))


def rows_of(strips: Sequence[Strip]) -> list[Row]:
    """The strips by base line from the top; those that touch are one, and so are a label and what it heads."""
    rows: list[Row] = []
    for strip in sorted(strips, key=lambda strip: -strip.base):
        if rows and rows[-1][0].base - strip.base < _LEVEL * min(strip.size, rows[-1][0].size):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [_merged(row) if len(row) > 1 else row for row in rows]


def _merged(row: Row) -> Row:
    row.sort(key=lambda strip: strip.left)
    merged = [row[0]]
    for strip in row[1:]:
        before = merged[-1]
        gap, size = strip.left - before.right, min(strip.size, before.size)
        if gap < _NEAR * size or (gap < _LABEL_GAP * size and _is_label(before, strip)):
            merged[-1] = joined(before, strip)
        else:
            merged.append(strip)
    return merged


def _is_label(before: Strip, strip: Strip) -> bool:
    """Whether one of two neighbours is but the number, bullet or note mark of the other.

    Where letters run to the left it stands on the right, and what is seen as ".1" is read "1.".
    """
    if _SECTION.fullmatch(before.text) and strip.text.lstrip()[:1].isalpha():
        return True
    if before.leftward and len(strip.text) <= _LONG_LABEL:
        return _heads(strip.text) or _heads(strip.text[::-1])
    return len(before.text) <= _LONG_LABEL and _heads(before.text)


def _heads(mark: str) -> bool:
    found = label_of(f"{mark} x")
    return (found is not None and found.length >= len(mark)) or note_mark(f"{mark} x") is not None


def _flow(rows: list[Row], from_right: bool, depth: int) -> Iterator[Area]:
    """The rows, cut where a band of columns begins or ends."""
    rows = closed(rows, inner=depth < _DEEPEST)
    above: list[Row] = []
    place = 0
    while place < len(rows):
        end = _band_end(rows, place) if depth else place
        if end == place:
            above.append(rows[place])
            place += 1
            continue
        band = rows[place:end]
        if is_paragraph(rows, place, end):
            above += [[whole(row)] for row in band]
        else:
            band = [*_taken_back(above, band), *band]
            if above:
                yield Area("lines", above)
                above = []
            yield from _columns(band, from_right, depth)
        place = end
    if above:
        yield Area("lines", above)


def _band_end(rows: Sequence[Row], start: int) -> int:
    """Where the band ends that begins at ``start``; ``start`` where none does."""
    if len(rows[start]) == 1 and not (start + 1 < len(rows) and _staggered(rows[start], rows[start + 1])):
        return start
    end = start + 1
    sides = [_sides(strip) for strip in rows[start]]
    last = start + 1
    for place in range(start + 1, len(rows)):
        row = rows[place]
        if rows[place - 1][0].base - row[0].base > _FAR * row[0].size:
            break
        grown = _united([*sides, *map(_sides, row)], row[0].size)
        if len(grown) < 2:
            break
        beside = len(row) > 1 or _staggered(rows[place - 1], row)
        if beside or (last == place and _continues(rows[start:place], row, grown)):
            last = place + 1
        sides, end = grown, place + 1
    return min(last, end)


def _taken_back(above: list[Row], band: Sequence[Row]) -> list[Row]:
    """Takes those of the rows above a band that begin one of its columns."""
    size = band[0][0].size
    columns = _united([_sides(strip) for row in band for strip in row], size)
    taken: list[Row] = []
    while above and len(above[-1]) == 1:
        strip = above[-1][0]
        column = next((side for side in columns if side[0] - size < strip.left and strip.right < side[1] + size), None)
        below = (each for row in [*taken, *band] for each in row)
        next_line = next((each for each in below if column and column[0] - size < each.left <= column[1]), None)
        if next_line is None or strip.base - next_line.base > _CLOSE * max(strip.size, next_line.size):
            break
        taken.insert(0, above.pop())
    return taken


def _staggered(upper: Row, lower: Row) -> bool:
    """Whether two rows overlap in height, so that they stand side by side without sharing a base line."""
    size = min(upper[0].size, lower[0].size)
    if upper[0].base - lower[0].base > 0.7 * size:
        return False
    return all(a.right + size < b.left or b.right + size < a.left for a in upper for b in lower)


def _continues(band: Sequence[Row], row: Row, columns: Sequence[Sides]) -> bool:
    """Whether a row with nothing beside it still belongs to its column, right under the last row of that."""
    column = next(side for side in columns if side[0] <= row[0].left <= side[1])
    above = [strip for each in band for strip in each if column[0] <= strip.left <= column[1]]
    return bool(above) and above[-1].base - row[0].base < _CLOSE * max(row[0].size, above[-1].size * 0.8)


def _sides(strip: Strip) -> Sides:
    return strip.left, strip.right


def _united(sides: Sequence[Sides], size: float) -> list[Sides]:
    """The columns that these lie in: what is left of the width when gaps of at least ``size`` are taken away."""
    united: list[Sides] = []
    for left, right in sorted(sides):
        if united and left - united[-1][1] < size:
            united[-1] = (united[-1][0], max(united[-1][1], right))
        else:
            united.append((left, right))
    return united


def _columns(band: list[Row], from_right: bool, depth: int) -> Iterator[Area]:
    """The areas of a band: a table, or its columns one after the other."""
    size = median(strip.size for row in band for strip in row)
    columns = _beside(band, _united([_sides(strip) for row in band for strip in row], size))
    if is_table(band, columns):
        yield Area("table", rows_of_table(band, columns, from_right))
        return
    for column in reversed(columns) if from_right else columns:
        rows = [[strip for strip in row if column[0] <= strip.left <= column[1]] for row in band]
        inner = [_merged(row) if len(row) > 1 else row for row in rows if row]
        for area in _flow(inner, from_right, depth - 1):
            yield Area(area.kind, area.rows, area.column or column)


def _beside(band: Sequence[Row], columns: Sequence[Sides]) -> list[Sides]:
    """The columns, those as one that never stand beside each other."""
    levels = [*band, *([*upper, *lower] for upper, lower in pairwise(band) if _staggered(upper, lower))]
    united = [columns[0]]
    for column in columns[1:]:
        both = (united[-1], column)
        if any(len({column_of(both, strip) for strip in row} - {-1}) > 1 for row in levels):
            united.append(column)
        else:
            united[-1] = (united[-1][0], column[1])
    return united
