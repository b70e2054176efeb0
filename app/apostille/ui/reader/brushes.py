"""Dashes and hatching as small tiles: a tile is copied, where a pattern of Qt's pen is computed for every line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform


def dashed(colour: str, pattern: Sequence[float], thickness: float, density: float) -> QBrush:
    """An underline's brush: dashes and gaps in widths of the line, for a screen of so many dots a pixel."""
    if not pattern:
        return QBrush(QColor(colour))
    edges = [0]
    for length in pattern:
        edges.append(edges[-1] + max(1, round(length * thickness * density)))
    tile = _blank(edges[-1], 8)
    with QPainter(tile) as painter:
        for at in range(0, len(pattern), 2):
            painter.fillRect(edges[at], 0, edges[at + 1] - edges[at], 8, QColor(colour))
    return _brush(tile, density)


def hatched(colour: str, density: float) -> QBrush:
    """Thin strokes from lower left to upper right."""
    side = round(4 * density)
    tile = _blank(side, side)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), density))
        for shift in (-side, 0, side):
            painter.drawLine(shift, side, shift + side, 0)
    return _brush(tile, density)


def _blank(width: int, height: int) -> QPixmap:
    tile = QPixmap(width, height)
    tile.fill(Qt.GlobalColor.transparent)
    return tile


def _brush(tile: QPixmap, density: float) -> QBrush:
    brush = QBrush(tile)
    if density != 1:
        brush.setTransform(QTransform.fromScale(1 / density, 1 / density))
    return brush
