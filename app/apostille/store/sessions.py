"""Inside a session of the store: the driver under it, the open step, the moment."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apostille.store import journal

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

STAGED = "staged"
"""Where ``Session.info`` holds the statements that the index follows at the end of ``Library.staging``."""

_LONG = 0.012
"""Seconds after which a step pauses."""
PAUSE = "pause"
"""Where it holds what is called between the pieces of a long step."""


class Pause:
    """What a long step does between its pieces: ``do``, where a window has something to paint meanwhile.

    Nothing can be written then, since the step is under way.
    """

    def __init__(self) -> None:
        self.do: Callable[[], object] = lambda: None
        self._since = 0.0

    def begin(self) -> None:
        """A transaction begins; most are over before there is any need to pause."""
        self._since = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._since > _LONG:
            self.do()
            self._since = time.monotonic()


def pause(session: Session) -> None:
    """Between two pieces of a long step: a window that is open paints itself."""
    session.info[PAUSE]()


def driver(session: Session | sqlite3.Connection) -> sqlite3.Connection:
    """The sqlite3 connection under a session, inside its transaction; a connection as it is."""
    if isinstance(session, sqlite3.Connection):
        return session
    held = session.info.get("driver") or session.connection().connection.driver_connection
    if not isinstance(held, sqlite3.Connection):
        raise TypeError("the store speaks to SQLite through sqlite3")
    return held


@contextmanager
def held(engine: Engine) -> Generator[sqlite3.Connection]:
    """The driver's connection of an engine, given back afterwards."""
    lent = engine.raw_connection()
    try:
        connection = lent.driver_connection
        if not isinstance(connection, sqlite3.Connection):
            raise TypeError("the store speaks to SQLite through sqlite3")
        yield connection
    finally:
        lent.close()


@contextmanager
def unrecorded(session: Session) -> Generator[None]:
    """Inside a step: what is written here leaves no images (rows that are seen by nobody yet)."""
    session.flush()
    driver(session).execute("UPDATE temp.open_step SET kept = 0")
    yield
    session.flush()
    driver(session).execute("UPDATE temp.open_step SET kept = 1")


def begin(session: Session, kind: str, name: str, annotator: int, of_step: int | None = None) -> int:
    """Writes down a step that begins and opens it for the journal; returns its id."""
    at = now()
    cursor = driver(session).execute(
        "INSERT INTO step(kind, name, annotator, at, of_step) VALUES (?, ?, ?, ?, ?)",
        (kind, name, annotator, at, of_step),
    )
    step = int(cursor.lastrowid or 0)
    _open(session, step, annotator, at, kept=kind != "barrier")
    return step


def begin_unkept(session: Session, annotator: int) -> None:
    """Opens the journal for writes that are no step and leave no images."""
    _open(session, None, annotator, now(), kept=False)


def now() -> str:
    """This moment, ISO 8601 UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _open(session: Session, step: int | None, annotator: int, at: str, *, kept: bool) -> None:
    driver(session).execute(journal.BEGIN_STEP, (step or 0, int(kept)))
    session.info.update(annotator=annotator, step=step, at=at)
