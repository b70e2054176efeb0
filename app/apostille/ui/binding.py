"""The reader bound to what lies open: the lectern's annotations become its marks, its gestures become steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from apostille import statements
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.ui.reader.marks import Mark

if TYPE_CHECKING:
    from apostille.annotations import AnnotationRow
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern
    from apostille.ui.marking import Marking
    from apostille.ui.reader.reader import Reader

_FEW = 32
"""Up to so many annotations are changed one by one on the page."""
_NOTHING = Reading("", (), ())


class Binding(QObject):
    """Keeps the reader in step with lectern and desk, both ways."""

    def __init__(self, desk: Desk, lectern: Lectern, reader: Reader, marking: Marking) -> None:
        super().__init__(desk)
        self._desk, self._lectern, self._reader, self._marking = desk, lectern, reader, marking
        self._shown: tuple[int, int] = (0, 0)
        lectern.laid.connect(self._lay)
        lectern.marked.connect(self._mark)
        lectern.coded.connect(self._show_all)
        desk.current_moved.connect(self._follow)
        desk.place_asked.connect(self._go)
        reader.annotationClicked.connect(self._click)
        reader.endsMoved.connect(marking.move)
        reader.droppedTag.connect(marking.drop)

    def leave(self) -> None:
        """Keep the place at which the open statement is left."""
        statement, _version = self._shown
        if statement and self._desk.writable:
            with self._desk.guard():
                statements.leave(self._desk.library, statement, self._reader.place())

    def _lay(self) -> None:
        """Another text lies open: where it was left, or where it was when only its version is another."""
        opened = self._lectern.opened
        same = opened is not None and opened.id == self._shown[0]
        position = self._reader.position() if same else 0
        if not same:
            self.leave()
        self._shown = (opened.id, opened.version) if opened is not None else (0, 0)
        if opened is None:
            self._reader.show_statement(_NOTHING)
        else:
            self._reader.show_statement(opened.reading, opened.damage, opened.repairs)
        if opened is not None and not same:
            with self._desk.read() as session:
                position = statements.left(session, opened.id)
        self._show_all()
        self._reader.place_caret(position)

    def _mark(self, ids: frozenset[int]) -> None:
        """Show these annotations as they are now; the others stay as they are."""
        if len(ids) > _FEW:
            self._show_all()
            return
        rows = [self._lectern.annotations.get(id_) for id_ in ids]
        come = [self._made(row, row.span) for row in rows if row is not None and row.span is not None]
        self._reader.change_marks(ids - {mark.annotation for mark in come}, come)
        self._reader.set_current(self._desk.current)

    def _show_all(self) -> None:
        rows = self._lectern.placed()
        self._reader.set_marks([self._made(row, row.span) for row in rows if row.span is not None])
        self._reader.set_current(self._desk.current)

    def _made(self, row: AnnotationRow, span: Span) -> Mark:
        tags = [self._lectern.tags[tag] for tag in row.tags if tag in self._lectern.tags]
        return Mark(
            row.id, span, tuple(tag.colour for tag in tags), tuple(tag.name for tag in tags), row.note, row.tags,
        )  # fmt: skip

    def _follow(self, annotation: int | None) -> None:
        self._reader.set_current(annotation)
        row = self._lectern.annotations.get(annotation or 0)
        if row is not None and row.span is not None:
            self._reader.scroll_to(row.span)

    def _click(self, annotation: int) -> None:
        """What was clicked is what the keys act on: no paragraph stays chosen."""
        self._reader.set_chosen(None)
        self._desk.make_current(annotation)

    def _go(self, span: Span, select: bool) -> None:
        if select:
            self._reader.select(span)
        else:
            self._reader.scroll_to(span)
