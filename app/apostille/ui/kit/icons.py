"""The icons: strokes on a square of 24, coloured from the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from apostille import paths
from apostille.ui.kit import theme

_SIDES = (16, 20, 24)
_DENSITIES = (1, 2, 3)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon ``resources/icons/name.svg`` in a colour (#rrggbb), by default that of second words.

    Raises ``FileNotFoundError`` where there is none of that name. A disabled one is drawn in the edge's colour.
    """
    shown = theme.tokens()
    return _made(name, colour or shown.second, shown.edge)


def names() -> list[str]:
    """The names of all icons."""
    return sorted(file.stem for file in _folder().glob("*.svg"))


@lru_cache(maxsize=256)
def _made(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        drawing = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", ink).encode()))
        for side in _SIDES:
            for density in _DENSITIES:
                made.addPixmap(_drawn(drawing, side, density), mode)
    return made


def _drawn(drawing: QSvgRenderer, side: int, density: int) -> QPixmap:
    pixmap = QPixmap(side * density, side * density)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        drawing.render(painter, QRectF(0, 0, side * density, side * density))
    pixmap.setDevicePixelRatio(density)
    return pixmap


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


def _folder() -> Path:
    return paths.resources() / "icons"
