"""Ctrl+K: go to any statement or tag, do anything, by a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from apostille.ui.boxes import column, label, shadow
from apostille.ui.field import keep_escape
from apostille.ui.finder.candidates import Candidate, Candidates
from apostille.ui.finder.delegate import CANDIDATE, CandidateDelegate
from apostille.ui.words import count, say

_AROUND = 24
"""What the palette has above, between and below field and list, in pixels."""
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QFrame):
    """A field with what fits below it; Enter takes the one that is set off, Esc closes."""

    chosen = Signal(object)
    """The ``Candidate`` that was taken."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self.setProperty("role", "popup")
        self._candidates = Candidates((), ())
        self.field = QLineEdit(placeholderText=say("Statements, tags, commands"), clearButtonEnabled=True)
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(say("Go to anything, do anything"))
        self.field.installEventFilter(self)
        keep_escape(self.field)
        self.found = QListView()
        self.found.setFrameShape(QListView.Shape.NoFrame)
        self.found.setUniformItemSizes(True)
        self.found.setObjectName("paletteFound")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setItemDelegate(CandidateDelegate(self.found))
        self._model = QStandardItemModel(self)
        self.found.setModel(self._model)
        self.nothing = label(say("Nothing fits. Try fewer letters."), "empty")
        self.nothing.setContentsMargins(8, 8, 8, 8)
        column(self.field, self.nothing, self.found, box=self, margins=(8, 8, 8, 8), spacing=6)
        self.field.textChanged.connect(self._show)
        self.found.clicked.connect(self._take)
        shadow(self)
        self.hide()

    def open(self, candidates: Iterable[Candidate], recent: Sequence[str], typed: str = "") -> None:
        """Show all ``candidates``, ``recent`` ones first, with ``typed`` in the field."""
        self._candidates = Candidates(candidates, recent)
        self.field.setText(typed)
        self._show()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()

    def place(self) -> None:
        """Stand below the top of the window, in the middle, as high as what is found."""
        over = self._over.rect()
        width = min(620, over.width() - 48)
        rows = self._model.rowCount() * self.found.sizeHintForRow(0) + 4 if self._model.rowCount() else 36
        most = min(440, over.height() - 80)
        self.resize(width, min(most, self.field.sizeHint().height() + rows + _AROUND))
        self.move(QPoint((over.width() - width) // 2, 52))

    def leave(self) -> None:
        """Close without taking anything."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.field:
            self.leave()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _UP_AND_DOWN:
            self.found.event(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.found.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _show(self) -> None:
        groups = self._candidates.groups(self.field.text())
        self._model.clear()
        for name, candidates in groups:
            heading = QStandardItem(say(name))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(heading)
            for one in candidates:
                item = QStandardItem(one.words)
                item.setData(one, CANDIDATE)
                item.setEditable(False)
                self._model.appendRow(item)
        self.found.setVisible(bool(groups))
        self.nothing.setVisible(not groups)
        if groups:
            self.found.setCurrentIndex(self._model.index(1, 0))
            self.found.scrollToTop()
        self.place()
        number = sum(len(candidates) for _, candidates in groups)
        self.found.setAccessibleName(count(number, "{n} found", "{n} found"))

    def _take(self, index: QModelIndex) -> None:
        taken = index.data(CANDIDATE)
        if taken is not None:
            self.leave()
            self.chosen.emit(taken)
