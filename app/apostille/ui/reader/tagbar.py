"""The bar at a passage: what can be done with words just selected by mouse, without a way to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QToolButton, QWidget

from apostille.ui.boxes import tip
from apostille.ui.kit import icons, theme
from apostille.ui.words import say

QuickTag = tuple[int, str, str, int | None]
"""A tag as the bar offers it: id, name, colour, its digit."""
_MOST = 3
_SQUARE = 10


class TagBar(QFrame):
    """Tag, highlight, note, and the tags used last. Lies over the reader; never takes the focus."""

    tag_asked = Signal()
    highlight_asked = Signal()
    note_asked = Signal()
    taken = Signal(int)
    """A tag of the bar is to be put on."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("tagBar")
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(2)
        self._quick: list[QToolButton] = []
        self._offered: tuple[QuickTag, ...] = ()
        self._icons = [
            (self._add(say("Tag"), say("Tag"), self.tag_asked.emit, "tag"), "tag"),
            (self._add(say("Highlight"), say("Highlight only"), self.highlight_asked.emit, "highlight"), "highlight"),
            (self._add(say("Note"), say("Note"), self.note_asked.emit, "note"), "note"),
        ]
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setColor(QColor(0, 0, 0, 60))
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        self.hide()

    def _add(self, words: str, told: str, do: Callable[..., object], action: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        tip(button, told, action)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.hide)
        button.clicked.connect(do)
        self._row.addWidget(button)
        return button

    def offer(self, tags: Sequence[QuickTag]) -> None:
        """Offer these tags beside the three gestures: the first few of them."""
        if (*tags[:_MOST],) == self._offered:
            return
        self._offered = (*tags[:_MOST],)
        for button in self._quick:
            self._row.removeWidget(button)
            button.deleteLater()
        self._quick = []
        for tag, name, colour, key in tags[:_MOST]:
            told = f"{name} ({key})" if key is not None else name
            button = self._add(name, told, partial(self._take, tag))
            button.setIcon(theme.swatch(colour, _SQUARE))
            button.setIconSize(QSize(_SQUARE, _SQUARE))
            self._quick.append(button)

    def _take(self, tag: int, *_: object) -> None:
        self.taken.emit(tag)

    def show_at(self, passage: QRect) -> None:
        """Show the bar above ``passage`` (in the parent), below it where there is no room, never over its lines."""
        for button, name in self._icons:
            button.setIcon(icons.icon(name))
        self.adjustSize()
        place = self._over.rect().adjusted(4, 4, -4, -4)
        x = min(max(passage.center().x() - self.width() // 2, place.left()), place.right() - self.width())
        above, below = passage.top() - self.height() - 6, passage.bottom() + 8
        if above < place.top() and below + self.height() > place.bottom():
            return
        self.move(QPoint(x, above if above >= place.top() else below))
        self.raise_()
        self.show()
