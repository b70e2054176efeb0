"""Statements and their texts: written once, but for the pointers and the metadata."""

from __future__ import annotations

from sqlalchemy import INTEGER, TEXT, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from apostille.store.schema.base import Base, options, row_id, to


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
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
    symbol: Mapped[str] = mapped_column(TEXT, unique=True)


class Statement(Base):
    """A document in one language; seen once it has arrived and while it is not in the bin."""

    __tablename__ = "statement"
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
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
    __table_args__ = (UniqueConstraint("statement", "n"), options())
    id: Mapped[int] = row_id()
    statement: Mapped[int] = to("statement.id")
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
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    version: Mapped[int] = to("version.id", index=True)
    name: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]


class Block(Base):
    """A paragraph or heading of a version; ``styles`` a JSON list of [start, end, kind, target]."""

    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("version", "n"), options())
    id: Mapped[int] = row_id()
    version: Mapped[int] = to("version.id")
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
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    version: Mapped[int] = to("version.id", index=True)
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str]
    proposal: Mapped[str | None]
    confidence: Mapped[int]


class Repair(Base):
    """A passage restored by an annotator, in every version that holds it; ``lost`` the characters replaced."""

    __tablename__ = "repair"
    __table_args__ = (options(),)
    id: Mapped[int] = row_id()
    version: Mapped[int] = to("version.id", index=True)
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
    __table_args__ = (Index("ix_reference_key", "key"), options())
    id: Mapped[int] = row_id()
    version: Mapped[int] = to("version.id", index=True)
    key: Mapped[str]
    label: Mapped[str]
    date: Mapped[str | None]
    start: Mapped[int]
    end: Mapped[int]


class Field(Base):
    """A metadata value with its evidence: the words as printed and where they stand."""

    __tablename__ = "field"
    __table_args__ = (Index("ix_field_statement", "statement", "key"), options(journalled=True))
    id: Mapped[int] = row_id()
    statement: Mapped[int] = to("statement.id")
    part: Mapped[str | None]
    key: Mapped[str]
    ordinal: Mapped[int]
    value: Mapped[str]
    printed: Mapped[str | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    state: Mapped[str]
