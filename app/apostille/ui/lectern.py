"""The statement that lies open, as the views share it: read once, re-read only where a step touched it."""

from __future__ import annotations

from bisect import bisect_left, insort
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.ui.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.annotations import AnnotationRow
    from apostille.codebook import TagRow
    from apostille.statements import Opened
    from apostille.store.library import Changes

_OF_AN_ANNOTATION = ("annotation", "anchor", "annotation_tag")
_WHOLE, _PLACED, _LOST = (0,), (1,), (2,)


class Lectern(QObject):
    """Snapshots of the open statement, its annotations in order, and the codebook."""

    laid = Signal()
    """Another statement, or another version of the text, lies open (or none)."""
    described = Signal()
    """The metadata, the reading state or what was not found of the open statement changed."""
    marked = Signal(object)
    """Annotations of the open statement came, went or changed: a frozenset of ids."""
    coded = Signal()
    """The codebook changed: tags came, went, or look different."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.opened: Opened | None = None
        self.annotations: dict[int, AnnotationRow] = {}
        self._ordered: list[AnnotationRow] = []
        self.tags: dict[int, TagRow] = {}
        desk.opened.connect(self._open)
        desk.changed.connect(self._changed)
        with desk.read() as session:
            self._read_tags(session)

    def in_order(self) -> list[AnnotationRow]:
        """The annotations by position: those of the whole statement first, those not placed last."""
        return list(self._ordered)

    def placed(self) -> list[AnnotationRow]:
        """The annotations that stand in the text, by position."""
        return self._ordered[self._place(_PLACED) : self._place(_LOST)]

    def whole(self) -> list[AnnotationRow]:
        """The annotations of the statement as a whole."""
        return self._ordered[: self._place(_PLACED)]

    def at(self, span: Span | None, annotator: int) -> AnnotationRow | None:
        """The annotation that ``annotator`` has of exactly ``span``, or of the whole statement."""
        first = 0 if span is None else self._place((*_PLACED, span.start, span.end))
        last = self._place(_PLACED) if span is None else self._place((*_PLACED, span.start, span.end + 1))
        return next((row for row in self._ordered[first:last] if row.annotator == annotator), None)

    def _place(self, key: tuple[int, ...]) -> int:
        return bisect_left(self._ordered, key, key=_order)

    def _open(self, statement: int) -> None:
        self.opened = None
        self._take([])
        if statement:
            with self._desk.guard(), self._desk.read() as session:
                self._read(session, statement)
        self.laid.emit()

    def _read(self, session: Session, statement: int) -> None:
        self.opened = statements.opened(session, statement)
        self._take(annotations.of_statement(session, statement))

    def _take(self, rows: list[AnnotationRow]) -> None:
        self._ordered = rows
        self.annotations = {row.id: row for row in rows}

    def _changed(self, changes: Changes) -> None:
        if "tag" in changes.rows:
            with self._desk.read() as session:
                self._read_tags(session)
            self.coded.emit()
        if self.opened is None or self._desk.statement not in changes.statements:
            return
        if "statement" in changes.rows or "version" in changes.rows:
            self._lay_again()
        else:
            self._touched(changes)

    def _lay_again(self) -> None:
        """The text may be another one now, or the statement in the bin."""
        before, were, there = self.opened, self.annotations.keys(), False
        with self._desk.read() as session, suppress(Refusal):  # it is in the bin
            self._read(session, statements.resolve(session, self._desk.statement))
            there = True
        if not there:
            self._desk.open(0)
        elif before is None or self.opened is None or before.version != self.opened.version:
            self.laid.emit()
        else:
            self.described.emit()
            self.marked.emit(frozenset(were | self.annotations.keys()))

    def _touched(self, changes: Changes) -> None:
        if any(name in changes.rows for name in ("field", "reading_state", "nothing_found", "left_damage")):
            with self._desk.read() as session:
                self.opened = statements.opened(session, self._desk.statement)
            self.described.emit()
        if any(name in changes.rows for name in _OF_AN_ANNOTATION):
            self._read_annotations(changes)

    def _read_annotations(self, changes: Changes) -> None:
        """Read again the annotation a step touched; where it touched several, or it cannot be told which, all."""
        touched = changes.rows.get("annotation", frozenset[int]())
        if len(touched) == 1:
            self._read_one(min(touched))
        else:
            touched = self._read_all()
        if self._desk.current is not None and self._desk.current not in self.annotations:
            self._desk.make_current(None)
        self.marked.emit(touched)

    def _read_one(self, id_: int) -> None:
        """One more among 5,000 costs as among 20: the others are not looked at."""
        before = self.annotations.pop(id_, None)
        if before is not None:
            del self._ordered[self._place(_order(before))]
        with self._desk.read() as session, suppress(Refusal):  # refused: it is gone
            found = annotations.get(session, id_)
            if found.statement == self._desk.statement:
                self.annotations[id_] = found
                insort(self._ordered, found, key=_order)

    def _read_all(self) -> frozenset[int]:
        """The ids of those that came, went or are other than before."""
        before = self.annotations
        with self._desk.read() as session:
            self._take(annotations.of_statement(session, self._desk.statement))
        touched = {id_ for id_, row in self.annotations.items() if before.get(id_) != row}
        return frozenset(touched | (before.keys() - self.annotations.keys()))

    def _read_tags(self, session: Session) -> None:
        self.tags = {row.id: row for row in codebook.tree(session)}


def _order(row: AnnotationRow) -> tuple[int, ...]:
    if row.span is None:
        return (*(_WHOLE if row.placed else _LOST), 0, 0, row.id)
    return (*_PLACED, row.span.start, row.span.end, row.id)
