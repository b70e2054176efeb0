"""An own reading of a damaged passage, typed in the bar of the review."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from apostille.ui.boxes import column, label, row
from apostille.ui.field import keep_escape
from apostille.ui.words import say

LOST = "\ufffd"


class Editor(QWidget):
    """Words, where they are known from, and whether they go for all that are alike."""

    taken = Signal(str, str, bool)
    """The words, their basis, and whether all alike are meant."""
    opened = Signal(bool)
    """The fields can be seen now, or no longer."""
    left = Signal()
    """The fields were closed, and the focus belongs to the text again."""

    def __init__(self) -> None:
        super().__init__()
        self._there, self._lost = "", False
        self.words, self.basis = QLineEdit(), QLineEdit()
        self.words.setObjectName("reviewReading")
        self.basis.setObjectName("reviewBasis")
        self.basis.setPlaceholderText(say("English version"))
        self.basis.setAccessibleName(say("Known from"))
        self.counter, self._asked = label("", "third", wrap=False), label("", "second", wrap=False)
        self.all = QCheckBox()
        self.take = QPushButton(say("Take this reading"))
        self.take.setProperty("role", "primary")
        cancel = QPushButton(say("Cancel"))
        for button, do in ((self.take, self._take), (cancel, self.close_fields)):
            button.setAutoDefault(False)
            button.clicked.connect(do)
        reading = column(row(self._asked, None, self.counter), self.words, spacing=3)
        known = column(label(say("Known from"), "second", wrap=False), self.basis, spacing=3)
        column(row(reading, known, spacing=12), row(self.all, None, cancel, self.take, spacing=8), box=self, spacing=8)
        self.words.textChanged.connect(self._tell)
        for field in (self.words, self.basis):
            field.returnPressed.connect(self._take)
            field.installEventFilter(self)
            keep_escape(field)
        self.hide()

    def open_fields(self, there: str, words: str, basis: str, *, lost: bool, alike: int) -> None:
        """Let the reading of ``there`` be typed, beginning with ``words``; ``alike`` passages could take it."""
        self._there, self._lost = there, lost
        asked = say("What is missing") if lost else say("What it should say")
        self._asked.setText(asked)
        self.words.setAccessibleName(asked)
        self.all.setText(say("for all {n} alike", n=alike))
        self.all.setVisible(alike > 1)
        self.all.setChecked(False)
        self.words.setText(words)
        self.basis.setText(basis)
        self._tell()
        self.show()
        self.opened.emit(True)
        self.words.setFocus()
        self.words.selectAll()

    def close_fields(self) -> None:
        """Put the fields away; nothing is decided."""
        if not self.isHidden():
            self.hide()
            self.opened.emit(False)
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field closes the fields, not the review."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_fields()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        there, typed = len(self._there), len(self.words.text())
        self.counter.setText(
            say("{lost} lost, {typed} typed", lost=there, typed=typed)
            if self._lost
            else say("{there} there, {typed} typed", there=there, typed=typed)
        )
        self.take.setEnabled(self._can_be_taken())

    def _can_be_taken(self) -> bool:
        """What a repair takes: words, none of them lost, and others than those that stand there."""
        words = self.words.text()
        return bool(words.strip()) and LOST not in words and words != self._there

    def _take(self) -> None:
        if self._can_be_taken():
            words, basis, every = self.words.text(), self.basis.text().strip(), self.all.isChecked()
            self.close_fields()
            self.taken.emit(words, basis, every)
