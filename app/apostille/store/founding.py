"""How a library begins, is opened and is closed: the order of things, tried step by step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from apostille import __version__
from apostille.refusal import Refusal
from apostille.store import connections, examining, faults, history, index, laws, places, reaching, schema, sealing
from apostille.store.identity import begin_live, identify

FIRST_ANNOTATOR = "Annotator 1"
HEADS = {1: "0001", 2: "0002", 3: "0003"}
"""Schema number → revision of Alembic."""

_CLOSED_LATER = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,  # a journal cannot be made on a full disk
)
_GONE = (
    "SELECT id FROM statement WHERE arrived_step IS NULL AND id NOT IN (SELECT key FROM change WHERE tbl = 'statement')"
)
_NEEDED = (
    "SELECT original FROM statement UNION"
    " SELECT json_extract(before, '$.original') FROM change WHERE tbl = 'statement' AND before IS NOT NULL UNION"
    " SELECT original FROM version WHERE original IS NOT NULL"
)
"""The files of statements, also those that undo would bring back, and those that earlier versions were read from."""


def found(path: Path) -> None:
    """Makes a new library file, whole or not at all; refuses where something is there already."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _refuse_taken(path)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        with faults.said(path, "No library was made", "Nothing is left over."):
            _build(part)
        _refuse_taken(path)
        part.rename(path)
    except OSError as error:
        raise Refusal(f"No library was made at {path}: {error.strerror}.", what=str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink()


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise Refusal(f"There is already a file at {path}. It was left as it is.", what=str(path))


def _build(path: Path) -> None:
    connection = connections.connect(path.absolute(), "rw")
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute("BEGIN IMMEDIATE")
        for statement in definitions():
            connection.execute(statement)
        _first_rows(connection)
        connection.execute(f"PRAGMA user_version={schema.SCHEMA}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def definitions() -> list[str]:
    """The SQL that makes every table and index of the newest schema."""
    from sqlalchemy.dialects.sqlite import dialect  # only a new library needs the compiler
    from sqlalchemy.schema import CreateIndex, CreateTable

    made: list[str] = []
    for table in schema.Base.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect())))
        ordered = sorted(table.indexes, key=lambda one: str(one.name))
        made += [str(CreateIndex(one).compile(dialect=dialect())) for one in ordered]
    made.append(index.CREATE)
    made.append(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    return made


def _first_rows(connection: sqlite3.Connection) -> None:
    created = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = {
        "file_uuid": str(uuid.uuid4()),
        "created_utc": created,
        "app_version": __version__,
        "commit_seq": "0",
        "sealed_seq": "",
        "clean_close": "1",
        "min_reader": str(schema.SCHEMA),
        "min_writer": str(schema.SCHEMA),
    }
    connection.executemany("INSERT INTO meta(key, value) VALUES (?, ?)", rows.items())
    connection.execute("INSERT INTO annotator(uuid, name) VALUES (?, ?)", (str(uuid.uuid4()), FIRST_ANNOTATOR))
    connection.execute("INSERT INTO alembic_version VALUES (?)", (HEADS[schema.SCHEMA],))
    sealing.seal(connection)


def prepared(path: Path, *, believe: bool = False) -> tuple[Engine, Path | None]:
    """The writer's engine on a library whose schema is the newest, migrated first where it is older.

    Then with the backup of it as it was.
    """
    found_schema = examining.examine_before_writing(path)
    if not believe and found_schema == schema.SCHEMA:
        laws.examine_before_writing(path)
    before: Path | None = None
    if found_schema < schema.SCHEMA:
        from apostille.store import migrate  # Alembic takes a quarter of a second to load

        before = migrate.upgrade(path, found_schema)
    local = places.place(path) == "here"
    engine = connections.writer(path, local=local)
    held = engine.raw_connection()
    try:
        raw = held.driver_connection
        if isinstance(raw, sqlite3.Connection):
            connections.read_back(raw, local=local)
    finally:
        held.close()
    begin_live(path)
    return engine, before


def readable(path: Path) -> Path | None:
    """A copy, in a folder of its own, that is read in the place of a library; None where that can be read itself.

    One of an older schema stays as it is where nobody asked to write to it: its copy is brought up to date. Whoever
    asked removes the folder.
    """
    copy = reaching.copy_to_read(path)
    found = identify(copy or path)
    if found == schema.SCHEMA:
        return copy
    from apostille.store import backup, migrate  # Alembic takes a quarter of a second to load

    copy = copy or backup.copy_aside(path)
    try:
        examining.examine_before_writing(copy)
        migrate.upgrade_copy(copy)
    except BaseException:
        shutil.rmtree(copy.parent, ignore_errors=True)
        raise
    return copy


def clean(connection: sqlite3.Connection) -> bool:
    """Whether the library was closed in order the last time."""
    return connection.execute("SELECT value FROM meta WHERE key = 'clean_close'").fetchone()[0] == "1"


def named(connection: sqlite3.Connection) -> tuple[str, int]:
    """The UUID of the library, and the id of its first annotator."""
    query = "SELECT value, (SELECT min(id) FROM annotator) FROM meta WHERE key = 'file_uuid'"
    uuid, annotator = connection.execute(query).fetchone()
    return str(uuid), int(annotator)


def mark_open(connection: sqlite3.Connection) -> None:
    """Writes down that the file is open, and takes away what an import left that never arrived."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'clean_close'")
    staged = connection.execute(_GONE).fetchall()
    if staged:
        sealing.unseal(connection)
        connection.execute("INSERT INTO temp.open_step(id, kept) VALUES (0, 0)")
        index.forget(connection, (row[0] for row in staged))
        connection.executemany("DELETE FROM statement WHERE id = ?", staged)
        connection.execute("DELETE FROM text WHERE sha256 NOT IN (SELECT text_sha256 FROM version)")
        connection.execute(f"DELETE FROM original WHERE sha256 NOT IN ({_NEEDED})")
        connection.execute("DELETE FROM temp.open_step")
    connection.execute("COMMIT")


def close(connection: sqlite3.Connection) -> None:
    """Trims the history, seals the rows, marks the end clean, and leaves one file in rollback-journal mode.

    Where somebody reads at this moment, or the disk takes nothing more, the file stays in WAL
    mode, whole, until the next close: every step was synced when it was made. No PRAGMA optimize:
    the statistics of a library of two annotations would choose the plans of one of thousands.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        if history.forget(connection):
            sealing.unseal(connection)
        sealing.seal(connection)
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'clean_close'")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _CLOSED_LATER:
            raise
        if connection.in_transaction:
            connection.execute("ROLLBACK")
