"""The statement that lies open, as the views share it: read once, re-read only where a step touched it."""

from __future__ import annotations

from bisect import insort
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
        self.tags: dict[int, TagRow] = {}
        desk.opened.connect(self._open)
        desk.changed.connect(self._changed)
        with desk.read() as session:
            self._read_tags(session)

    def in_order(self) -> list[AnnotationRow]:
        """The annotations by position: those of the whole statement first, those not placed last."""
        return list(self.annotations.values())

    def placed(self) -> list[AnnotationRow]:
        """The annotations that stand in the text, by position."""
        return [row for row in self.annotations.values() if row.span is not None]

    def whole(self) -> list[AnnotationRow]:
        """The annotations of the statement as a whole."""
        return [row for row in self.annotations.values() if row.whole]

    def at(self, span: Span | None, annotator: int) -> AnnotationRow | None:
        """The annotation that ``annotator`` has of exactly ``span``, or of the whole statement."""
        rows = self.whole() if span is None else self.placed()
        return next((row for row in rows if row.span == span and row.annotator == annotator), None)

    def _open(self, statement: int) -> None:
        self.opened, self.annotations = None, {}
        if statement:
            with self._desk.guard(), self._desk.read() as session:
                self._read(session, statement)
        self.laid.emit()

    def _read(self, session: Session, statement: int) -> None:
        self.opened = statements.opened(session, statement)
        self.annotations = {row.id: row for row in annotations.of_statement(session, statement)}

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
        before, there = self.opened, False
        with self._desk.read() as session, suppress(Refusal):  # it is in the bin
            self._read(session, statements.resolve(session, self._desk.statement))
            there = True
        if not there:
            self._desk.open(0)
        elif before is None or self.opened is None or before.version != self.opened.version:
            self.laid.emit()
        else:
            self.described.emit()
            self.marked.emit(frozenset(self.annotations))

    def _touched(self, changes: Changes) -> None:
        if any(name in changes.rows for name in ("field", "reading_state", "nothing_found")):
            with self._desk.read() as session:
                self.opened = statements.opened(session, self._desk.statement)
            self.described.emit()
        if any(name in changes.rows for name in _OF_AN_ANNOTATION):
            self._read_annotations(changes)

    def _read_annotations(self, changes: Changes) -> None:
        """Read again the annotation a step touched; where it touched several, or it cannot be told which, all."""
        before = self.annotations
        named = changes.rows.get("annotation", frozenset[int]())
        if len(named) == 1:
            self.annotations = {row.id: row for row in self._with(min(named))}
            touched = set(named)
        else:
            with self._desk.read() as session:
                self.annotations = {row.id: row for row in annotations.of_statement(session, self._desk.statement)}
            touched = {id_ for id_, row in self.annotations.items() if before.get(id_) != row}
        if self._desk.current is not None and self._desk.current not in self.annotations:
            self._desk.make_current(None)
        self.marked.emit(frozenset(touched | (before.keys() - self.annotations.keys())))

    def _with(self, named: int) -> list[AnnotationRow]:
        """The annotations in order, the one ``named`` as it is now: one more among 5,000 costs as among 20."""
        rows = [row for row in self.annotations.values() if row.id != named]
        with self._desk.read() as session, suppress(Refusal):  # refused: it is gone
            found = annotations.get(session, named)
            if found.statement == self._desk.statement:
                insort(rows, found, key=_order)
        return rows

    def _read_tags(self, session: Session) -> None:
        self.tags = {row.id: row for row in codebook.tree(session)}


def _order(row: AnnotationRow) -> tuple[int, int, int, int]:
    if row.span is None:
        return (0 if row.placed else 2, 0, 0, row.id)
    return (1, row.span.start, row.span.end, row.id)
