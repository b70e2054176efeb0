"""Every table of a library.

STRICT tables of INTEGER, TEXT and BLOB; times ISO 8601 UTC; UUIDs as TEXT; spans half open
in Unicode code points. Journalled tables hold INTEGER and TEXT only, because their rows are
kept as JSON images for undo; the others are insert-only (``original``, ``text``, ``version``
and what belongs to a version), derived (the index), or kept beside undo (drafts, places).
"""

from __future__ import annotations

from sqlalchemy import Table

from apostille.store.schema.base import Base
from apostille.store.schema.file import Change, Meta, Seal, Step
from apostille.store.schema.kept import Indexed, NoteDraft, Place
from apostille.store.schema.texts import (
    Block,
    Damage,
    Field,
    LeftDamage,
    Original,
    Part,
    Reference,
    Repair,
    Statement,
    Text,
    Version,
    Work,
)
from apostille.store.schema.work import (
    Anchor,
    Annotation,
    AnnotationTag,
    Annotator,
    NothingFound,
    ReadingState,
    ReportRecipe,
    Tag,
)

SCHEMA = 3
"""The schema number in ``PRAGMA user_version``."""

APPLICATION_ID = 0x41505354
"""'APST': the header bytes 68 to 71 of a library."""

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "Anchor",
    "Annotation",
    "AnnotationTag",
    "Annotator",
    "Base",
    "Block",
    "Change",
    "Damage",
    "Field",
    "Indexed",
    "LeftDamage",
    "Meta",
    "NoteDraft",
    "NothingFound",
    "Original",
    "Part",
    "Place",
    "ReadingState",
    "Reference",
    "Repair",
    "ReportRecipe",
    "Seal",
    "Statement",
    "Step",
    "Tag",
    "Text",
    "Version",
    "Work",
    "journalled",
]


def journalled() -> list[Table]:
    """The tables whose rows can be undone, parents before children."""
    return [table for table in Base.metadata.sorted_tables if table.info.get("journalled")]
