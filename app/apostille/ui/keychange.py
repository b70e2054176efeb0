"""Changing the keys of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QKeySequenceEdit, QWidget

from apostille.ui import settings as kept
from apostille.ui.boxes import column, label
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.actions import Deck
    from apostille.ui.settings import Settings


def ask(id_: str, deck: Deck, settings: Settings, parent: QWidget) -> bool:
    """Let the keys of the action ``id_`` be pressed anew; whether they were changed."""
    if id_ not in deck.table:
        return False
    dialog = _KeyDialog(id_, deck, parent)
    dialog.exec()
    if dialog.answer is None:
        return False
    if dialog.answer == "own":
        settings.keys.pop(id_, None)
    else:
        settings.keys[id_] = dialog.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
    deck.use(settings)
    kept.save(settings)
    return True


class _KeyDialog(QDialog):
    """Shows the keys as they are, takes new ones, and says which action has them already."""

    def __init__(self, id_: str, deck: Deck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Change keys"))
        self.answer: str | None = None
        self._id, self._deck = id_, deck
        self.edit = QKeySequenceEdit(deck.actions[id_].shortcut())
        self.edit.setMaximumSequenceLength(1)
        self._taken = label("", "third")
        buttons = QDialogButtonBox()
        self._use = buttons.addButton(say("Use these"), QDialogButtonBox.ButtonRole.AcceptRole)
        own = buttons.addButton(say("As at first"), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        own.clicked.connect(lambda: self._end("own"))
        buttons.accepted.connect(lambda: self._end("new"))
        buttons.rejected.connect(self.reject)
        words = say("Press the keys for “{action}”. None: no key.", action=say(deck.table[id_].words))
        column(label(words), self.edit, self._taken, buttons, box=self, margins=(20, 20, 20, 16), spacing=10)
        self.edit.keySequenceChanged.connect(self._check)

    def _check(self, keys: QKeySequence) -> None:
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        others = (id_ for id_ in self._deck.table if id_ != self._id and portable in self._deck.keys(id_))
        other = next(others, None) if portable else None
        self._use.setEnabled(other is None)
        self._taken.setText("" if other is None else
                            say("“{action}” has these keys.", action=say(self._deck.table[other].words)))  # fmt: skip

    def _end(self, answer: str) -> None:
        self.answer = answer
        self.accept()
