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
THICKNESS, STEP = 2.0, 2.5
"""Of an underline, and from one to the next."""

Sums = tuple[float, float, float, int]
"""Red, green and blue of several colours added up, and how many they are."""
Laid = tuple[int, int, int, Mark, Rgb]
"""A mark where it lies: start and end on the page, lane, mark, its one colour."""


class Inks:
    """The colours of the marks in one theme, mixed once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._paper = colour.parse(tokens.paper)
        self._own: dict[tuple[str, ...], Rgb] = {}
        self._mixed: dict[Sums, QColor] = {}
        self._underlines: dict[tuple[str, float], QBrush] = {}
        self._stripes: dict[str, QColor] = {}

    def of(self, mark: Mark) -> Rgb:
        """The one colour of a mark: the mean of its tags' colours."""
        found = self._own.get(mark.colours)
        if found is None:
            found = colour.mean([colour.parse(self.tokens.tag(name)) for name in mark.colours or ("",)])
            self._own[mark.colours] = found
        return found

    def tint(self, sums: Sums) -> QColor:
        """The ground under words over which so many marks lie whose colours add up to these sums."""
        found = self._mixed.get(sums)
        if found is None:
            red, green, blue, count = sums
            exact = (red / count, green / count, blue / count)
            mixed = colour.mix(self._paper, exact, OVERLAP_SHARE if count > 1 else SHARE)
            found = self._mixed[sums] = QColor(colour.write(mixed))
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
    """The grounds that the marks over a row give it: one for each stretch between two ends of marks."""
    top, height = band(row)
    found: list[Tint] = []
    red = green = blue = 0.0
    count, at = 0, row.start
    for place, sign, (r, g, b) in _changes(row, over):
        if place > at:
            if count:
                ground = inks.tint((red, green, blue, count))
                found += [(ground, QRectF(left, top, right - left, height)) for left, right in row.extents(at, place)]
            at = place
        count += sign
        red, green, blue = red + sign * r, green + sign * g, blue + sign * b
    return found


def _changes(row: Row, over: Sequence[Laid]) -> list[tuple[int, int, Rgb]]:
    """Where in a row a mark begins (1) or ends (-1), in order, and where the row ends."""
    first, last = row.start, row.full
    changes = [(start if start > first else first, 1, own) for start, _, _, _, own in over]
    changes += [(end, -1, own) for _, end, _, _, own in over if end < last]
    changes.sort(key=itemgetter(0))
    changes.append((last, 0, (0.0, 0.0, 0.0)))
    return changes


def lines(row: Row, over: Sequence[Laid]) -> list[Line]:
    """The underlines of the marks over a row, one below another."""
    first = row.baseline + 4
    return [
        (mark.colours[0] if mark.colours else "", QRectF(left, first + lane * STEP, right - left, THICKNESS))
        for start, end, lane, mark, _ in over
        if lane < LANES
        for left, right in row.extents(start, end)
    ]
