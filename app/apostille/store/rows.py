"""Rows as the driver takes and gives them, for the paths where a millisecond counts.

SQLAlchemy's own way of building and compiling a statement costs more than the write itself; these are cached strings
inside the same transaction. Of tens of thousands of rows, SQLAlchemy's own cost more than the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import INTEGER, Select, column, func, select
from sqlalchemy.orm import Session

from apostille.store.schema import Base
from apostille.store.sessions import driver

Value = str | int | bytes | None


def insert(session: Session, table: type[Base], **values: Value) -> int:
    """Inserts one row and returns its id."""
    cursor = driver(session).execute(_insert(table.table.name, tuple(values)), tuple(values.values()))
    return int(cursor.lastrowid or 0)


def insert_all(
    session: Session, table: type[Base], columns: tuple[str, ...], values: Iterable[Sequence[Value]]
) -> None:
    """Inserts many rows of these columns."""
    driver(session).executemany(_insert(table.table.name, columns), values)


def first(session: Session, sql: str, *values: Value) -> tuple[Any, ...] | None:
    """The first row that ``sql`` gives, or None."""
    return driver(session).execute(sql, values).fetchone()


def change(session: Session, sql: str, *values: Value) -> int:
    """Runs an UPDATE or DELETE and returns how many rows it met."""
    return driver(session).execute(sql, values).rowcount


def tuples(session: Session, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """All rows of a query, as plain tuples."""
    cursor = session.connection().execute(query).cursor
    return [] if cursor is None else list(cursor.fetchall())


def among(ids: Iterable[int]) -> Select[int]:
    """The ids as a query: what ``in_`` takes where they may be more than SQLite binds to one statement (32,766)."""
    return select(func.json_each(json.dumps(list(ids))).table_valued(column("value", INTEGER)).c.value)


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" for _ in columns)})'
