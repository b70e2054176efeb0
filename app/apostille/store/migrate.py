"""An older library brought to the newest schema: a verified backup first, then all or nothing.

Imported only when ``user_version`` is not the newest, because Alembic takes long to load.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from apostille.refusal import Refusal
from apostille.store import backup, connections, schema

COUNTED = ("statement", "annotation", "annotation_tag", "tag", "field", "step", "change")
"""Tables whose rows a migration may not lose."""


def upgrade(path: Path, found: int) -> Path:
    """Brings the library at ``path`` from schema ``found`` to the newest; returns the backup made before.

    The caller holds the lock. A failure changes nothing.
    """
    copy = path.with_name(f"{path.stem}.schema-{found}.backup{path.suffix}")
    raw = connections.connect(path, "rw")
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, creator=lambda: raw)
    event.listen(engine, "begin", _begin)
    try:
        backup.write(raw, copy)
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute("PRAGMA foreign_keys=OFF")  # before BEGIN: rebuilding a table would cascade otherwise
        with engine.begin() as connection:
            run(connection)
    finally:
        engine.dispose()
    return copy


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def run(connection: Connection) -> None:
    """Runs every revision not run yet on a connection in a transaction; refuses where rows would be lost."""
    before = _counts(connection)
    config = Config()
    config.set_main_option("script_location", "apostille.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() or _counts(connection) != before:
        raise Refusal("The library could not be brought to this version's form. It was left as it is.")
    connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")


def _counts(connection: Connection) -> dict[str, int]:
    there = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = [table for table in COUNTED if table in there]
    return {table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one() for table in counted}
