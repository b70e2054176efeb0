"""What each row was before a step: written by TEMP triggers, put back by undo.

The triggers are generated from the tables, so that a new journalled table gets undo for
nothing; they live in the writer's connection and never in the file. A write to a journalled
table while no step is open is stopped by the database itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Table

from apostille.store import schema

OPEN = "CREATE TEMP TABLE open_step(id INTEGER NOT NULL, kept INTEGER NOT NULL)"
BEGIN_STEP = "INSERT INTO temp.open_step(id, kept) VALUES (?, ?)"
END_STEP = "DELETE FROM temp.open_step"
_STOP = "SELECT RAISE(ABORT, 'a write outside a step') WHERE NOT EXISTS (SELECT 1 FROM open_step)"
_IMAGES = "SELECT id, tbl, op, key, before FROM change WHERE step = ?"
_PIECE = 200
_ANY = 2**62


@dataclass(frozen=True, slots=True)
class Image:
    """One row of ``change``: ``before`` holds the columns as they were, None for an insert."""

    id: int
    table: str
    op: str
    key: int
    before: dict[str, str | int | None] | None


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the TEMP table and triggers on a writer's connection, once."""
    connection.execute(OPEN)
    for table in schema.journalled():
        for statement in _triggers(table):
            connection.execute(statement)


def _image(row: tuple[int, str, str, int, str | None]) -> Image:
    id_, table, op, key, before = row
    return Image(id_, table, op, key, json.loads(before) if before else None)


def put_back(connection: sqlite3.Connection, step: int, pause: Callable[[], object] = lambda: None) -> None:
    """Restores every row of a step, newest first; the triggers record how to go forward again.

    ``pause`` is called between two pieces of it.

    A step that only deleted (a cascade), or only inserted, is put back a table at a time: its rows
    stood beside one another, so their order does not matter.
    """
    connection.execute("PRAGMA defer_foreign_keys=ON")
    rows = connection.execute("SELECT DISTINCT op, tbl FROM change WHERE step = ?", (step,)).fetchall()
    ops, tables = {op for op, _ in rows}, {table for _, table in rows}
    ordered = [table.name for table in schema.journalled() if table.name in tables]
    if ops == {"delete"}:
        for table in ordered:
            connection.execute(_insert_all(table), (step, table))
    elif ops == {"insert"}:
        for table in reversed(ordered):
            connection.execute(_delete_all(table), (step, table))
    else:
        for image in _newest_first(connection, step):
            _put_back_row(connection, image)
            if image.id % _PIECE == 0:
                pause()


def _newest_first(connection: sqlite3.Connection, step: int) -> Iterator[Image]:
    """The images of a step, some at a time: there may be tens of thousands, and more are written meanwhile."""
    sql = f"{_IMAGES} AND id < ? ORDER BY id DESC LIMIT {_PIECE}"
    below = _ANY
    while rows := connection.execute(sql, (step, below)).fetchall():
        yield from map(_image, rows)
        below = rows[-1][0]


def _put_back_row(connection: sqlite3.Connection, image: Image) -> None:
    before = image.before
    if before is None:
        connection.execute(_delete(image.table), (image.key,))
        return
    values = [before[name] for name in _columns(image.table)]
    if image.op == "delete":
        connection.execute(_insert(image.table), values)
    else:
        connection.execute(_update(image.table), [*values, image.key])


@cache
def _columns(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in schema.Base.metadata.tables[table].columns)


@cache
def _delete(table: str) -> str:
    return f'DELETE FROM "{table}" WHERE id = ?'


@cache
def _delete_all(table: str) -> str:
    return f'DELETE FROM "{table}" WHERE id IN (SELECT key FROM change WHERE step = ? AND tbl = ?)'


@cache
def _insert_all(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in _columns(table))
    values = ", ".join(f"json_extract(before, '$.{name}')" for name in _columns(table))
    return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM change WHERE step = ? AND tbl = ? ORDER BY key'


@cache
def _insert(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in _columns(table))
    marks = ", ".join("?" for _ in _columns(table))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'


@cache
def _update(table: str) -> str:
    pairs = ", ".join(f'"{name}" = ?' for name in _columns(table))
    return f'UPDATE "{table}" SET {pairs} WHERE id = ?'


def _triggers(table: Table) -> list[str]:
    name, columns = table.name, [column.name for column in table.columns]
    image = "json_object(" + ", ".join(f"'{column}', OLD.\"{column}\"" for column in columns) + ")"
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    return [
        _trigger(name, "insert", "", "NEW.id", "NULL"),
        _trigger(name, "update", f" WHEN {differs}", "OLD.id", image),
        _trigger(name, "delete", "", "OLD.id", image),
    ]


def _trigger(table: str, op: str, when: str, key: str, image: str) -> str:
    return (
        f'CREATE TEMP TRIGGER "journal_{table}_{op}" AFTER {op.upper()} ON main."{table}"{when} BEGIN '
        f"{_STOP}; "
        f"INSERT INTO change(step, tbl, op, key, before) "
        f"SELECT id, '{table}', '{op}', {key}, {image} FROM open_step WHERE kept = 1; END"
    )
