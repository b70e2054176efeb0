"""Highlights, painted under the text for the lines in sight.

Overlaps never stack tints: a stretch has the mean colour of the annotations over it. Underlines lie below one another,
each in the lane of its mark and with the pattern of its colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from apostille.ui.kit import colour
from apostille.ui.kit.colour import Rgb
from apostille.ui.kit.tokens import PATTERNS, Tokens
from apostille.ui.reader.brushes import dashed, hatched
from apostille.ui.reader.marks import LANES, Mark
from apostille.ui.reader.rows import Row

SHARE, OVERLAP_SHARE = 0.20, 0.25
"""How strong a tint is: of one annotation, and of several."""
THICKNESS = 2.0

Laid = tuple[int, int, int, Mark, Rgb]
"""A mark where it lies: start and end on the page, lane, mark, its one colour."""


class Inks:
    """The colours of the marks in one theme, mixed once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._paper = colour.parse(tokens.paper)
        self._own: dict[tuple[str, ...], Rgb] = {}
        self._mixed: dict[tuple[int, int, int, bool], QColor] = {}
        self._underlines: dict[tuple[str, float], QBrush] = {}
        self._stripes: dict[str, QColor] = {}

    def of(self, mark: Mark) -> Rgb:
        """The one colour of a mark: the mean of its tags' colours."""
        found = self._own.get(mark.colours)
        if found is None:
            found = colour.mean([colour.parse(self.tokens.tag(name)) for name in mark.colours or ("",)])
            self._own[mark.colours] = found
        return found

    def tint(self, red: float, green: float, blue: float, count: int) -> QColor:
        """The ground under words over which ``count`` marks lie whose colours add up to these sums."""
        # A quarter of the colour is seen at most: steps of four are below what an eye or a screen tells apart.
        key = (int(red / count) & ~3, int(green / count) & ~3, int(blue / count) & ~3, count > 1)
        found = self._mixed.get(key)
        if found is None:
            exact = (red / count, green / count, blue / count)
            mixed = colour.mix(self._paper, exact, OVERLAP_SHARE if count > 1 else SHARE)
            found = self._mixed[key] = QColor(colour.write(mixed))
        return found

    def underline(self, name: str, density: float) -> QBrush:
        """The underline of a tag colour, on a screen of so many dots a pixel."""
        found = self._underlines.get((name, density))
        if found is None:
            found = dashed(self.tokens.tag(name), PATTERNS.get(name, ()), THICKNESS, density)
            self._underlines[name, density] = found
        return found

    def stripe(self, name: str) -> QColor:
        """The stripe of a tag colour."""
        found = self._stripes.get(name)
        if found is None:
            found = self._stripes[name] = QColor(self.tokens.tag(name))
        return found

    def hatching(self, density: float) -> QBrush:
        """The stripe that those share which overlap too deep for one each."""
        found = self._underlines.get(("hatched", density))
        if found is None:
            found = self._underlines["hatched", density] = hatched(self.tokens.second, density)
        return found


Tint = tuple[QColor, QRectF]
"""A ground and where it lies."""
Line = tuple[str, QRectF]
"""The colour's name of an underline and where it lies."""


def paint(painter: QPainter, grounds: Iterable[Tint], underlines: Iterable[Line], inks: Inks) -> None:
    """Paint grounds, and underlines over them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for ground, rect in grounds:
        painter.fillRect(rect, ground)
    density = painter.device().devicePixelRatio()
    for name, drawn in underlines:
        painter.fillRect(drawn, inks.underline(name, density))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def by_row(rows: Iterable[Row], laid: Sequence[Laid]) -> Iterator[tuple[Row, list[Laid]]]:
    """Each row (downward) that has marks (in text order), with them."""
    active: list[Laid] = []
    upto = 0
    for row in rows:
        first = upto
        while upto < len(laid) and laid[upto][0] < row.full:
            upto += 1
        active = [one for one in (*active, *laid[first:upto]) if one[1] > row.start]
        if active:
            yield row, active


def band(row: Row) -> tuple[float, float]:
    """Top and height of the ground under the letters of a row."""
    return row.top - 1, row.ascent + 7


def tints(row: Row, over: Sequence[Laid], inks: Inks) -> list[Tint]:
    """The grounds that the marks over a row give it."""
    top, height = band(row)
    if row.mixed:
        return [
            (ground, QRectF(left, top, right - left, height))
            for start, end, ground in _stretches(row, over, inks)
            for left, right in row.extents(start, end)
        ]
    x = row.leading
    return [
        (ground, QRectF(left := x(start), top, x(end) - left, height))
        for start, end, ground in _stretches(row, over, inks)
    ]


def _stretches(row: Row, over: Sequence[Laid], inks: Inks) -> Iterator[tuple[int, int, QColor]]:
    """The stretches of a row with one ground each; every end of a mark is met once."""
    first, last = row.start, row.full
    changes: list[tuple[int, int, Rgb]] = []
    for start, end, _, _, own in over:
        changes.append((start if start > first else first, 1, own))
        if end < last:
            changes.append((end, -1, own))
    changes.sort(key=itemgetter(0))
    changes.append((last, 0, (0.0, 0.0, 0.0)))
    red = green = blue = 0.0
    count, at = 0, first
    for place, sign, own in changes:
        if place > at and count:
            yield at, place, inks.tint(red, green, blue, count)
        at = place
        count += sign
        red, green, blue = red + sign * own[0], green + sign * own[1], blue + sign * own[2]


def lines(row: Row, over: Sequence[Laid]) -> list[Line]:
    """The underlines of the marks over a row, one below another."""
    found: list[Line] = []
    for start, end, lane, mark, _ in over:
        if lane < LANES:
            y = row.baseline + 4 + lane * (THICKNESS + 0.5)
            name = mark.colours[0] if mark.colours else ""
            found += [(name, QRectF(left, y, right - left, THICKNESS)) for left, right in row.extents(start, end)]
    return found
