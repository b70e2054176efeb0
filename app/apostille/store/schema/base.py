"""What all tables share: strict types, ids never used twice, and whether rows can be undone.

A table is a class whose attributes are its columns, so that queries are typed and read like
``select(Tag.name).where(Tag.parent == tag)``. It is SQLAlchemy's Core alone: mapping classes for
the ORM would take longer at every start than everything else that the store does then. Types
say ``ColumnClause``, because SQLAlchemy's ``Column`` may, by its types, not be read from a class.
"""

from __future__ import annotations

from typing import Any, ClassVar, cast

from sqlalchemy import BLOB, INTEGER, TEXT, Column, ColumnClause, ForeignKey, Index, MetaData, Table, UniqueConstraint


class Base:
    """A table of the library; ``also`` are constraints and indexes over several columns."""

    metadata: ClassVar[MetaData] = MetaData()
    table: ClassVar[Table]
    also: ClassVar[tuple[UniqueConstraint | Index, ...]] = ()

    def __init_subclass__(cls, *, name: str, journalled: bool = False) -> None:
        columns: list[Column[Any]] = []
        for attribute, column in vars(cls).items():
            if isinstance(column, Column):
                made = cast("Column[Any]", column)
                made.name = made.key = attribute
                columns.append(made)
        counted = "id" in vars(cls)
        options: dict[str, Any] = {"sqlite_strict": True, "sqlite_autoincrement": counted}
        cls.table = Table(name, Base.metadata, *columns, *cls.also, info={"journalled": journalled}, **options)

    @classmethod
    def __clause_element__(cls) -> Table:
        """What SQLAlchemy takes the class for in ``insert``, ``update``, ``join`` …"""
        return cls.table


def row_id() -> ColumnClause[int]:
    """The integer id of a row."""
    return Column(INTEGER, primary_key=True)


def to(column: str, *, index: bool = False) -> ColumnClause[int]:
    """The id of a row of another table, with which this row goes."""
    return Column(INTEGER, ForeignKey(column, ondelete="CASCADE"), nullable=False, index=index)


def integer(*key: ForeignKey, unique: bool = False, index: bool = False) -> ColumnClause[int]:
    """An integer."""
    return Column(INTEGER, *key, nullable=False, unique=unique or None, index=index or None)


def integer_or_none(*key: ForeignKey, index: bool = False) -> ColumnClause[int | None]:
    """An integer, or NULL."""
    return Column(INTEGER, *key, nullable=True, index=index or None)


def string(*key: ForeignKey, primary_key: bool = False, unique: bool = False, index: bool = False) -> ColumnClause[str]:
    """A text."""
    options: dict[str, Any] = {"primary_key": primary_key, "unique": unique or None, "index": index or None}
    return Column(TEXT, *key, nullable=False, **options)


def string_or_none() -> ColumnClause[str | None]:
    """A text, or NULL."""
    return Column(TEXT, nullable=True)


def blob() -> ColumnClause[bytes]:
    """Bytes; never in a journalled table."""
    return Column(BLOB, nullable=False)
