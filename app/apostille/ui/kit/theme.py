"""The theme the application shows: its palette, and its colours for what paints itself.

What theme it is stands on the QApplication; whoever paints asks at each paint, so that nothing has to be told.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from apostille.ui.kit.tokens import LIGHT, TAG_COLOURS, THEMES, Tokens

__all__ = ["NAMES", "TAG_COLOURS", "apply", "chosen", "reading_font", "swatch", "tag", "tokens"]

NAMES = ("system", *THEMES)
"""What can be chosen: as the system has it, or one of the themes."""
DOT = 9
_PROPERTY = "apostille_theme"


def apply(name: str = "system") -> Tokens:
    """Show the theme of that name; "system" (or a strange name) takes the one the system asks for."""
    found = chosen(name)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setProperty(_PROPERTY, found.name)
        application.setStyle("Fusion")
        application.setPalette(palette(found))
    return found


def chosen(name: str) -> Tokens:
    """The colours of the theme of that name, as ``apply`` understands names."""
    if name in THEMES:
        return THEMES[name]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return THEMES["contrast"]
    return THEMES["dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"]


def tokens() -> Tokens:
    """The colours shown now; those of the light theme before any was applied."""
    application = QGuiApplication.instance()
    name = None if application is None else application.property(_PROPERTY)
    return THEMES.get(str(name), LIGHT)


def tag(name: str) -> QColor:
    """The colour of a tag in the theme shown now."""
    return QColor(tokens().tag(name))


def swatch(name: str, side: int = 12) -> QIcon:
    """A small square of a tag's colour, ``side`` pixels wide, for menus and lists."""
    pixmap = QPixmap(QSize(side, side) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_swatch(painter, QRectF(1, 1, side - 2, side - 2), tag(name))
    return QIcon(pixmap)


def dot(colour: QColor) -> QIcon:
    """A small round sign, ``DOT`` pixels wide, beside words."""
    pixmap = QPixmap(QSize(DOT, DOT) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(0.5, 0.5, DOT - 1, DOT - 1))
    return QIcon(pixmap)


def paint_swatch(painter: QPainter, room: QRectF, ground: QColor) -> None:
    """A square of one colour with round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(room, room.width() * 0.3, room.height() * 0.3)


def reading_font() -> str:
    """The family that statements are read in where the analyst has chosen none."""
    from apostille.ui.reader.typography import present

    return present()


def palette(found: Tokens) -> QPalette:
    """Every role of Qt's palette in the colours of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: found.ground, role.WindowText: found.ink, role.Base: found.paper,
        role.AlternateBase: found.panel, role.Text: found.ink, role.Button: found.panel, role.ButtonText: found.ink,
        role.BrightText: found.error, role.ToolTipBase: found.paper, role.ToolTipText: found.ink,
        role.PlaceholderText: found.third, role.Highlight: found.selection, role.HighlightedText: found.ink,
        role.Link: found.accent, role.LinkVisited: found.accent, role.Accent: found.accent,
        role.Light: found.paper, role.Midlight: found.panel, role.Mid: found.line, role.Dark: found.edge,
        role.Shadow: found.edge,
    }.items():  # fmt: skip
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(found.third))
    return made
