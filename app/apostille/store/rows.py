"""Single rows on the driver's connection, for the paths where a millisecond counts.

SQLAlchemy's own way of building and compiling a statement costs more than the write itself;
these are cached strings inside the same transaction.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from apostille.store.schema import Base
from apostille.store.sessions import driver

Value = str | int | None


def insert(session: Session, table: type[Base], **values: Value) -> int:
    """Inserts one row and returns its id."""
    cursor = driver(session).execute(_insert(table.table.name, tuple(values)), tuple(values.values()))
    return int(cursor.lastrowid or 0)


def first(session: Session, sql: str, *values: Value) -> tuple[Any, ...] | None:
    """The first row that ``sql`` gives, or None."""
    return driver(session).execute(sql, values).fetchone()


def change(session: Session, sql: str, *values: Value) -> int:
    """Runs an UPDATE or DELETE and returns how many rows it met."""
    return driver(session).execute(sql, values).rowcount


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" for _ in columns)})'
