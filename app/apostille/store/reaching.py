"""A library as its folder lets it be reached: what a killed program left beside it, media that can only be read.

Nothing here is called on a library that this process has open: files are opened, moved and copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from apostille.refusal import LibraryInUse, Refusal
from apostille.store import connections, examining, faults
from apostille.store.identity import identify, regular
from apostille.store.lock import Lock

_BESIDE = ("-wal", "-journal")
_IDENTITY = "SELECT value FROM meta WHERE key IN ('commit_seq', 'file_uuid') ORDER BY key"
_UNREACHED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def taken(path: Path, role: str) -> Lock:
    """The lock of a library; taken before its first bytes are read, because this process might have it open."""
    regular(path)
    lock = Lock(path)
    try:
        lock.take(role)
    except OSError as error:
        identify(path)
        why = f"{path.name} cannot be opened for writing: {error.strerror}. It was left as it is and can be read."
        raise Refusal(why, what=str(path)) from None
    return lock


def recover(path: Path) -> Path | None:
    """Lets SQLite put a library right that was left in the middle of something, before it is read only.

    A reader's connection may not roll back what a killed writer left. Nothing where no journal lies
    beside the file, where somebody has it open, or where the disk can only be read. Returns where a
    WAL that is not the library's was put.
    """
    regular(path)
    aside: Path | None = None
    if not _beside(path):
        return aside
    lock = Lock(path)
    try:
        with suppress(LibraryInUse, OSError):
            lock.take("command")
            identify(path)
            aside = set_stale_aside(path)
            with faults.said(path):
                examining.examine_before_writing(path)
                settle(path)
    finally:
        lock.release()
    return aside


def settle(path: Path) -> None:
    """Brings a library that nobody has open into one file, as closing would have; not where somebody reads it now."""
    with closing(connections.connect(path, "rw")) as connection, suppress(sqlite3.OperationalError):
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        connection.execute("PRAGMA journal_mode=DELETE")


def set_stale_aside(path: Path) -> Path | None:
    """Moves a WAL that is not this library's out of SQLite's sight, and says where it lies now; None where all is well.

    SQLite plays whatever WAL lies beside a file into it: a copy put in the place of a library whose
    program was killed would silently become a mixture. The caller holds the lock.
    """
    wal = path.with_name(f"{path.name}-wal")
    if not is_stale(path):
        return None
    names = (path.with_name(f"{path.name}.damaged-wal{n or ''}") for n in range(10_000))
    aside = next(name for name in names if not name.exists())
    wal.replace(aside)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return aside


def is_stale(path: Path) -> bool:
    """Whether the WAL beside a library belongs to another file, or to an older state of this one."""
    if not _size(path.with_name(f"{path.name}-wal")):
        return False
    if not _says_wal(path):
        return True  # it was closed in order, so its own WAL is gone
    alone, together = _identity(path, "ro&immutable=1"), _identity(path, "ro")
    if alone is None or together is None:
        return False
    return alone[1] != together[1] or int(together[0]) < int(alone[0])


def copy_to_read(path: Path) -> Path | None:
    """A copy of a library, in a folder of its own, where the file cannot be read in its place; None where it can.

    Read-only media with a file that was not closed in order: SQLite has to write beside it even to
    read. What is not saved in the WAL beside it belongs to it too. Whoever asked removes the folder.
    """
    identify(path)
    if not _beside(path) and not _says_wal(path):
        return None
    stale = is_stale(path)
    if not stale and _can_be_read(path):
        return None
    from apostille import scratch  # most libraries are read where they lie

    folder = scratch.folder()
    copy = folder / path.name
    try:
        shutil.copyfile(path, copy)
        for ending in () if stale else _BESIDE:
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        settle(copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copy


def _beside(path: Path) -> bool:
    return any(_size(path.with_name(path.name + ending)) for ending in _BESIDE)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _says_wal(path: Path) -> bool:
    """Whether the first bytes of a file say that it was open last, in WAL mode."""
    with path.open("rb") as file:
        return 2 in file.read(20)[18:]


def _identity(path: Path, mode: str) -> tuple[str, str] | None:
    """How many steps a library holds and its UUID, with its WAL or (immutable) without; None where it does not say."""
    try:
        with closing(connections.connect(path, mode)) as connection:
            for pragma in connections.GUARDS:
                connection.execute(pragma)
            if not examining.is_known(connection):
                return None
            seq, uuid = (str(row[0]) for row in connection.execute(_IDENTITY))
            return seq, uuid
    except (sqlite3.Error, ValueError):
        return None


def _can_be_read(path: Path) -> bool:
    try:
        with closing(connections.connect(path, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF not in _UNREACHED
    return True
