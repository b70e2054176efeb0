"""The context-menu key in a text: the menu opens at what a key acts on, not where the mouse happens to be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent

from apostille.ui.reader.page import Page
from apostille.ui.reader.whereabouts import acted_on


class MenuKey(QObject):
    """Listens to one page; says where in its viewport the menu is to stand."""

    asked = Signal(QPoint)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A menu asked for by mouse is the mouse's own matter."""
        if not isinstance(event, QContextMenuEvent) or event.reason() != QContextMenuEvent.Reason.Keyboard:
            return False
        self.asked.emit(self._place())
        return True

    def _place(self) -> QPoint:
        bounds = self._page.bounds_of(acted_on(self._page))
        return bounds.bottomLeft() if bounds.isValid() else self._page.cursorRect().bottomLeft()
