"""The backups that Apostille makes by itself: a folder for each library, kept in order by number.

One is made when a library is closed changed, after half an hour of changes, and before what touches all of it. It
counts once it was opened, checked and hashed; its annotations lie beside it as a file that any editor reads.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from apostille import paths, private
from apostille.refusal import Refusal
from apostille.store import backup, connections, faults, readable, thinning
from apostille.store.sessions import driver

if TYPE_CHECKING:
    from apostille.store.library import Library

Why = Literal["closing", "time", "import", "merge", "migration", "restore", "salvage", "asked"]
"""What a backup was made at or before."""

EVERY_MS = 30 * 60 * 1000
"""After so many milliseconds of changes a window makes a backup."""

MANY = 25
"""Importing so many files or more is preceded by a backup."""

_NAME = re.compile(r"(\d{8,})-(\d{8}T\d{6}Z)-([a-z]+)(?:-(\d+))?\.apostille")
_WHERE = "library.txt"
_STATE = (
    "SELECT (SELECT value FROM meta WHERE key = 'file_uuid'), (SELECT value FROM meta WHERE key = 'commit_seq'),"
    " max(id), (SELECT at || kind || name FROM step ORDER BY id DESC LIMIT 1) FROM step"
)
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup on the shelf: its place in their order, when the clock then said it was, and what it was made at.

    ``schema`` is the schema before a migration, else 0; ``size`` in bytes.
    """

    path: Path
    number: int
    at: datetime
    why: str
    schema: int
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup just made; ``trouble`` is a sentence where the second folder did not take it, else empty."""

    copy: Copy
    trouble: str = ""


def copies(uuid: str) -> list[Copy]:
    """The backups of a library, newest first."""
    return list_of(paths.backups(uuid))


def list_of(folder: Path) -> list[Copy]:
    """The backups that lie in ``folder``, newest first; what else lies there is left out."""
    found = sorted(_found(folder), key=lambda one: (one.number, one.path.name))
    return found[::-1]


def keep(library: Library, why: Why, also: Path | None = None) -> Kept | None:
    """Makes a backup of an open library, from any thread; None where nothing changed since the newest one.

    ``also`` is a second folder (another disk) that gets the same. Refuses in words where no backup could be made.
    """
    with faults.said(library.path, *backup.UNDONE), library.read() as session:
        return put(driver(session), library.path, why, also)


def before_many(library: Library, files: int) -> list[str]:
    """Backs up before ``files`` come in, if they are many; returns what went wrong, which is no reason not to go on."""
    try:
        kept = keep(library, "import") if files >= MANY else None
    except Refusal as refusal:
        return [refusal.why]
    return [kept.trouble] if kept and kept.trouble else []


def is_due(library: Library) -> bool:
    """Whether the newest backup is half an hour old (or of the future): not every command of a script makes one."""
    there = copies(library.uuid)
    return not there or not 0 <= (datetime.now(UTC) - there[0].at).total_seconds() < EVERY_MS / 1000


def put(connection: sqlite3.Connection, library: Path, why: Why, also: Path | None = None) -> Kept | None:
    """The same for a connection; of a library before a migration the schema is in the name."""
    uuid, *_ = state = connection.execute(_STATE).fetchone()
    there = copies(uuid)
    if there and _state(there[0].path) == state:
        return None
    folder = _folder(paths.backups(uuid), library)
    schema = connection.execute("PRAGMA user_version").fetchone()[0] if why == "migration" else 0
    to = folder / _named(there[0].number + 1 if there else 1, why, schema)
    _refuse_without_room(connection, folder)
    backup.write(connection, to)
    _write_readable(connection, to)
    if why != "restore":  # the one that is to be put back may be among what is superfluous now
        thin(folder)
    return Kept(_copy(to), _put_also(to, also / uuid, library) if also else "")


def thin(folder: Path) -> None:
    """Takes away the backups that newer ones make superfluous, and what a killed program left half made."""
    for one in thinning.superfluous(list_of(folder)):
        take_away(one)
    for part in folder.glob(".*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _DAY:
                part.unlink()


def take_away(copy: Copy) -> None:
    """Deletes one backup and what lies beside it; a file that is gone already or may not be deleted is no fault."""
    for path in (copy.path.with_suffix(".json"), copy.path):
        with suppress(OSError):
            path.unlink()


def copies_for(library: Path) -> list[Copy]:
    """The backups of the closed library at ``library``, newest first.

    Of a file that is too damaged to say which it is, or gone, those of the library that lay there when they were made.
    """
    state = _state(library) if library.is_file() else None
    return copies(str(state[0])) if state else _once_at(library)


def _once_at(library: Path) -> list[Copy]:
    made: list[Copy] = []
    for where in paths.backups("x").parent.glob(f"*/{_WHERE}"):
        with suppress(OSError, ValueError):
            if where.read_text(encoding="utf-8").strip() == str(library):
                made += list_of(where.parent)
    return sorted(made, key=lambda one: (one.at, one.number), reverse=True)


def _found(folder: Path) -> Iterator[Copy]:
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError, ValueError):
                yield _copy(path)


def _copy(path: Path) -> Copy:
    named = _NAME.fullmatch(path.name)
    if named is None:
        raise ValueError(path.name)
    number, at, why, schema = named.groups()
    moment = datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return Copy(path, int(number), moment, why, int(schema or 0), path.stat().st_size)


def _named(number: int, why: Why, schema: int) -> str:
    return f"{number:08}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{why}{f'-{schema}' if schema else ''}.apostille"


def _folder(folder: Path, library: Path) -> Path:
    """The folder, made for its owner alone, in which is written down where its library lies."""
    try:
        private.folder(folder)
        folder.chmod(0o700)
        private.write(folder / _WHERE, f"{library}\n")
    except OSError as error:
        why = f"No backup was written: {folder} cannot be written to ({error.strerror}). The library is unchanged."
        raise Refusal(why, what=str(folder)) from None
    return folder


def _state(copy: Path) -> tuple[object, ...] | None:
    """What a backup was made of; None where it does not say, so that another is made."""
    try:
        with closing(connections.connect(copy.absolute(), "ro")) as connection:
            for pragma in connections.GUARDS:
                connection.execute(pragma)
            return connection.execute(_STATE).fetchone()
    except sqlite3.Error:
        return None


def _refuse_without_room(connection: sqlite3.Connection, folder: Path) -> None:
    """A backup never takes the last of a disk: what the analyst writes next needs some of it."""
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    free = shutil.disk_usage(folder).free
    if free < pages * size + connections.ROOM:
        why = f"No backup was written: only {free // 2**20} MB are free where backups lie. The library is unchanged."
        raise Refusal(why, what=str(folder))


def _write_readable(connection: sqlite3.Connection, copy: Path) -> None:
    part = copy.with_name(f".{copy.stem}.json.part")
    try:
        readable.write(connection, part)
        part.replace(copy.with_suffix(".json"))
    except OSError as error:
        why = f"The backup was made, but not the file of annotations beside it: {error.strerror}."
        raise Refusal(why, what=str(copy)) from None
    finally:
        part.unlink(missing_ok=True)


def _put_also(copy: Path, folder: Path, library: Path) -> str:
    """Puts a backup and what lies beside it into a second folder; returns a sentence where that did not succeed."""
    if not folder.parent.is_dir():
        return f"The backup was made, but the second folder {folder.parent} is not there."
    try:
        _folder(folder, library)
        for path in (copy, copy.with_suffix(".json")):
            part = folder / f".{path.name}.part"
            try:
                shutil.copyfile(path, part)
                part.chmod(0o600)
                backup.sync(part)
                if part.suffix != ".json":
                    _compare(path, part)
                part.replace(folder / path.name)
            finally:
                part.unlink(missing_ok=True)
        thin(folder)
    except (OSError, Refusal) as error:
        reason = error.why if isinstance(error, Refusal) else os.strerror(error.errno or 0)
        return f"The backup was made, but not in the second folder {folder.parent}: {reason}"
    return ""


def _compare(one: Path, other: Path) -> None:
    if backup.sha256(one) != backup.sha256(other):
        raise Refusal(f"{other.name} did not come out as it was written.", what=str(other))
