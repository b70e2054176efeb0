"""Before the window goes: decisions on damage that were not applied are not lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from apostille.ui.boxes import message
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.reviewing import Reviewing


class LastWord(QObject):
    """Asks when ``window`` is closed while decisions wait to be applied."""

    def __init__(self, window: QWidget, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window, self._reviewing = window, reviewing
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing stops where the analyst wants to go on."""
        if event.type() == QEvent.Type.Close and self._reviewing.pending() and not self._answered():
            event.ignore()
            return True
        return False

    def _answered(self) -> bool:
        number = self._reviewing.pending()
        words = count(number, "{n} decision on damage is not applied.", "{n} decisions on damage are not applied.")
        box = message(QMessageBox.Icon.Question, say("Review damage"), words, self._window)
        box.setObjectName("reviewLastWord")
        take = box.addButton(say("Apply"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(say("Let them go"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(say("Go on reading"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(take)
        box.exec()
        if box.clickedButton() is take:
            self._reviewing.apply_all()
        elif box.clickedButton() is drop:
            self._reviewing.forget()
        return not self._reviewing.pending()
