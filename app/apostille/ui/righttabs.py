"""Details · Annotations · Tags: three panes under one row of tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from apostille.ui.boxes import column
from apostille.ui.words import say

NAMES = {"details": "Details", "annotations": "Annotations", "tags": "Tags"}


class RightTabs(QWidget):
    """The tabs say how many annotations and tags there are."""

    def __init__(self, details: QWidget, annotations: QWidget, tags: QWidget) -> None:
        super().__init__()
        self.bar = QTabBar(expanding=False, drawBase=False)
        self.bar.setObjectName("rightTabs")
        self.bar.setAccessibleName(say("Details, annotations, tags"))
        self.stack = QStackedWidget()
        self._panes = dict(zip(NAMES, (details, annotations, tags), strict=True))
        for name, pane in self._panes.items():
            self.bar.addTab(say(NAMES[name]))
            self.stack.addWidget(pane)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        column(self.bar, self.stack, box=self)

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
