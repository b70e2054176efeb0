"""Rows with gaps that are but lines of a paragraph, spread wide to fill it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from apostille.importing.pdf.joins import whole
from apostille.importing.pdf.strips import Row, Sides

_CLOSE = 1.9
_APART = 3.0
_FEW = 3
_INDENT = 5.0
_ALIKE = 1.6


def closed(rows: list[Row], *, inner: bool) -> list[Row]:
    """The rows, those that are but lines of a paragraph with wide blanks as one strip; ``inner`` inside a column."""
    if not any(len(row) > 1 for row in rows):
        return rows
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    return [
        [whole(row)] if len(row) > 1 and _is_loose(rows, index, (left, right), inner=inner) else row
        for index, row in enumerate(rows)
    ]


def _is_loose(rows: Sequence[Row], index: int, sides: Sides, *, inner: bool) -> bool:
    """Whether a row is a line spread over the whole width: its gaps are alike, and lines above or below cross them."""
    row = rows[index]
    size = row[0].size
    if row[0].left > sides[0] + _INDENT * size or row[-1].right < sides[1] - size:
        return False
    gaps = [(a.right, b.left) for a, b in pairwise(row)]
    widths = [end - start for start, end in gaps]
    loosest = max(strip.loosest for strip in row)
    near = [rows[other] for other in (index - 1, index + 1) if 0 <= other < len(rows) and _is_close(rows[other], row)]
    crossed = [[any(a.left < start and a.right > end for a in other) for start, end in gaps] for other in near]
    over = sum(any(each) for each in zip(*crossed, strict=True))
    if not near or over < (len(gaps) / 2 if inner and loosest else len(gaps)):
        return False
    if loosest:
        return min(widths) <= _ALIKE * loosest
    return max(widths) <= _ALIKE * min(widths) if len(row) > 2 else all(each[0] for each in crossed)


def _is_close(other: Row, row: Row) -> bool:
    return (
        abs(other[0].base - row[0].base) < _CLOSE * row[0].size and abs(other[0].size - row[0].size) < 0.1 * row[0].size
    )


def is_paragraph(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether the few rows of a band are lines of a paragraph with wide blanks: a neighbour runs across all gaps."""
    band = rows[start:end]
    if len(band) > _FEW:
        return False
    size = median(strip.size for row in band for strip in row)
    widest = max((b.left - a.right for row in band for a, b in pairwise(row)), default=0.0)
    if len(band) == 1 and widest < _APART * size and len(band[0]) == 2:
        return True
    left, right = min(row[0].left for row in band), max(row[-1].right for row in band)
    for near, own in ((start - 1, start), (end, end - 1)):
        if not 0 <= near < len(rows) or len(rows[near]) > 1:
            continue
        other = rows[near][0]
        close = abs(other.base - rows[own][0].base) < _CLOSE * size and abs(other.size - size) < 0.1 * size
        if close and other.left < left + 4 * size and other.right > right - 0.3 * (right - left):
            return True
    return False
