"""The files as a table: what comes in has a tick, what cannot come in says why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from apostille.ui import spoken
from apostille.ui.importing.incoming import Incoming, standing_words
from apostille.ui.kit import theme
from apostille.ui.words import count, say

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
COLUMNS = ("File", "What it is", "Becomes", "Language", "Title", "Date", "Issuer", "Damage", "Doubts")
FORMATS = {
    "text": "Text", "markdown": "Markdown", "html": "Web page", "docx": "Word", "odt": "OpenDocument",
    "rtf": "Rich text", "epub": "E-book", "pdf": "PDF", "table": "Table",
}  # fmt: skip
_WIDTHS = (190, 120, 130, 100, 0, 100, 64, 72, 80)
_TITLE_WIDTH = 180
_FILE, _FORMAT, _BECOMES, _LANGUAGE, _TITLE, _DATE, _ISSUER, _DAMAGE, _DOUBTS = range(len(COLUMNS))


class Files(QAbstractTableModel):
    """The rows of an import."""

    ticked = Signal()
    """A tick was set or taken away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Incoming] = []

    def add(self, rows: Sequence[Incoming]) -> None:
        """More files, at the end."""
        if rows:
            self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def put(self, at: int, row: Incoming) -> None:
        """Another row in the place of one."""
        self.rows[at] = row
        self.refresh(at)

    def refresh(self, at: int) -> None:
        """A row changed."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticks = index.column() == 0 and self.rows[index.row()].possible
        return can | Qt.ItemFlag.ItemIsUserCheckable if ticks else can

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(_tip(row, index.column())).replace("\n", "<br>") or None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.possible:
            return Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_colour(row, index.column()))
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.rows[index.row()].possible:
            return False
        self.rows[index.row()].wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.refresh(index.row())
        self.ticked.emit()
        return True


class FileTable(QTableView):
    """The table itself: rows are chosen, space sets a tick."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.setObjectName("importFiles")
        self.setAccessibleName(say("Files to import"))
        self.setModel(files)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take the room that is left; where hardly any is, the table scrolls sideways and they stay readable."""
        others = sum(self.columnWidth(column) for column in range(len(COLUMNS)) if column != _TITLE)
        self.setColumnWidth(_TITLE, max(_TITLE_WIDTH, self.viewport().width() - others))
        super().resizeEvent(event)

    def chosen(self) -> Sequence[int]:
        """The rows that are selected, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})


def _words(row: Incoming, column: int) -> str:
    if column in (_FILE, _BECOMES):
        return row.source.name if column == _FILE else standing_words(row)
    if row.standing == "refused":
        return row.doubts[0] if column == _TITLE and row.doubts else ""
    return {
        _FORMAT: _format(row),
        _LANGUAGE: spoken.language(row.language),
        _TITLE: row.value("title"),
        _DATE: spoken.date(row.value("date"), short=True),
        _ISSUER: row.value("issuer"),
        _DAMAGE: str(row.damage) if row.damage else "",
        _DOUBTS: count(len(row.doubts), "{n} doubt", "{n} doubts") if row.doubts else "",
    }[column]


def _format(row: Incoming) -> str:
    """What the file is, with its pages or how its bytes were read."""
    more = count(row.pages, "{n} page", "{n} pages") if row.pages else row.encoding
    return " · ".join(part for part in (say(FORMATS.get(row.format, row.format)), more) if part)


def _tip(row: Incoming, column: int) -> str:
    if column == _FILE:
        return row.source.where
    if column == _DOUBTS or row.standing == "refused":
        return "\n".join(row.doubts)
    return _words(row, column)


def _colour(row: Incoming, column: int) -> str:
    tokens = theme.tokens()
    if row.standing == "refused":
        return tokens.error if column == _BECOMES else tokens.second
    if not row.comes_in:
        return tokens.third
    if column == _BECOMES and row.standing != "new":
        return tokens.accent
    if column in (_DAMAGE, _DOUBTS):
        return tokens.warning
    return tokens.ink if column in (_FILE, _TITLE) else tokens.second
