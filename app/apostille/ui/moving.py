"""Going about: paragraphs, annotations, damaged passages, statements, and back to where one was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from apostille import statements
from apostille.reading.span import Span
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern
    from apostille.ui.reader.reader import Reader
    from apostille.ui.statements.pane import StatementsPane


class Places:
    """Where one was, by statement and position, as in a browser: back and forward."""

    def __init__(self) -> None:
        self._back: list[tuple[int, int]] = []
        self._forward: list[tuple[int, int]] = []

    def leave(self, here: tuple[int, int]) -> None:
        """Remember ``here`` before going elsewhere by a leap."""
        if not self._back or self._back[-1] != here:
            self._back.append(here)
        self._forward.clear()

    def back(self, here: tuple[int, int]) -> tuple[int, int] | None:
        """The place before ``here``, or None."""
        return _swap(self._back, self._forward, here)

    def forward(self, here: tuple[int, int]) -> tuple[int, int] | None:
        """The place one went back from, or None."""
        return _swap(self._forward, self._back, here)


def _swap(taken: list[tuple[int, int]], given: list[tuple[int, int]], here: tuple[int, int]) -> tuple[int, int] | None:
    if not taken:
        return None
    given.append(here)
    return taken.pop()


class Moving:
    """The gestures that change the place and nothing else."""

    def __init__(self, desk: Desk, lectern: Lectern, reader: Reader, shelf: StatementsPane) -> None:
        self._desk = desk
        self._lectern = lectern
        self._reader = reader
        self._shelf = shelf
        self._places = Places()

    def paragraph(self, by: int, *, extend: bool = False) -> None:
        """Choose the next paragraph (``by`` 1) or the one before (-1); ``extend`` grows what is chosen."""
        self._desk.make_current(None)
        self._reader.choose_next(by, extend=extend)

    def annotation(self, by: int) -> None:
        """Make the next or the previous annotation current, from the current one or from the caret."""
        rows = self._lectern.placed()
        if not rows:
            self._desk.say(say("No annotations in this statement yet. Select words, then press T or H."))
            return
        ids = [row.id for row in rows]
        if self._desk.current in ids:
            at = ids.index(self._desk.current) + by
        else:
            at = _after([row.span for row in rows if row.span is not None], self._reader.place(), by)
        found = rows[at % len(ids)]
        self._reader.set_chosen(None)
        self._reader.place_caret(found.span.start if found.span is not None else 0)
        self._desk.make_current(found.id)

    def leap(self, span: Span) -> None:
        """Go to ``span``, remembering where one was."""
        self._places.leave(self._here())
        self._desk.show_place(span)

    def statement(self, by: int) -> None:
        """Open the next or the previous statement of the list as it is shown."""
        ids = self._shelf.ids()
        if not ids:
            return
        at = ids.index(self._desk.statement) + by if self._desk.statement in ids else 0
        if 0 <= at < len(ids):
            self.open(ids[at])
        else:
            self._desk.say(say("This is the last statement of the list.") if by > 0 else
                           say("This is the first statement of the list."))  # fmt: skip

    def open(self, statement: int) -> None:
        """Open ``statement`` where it was left, with the focus in the reader."""
        if self._desk.statement and statement != self._desk.statement:
            self._places.leave(self._here())
        self._desk.open(statement)
        self._reader.setFocus()

    def place(self, statement: int, span: Span) -> None:
        """Go to ``span`` of ``statement``, remembering where one was."""
        self._places.leave(self._here())
        if statement != self._desk.statement:
            self._desk.open(statement)
        self._desk.show_place(span)
        self._reader.setFocus()

    def done_and_next(self) -> None:
        """The open statement is done; open the next unread one of the list, else any that is left."""
        here = self._desk.statement
        with self._desk.step(say("Mark as done")) as session:
            statements.set_reading(session, here, "done")
        following = self._shelf.model.next_unread(here)
        if following is None:
            with self._desk.read() as session:
                following = statements.next_unread(session, here, self._desk.library.annotator)
        if following is None:
            self._desk.say(say("Done. No unread statements are left."))
        else:
            self.open(following)

    def back(self) -> None:
        """Go back to where one was before the last leap."""
        self._go(self._places.back(self._here()), say("No place to go back to."))

    def forward(self) -> None:
        """Go forward to where one went back from."""
        self._go(self._places.forward(self._here()), say("No place to go forward to."))

    def _here(self) -> tuple[int, int]:
        return self._desk.statement, self._reader.place()

    def _go(self, place: tuple[int, int] | None, otherwise: str) -> None:
        if place is None:
            self._desk.say(otherwise)
            return
        statement, position = place
        if statement != self._desk.statement:
            self._desk.open(statement)
        self._reader.place_caret(position)
        self._reader.setFocus()


def _after(spans: Sequence[Span], position: int, by: int) -> int:
    """The index of the first span after ``position``, or of the last one before it."""
    if by > 0:
        return next((at for at, span in enumerate(spans) if span.start > position), 0)
    return next((at for at in range(len(spans) - 1, -1, -1) if spans[at].start < position), -1)
