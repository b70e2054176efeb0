"""An older library brought to the newest schema: a verified backup first, then all or nothing.

Imported only when ``user_version`` is not the newest, because Alembic takes long to load.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from apostille import __version__
from apostille.refusal import Refusal
from apostille.store import backup, connections, examining, index, schema, sessions

SCRIPTS = "apostille.store:migrations"
"""Where the revisions lie, as package data."""

COUNTED = ("statement", "annotation", "annotation_tag", "tag", "field", "step", "change")
"""Tables whose rows a migration may not lose."""


def upgrade(path: Path, found: int, scripts: str = SCRIPTS) -> Path:
    """Brings the library at ``path`` from schema ``found`` to the newest; returns the backup made before.

    The caller holds the lock. A failure changes nothing. A barrier: images of rows as they were
    in the older schema cannot be put back.
    """
    copy = path.with_name(f"{path.stem}.schema-{found}.backup{path.suffix}")
    upgrade_copy(path, scripts, backup_to=copy)
    return copy


def upgrade_copy(path: Path, scripts: str = SCRIPTS, *, backup_to: Path | None = None) -> None:
    """The same for a file that is a copy itself, and so needs no backup."""
    _refuse_without_room(path)
    raw = connections.connect(path, "rw")
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, creator=lambda: raw)
    event.listen(engine, "begin", _begin)
    try:
        if backup_to is not None:
            backup.write(raw, backup_to)
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute("PRAGMA foreign_keys=OFF")  # before BEGIN: rebuilding a table would cascade otherwise
        if raw.execute("PRAGMA foreign_keys").fetchone()[0]:
            raise RuntimeError("foreign keys are still on")
        with engine.begin() as connection:
            run(connection, scripts)
        examining.examine_pages(raw, path)
    finally:
        engine.dispose()
        raw.close()  # where the engine never came to use it


def _refuse_without_room(path: Path) -> None:
    """A migration needs room for the backup, the journal and tables made anew (2.2 times the file, and some)."""
    needed = int(path.stat().st_size * 2.2) + connections.ROOM
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise Refusal(
            f"{path.name} was not brought up to date: that needs {needed // 2**20} MB free on its disk, "
            f"and {free // 2**20} MB are. It was left as it is.",
            what=str(path),
        )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def run(connection: Connection, scripts: str = SCRIPTS) -> None:
    """Runs every revision not run yet on a connection in a transaction; refuses where rows would be lost."""
    before, texts = _counts(connection), _texts(connection)
    config = Config()
    config.set_main_option("script_location", scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    after = _counts(connection)
    lost = [table for table, rows in before.items() if after.get(table) != rows]
    if (
        lost
        or (before and _texts(connection) != texts)
        or connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        or not _as_expected(connection)
    ):
        raise Refusal("The library could not be brought to this version's form. It was left as it is.")
    if before:
        _barrier(connection)
        _name_program(connection)
        index.rebuild(_driver(connection))  # it may fold otherwise now
    connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")


def _as_expected(connection: Connection) -> bool:
    return examining.fingerprint(_driver(connection)) == examining.FINGERPRINTS[schema.SCHEMA]


def _driver(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("the store speaks to SQLite through sqlite3")
    return raw


def _barrier(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM change")
    connection.exec_driver_sql(
        "INSERT INTO step(kind, name, annotator, at) VALUES ('barrier', 'Bring the library up to date', NULL, ?)",
        (sessions.now(),),
    )


def _name_program(connection: Connection) -> None:
    """Says which programs can read and write the file from now on, as a new library of this schema does."""
    values = {"min_reader": str(schema.SCHEMA), "min_writer": str(schema.SCHEMA), "app_version": __version__}
    for key, value in values.items():
        connection.exec_driver_sql("UPDATE meta SET value = ? WHERE key = ?", (value, key))


def _texts(connection: Connection) -> str:
    """SHA-256 of every text, in order: no migration may change one."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'text'").fetchone()
    rows = connection.exec_driver_sql("SELECT text FROM text ORDER BY sha256").scalars() if there else ()
    texts = hashlib.sha256()
    for words in rows:
        texts.update(hashlib.sha256(words.encode()).digest())
    return texts.hexdigest()


def _counts(connection: Connection) -> dict[str, int]:
    there = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = [table for table in COUNTED if table in there]
    return {table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one() for table in counted}
