"""What the file says of itself, and what was done in it."""

from __future__ import annotations

from sqlalchemy import TEXT
from sqlalchemy.orm import Mapped, mapped_column

from apostille.store.schema.base import Base, options, row_id, to


class Meta(Base):
    """What the file says of itself: file_uuid, created, app_version, clean_close, commit_seq …"""

    __tablename__ = "meta"
    __table_args__ = ({"sqlite_strict": True, "info": {"journalled": False}},)
    key: Mapped[str] = mapped_column(TEXT, primary_key=True)
    value: Mapped[str]


class Step(Base):
    """One thing the analyst did; ``kind`` do, undo, redo or barrier; ``of_step`` what was undone or redone."""

    __tablename__ = "step"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    kind: Mapped[str]
    name: Mapped[str]
    annotator: Mapped[int | None]
    at: Mapped[str]
    of_step: Mapped[int | None]


class Change(Base):
    """What one row was before a step; ``op`` insert, update or delete; ``before`` a JSON image."""

    __tablename__ = "change"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    step: Mapped[int] = to("step.id", index=True)
    tbl: Mapped[str]
    op: Mapped[str]
    key: Mapped[int]
    before: Mapped[str | None]
