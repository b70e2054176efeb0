"""How far long work in the store is, and whether it is to end."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

Tell = Callable[[int, int], bool]
"""Told how much is done of how much; answers whether to go on."""

_OFTEN = 0.05
"""Seconds between two times that it is told."""
_STEPS = 20_000
"""So many steps of SQLite's machine between two looks whether to end."""


class Stopped(Exception):
    """The work was ended before it was done, as somebody asked."""


def untold(_done: int, _of: int) -> bool:
    """Nobody wants to know, and nobody ends it."""
    return True


class Progress:
    """Counts what is done of ``of`` and tells it now and then."""

    def __init__(self, tell: Tell, of: int) -> None:
        self._tell, self._of, self._done = tell, of, 0
        self._told = 0.0

    def did(self, more: int = 1) -> None:
        """So many more are done; raises ``Stopped`` where the work is to end."""
        self._done += more
        if self._late() and not self._tell(self._done, self._of):
            raise Stopped

    @contextmanager
    def over(self, connection: sqlite3.Connection) -> Generator[None]:
        """Within it a single query that takes long can be ended too."""
        connection.set_progress_handler(self._stops, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _stops(self) -> int:
        return int(self._late() and not self._tell(self._done, self._of))

    def _late(self) -> bool:
        now = time.monotonic()
        late = now - self._told > _OFTEN
        if late:
            self._told = now
        return late
