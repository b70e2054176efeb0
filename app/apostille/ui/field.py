"""Fields: one for a few lines of words that are kept when it is left, and Esc for those that answer to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class _Escape(QObject):
    """Says of Esc that it is the field's own, so that the window's action of that key stays still."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        return True


def keep_escape(field: QWidget) -> None:
    """Let Esc reach ``field``, which knows what to do with it."""
    field.installEventFilter(_Escape(field))


class Words(QPlainTextEdit):
    """Plain words; ``left`` when the field is left, or Ctrl+Enter or Esc is pressed in it."""

    left = Signal()
    closed = Signal()
    """Ctrl+Enter or Esc: the analyst is done here."""

    def __init__(self, name: str, id_: str, *, lines: int, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setObjectName(id_)
        self._kept = ""
        self._claimed: dict[str, Callable[[], object]] = {}
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)
        keep_escape(self)

    def keep(self, words: str, *, force: bool = False) -> None:
        """Show ``words`` as what is kept; what is being typed is not lost unless ``force``."""
        typing = self.changed()
        self._kept = words
        if (force or not typing) and self.toPlainText() != words:
            self.setPlainText(words)

    def changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.toPlainText() != self._kept

    def take(self) -> str:
        """The words, from now on kept."""
        self._kept = self.toPlainText()
        return self._kept

    def claim(self, keys: str, do: Callable[[], object]) -> None:
        """Let ``keys`` do ``do`` while this field has the focus, whatever they do elsewhere in the window."""
        self._claimed[QKeySequence(keys).toString()] = do

    def event(self, event: QEvent) -> bool:
        """A key that is claimed is no shortcut of the window then; two that answered to it would both keep still."""
        override = QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and event.type() == override and _pressed(event) in self._claimed:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        claimed = self._claimed.get(_pressed(event))
        if claimed is not None:
            claimed()
        elif (enter and control) or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _pressed(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString()
