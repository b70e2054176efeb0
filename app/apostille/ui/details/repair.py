"""Restoring a damaged passage: what is missing is typed by the analyst, with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from apostille import statements
from apostille.reading.draft import ILLEGIBLE
from apostille.reading.span import Span
from apostille.ui.boxes import column, label
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.reading.draft import Damage
    from apostille.statements import Opened
    from apostille.ui.desk import Desk

_AROUND = 60


class RepairDialog(QDialog):
    """One damaged passage in its sentence, what is missing, and where that is known from."""

    def __init__(self, desk: Desk, opened: Opened, damage: Damage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("repair")
        self.setWindowTitle(say("Restore a damaged passage"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._opened, self._damage = desk, opened, damage
        self._readable = damage.kind not in ILLEGIBLE
        asked = say("What it should say") if self._readable else say("What is missing")
        self.words = QLineEdit(damage.proposal or "")
        self.words.setAccessibleName(asked)
        self.words.setObjectName("repairWords")
        self.basis = QLineEdit()
        self.basis.setPlaceholderText(say("English version"))
        self.basis.setAccessibleName(say("Known from"))
        self.basis.setObjectName("repairBasis")
        self.counter = label("", "third")
        self.counter.setObjectName("repairCounter")
        self._buttons = self._made_buttons()
        around = label(_sentence(opened.reading.text, damage), "passage")
        column(
            around, label(asked, "second"), self.words, self.counter,
            label(say("Known from"), "second"), self.basis,
            label(say("The text as it came is kept, and printed reports show what was restored."), "third"),
            None, self._buttons, box=self, margins=(20, 20, 20, 16), spacing=6,
        )  # fmt: skip
        self.setMinimumWidth(440)
        self.words.textChanged.connect(self._tell)
        for field in (self.words, self.basis):
            field.returnPressed.connect(self._take)
        self._tell()

    def counter_words(self) -> str:
        """How much was lost and how much is typed, as the dialog says it."""
        return self.counter.text()

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._restore = buttons.addButton(say("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._restore.setObjectName("repairRestore")
        cancel = buttons.addButton(say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self._restore, cancel):
            button.setAutoDefault(False)
        self._restore.setProperty("role", "primary")
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        lost, typed = len(self._damage.span), len(self.words.text())
        told = (
            say("{there} there, {typed} typed", there=lost, typed=typed)
            if self._readable
            else say("{lost} lost, {typed} typed", lost=lost, typed=typed)
        )
        self.counter.setText(told)
        self._restore.setEnabled(bool(typed))

    def _take(self) -> None:
        if not self.words.text():
            return
        made, start = 0, self._damage.span.start
        with self._desk.step(say("Restore damaged passage")) as session:
            made = statements.repair(
                session, self._opened.id, self._damage.span, self.words.text(), self.basis.text().strip()
            )
        if made:
            self.accept()
            self._desk.show_place(Span(start, start))  # with the caret in it, its card is open
            restored = count(len(self._damage.span), "{n} lost character restored.", "{n} lost characters restored.")
            self._desk.say(say("Passage put right.") if self._readable else restored, say("Undo"), self._desk.undo)


def _sentence(text: str, damage: Damage) -> str:
    """The words around the damage, the damaged ones in quotation marks, or as boxes where they are lost."""
    span = damage.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[max(start, span.start - _AROUND) : span.start]
    after = text[span.end : min(len(text) if end < 0 else end, span.end + _AROUND)]
    readable = damage.kind not in ILLEGIBLE
    boxes = (
        f"“{span.of(text)}”" if readable else "▢" * min(len(span), 12) + (f" ({len(span)})" if len(span) > 12 else "")
    )
    lead = "" if span.start - _AROUND <= start else "…"
    return f"{lead}{before}{boxes}{after}…"
