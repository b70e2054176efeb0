"""Bands of columns that are tables: their rows, each with its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median

from apostille.importing.pdf.joins import joined, whole
from apostille.importing.pdf.strips import Row, Sides, Strip
from apostille.reading.sentences import is_cjk

_CLOSE = 1.9
_PROSE, _PROSE_CJK = 24, 11
_FILLED, _RUNNING = 0.85, 0.4
_ROWS = 3


def is_table(band: Sequence[Row], columns: Sequence[Sides]) -> bool:
    """Whether rows are read across: most have cells in the same columns, and these are no prose."""
    filled = [frozenset(column_of(columns, strip) for strip in row) for row in band]
    aligned = sum(len(each) > 1 for each in filled)
    full = sum(len(each) > 2 for each in filled)
    pairs = Counter(pair for each in filled for pair in combinations(sorted(each), 2))
    if 2 * aligned < len(band) or (full < 2 and max(pairs.values(), default=0) < _ROWS):
        return False
    return sum(_is_prose(band, column) for column in columns) < 2


def column_of(columns: Sequence[Sides], strip: Strip) -> int:
    return next((index for index, side in enumerate(columns) if side[0] <= strip.left <= side[1]), -1)


def _is_prose(band: Sequence[Row], column: Sides) -> bool:
    """Whether a column holds running lines: long ones that fill it, most of which go on with a sentence."""
    lines = [strip for row in band for strip in row if column[0] <= strip.left <= column[1]]
    if len(lines) < _ROWS:
        return False
    middle = lines[len(lines) // 2].text
    cased = middle.lower() != middle.upper()
    enough = _PROSE_CJK if is_cjk(middle[len(middle) // 2]) else _PROSE
    if median(len(strip.text) for strip in lines) < enough:
        return False
    if cased:
        return sum(strip.text.lstrip()[:1].islower() for strip in lines) >= _RUNNING * len(lines)
    return median(strip.width for strip in lines) >= _FILLED * max(strip.width for strip in lines)


def rows_of_table(band: Sequence[Row], columns: Sequence[Sides], from_right: bool) -> list[Row]:
    """The rows of a table, each with its cells; lines of one cell are joined."""
    steps = [upper[0].base - lower[0].base for upper, lower in pairwise(band)]
    tight = min(steps) * 1.25 if steps and max(steps) > 1.25 * min(steps) else 0.0
    rows: list[list[Strip | None]] = []
    for index, row in enumerate(band):
        cells = [_cell(row, column) for column in columns]
        step = steps[index - 1] if index else 0.0
        if rows and (step < tight or (cells[0] is None and step < _CLOSE * row[0].size)):
            rows[-1] = [_both(above, cell) for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    if from_right:
        rows = [row[::-1] for row in rows]
    return [[cell for cell in row if cell] for row in rows]


def _cell(row: Row, column: Sides) -> Strip | None:
    strips = [strip for strip in row if column[0] <= strip.left <= column[1]]
    return whole(strips) if strips else None


def _both(above: Strip | None, below: Strip | None) -> Strip | None:
    return joined(above, below) if above and below else above or below
