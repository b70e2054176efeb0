"""Every table of a library.

STRICT tables of INTEGER, TEXT and BLOB; times ISO 8601 UTC; UUIDs as TEXT; spans half open
in Unicode code points. Journalled tables hold INTEGER and TEXT only, because their rows are
kept as JSON images for undo; the others are insert-only (``original``, ``text``, ``version``
and what belongs to a version), derived (the index), or kept beside undo (drafts, places).
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BLOB, INTEGER, TEXT, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA = 1
"""The schema number in ``PRAGMA user_version``."""

APPLICATION_ID = 0x41505354
"""'APST': the header bytes 68 to 71 of a library."""


class Base(DeclarativeBase):
    """What all tables share: strict types, ids never used twice."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {int: INTEGER, str: TEXT, bytes: BLOB}


def _options(*, journalled: bool = False) -> dict[str, Any]:
    return {"sqlite_strict": True, "sqlite_autoincrement": True, "info": {"journalled": journalled}}


def _id() -> Mapped[int]:
    return mapped_column(INTEGER, primary_key=True)


def _to(column: str, *, index: bool = False) -> Mapped[int]:
    return mapped_column(INTEGER, ForeignKey(column, ondelete="CASCADE"), index=index)


class Meta(Base):
    """What the file says of itself: file_uuid, created, app_version, clean_close, commit_seq …"""

    __tablename__ = "meta"
    __table_args__ = ({"sqlite_strict": True, "info": {"journalled": False}},)
    key: Mapped[str] = mapped_column(TEXT, primary_key=True)
    value: Mapped[str]


class Step(Base):
    """One thing the analyst did; ``kind`` do, undo, redo or barrier; ``of_step`` what was undone or redone."""

    __tablename__ = "step"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    kind: Mapped[str]
    name: Mapped[str]
    annotator: Mapped[int | None]
    at: Mapped[str]
    of_step: Mapped[int | None]


class Change(Base):
    """What one row was before a step; ``op`` insert, update or delete; ``before`` a JSON image."""

    __tablename__ = "change"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    step: Mapped[int] = _to("step.id", index=True)
    tbl: Mapped[str]
    op: Mapped[str]
    key: Mapped[int]
    before: Mapped[str | None]


class Annotator(Base):
    """Somebody who annotates, by the name they chose; never the login."""

    __tablename__ = "annotator"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    name: Mapped[str]


class Original(Base):
    """The bytes of an imported file, as they came."""

    __tablename__ = "original"
    __table_args__ = ({"sqlite_strict": True, "info": {"journalled": False}},)
    sha256: Mapped[str] = mapped_column(TEXT, primary_key=True)
    size: Mapped[int]
    bytes: Mapped[bytes]


class Text(Base):
    """The text of a version, kept once for each SHA-256 of its UTF-8 form."""

    __tablename__ = "text"
    __table_args__ = ({"sqlite_strict": True, "info": {"journalled": False}},)
    sha256: Mapped[str] = mapped_column(TEXT, primary_key=True)
    text: Mapped[str]


class Work(Base):
    """What the language versions of one document have in common: the symbol."""

    __tablename__ = "work"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    symbol: Mapped[str] = mapped_column(TEXT, unique=True)


class Statement(Base):
    """A document in one language; seen once it has arrived and while it is not in the bin."""

    __tablename__ = "statement"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    work: Mapped[int | None] = mapped_column(INTEGER, ForeignKey("work.id"), index=True)
    name: Mapped[str]
    original: Mapped[str] = mapped_column(TEXT, ForeignKey("original.sha256"), index=True)
    encoding: Mapped[str]
    language: Mapped[str]
    words: Mapped[int]
    current_version: Mapped[int | None]
    added: Mapped[str]
    arrived_step: Mapped[int | None]
    binned_step: Mapped[int | None]


