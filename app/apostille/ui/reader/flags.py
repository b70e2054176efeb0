"""What a review shows in the text: passages that wait, and those decided on and not changed yet.

Never by a colour alone: what waits has a dotted line around it, what is to be put right a dashed one and a tick, what
is left a short stroke.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from apostille.reading.span import Span
from apostille.ui.reader.highlights import band

if TYPE_CHECKING:
    from apostille.ui.kit.tokens import Tokens
    from apostille.ui.reader.page import Page
    from apostille.ui.reader.rows import Row

_SIGN = 9.0
"""The side of the square a sign stands in, in pixels of text at 100 %."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A passage and what is with it now."""

    span: Span
    state: Literal["open", "accepted", "left"]


def show(page: Page, flags: Iterable[Flag]) -> None:
    """Show these, in text order, and no others."""
    page.flags = tuple(flags)
    page.viewport().update()


def paint(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    """Paint the flags on ``rows``."""
    if not rows or not page.flags:
        return
    first, last = page.positions.in_text(rows[0].start), page.positions.in_text(rows[-1].end)
    scale = page.typography.pixels / 17.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for flag in page.flags:
        if flag.span.start < last and first < flag.span.end and flag.span.fits(page.reading.text):
            _paint(painter, rows, page.on_page(flag.span), flag, page.tokens, scale)


def _paint(
    painter: QPainter, rows: Sequence[Row], place: tuple[int, int], flag: Flag, tokens: Tokens, scale: float
) -> None:
    ink = QColor({"open": tokens.warning, "accepted": tokens.good, "left": tokens.second}[flag.state])
    dashes = {"open": [1.0, 2.0], "accepted": [4.0, 2.0], "left": [1.0, 0.0]}[flag.state]
    pen = QPen(ink, 1.2)
    pen.setDashPattern(dashes)
    for row in rows:
        top, height = band(row)
        ends = row.extents(*place) if row.start < place[1] and place[0] < row.end else []
        for left, right in ends:
            painter.setPen(pen)
            room = QRectF(left - 1.5, top, right - left + 3, height)
            if flag.state == "left":
                painter.drawLine(QLineF(room.bottomLeft(), room.bottomRight()))
            else:
                painter.drawRoundedRect(room, 3, 3)
        if ends and row.start < place[1] <= row.end and flag.state != "open":
            trailing = ends[0][0] if row.mirrored else ends[-1][1]
            _sign(painter, QPointF(trailing, top), flag.state, ink, scale)


def _sign(painter: QPainter, at: QPointF, state: str, ink: QColor, scale: float) -> None:
    """A tick or a stroke over the end of a passage, between two lines."""
    side = _SIGN * scale
    left, bottom = at.x() - side / 2, at.y() + 1
    painter.setPen(QPen(ink, 1.8 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if state == "left":
        painter.drawLine(QLineF(left + side * 0.1, bottom - side * 0.35, left + side * 0.9, bottom - side * 0.35))
    else:
        corners = ((0.1, 0.45), (0.4, 0.12), (0.95, 0.8))
        painter.drawPolyline(QPolygonF([QPointF(left + side * x, bottom - side * y) for x, y in corners]))
