"""The bar that finds words in the statement that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from apostille.ui.boxes import label, tip
from apostille.ui.field import keep_escape
from apostille.ui.kit import icons
from apostille.ui.words import say

_PAUSE = 60


class FindBar(QFrame):
    """A field, "3 of 12", back and on. Says what is looked for; the reader knows where it stands."""

    changed = Signal(str)
    stepped = Signal(int)
    """1 for the next hit, -1 for the one before."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("role", "bar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(say("Find in this statement"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(say("Find in this statement"))
        self.count = label()
        self.count.setProperty("role", "second")
        self._buttons = [
            self._button("up", say("Previous hit"), "find_previous", lambda: self.stepped.emit(-1)),
            self._button("down", say("Next hit"), "find_next", lambda: self.stepped.emit(1)),
            self._button("close", say("Close"), "escape", self.closed.emit),
        ]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self.changed.emit(self.field.text()))
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        keep_escape(self.field)
        self._arrange()
        self.hide()

    def _typed(self) -> None:
        self._pause.start()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        self.field.setMaximumWidth(360)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)

    def _button(self, icon: str, words: str, action: str, do: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        tip(button, words, action)
        button.setAutoRaise(True)
        button.setProperty("icon_name", icon)
        button.setIcon(icons.icon(icon))
        button.clicked.connect(do)
        return button

    def open(self, words: str = "") -> None:
        """Show the bar with ``words`` in it, or with those of last time, all selected."""
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.changed.emit(self.field.text())

    def show_count(self, at: int, of: int) -> None:
        """Say which hit is shown (from 0), of how many."""
        if not self.field.text().strip():
            self.count.setText("")
        elif not of:
            self.count.setText(say("Not in this statement"))
        else:
            self.count.setText(say("{at} of {of}", at=at + 1, of=of))

    def paint_icons(self) -> None:
        """Take the icons in the colours of the theme."""
        for button in self._buttons:
            button.setIcon(icons.icon(str(button.property("icon_name"))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.changed.emit(self.field.text())
            else:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False
