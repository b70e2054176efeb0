"""The annotations of the open statement as Qt asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from apostille.reading.fold import fold_text
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.annotations import AnnotationRow
    from apostille.codebook import TagRow

ROW = int(Qt.ItemDataRole.UserRole)
TAGS = ROW + 1
"""The role under which the ``TagRow`` of an annotation are given, in the order of tagging."""
WHERE = ROW + 2
"""The role of the paragraph it stands in, in words."""

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class AnnotationList(QAbstractListModel):
    """Annotations by position, those that fit what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[AnnotationRow] = []
        self._tags: Mapping[int, TagRow] = {}
        self._places: dict[int, int] = {}
        self._where: Callable[[AnnotationRow], str] = lambda _row: ""

    def show(
        self,
        rows: Sequence[AnnotationRow],
        tags: Mapping[int, TagRow],
        where: Callable[[AnnotationRow], str],
        typed: str,
    ) -> None:
        """Show the ``rows`` in which every word typed stands: in the passage, the note, a tag or the name.

        ``where`` says in which paragraph a row stands, and is asked when that row is painted.
        """
        words = fold_text(typed).split()
        fitting = [row for row in rows if not words or all(word in _told(row, tags) for word in words)]
        same = [row.id for row in fitting] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._tags, self._where = fitting, tags, where
        self._places = {row.id: place for place, row in enumerate(fitting)}
        if not same:
            self.endResetModel()
        elif fitting:
            self.dataChanged.emit(self.index(0), self.index(len(fitting) - 1))

    def place(self, annotation: int | None) -> QModelIndex:
        """Where ``annotation`` stands; not valid where it is not shown."""
        place = self._places.get(annotation or 0)
        return QModelIndex() if place is None else self.index(place)

    def first_from(self, position: int) -> QModelIndex:
        """The first that ends after ``position`` in the text; not valid where none does."""
        found = (at for at, row in enumerate(self._rows) if row.span is not None and row.span.end > position)
        at = next(found, None)
        return QModelIndex() if at is None else self.index(at)

    def row(self, index: _Index) -> AnnotationRow | None:
        """The annotation at ``index``."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        told = self._TOLD.get(role)
        return None if told is None else told(self, row)

    def _tags_of(self, row: AnnotationRow) -> list[TagRow]:
        return [self._tags[tag] for tag in row.tags if tag in self._tags]

    def _place_of(self, row: AnnotationRow) -> str:
        return self._where(row)

    def _spoken(self, row: AnnotationRow) -> str:
        """All of it in one sentence, for those who listen."""
        return say(
            "{tags}, annotation {n} of {all}: {words}. {note}",
            tags=", ".join(tag.path for tag in self._tags_of(row)) or say("No tag"),
            n=self._places[row.id] + 1,
            all=len(self._rows),
            words=passage(row),
            note=row.note,
        )

    _TOLD: ClassVar[dict[int, Callable[[AnnotationList, AnnotationRow], object]]] = {
        ROW: lambda _self, row: row,
        TAGS: _tags_of,
        WHERE: _place_of,
        int(Qt.ItemDataRole.DisplayRole): lambda _self, row: passage(row),
        int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
    }


def passage(row: AnnotationRow) -> str:
    """The words of an annotation, or what it is of."""
    return say("The whole statement") if row.whole else " ".join(row.quote.split())


def _told(row: AnnotationRow, tags: Mapping[int, TagRow]) -> str:
    names = " ".join(tags[tag].path for tag in row.tags if tag in tags)
    return fold_text(" ".join((row.quote, row.note, row.translation, row.annotator_name, names)))
