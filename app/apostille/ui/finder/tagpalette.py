"""The tag palette: at the passage, a few letters and Enter put a tag on; a tag that is not there yet can be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from apostille import codebook
from apostille.ui.boxes import column, label, row, shadow
from apostille.ui.digitrow import digit
from apostille.ui.finder.tagline import LINE, TagLine, TagLineDelegate
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow

_SHOWN = 8
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagPalette(QFrame):
    """Enter applies and closes, Shift+Enter applies and stays, Ctrl+Enter creates, Alt+1…9 takes the n-th."""

    applied = Signal(int)
    created = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagPalette")
        self.setProperty("role", "popup")
        self._rows: Sequence[TagRow] = ()
        self._recent: Sequence[int] = ()
        self._on: frozenset[int] = frozenset()
        self.field = QLineEdit(placeholderText=say("Tag"))
        self.field.setObjectName("tagPaletteField")
        self.field.setAccessibleName(say("Tag, by a few letters"))
        self.field.installEventFilter(self)
        self.field.setTextMargins(0, 0, 64, 0)
        cap = label(say("↵ tag"), "cap", wrap=False)
        cap.setFixedHeight(18)
        row(None, cap, box=self.field, margins=(8, 0, 8, 0))
        self._model = QStandardItemModel(self)
        self.found = QListView()
        self.found.setFrameShape(QListView.Shape.NoFrame)
        self.found.setUniformItemSizes(True)
        self.found.setObjectName("tagPaletteFound")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setModel(self._model)
        self.found.setItemDelegate(TagLineDelegate(self.found))
        self.found.clicked.connect(self._clicked)
        column(self.field, self.found, box=self, margins=(8, 8, 8, 8), spacing=6)
        self.field.textChanged.connect(self._show)
        shadow(self)
        self.hide()

    def open(
        self, rows: Sequence[TagRow], recent: Sequence[int], on: Sequence[int], place: Callable[[QSize], QPoint]
    ) -> None:
        """Show the tags ``rows``, ``recent`` ones first; ``on`` are on already.

        ``place`` says where in the parent a palette of a size stands.
        """
        self._rows, self._recent, self._on = rows, recent, frozenset(on)
        self.field.clear()
        self._show()
        self.move(place(self.size()))
        self.show()
        self.raise_()
        self.field.setFocus()

    def now_on(self, on: Sequence[int]) -> None:
        """The passage has other tags now; the palette stays."""
        self._on = frozenset(on)
        self._show()

    def leave(self) -> None:
        """Close without putting anything on."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.field:
            self.leave()
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _UP_AND_DOWN:
            self.found.event(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._create()
        elif event.key() in _ENTER:
            self._take(self.found.currentIndex(), stay=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif modifiers == Qt.KeyboardModifier.AltModifier and (number := digit(event)) is not None:
            self._take(self._model.index(number - 1, 0), stay=False)
        else:
            return False
        return True

    def _show(self) -> None:
        typed = self.field.text().strip()
        self._model.clear()
        for at, match in enumerate(codebook.near(self._rows, typed, self._recent)):
            self._append(TagLine(match.row, frozenset(match.positions), at + 1, on=match.row.id in self._on))
        if typed and not any(row.path.casefold() == typed.casefold() for row in self._rows):
            self._append(TagLine(None, frozenset(), 0, path=typed))
        if self._model.rowCount():
            self.found.setCurrentIndex(self._model.index(0, 0))
        lines = max(1, min(self._model.rowCount(), _SHOWN))
        height = self.found.sizeHintForRow(0) if self._model.rowCount() else 30
        self.found.setFixedHeight(lines * height + 4)
        self.setFixedWidth(330)
        self.adjustSize()

    def _append(self, line: TagLine) -> None:
        item = QStandardItem(line.row.path if line.row else say("Create tag “{path}”", path=line.path))
        item.setData(line, LINE)
        item.setEditable(False)
        self._model.appendRow(item)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index, stay=False)

    def _take(self, index: QModelIndex, *, stay: bool) -> None:
        line = index.data(LINE)
        if line is None:
            return
        if line.row is None:
            self._create()
            return
        if not stay:
            self.leave()
        self.applied.emit(line.row.id)

    def _create(self) -> None:
        typed = self.field.text().strip()
        if typed:
            self.leave()
            self.created.emit(typed)
