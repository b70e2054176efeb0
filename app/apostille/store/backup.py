"""Copies of a library that have been opened, checked and hashed before they count."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from apostille import scratch
from apostille.refusal import Refusal
from apostille.store import connections, examining, faults, reaching, sealing, sessions
from apostille.store.identity import identify
from apostille.store.lock import Lock

UNDONE = ("No backup was written", "The library is unchanged.")
"""What is said where a disk does not take a backup."""


def write(connection: sqlite3.Connection, to: Path) -> None:
    """Copies the library under ``connection`` to ``to``, verified, whole or not at all.

    An older backup there is replaced; a file of any other kind is refused and stays.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        _refuse_foreign(to)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        _copy(connection, part)
        _verify_copy(part, to)
        sync(part)
        part.replace(to)
        sync(to.parent)
    except OSError as error:
        raise Refusal(f"No backup was written: {error.strerror}. The library is unchanged.", what=str(to)) from None
    finally:
        part.unlink(missing_ok=True)


def refuse_place(library: Path, to: Path) -> None:
    """Refuses to write the backup of a library over itself, or where something lies that is no file."""
    if to.exists() and to.samefile(library):
        raise Refusal("A library cannot be its own backup. Nothing was written; name another file.", what=str(to))
    if to.exists() and not to.is_file():
        raise Refusal(f"{to} is not a file, so no backup was written there. Name a file.", what=str(to))


def _refuse_foreign(to: Path) -> None:
    if not to.is_file() or not to.stat().st_size:
        return
    try:
        identify(to)
    except Refusal:
        why = f"No backup was written: {to.name} is a file of another kind. It was left as it is; name another file."
        raise Refusal(why, what=str(to)) from None


def _verify_copy(part: Path, to: Path) -> None:
    try:
        verify(part)
    except Refusal as refusal:
        why = refusal.why.replace(part.name, "the library", 1)
        raise Refusal(f"No backup was written: {why}", what=str(to)) from None


def verify(path: Path) -> None:
    """Opens a copy that nobody else has open and refuses it unless pages, tables and texts are sound."""
    with faults.said(path), closing(connections.connect(path.absolute(), "ro")) as connection:
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        examining.examine(connection, path)
        examining.examine_pages(connection, path)
        texts, originals = wrong_texts(connection), wrong_originals(connection)
    if texts or originals:
        why = f"{path.name} holds {texts} texts and {originals} original files that are not what was stored."
        raise Refusal(why, what=str(path))


def wrong_texts(connection: sqlite3.Connection) -> int:
    """How many texts no longer have the SHA-256 under which they are kept."""
    rows = connection.execute("SELECT sha256, text FROM text")
    return sum(hashlib.sha256(text.encode()).hexdigest() != sha256 for sha256, text in rows)


def wrong_originals(connection: sqlite3.Connection) -> int:
    """How many imported files no longer have the SHA-256 under which they are kept."""
    rows = connection.execute("SELECT sha256, bytes FROM original")
    return sum(hashlib.sha256(data).hexdigest() != sha256 for sha256, data in rows)


def sha256(path: Path) -> str:
    """The SHA-256 of a file that nobody has open as a library."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(copy: Path, library: Path) -> Path:
    """Puts a verified copy in the place of a closed library; what was there is kept beside it.

    Returns where the former library lies now. A barrier: what was done before can be read in the
    history, not undone. Refuses a copy that is not sound and a library that is open.
    """
    readable = reaching.copy_to_read(copy)
    try:
        verify(readable or copy)
        return _restore(readable or copy, library)
    finally:
        if readable:
            shutil.rmtree(readable.parent, ignore_errors=True)


def _restore(copy: Path, library: Path) -> Path:
    library = library.resolve()  # of a link the library is replaced, not the link
    if library.exists() and not library.is_file():
        raise Refusal(f"{library} is not a file, so not a library. Nothing was changed.", what=str(library))
    lock = Lock(library)
    try:
        lock.take("command")
        with faults.said(library, "Nothing was restored", "The library is as it was."):
            return _swap(copy, library)
    except OSError as error:
        why = f"Nothing was restored: {error.strerror}. The library is as it was."
        raise Refusal(why, what=str(library)) from None
    finally:
        lock.release()


def copy_aside(path: Path) -> Path:
    """A copy of a library in a folder of its own, whoever has that open; whoever asked removes the folder."""
    folder = scratch.folder()
    copy = folder / path.name
    try:
        with closing(connections.connect(path, "ro")) as connection:
            for pragma in connections.GUARDS:
                connection.execute(pragma)
            _copy(connection, copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copy


def _swap(copy: Path, library: Path) -> Path:
    kept = _free_name(library)
    part = library.with_name(f".{library.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))  # as any library: its owner's alone
        with closing(connections.connect(copy.absolute(), "ro")) as connection:
            _copy(connection, part)
        _bar(part)
        sync(part)
        for ending in ("-wal", "-shm", "-journal"):
            side = library.with_name(library.name + ending)
            if side.exists():
                side.replace(kept.with_name(kept.name + ending))
        if library.exists():
            library.replace(kept)
        part.replace(library)
    finally:
        part.unlink(missing_ok=True)
    sync(library.parent)
    return kept


def _bar(restored: Path) -> None:
    """Writes down in a copy that it was restored, and that what came before can no longer be undone."""
    with closing(connections.connect(restored, "rw")) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM change")
        connection.execute(
            "INSERT INTO step(kind, name, annotator, at) VALUES ('barrier', 'Restore a backup', NULL, ?)",
            (sessions.now(),),
        )
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'commit_seq'")
        sealing.seal(connection)
        connection.execute("COMMIT")


def _free_name(library: Path) -> Path:
    names = (library.with_name(f"{library.stem}.before-restore-{n}{library.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    with closing(sqlite3.connect(to, isolation_level=None)) as target:
        connection.backup(target, pages=-1)
        target.execute("PRAGMA trusted_schema=OFF")
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("BEGIN IMMEDIATE")
        target.execute("UPDATE meta SET value = '1' WHERE key = 'clean_close'")
        sealing.seal(target)
        target.execute("COMMIT")


def sync(path: Path) -> None:
    """Lets the disk write down a file, or the names in a folder, before anything goes on."""
    if sys.platform == "win32" and path.is_dir():
        return  # Windows syncs no folder
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
