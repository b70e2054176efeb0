"""Engines on a library file: one writer, some readers, each with its pragmas.

The recipe was tried line by line on SQLite 3.40.1; every pragma that matters is read back.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from apostille.refusal import Refusal

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37."""
VERSION = sqlite3.sqlite_version
"""For reports: the window may not ask the driver itself."""

ROOM = 64 * 2**20
"""Bytes of a disk that no backup and no migration takes."""

GUARDS = ("PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0")
"""Set before any object of the schema is evaluated."""

WRITER = (
    *GUARDS,
    "PRAGMA locking_mode=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_size_limit=16777216",
    "PRAGMA wal_autocheckpoint=1000",
)
LOCAL = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
REMOTE = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA")
"""Without WAL only EXTRA makes a commit hold when the power goes: it syncs the folder too."""

MACOS = ("PRAGMA fullfsync=ON", "PRAGMA checkpoint_fullfsync=ON")
READER = (*GUARDS, "PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY")
READ_BACK: dict[str, str | int] = {"foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1}
READ_BACK_LOCAL: dict[str, str | int] = {"journal_mode": "wal", "synchronous": 2}
READ_BACK_REMOTE: dict[str, str | int] = {"journal_mode": "delete", "synchronous": 3}

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 256 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1024 * 1024,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 32766,
}


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection; ``mode`` rw or ro, never rwc, so that a typo makes no file."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Refusal(f"This Python has SQLite {sqlite3.sqlite_version}; Apostille needs 3.37 or newer.")
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5.0, check_same_thread=False
    )
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    return connection


def writer(path: Path, *, local: bool = True) -> Engine:
    """The one engine that writes: a single connection, each transaction BEGIN IMMEDIATE.

    ``local``: the file lies on a disk of this machine, so that WAL can be used.
    """
    pragmas = WRITER + (LOCAL if local else REMOTE) + (MACOS if sys.platform == "darwin" else ())
    return _engine(path, "rw", 1, "BEGIN IMMEDIATE", pragmas)


def reader(path: Path) -> Engine:
    """The engine that only reads, for any thread: four connections kept, more where more ask at a time, so that none
    waits in vain."""
    return _engine(path, "ro", 4, "BEGIN", READER, more=-1)


def read_back(connection: sqlite3.Connection, *, local: bool = True) -> None:
    """Refuses to go on where SQLite did not take a pragma that durability rests on."""
    for name, wanted in {**READ_BACK, **(READ_BACK_LOCAL if local else READ_BACK_REMOTE)}.items():
        got = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if got != wanted:
            raise Refusal(f"The library was not opened: this disk does not allow {name}={wanted}. Nothing was changed.")


def _engine(path: Path, mode: str, size: int, begin: str, pragmas: tuple[str, ...], *, more: int = 0) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=more,
        creator=lambda: connect(path, mode),
    )

    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
