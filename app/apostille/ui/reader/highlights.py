"""Highlights, painted under the text for the lines in sight.

Overlaps never stack tints: a stretch has the mean colour of the annotations over it. Underlines lie below one another,
each in the lane of its mark and with the pattern of its colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from apostille.ui.kit import colour
from apostille.ui.kit.colour import Rgb
from apostille.ui.kit.tokens import PATTERNS, Tokens
from apostille.ui.reader.marks import LANES, Mark
from apostille.ui.reader.rows import Row

SHARE, OVERLAP_SHARE = 0.20, 0.25
"""How strong a tint is: of one annotation, and of several."""
THICKNESS = 2.0

Laid = tuple[int, int, int, Mark]
"""A mark where it lies: start and end on the page, lane, mark."""


class Inks:
    """The colours of the marks in one theme, mixed once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._paper = colour.parse(tokens.paper)
        self._mixed: dict[tuple[tuple[str, ...], ...], QColor] = {}
        self._pens: dict[str, QPen] = {}

    def of(self, mark: Mark) -> Rgb:
        """The one colour of a mark: the mean of its tags' colours."""
        return colour.mean([colour.parse(self.tokens.tag(name)) for name in mark.colours or ("",)])

    def tint(self, marks: Sequence[Mark]) -> QColor:
        """The ground under words that ``marks`` lie over."""
        key = tuple(sorted(mark.colours for mark in marks))
        if key not in self._mixed:
            share = SHARE if len(marks) == 1 else OVERLAP_SHARE
            self._mixed[key] = QColor(
                colour.write(colour.mix(self._paper, colour.mean([self.of(mark) for mark in marks]), share))
            )
        return self._mixed[key]

    def pen(self, name: str) -> QPen:
        """The underline of a tag colour."""
        if name not in self._pens:
            pen = QPen(QColor(self.tokens.tag(name)), THICKNESS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if PATTERNS.get(name):
                pen.setDashPattern(list(PATTERNS[name]))
            self._pens[name] = pen
        return self._pens[name]


def paint(painter: QPainter, rows: Iterable[Row], laid: Sequence[Laid], inks: Inks) -> None:
    """Paint the tints and underlines of ``laid`` (in text order) on ``rows`` (downward)."""
    tints: dict[tuple[int, ...], tuple[QColor, list[QRectF]]] = {}
    lines: dict[str, list[QLineF]] = defaultdict(list)
    for row, over in by_row(rows, laid):
        _tint(row, over, inks, tints)
        _underline(row, over, lines)
    painter.setPen(Qt.PenStyle.NoPen)
    for ground, rects in tints.values():
        painter.setBrush(ground)
        painter.drawRects(rects)
    for name, drawn in lines.items():
        painter.setPen(inks.pen(name))
        painter.drawLines(drawn)


def by_row(rows: Iterable[Row], laid: Sequence[Laid]) -> Iterable[tuple[Row, list[Laid]]]:
    """Each row that has marks, with them."""
    active: list[Laid] = []
    upto = 0
    for row in rows:
        while upto < len(laid) and laid[upto][0] < row.full:
            active.append(laid[upto])
            upto += 1
        active = [one for one in active if one[1] > row.start]
        if active:
            yield row, active


def band(row: Row) -> tuple[float, float]:
    """Top and height of the ground under the letters of a row."""
    return row.top - 1, row.ascent + 7


def _tint(row: Row, over: list[Laid], inks: Inks, tints: dict[tuple[int, ...], tuple[QColor, list[QRectF]]]) -> None:
    top, height = band(row)
    for start, end, marks in _stretches(row, over):
        ground = inks.tint(marks)
        _, rects = tints.setdefault((ground.rgba(),), (ground, []))
        rects.extend(QRectF(left, top, right - left, height) for left, right in row.extents(start, end))


def _stretches(row: Row, over: list[Laid]) -> Iterable[tuple[int, int, list[Mark]]]:
    """The stretches of a row over which the same marks lie."""
    edges = sorted({row.start, row.full} | {edge for one in over for edge in one[:2] if row.start < edge < row.full})
    active: list[Laid] = []
    upto = 0
    for start, end in pairwise(edges):
        while upto < len(over) and over[upto][0] <= start:
            active.append(over[upto])
            upto += 1
        active = [one for one in active if one[1] > start]
        if active:
            yield start, end, [one[3] for one in active]


def _underline(row: Row, over: list[Laid], lines: dict[str, list[QLineF]]) -> None:
    for start, end, lane, mark in over:
        if lane < LANES:
            y = row.baseline + 5 + lane * (THICKNESS + 0.5)
            name = mark.colours[0] if mark.colours else ""
            lines[name].extend(QLineF(left, y, right, y) for left, right in row.extents(start, end))
