"""The tree of tags as Qt asks for it; what is dropped or typed is only asked for, the pane takes the step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from apostille.ui.boxes import told
from apostille.ui.words import count

if TYPE_CHECKING:
    from apostille.codebook import TagRow

TAG_MIME = "application/x-apostille-tag"
"""A tag being dragged: its id in decimal digits."""

ROW = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_Flag = Qt.ItemFlag


class TagTree(QAbstractItemModel):
    """The codebook; an index holds the id of its tag."""

    rename_asked = Signal(int, str)
    move_asked = Signal(int, object, object)
    """A tag, its parent to be (an id, or None) and its position there (or None: the last)."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, TagRow] = {}
        self.may_edit = True
        self._children: dict[int | None, list[int]] = {}

    def show(self, rows: Sequence[TagRow]) -> None:
        """Show ``rows``; where only names, colours or counts differ, nothing folds up."""
        fresh = {row.id: row for row in rows}
        if [(r.id, r.parent) for r in rows] == [(r.id, r.parent) for r in self.rows.values()]:
            self.rows = fresh
            for id_ in fresh:
                index = self.place(id_)
                self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self.rows = fresh
        self._children = {}
        for row in rows:
            self._children.setdefault(row.parent, []).append(row.id)
        self.endResetModel()

    def place(self, tag: int) -> QModelIndex:
        """Where ``tag`` stands in the tree; not valid where it is not there."""
        row = self.rows.get(tag)
        if row is None:
            return QModelIndex()
        return self.createIndex(self._children[row.parent].index(tag), 0, tag)

    def tag(self, index: _Index) -> TagRow | None:
        """The tag at ``index``."""
        return self.rows.get(index.internalId()) if index.isValid() else None

    def below(self, tag: int) -> list[int]:
        """``tag`` and all that hang below it."""
        found = [tag]
        for child in self._children.get(tag, ()):
            found += self.below(child)
        return found

    def index(self, row: int, column: int, parent: _Index = _NONE) -> QModelIndex:
        children = self._children.get(self._id(parent), [])
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has the same name
        row = self.tag(index)
        return QModelIndex() if row is None or row.parent is None else self.place(row.parent)

    def rowCount(self, parent: _Index = _NONE) -> int:
        return len(self._children.get(self._id(parent), ()))

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _Flag.ItemIsDropEnabled
        shown = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsDragEnabled
        return shown | _Flag.ItemIsDropEnabled | _Flag.ItemIsEditable if self.may_edit else shown

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.tag(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return told("\n".join(part for part in (row.path, row.definition) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.path}, " + count(row.annotations, "{n} annotation", "{n} annotations")
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.tag(index)
        name = str(value).strip()
        if row is None or role != Qt.ItemDataRole.EditRole or not name or name == row.name:
            return False
        self.rename_asked.emit(row.id, name)
        return True

    def mimeTypes(self) -> list[str]:
        return [TAG_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        rows = [row for row in map(self.tag, indexes) if row is not None]
        if rows:
            mime.setData(TAG_MIME, str(rows[0].id).encode())
            mime.setText(rows[0].path)
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        tag = _dragged(data)
        target = self._id(parent)
        return tag in self.rows and (target is None or target not in self.below(tag))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        tag, target = _dragged(data), self._id(parent)
        at = None if row < 0 else row
        siblings = self._children.get(target, [])
        if at is not None and tag in siblings and siblings.index(tag) < at:
            at -= 1
        self.move_asked.emit(tag, target, at)
        return False  # True would let the view take the row out itself; the step's change does that

    def _id(self, index: _Index) -> int | None:
        return index.internalId() if index.isValid() else None


def _dragged(data: QMimeData) -> int:
    digits = bytes(data.data(TAG_MIME).data()).decode("ascii", "replace")
    return int(digits) if digits.isdecimal() else 0