class Version(Base):
    """One text of a statement: as read, or after a repair; ``made_from`` the version before it."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("statement", "n"), _options())
    id: Mapped[int] = _id()
    statement: Mapped[int] = _to("statement.id")
    n: Mapped[int]
    made_from: Mapped[int | None]
    text_sha256: Mapped[str] = mapped_column(TEXT, ForeignKey("text.sha256"), index=True)
    rules: Mapped[int]
    why: Mapped[str]
    basis: Mapped[str]
    annotator: Mapped[int | None]
    at: Mapped[str]
    step: Mapped[int | None]


class Part(Base):
    """A stretch of a version with its own author: cover, annex … or main."""

    __tablename__ = "part"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    version: Mapped[int] = _to("version.id", index=True)
    name: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]


class Block(Base):
    """A paragraph or heading of a version; ``styles`` a JSON list of [start, end, kind, target]."""

    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("version", "n"), _options())
    id: Mapped[int] = _id()
    version: Mapped[int] = _to("version.id")
    n: Mapped[int]
    part: Mapped[str]
    kind: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    label: Mapped[str | None]
    number: Mapped[int | None]
    level: Mapped[int]
    direction: Mapped[str]
    language: Mapped[str]
    styles: Mapped[str]


class Damage(Base):
    """Damaged characters that stand in a version."""

    __tablename__ = "damage"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    version: Mapped[int] = _to("version.id", index=True)
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str]
    proposal: Mapped[str | None]
    confidence: Mapped[int]


class Repair(Base):
    """A passage restored by an annotator, in every version that holds it; ``lost`` the characters replaced."""

    __tablename__ = "repair"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    version: Mapped[int] = _to("version.id", index=True)
    start: Mapped[int]
    end: Mapped[int]
    lost: Mapped[int]
    kind: Mapped[str]
    basis: Mapped[str]
    annotator: Mapped[int | None]
    at: Mapped[str]


class Reference(Base):
    """A document cited in a version, by its key."""

    __tablename__ = "reference"
    __table_args__ = (Index("ix_reference_key", "key"), _options())
    id: Mapped[int] = _id()
    version: Mapped[int] = _to("version.id", index=True)
    key: Mapped[str]
    label: Mapped[str]
    date: Mapped[str | None]
    start: Mapped[int]
    end: Mapped[int]


class Field(Base):
    """A metadata value with its evidence: the words as printed and where they stand."""

    __tablename__ = "field"
    __table_args__ = (Index("ix_field_statement", "statement", "key"), _options(journalled=True))
    id: Mapped[int] = _id()
    statement: Mapped[int] = _to("statement.id")
    part: Mapped[str | None]
    key: Mapped[str]
    ordinal: Mapped[int]
    value: Mapped[str]
    printed: Mapped[str | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    state: Mapped[str]


class ReadingState(Base):
    """How far an annotator is with a statement: in_work or done; no row means unread."""

    __tablename__ = "reading_state"
    __table_args__ = (UniqueConstraint("statement", "annotator"), _options(journalled=True))
    id: Mapped[int] = _id()
    statement: Mapped[int] = _to("statement.id")
    annotator: Mapped[int] = _to("annotator.id", index=True)
    state: Mapped[str]
    at: Mapped[str]


class NothingFound(Base):
    """Read with a tag in mind, and nothing found: silence is a finding."""

    __tablename__ = "nothing_found"
    __table_args__ = (UniqueConstraint("statement", "tag", "annotator"), _options(journalled=True))
    id: Mapped[int] = _id()
    statement: Mapped[int] = _to("statement.id")
    tag: Mapped[int] = _to("tag.id", index=True)
    annotator: Mapped[int] = _to("annotator.id", index=True)
    at: Mapped[str]


class Annotation(Base):
    """One passage, or a whole statement (no anchor), marked by somebody."""

    __tablename__ = "annotation"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    statement: Mapped[int] = _to("statement.id", index=True)
    annotator: Mapped[int] = mapped_column(INTEGER, ForeignKey("annotator.id"), index=True)
    whole: Mapped[int]
    note: Mapped[str]
    translation: Mapped[str]
    created: Mapped[str]
    modified: Mapped[str]


class Anchor(Base):
    """Where an annotation holds on in one version of the text."""

    __tablename__ = "anchor"
    __table_args__ = (
        UniqueConstraint("annotation", "version"),
        Index("ix_anchor_version_start", "version", "start", "end"),
        _options(journalled=True),
    )
    id: Mapped[int] = _id()
    annotation: Mapped[int] = _to("annotation.id")
    statement: Mapped[int]
    version: Mapped[int] = mapped_column(INTEGER, ForeignKey("version.id"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    matched_by: Mapped[str]


class AnnotationTag(Base):
    """A tag put on an annotation."""

    __tablename__ = "annotation_tag"
    __table_args__ = (
        UniqueConstraint("annotation", "tag"),
        Index("ix_annotation_tag_tag", "tag", "statement"),
        _options(journalled=True),
    )
    id: Mapped[int] = _id()
    annotation: Mapped[int] = _to("annotation.id")
    tag: Mapped[int] = _to("tag.id")
    statement: Mapped[int]
    annotator: Mapped[int]
    at: Mapped[str]


class Tag(Base):
    """A tag with its place in the codebook; ``colour`` a name; ``aliases`` one a line; ``key`` 1 to 9."""

    __tablename__ = "tag"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    parent: Mapped[int | None] = mapped_column(INTEGER, ForeignKey("tag.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    position: Mapped[int]
    colour: Mapped[str]
    definition: Mapped[str]
    use_for: Mapped[str]
    not_for: Mapped[str]
    aliases: Mapped[str]
    key: Mapped[int | None]


class ReportRecipe(Base):
    """How a report was put together, with the analyst's findings; ``options`` a JSON object."""

    __tablename__ = "report_recipe"
    __table_args__ = (_options(journalled=True),)
    id: Mapped[int] = _id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    title: Mapped[str]
    findings: Mapped[str]
    query: Mapped[str]
    options: Mapped[str]
    modified: Mapped[str]


class NoteDraft(Base):
    """A note being typed, kept until it is committed; not part of undo."""

    __tablename__ = "note_draft"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    annotation: Mapped[int] = mapped_column(INTEGER, unique=True)
    text: Mapped[str]
    at: Mapped[str]


class Place(Base):
    """Where a statement was left, by position in its text; not part of undo."""

    __tablename__ = "place"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    statement: Mapped[int] = mapped_column(INTEGER, unique=True)
    position: Mapped[int]
    at: Mapped[str]


class Indexed(Base):
    """Which version of a statement stands in the full-text index; derived."""

    __tablename__ = "indexed"
    __table_args__ = (_options(),)
    id: Mapped[int] = _id()
    statement: Mapped[int] = mapped_column(INTEGER, unique=True)
    version: Mapped[int]


def journalled() -> list[Table]:
    """The tables whose rows can be undone, parents before children."""
    return [table for table in Base.metadata.sorted_tables if table.info.get("journalled")]
