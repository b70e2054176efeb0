"""The list of statements as Qt asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from apostille.ui import spoken
from apostille.ui.boxes import told
from apostille.ui.statements.shelf import Group
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.statements import StatementRow

ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which a row or a heading itself is given."""

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


def whose(row: StatementRow) -> str:
    """Whose words they are, and who transmits them where that is somebody else."""
    if row.author and not row.sender:
        return row.author
    issuer = spoken.issuer(row.issuer or "")
    if row.author:
        return say("{author} · transmitted by {sender}", author=row.author, sender=issuer or row.sender)
    return issuer or row.body or row.sender or ""


def when(row: StatementRow) -> str:
    """The document's date and its language."""
    known = [spoken.date(row.date, True)] if row.date else []
    language = spoken.language("und") if row.language in ("", "und") else row.language
    return " · ".join([*known, language])


class StatementList(QAbstractListModel):
    """Statements and the headings over them, in the order they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[StatementRow | Group] = []
        self._places: dict[int, int] = {}

    def show(self, rows: Sequence[StatementRow | Group]) -> None:
        """Show ``rows`` and nothing else."""
        self.beginResetModel()
        self._shown = list(rows)
        self._places = {row.id: place for place, row in enumerate(rows) if not isinstance(row, Group)}
        self.endResetModel()

    def place(self, statement: int) -> QModelIndex:
        """Where ``statement`` stands; not valid where it is not shown."""
        place = self._places.get(statement)
        return QModelIndex() if place is None else self.index(place)

    def row(self, index: _Index) -> StatementRow | None:
        """The statement at ``index``, None at a heading."""
        found = self._shown[index.row()] if index.isValid() else None
        return None if isinstance(found, Group) else found

    def ids(self) -> list[int]:
        """The statements shown, in order."""
        return list(self._places)

    def next_unread(self, after: int) -> int | None:
        """The first unread statement below ``after`` as they are shown, round the end; None where none is."""
        shown = [row for row in self._shown if not isinstance(row, Group)]
        at = next((place for place, row in enumerate(shown) if row.id == after), -1)
        following = (*shown[at + 1 :], *shown[: max(at, 0)])
        return next((row.id for row in following if row.reading == "unread"), None)

    def next_damaged(self, after: int) -> StatementRow | None:
        """The first statement below ``after`` with damage that waits, round the end; None where none is."""
        shown = [row for row in self._shown if not isinstance(row, Group)]
        at = next((place for place, row in enumerate(shown) if row.id == after), -1)
        following = (*shown[at + 1 :], *shown[: max(at, 0)])
        return next((row for row in following if row.damage > 0), None)

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._shown[index.row()]
        if role == ROW:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.words if isinstance(found, Group) else found.title or found.name
        if role == Qt.ItemDataRole.AccessibleTextRole and not isinstance(found, Group):
            return _spoken(found, all_of_it=True)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(found, Group):
            return told(_spoken(found, all_of_it=False))
        return None


def _spoken(row: StatementRow, all_of_it: bool) -> str:
    annotations = count(row.annotations, "{n} annotation", "{n} annotations")
    state = say(spoken.READING.get(row.reading, row.reading))
    if not all_of_it:
        return f"{row.title or row.name}\n{state} · {annotations}"
    return ", ".join(part for part in (row.title or row.name, whose(row), when(row), annotations, state) if part)
