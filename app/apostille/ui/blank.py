"""What stands in place of the text while no statement is open: what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from apostille.ui.statements.pane import StatementsPane, nothing_yet
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.lectern import Lectern


class Blank(QLabel):
    """Stands beside ``reader`` and takes its place where nothing is open."""

    def __init__(self, lectern: Lectern, shelf: StatementsPane, reader: QWidget) -> None:
        super().__init__(wordWrap=True)
        self.setObjectName("blank")
        self.setProperty("role", "empty")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setContentsMargins(48, 24, 48, 24)
        self._lectern, self._shelf, self._reader = lectern, shelf, reader
        self.linkActivated.connect(shelf.follow)
        lectern.laid.connect(self.tell)
        shelf.read_again.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Say what to do next, or make room for the text."""
        blank = self._lectern.opened is None
        self.setText(nothing_yet() if self._shelf.is_empty() else
                     say("No statement is open. Choose one at the left, or press Ctrl+K."))  # fmt: skip
        self.setVisible(blank)
        self._reader.setVisible(not blank)
