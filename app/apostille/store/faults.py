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
    sqlite3.SQLITE_FULL: f"Not saved: the disk is full. {_SAFE} Free some space and try again.",
    sqlite3.SQLITE_IOERR: f"Not saved: the disk did not take the change. {_SAFE} Check the disk and try again.",
    sqlite3.SQLITE_READONLY: f"Not saved: the file or its folder is read-only. {_SAFE}",
    sqlite3.SQLITE_CANTOPEN: "The library cannot be opened: the folder is gone or not yours. Nothing was changed.",
    sqlite3.SQLITE_PERM: f"Not saved: the file may not be written. {_SAFE}",
    sqlite3.SQLITE_CORRUPT: "The library is damaged. Nothing was changed. Run `apostille check`, or restore a backup.",
    sqlite3.SQLITE_NOTADB: "This is not an Apostille library, or it is damaged. It was left as it is.",
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def said(path: Path) -> Generator[None]:
    """Turns the faults of the disk and of the file into a ``Refusal``; lets all others pass."""
    try:
        yield
    except DBAPIError as error:
        raise _refusal(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _refusal(error, path) or error from error


def _refusal(error: BaseException | None, path: Path) -> Refusal | None:
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return LibraryInUse(f"{path.name} is being written by another program. {_SAFE} Try again.", what=str(path))
    words = _WORDS.get(code)
    return Refusal(words, what=str(path)) if words else None
