"""Details · Annotations · Tags: three panes under one row of tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from apostille.ui.boxes import column
from apostille.ui.words import say

NAMES = {"details": "Details", "annotations": "Annotations", "tags": "Tags"}


class RightTabs(QWidget):
    """The tabs say how many annotations and tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar(expanding=False, drawBase=False)
        self.bar.setObjectName("rightTabs")
        self.bar.setAccessibleName(say("Details, annotations, tags"))
        self.stack = QStackedWidget()
        for words in NAMES.values():
            self.bar.addTab(say(words))
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        self.setFocusProxy(self.bar)
        column(self.bar, self.stack, box=self)

    def take(self, panes: Sequence[QWidget]) -> None:
        """Take the panes, in the order of the tabs: the tabs are shown before there are any."""
        for pane in panes:
            self.stack.addWidget(pane)
        self.stack.setCurrentIndex(self.bar.currentIndex())

    def show_tab(self, name: str) -> None:
        """Show the pane ``name``: details, annotations or tags."""
        self.bar.setCurrentIndex(list(NAMES).index(name))

    def shown(self) -> str:
        """The name of the pane that is shown."""
        return list(NAMES)[self.bar.currentIndex()]

    def count(self, name: str, number: int) -> None:
        """Say at the tab how many there are."""
        self.bar.setTabText(list(NAMES).index(name), f"{say(NAMES[name])} {number}" if number else say(NAMES[name]))

    def focus_stop(self) -> QWidget:
        """What takes the focus when the right pane is walked to."""
        return self.bar
