"""What the views share: the library and a few signals.

Views write through ``step`` alone, are told through ``changed`` alone, and know one another not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from apostille.refusal import Refusal
from apostille.ui.words import say

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

    from apostille.reading.span import Span
    from apostille.store.library import Changes, Library


@dataclass(frozen=True, slots=True)
class Notice:
    """A calm line for the analyst, with at most one thing to do about it (``act``, ``do``)."""

    words: str
    act: str = ""
    do: Callable[[], object] | None = None
    lasting: bool = False


class Desk(QObject):
    """The open library, what is open and current in it, and the one way to write."""

    changed = Signal(object)
    """A ``Changes``: what the last step, undo or redo touched."""
    opened = Signal(int)
    """The statement that is read now; 0 where none is."""
    current_moved = Signal(object)
    """The annotation that is current now (an id), or None."""
    place_asked = Signal(object, bool)
    """A ``Span`` of the open statement to be brought into sight, and whether to be selected too."""
    noticed = Signal(object)
    """A ``Notice`` to be shown as a line."""
    broke = Signal(object)
    """An exception that is a bug; the step it came from is rolled back."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.statement = 0
        self.current: int | None = None
        library.told = self.changed.emit
        library.pause.do = _paint

    def read(self) -> AbstractContextManager[Session]:
        """A session for one question, to be left at once."""
        return self.library.read()

    def look(self) -> AbstractContextManager[Connection]:
        """The same for what is read before the first paint: SQLAlchemy's ORM is not loaded yet."""
        return self.library.look()

    def step(self, name: str) -> AbstractContextManager[Session, bool]:
        """The one way to write: all or nothing; a refusal becomes a line, a bug a report; neither is raised.

        Refuses at once where the library is open for reading only.
        """
        return cast("AbstractContextManager[Session, bool]", self._step(name))

    @contextmanager
    def _step(self, name: str) -> Generator[Session]:
        if self.library.read_only:
            raise Refusal(say("This library is open for reading only. Nothing was changed."))
        with self.guard(), self.library.step(name) as session:
            yield session

    def open(self, statement: int) -> None:
        """Make ``statement`` the one that is read; its annotations start with none current."""
        self.statement = statement
        self.make_current(None)
        self.opened.emit(statement)

    @property
    def writable(self) -> bool:
        """Whether steps can be taken."""
        return not self.library.read_only

    def make_current(self, annotation: int | None) -> None:
        """Make ``annotation`` the one the keys act on."""
        if annotation == self.current:
            return
        self.current = annotation
        self.current_moved.emit(annotation)

    def show_place(self, span: Span, *, select: bool = True) -> None:
        """Ask the reader to bring ``span`` into sight, by default selected so that it stands out."""
        self.place_asked.emit(span, select)

    def say(self, words: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Show one line to the analyst."""
        self.noticed.emit(Notice(words, act, do))

    def undo(self) -> Changes | None:
        """Take back the last step, or say that there is none."""
        with self.guard():
            return self.library.undo()
        return None

    def redo(self) -> Changes | None:
        """Do again what was undone last, or say that there is nothing."""
        with self.guard():
            return self.library.redo()
        return None

    def guard(self) -> _Guard:
        """A ``with`` in which a refusal becomes a line and a bug a report, for what is not a step."""
        return _Guard(self)

    def fail(self, error: BaseException) -> bool:
        """Show ``error`` as a line or as a bug; whether it may be forgotten then."""
        if isinstance(error, Refusal):
            self.say(error.why)
        elif isinstance(error, Exception):
            self.broke.emit(error)
        return isinstance(error, Exception)


def _paint() -> None:
    """Paint what waits, in the middle of a long step: no key, click or second start of the program is heard then."""
    out = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers
    QCoreApplication.processEvents(out)


class _Guard:
    """Refusals and bugs end here; the program goes on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return error is not None and self._desk.fail(error)
