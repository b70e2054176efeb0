"""What all tables share: strict types, ids never used twice, and whether rows can be undone."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BLOB, INTEGER, TEXT, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What all tables share: strict types, ids never used twice."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {int: INTEGER, str: TEXT, bytes: BLOB}


def options(*, journalled: bool = False) -> dict[str, Any]:
    """The options of a table with an integer id; ``journalled``: its rows can be undone."""
    return {"sqlite_strict": True, "sqlite_autoincrement": True, "info": {"journalled": journalled}}


def row_id() -> Mapped[int]:
    """The integer id of a row."""
    return mapped_column(INTEGER, primary_key=True)


def to(column: str, *, index: bool = False) -> Mapped[int]:
    """The id of a row of another table, with which this row goes."""
    return mapped_column(INTEGER, ForeignKey(column, ondelete="CASCADE"), index=index)
