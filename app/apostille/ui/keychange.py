"""Changing the keys of an action: the first, which is shown, and the others beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QKeySequenceEdit, QWidget

from apostille.ui import settings as kept
from apostille.ui.actions import own_keys
from apostille.ui.boxes import column, label
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.actions import Deck
    from apostille.ui.settings import Settings


def ask(id_: str, deck: Deck, settings: Settings, parent: QWidget) -> bool:
    """Let the keys of the action ``id_`` be pressed anew; whether they were changed."""
    if id_ not in deck.table:
        return False
    dialog = KeyDialog(id_, deck, settings, parent)
    dialog.exec()
    if dialog.answer is None:
        return False
    if dialog.answer == "own":
        settings.keys.pop(id_, None)
    else:
        settings.keys[id_] = "; ".join(dialog.keys())
    deck.use(settings)
    kept.save(settings)
    return True


class KeyDialog(QDialog):
    """A field for each key there is and one for another; says which action has a key already."""

    def __init__(self, id_: str, deck: Deck, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(say("Change keys"))
        self.answer: str | None = None
        self._id, self._deck, self._settings = id_, deck, settings
        self.edits = [_edit(key) for key in (*own_keys(deck.table[id_], settings), "")]
        self._taken = label("", "third")
        buttons = QDialogButtonBox()
        self._use = buttons.addButton(say("Use these"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._use.setObjectName("useKeys")
        own = buttons.addButton(say("As at first"), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        own.clicked.connect(lambda: self._end("own"))
        buttons.accepted.connect(lambda: self._end("new"))
        buttons.rejected.connect(self.reject)
        words = say("Press the keys for “{action}”. An empty field is no key.", action=say(deck.table[id_].words))
        column(label(words), *self.edits, self._taken, buttons, box=self, margins=(20, 20, 20, 16), spacing=10)
        for edit in self.edits:
            edit.keySequenceChanged.connect(self._check)

    def keys(self) -> list[str]:
        """The keys in the fields by their portable names, each once."""
        pressed = [edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText) for edit in self.edits]
        return [key for key in dict.fromkeys(pressed) if key]

    def _check(self) -> None:
        other = self._holder(self.keys())
        self._use.setEnabled(other is None)
        self._taken.setText("" if other is None else
                            say("“{action}” has these keys.", action=say(self._deck.table[other].words)))  # fmt: skip

    def _holder(self, keys: Sequence[str]) -> str | None:
        """Another action that has one of ``keys``."""
        wanted = {QKeySequence(key).toString() for key in keys}
        for id_, action in self._deck.table.items():
            there = {QKeySequence(key).toString() for key in own_keys(action, self._settings)}
            if id_ != self._id and wanted & there:
                return id_
        return None

    def _end(self, answer: str) -> None:
        self.answer = answer
        self.accept()


def _edit(key: str) -> QKeySequenceEdit:
    made = QKeySequenceEdit(QKeySequence(key))
    made.setMaximumSequenceLength(1)
    made.setClearButtonEnabled(True)
    made.setAccessibleName(say("Keys"))
    return made
