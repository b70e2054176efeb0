"""Copies of a library that have been opened, checked and hashed before they count."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import connections, examining
from apostille.store.identity import identify
from apostille.store.lock import Lock


def write(connection: sqlite3.Connection, to: Path) -> None:
    """Copies the library under ``connection`` to ``to``, verified, whole or not at all.

    An older backup there is replaced; a file of any other kind is refused and stays.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        _refuse_foreign(to)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        _copy(connection, part)
        verify(part)
        _sync(part)
        part.replace(to)
        _sync(to.parent)
    except OSError as error:
        raise Refusal(f"No backup was written: {error.strerror}. The library is unchanged.", what=str(to)) from None
    finally:
        part.unlink(missing_ok=True)


def _refuse_foreign(to: Path) -> None:
    if not to.is_file() or not to.stat().st_size:
        return
    try:
        identify(to)
    except Refusal:
        why = f"No backup was written: {to.name} is a file of another kind. It was left as it is; name another file."
        raise Refusal(why, what=str(to)) from None


def verify(path: Path) -> None:
    """Opens a copy that nobody else has open and refuses it unless pages, tables and texts are sound."""
    connection = connections.connect(path.absolute(), "ro")
    try:
        examining.examine(connection, path)
        examining.examine_pages(connection, path)
        wrong = wrong_texts(connection)
    finally:
        connection.close()
    if wrong:
        raise Refusal(f"{path.name} holds {wrong} texts that are not what was stored.", what=str(path))


def wrong_texts(connection: sqlite3.Connection) -> int:
    """How many texts no longer have the SHA-256 under which they are kept."""
    rows = connection.execute("SELECT sha256, text FROM text")
    return sum(hashlib.sha256(text.encode()).hexdigest() != sha256 for sha256, text in rows)


def restore(copy: Path, library: Path) -> Path:
    """Puts a verified copy in the place of a closed library; what was there is kept beside it.

    Returns where the former library lies now. Refuses a copy that is not sound and a library
    that is open.
    """
    identify(copy)
    verify(copy)
    library = library.resolve()  # of a link the library is replaced, not the link
    if library.exists() and not library.is_file():
        raise Refusal(f"{library} is not a file, so not a library. Nothing was changed.", what=str(library))
    lock = Lock(library)
    try:
        lock.take("command")
        return _swap(copy, library)
    except OSError as error:
        why = f"Nothing was restored: {error.strerror}. The library is as it was."
        raise Refusal(why, what=str(library)) from None
    finally:
        lock.release()


def _swap(copy: Path, library: Path) -> Path:
    kept = _free_name(library)
    part = library.with_name(f".{library.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))  # as any library: its owner's alone
        part.write_bytes(copy.read_bytes())
        _sync(part)
        for ending in ("-wal", "-shm", "-journal"):
            side = library.with_name(library.name + ending)
            if side.exists():
                side.replace(kept.with_name(kept.name + ending))
        if library.exists():
            library.replace(kept)
        part.replace(library)
    finally:
        part.unlink(missing_ok=True)
    _sync(library.parent)
    return kept


def _free_name(library: Path) -> Path:
    names = (library.with_name(f"{library.stem}.before-restore-{n}{library.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    target = sqlite3.connect(to, isolation_level=None)
    try:
        connection.backup(target, pages=-1)
        target.execute("PRAGMA trusted_schema=OFF")
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("UPDATE meta SET value = '1' WHERE key = 'clean_close'")
    finally:
        target.close()


def _sync(path: Path) -> None:
    if sys.platform == "win32" and path.is_dir():
        return  # Windows syncs no folder
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
