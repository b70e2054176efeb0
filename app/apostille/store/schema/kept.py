"""What is kept beside undo: drafts of notes, places left, and what stands in the index."""

from __future__ import annotations

from sqlalchemy import INTEGER
from sqlalchemy.orm import Mapped, mapped_column

from apostille.store.schema.base import Base, options, row_id


class NoteDraft(Base):
    """A note being typed, kept until it is committed; not part of undo."""

    __tablename__ = "note_draft"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    annotation: Mapped[int] = mapped_column(INTEGER, unique=True)
    text: Mapped[str]
    at: Mapped[str]


class Place(Base):
    """Where a statement was left, by position in its text; not part of undo."""

    __tablename__ = "place"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    statement: Mapped[int] = mapped_column(INTEGER, unique=True)
    position: Mapped[int]
    at: Mapped[str]


class Indexed(Base):
    """Which version of a statement stands in the full-text index; derived."""

    __tablename__ = "indexed"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    statement: Mapped[int] = mapped_column(INTEGER, unique=True)
    version: Mapped[int]
