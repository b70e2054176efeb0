"""The list of statements itself, as Qt shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView

from apostille.ui.words import say

_MORE_THAN_A_SCREEN = 100


class Rows(QListView):
    """Smooth, and laid out again when it gets wider, since titles wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statementList")
        self.setAccessibleName(say("Statements"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def expect(self, rows: int) -> None:
        """Have the scroll bar from the start where ``rows`` surely need it: coming later it would narrow them."""
        sure = rows > _MORE_THAN_A_SCREEN
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if sure else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
