"""What SQLite and the disk refuse, said in a sentence; everything else stays a bug."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from apostille.refusal import LibraryInUse, Refusal

_SAFE = "Your library is as it was before this step."
_WORDS = {
    sqlite3.SQLITE_FULL: "{undone}: the disk is full. {safe} Free some space and try again.",
    sqlite3.SQLITE_IOERR: "{undone}: the disk did not take the change. {safe} Check the disk and try again.",
    sqlite3.SQLITE_READONLY: "{undone}: the file or its folder is read-only. {safe}",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened: its folder is gone, full or not yours. Nothing was changed.",
    sqlite3.SQLITE_PERM: "{undone}: the file may not be written. {safe}",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged. Nothing was changed. Run `apostille check`, or restore a backup.",
    sqlite3.SQLITE_NOTADB: "{name} is not an Apostille library, or it is damaged. It was left as it is.",
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file whose pages are not what they should be."""


@contextmanager
def said(path: Path, undone: str = "Not saved", safe: str = _SAFE) -> Generator[None]:
    """Turns the faults of the disk and of the file into a ``Refusal``; lets all others pass.

    ``undone`` says what was not done, ``safe`` what is as it was.
    """
    try:
        yield
    except DBAPIError as error:
        raise _refusal(error.orig, path, undone, safe) or error from error
    except sqlite3.Error as error:
        raise _refusal(error, path, undone, safe) or error from error


def code_of(error: sqlite3.Error) -> int:
    """The plain error code of SQLite; 0 where it is none of SQLite's, such as a text that is no UTF-8."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _refusal(error: BaseException | None, path: Path, undone: str, safe: str) -> Refusal | None:
    if not isinstance(error, sqlite3.Error):
        return None
    code = code_of(error)
    if code in _BUSY:
        return LibraryInUse(f"{path.name} is being written by another program. {safe} Try again.", what=str(path))
    words = _WORDS.get(code)
    return Refusal(words.format(undone=undone, safe=safe, name=path.name), what=str(path)) if words else None
