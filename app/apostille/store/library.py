"""The library: the open file, and the only way to read it, write it, undo and redo.

One writer, used from the thread that opened the library; readers in any thread, one session
a question. While open the file is in WAL mode with every commit synced; closed it is one file.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from apostille.refusal import Refusal
from apostille.store import connections, examining, faults, founding, history, index, journal, laws, reaching, sealing
from apostille.store.history import Changes, Stacks, StepRow
from apostille.store.identity import identify
from apostille.store.sessions import PAUSE, STAGED, Pause, begin, begin_unkept, driver, held, unrecorded

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from apostille.store.lock import Lock

__all__ = ["Changes", "Library", "StepRow", "driver", "unrecorded"]


def _nobody(_changes: Changes) -> None:
    """Told when nobody asked to be told."""


class Library:
    """An open library; made by ``create`` or ``open``, closed by ``close`` or as a context."""

    def __init__(
        self, path: Path, *, lock: Lock | None, told: Callable[[Changes], None] = _nobody, copy: Path | None = None
    ) -> None:
        self.path, self.told, self.pause = path, told, Pause()
        self._lock = lock
        self._thread = threading.get_ident()
        self._copy = copy
        self._reader = connections.reader(copy or path)
        self._writer: Engine | None = None
        self._stacks = Stacks()
        self.annotator = 0
        self.busy = self.unclean = False
        self.set_aside: Path | None = None
        self.upgraded_from: Path | None = None

    @classmethod
    def create(cls, path: Path, *, role: str = "command", told: Callable[[Changes], None] = _nobody) -> Self:
        """Makes a new, empty library at ``path``; refuses where something is there already."""
        founding.found(path)
        return cls.open(path, role=role, told=told)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        role: str = "command",
        told: Callable[[Changes], None] = _nobody,
        believe: bool = False,
    ) -> Self:
        """Opens a library to write (taking its lock) or to read only; ``believe``: whatever its values are.

        Raises ``Refusal`` where it is no library, newer or damaged, ``LibraryInUse`` where
        another process writes to it.
        """
        path = path.expanduser().resolve()
        aside = reaching.recover(path) if read_only else None
        copy = founding.readable(path) if read_only else None
        library = cls(path, lock=None if read_only else reaching.taken(path, role), told=told, copy=copy)
        library.set_aside = aside
        try:
            library._start(read_only=read_only, believe=believe)
        except BaseException:
            library._let_go()
            raise
        return library

    def _start(self, *, read_only: bool, believe: bool) -> None:
        identify(self.path)
        with faults.said(self.path):
            if not read_only:
                self.set_aside = reaching.set_stale_aside(self.path)
                self._writer, self.upgraded_from = founding.prepared(self.path, believe=believe)
            with self.look() as raw:
                examining.examine(raw, self.path)
                if not believe:
                    laws.examine(raw, self.path)
                self.unclean = not read_only and not founding.clean(raw)
                if self.unclean:
                    examining.examine_pages(raw, self.path)
                self.uuid, self.annotator = founding.named(raw)
                self._stacks = history.stacks(raw)
        if self._writer is not None:
            with faults.said(self.path, f"{self.path.name} was not opened", "It is as it was."), self._raw() as raw:
                journal.prepare(raw)
                founding.mark_open(raw)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._writer is None

    @property
    def undoable(self) -> str | None:
        """The name of the step that undo would take back, or None."""
        return self._stacks.undo[-1][1] if self._stacks.undo else None

    @property
    def redoable(self) -> str | None:
        """The name of the step that redo would do again, or None."""
        return self._stacks.redo[-1][1] if self._stacks.redo else None

    @contextmanager
    def read(self) -> Generator[Session]:
        """A session that sees one moment of the library and cannot write; for any thread."""
        from sqlalchemy.orm import Session  # not needed before the first paint

        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def look(self) -> Generator[sqlite3.Connection]:
        """The same for plain SQL alone: the window is painted before SQLAlchemy's ORM is loaded."""
        with held(self._reader) as raw:
            raw.execute("BEGIN")  # what is given back to the pool is rolled back there
            yield raw

    @contextmanager
    def step(self, name: str) -> Generator[Session]:
        """The only way to write: all of the block or nothing, as one step called ``name``.

        In the block ``session.info`` holds ``annotator``, ``at`` and ``step``. A step that
        changes nothing leaves no trace. A step inside a step raises ``RuntimeError``.
        """
        with self._transaction() as session:
            step = begin(session, "do", name, self.annotator)
            yield session
            made = self._finish(session, step, name, "do")
            if made is None:
                session.rollback()
                return
            session.commit()
        self._stacks.done(step, name)
        self.told(made)

    @contextmanager
    def staging(self, *, short: bool = False) -> Generator[Session]:
        """Writes outside of history, in one transaction; ``short`` leaves what the index has to merge to ``tidy``."""
        with self._transaction() as session:
            begin_unkept(session, self.annotator)
            with index.in_pieces(driver(session)) if short else nullcontext():
                yield session
                session.flush()
                index.follow(driver(session), session.info.get(STAGED, ()))
            sealing.unseal(driver(session))
            driver(session).execute(journal.END_STEP)
            session.commit()

    def tidy(self, pages: int = 64) -> bool:
        """Merges some pages of the index that staging left in pieces, a few milliseconds; False where none is left."""
        with self.staging() as session:
            return index.merge(driver(session), pages)

    def undo(self) -> Changes:
        """Takes back the newest step; refuses where there is none."""
        if not self._stacks.undo:
            raise Refusal("There is nothing to undo.")
        made, step = self._reverse("undo", *self._stacks.undo[-1])
        self._stacks.undone(step, made.name)
        self.told(made)
        return made

    def redo(self) -> Changes:
        """Does the step undone last again; refuses where there is none."""
        if not self._stacks.redo:
            raise Refusal("There is nothing to redo.")
        made, step = self._reverse("redo", *self._stacks.redo[-1])
        self._stacks.redone(step, made.name)
        self.told(made)
        return made

    def barrier(self, name: str) -> None:
        """Writes down that what came before can be read but no longer undone."""
        with self._transaction() as session:
            step = begin(session, "barrier", name, self.annotator)
            driver(session).execute("DELETE FROM change")  # nobody can put these images back any more
            sealing.unseal(driver(session))
            driver(session).execute(journal.END_STEP)
            session.commit()
        self._stacks.barrier()
        self.told(Changes(step, name, "barrier", {}, frozenset()))

    def history(self, limit: int = 100) -> list[StepRow]:
        """The newest steps, newest first."""
        with self.read() as session:
            return history.listed(driver(session), limit)

    def settle(self) -> None:
        """Moves what stands in the WAL into the file, as far as nobody reads what was before; else closing does."""
        with faults.said(self.path), self._raw() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def backup(self, to: Path) -> None:
        """A verified copy of the library as it is now; see ``backup.write``."""
        from apostille.store import backup  # not needed before the first paint

        backup.refuse_place(self.path, to)
        with faults.said(self.path, *backup.UNDONE), self.read() as session:
            backup.write(driver(session), to)

    def close(self) -> None:
        """Closes the file in the order that leaves one file behind, and gives the lock back."""
        self._reader.dispose()
        try:
            if self._writer is not None:
                with faults.said(self.path), self._raw() as raw:
                    founding.close(raw)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
            self._writer = None
        if self._lock:
            self._lock.release()
            self._lock = None
        if self._copy:
            shutil.rmtree(self._copy.parent, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _reverse(self, kind: str, of_step: int, name: str) -> tuple[Changes, int]:
        with self._transaction() as session:
            step = begin(session, kind, name, self.annotator, of_step)
            journal.put_back(driver(session), of_step, self.pause)
            made = self._finish(session, step, name, kind)
            if made is None:
                raise RuntimeError(f"step {of_step} holds nothing to {kind}")
            session.commit()
        return made, step

    def _finish(self, session: Session, step: int, name: str, kind: str) -> Changes | None:
        session.flush()
        raw = driver(session)
        made = history.changes(raw, step, name, kind, self.pause)
        if not made.rows:
            return None
        index.follow(raw, made.rows.get("statement", ()), self.pause)
        raw.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'commit_seq'")
        raw.execute(journal.END_STEP)
        return made

    @contextmanager
    def _transaction(self) -> Generator[Session]:
        writer = self._writing()
        if threading.get_ident() != self._thread:
            raise RuntimeError("the library is written from the thread that opened it")
        if self.busy:
            raise RuntimeError("a step inside a step")
        from sqlalchemy.orm import Session  # not needed before the first paint

        self.busy = True
        self.pause.begin()
        try:
            with faults.said(self.path), Session(writer, expire_on_commit=False) as session:
                session.info.update({"driver": driver(session), PAUSE: self.pause})
                yield session
        finally:
            self.busy = False

    @contextmanager
    def _raw(self) -> Generator[sqlite3.Connection]:
        with held(self._writing()) as connection:
            yield connection

    def _writing(self) -> Engine:
        if self._writer is None:
            raise Refusal(f"{self.path.name} is open to read only. Nothing was changed.")
        return self._writer
