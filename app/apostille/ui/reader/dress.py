"""What makes a QTextEdit a page: it is read, selected and scrolled, and looks like paper, not like a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QTextEdit

from apostille.ui.kit.tokens import Tokens
from apostille.ui.words import say


def set_up(page: QTextEdit) -> None:
    """Words can be selected by mouse and by keys, and nothing typed."""
    page.setReadOnly(True)
    page.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    page.setPlaceholderText(say("This file holds no text that can be read, only pages. It is kept as it came."))
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    page.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    page.viewport().setMouseTracking(True)
    bar = page.verticalScrollBar()

    def rest(least: int, most: int) -> None:
        """Nothing to scroll: the bar keeps its room and shows no handle."""
        bar.setEnabled(most > least)

    bar.rangeChanged.connect(rest)


def colour(page: QTextEdit, tokens: Tokens) -> None:
    """Paper and ink; what is selected is painted under the text with an outline, so Qt's own is not seen."""
    palette = QPalette(page.palette())
    for role, value in (
        (QPalette.ColorRole.Base, tokens.paper),
        (QPalette.ColorRole.Window, tokens.paper),
        (QPalette.ColorRole.Text, tokens.ink),
        (QPalette.ColorRole.HighlightedText, tokens.ink),
    ):
        palette.setColor(role, QColor(value))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    page.setPalette(palette)
    # A sheet of the window would give this page the look of a field.
    page.setStyleSheet(
        f"Page {{ background: {tokens.paper}; color: {tokens.ink}; border: none; border-radius: 0; padding: 0;"
        f" selection-background-color: transparent; selection-color: {tokens.ink}; }}"
    )
