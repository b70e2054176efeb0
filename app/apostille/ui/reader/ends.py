"""The ends of the current annotation, moved by keys: seen at once, written when the keys rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from apostille.reading.span import Span
from apostille.ui.reader.page import Page

_REST = 600
_MOVES = {
    Qt.Key.Key_Left: (1, -1),
    Qt.Key.Key_Right: (1, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Which end a key moves (0 the first, 1 the last), and which way."""


class Ends(QObject):
    """Shift+Alt+Left and Right move the end of the current annotation, Up and Down its beginning; with Ctrl a word."""

    moved = Signal(int, Span)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._pending: tuple[int, Span] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.settle)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claims the keys while an annotation is current, so that nothing else answers to them."""
        if isinstance(event, QKeyEvent) and self._meant(event):
            if event.type() == QEvent.Type.KeyPress:
                end, way = _MOVES[Qt.Key(event.key())]
                self.nudge(end, way, word=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _meant(self, event: QKeyEvent) -> bool:
        both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        held = event.modifiers() & both == both
        return event.type() in kinds and held and event.key() in _MOVES and self._page.current is not None

    def nudge(self, end: int, way: int, *, word: bool = False) -> None:
        """Move an end (0 the first, 1 the last) of the current annotation by a character or a word."""
        mark = self._page.marks.get(self._page.current)
        if mark is None:
            return
        same = self._pending is not None and self._pending[0] == mark.annotation
        span = self._pending[1] if self._pending is not None and same else mark.span
        span = _moved(self._page.reading.text, span, end, way, word=word)
        self._pending = (mark.annotation, span)
        self._page.preview = span
        self._page.viewport().update()
        self._rest.start()

    def settle(self) -> None:
        """Say where the ends are now, if they were moved."""
        pending, self._pending, self._page.preview = self._pending, None, None
        self._rest.stop()
        self._page.viewport().update()
        if pending is not None:
            mark = self._page.marks.get(pending[0])
            if mark is not None and mark.span != pending[1]:
                self.moved.emit(*pending)


def _moved(text: str, span: Span, end: int, way: int, *, word: bool) -> Span:
    """``span`` with one end moved; it keeps at least a character and stays in the text."""
    at = span.end if end else span.start
    at += way
    while word and 0 < at < len(text) and (text[at - 1].isalnum() == text[at].isalnum()):
        at += way
    if end:
        return Span(span.start, min(max(at, span.start + 1), len(text)))
    return Span(min(max(at, 0), span.end - 1), span.end)
