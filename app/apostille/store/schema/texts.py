"""Statements and their texts: written once, but for the pointers and the metadata."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from apostille.store.schema.base import Base, blob, integer, integer_or_none, row_id, string, string_or_none, to


class Original(Base, name="original"):
    """The bytes of an imported file, as they came."""

    sha256 = string(primary_key=True)
    size = integer()
    bytes = blob()


class Text(Base, name="text"):
    """The text of a version, kept once for each SHA-256 of its UTF-8 form."""

    sha256 = string(primary_key=True)
    text = string()


class Work(Base, name="work", journalled=True):
    """What the language versions of one document have in common: the symbol."""

    id = row_id()
    symbol = string(unique=True)


class Statement(Base, name="statement", journalled=True):
    """A document in one language; seen once it has arrived and while it is not in the bin."""

    id = row_id()
    uuid = string(unique=True)
    work = integer_or_none(ForeignKey("work.id"), index=True)
    name = string()
    original = string(ForeignKey("original.sha256"), index=True)
    encoding = string()
    language = string()
    words = integer()
    current_version = integer_or_none()
    added = string()
    arrived_step = integer_or_none()
    binned_step = integer_or_none()


class Version(Base, name="version"):
    """One text of a statement: as read, or after a repair; ``made_from`` the version before it.

    ``original`` is the file it was read from, NULL where a library of schema 1 did not keep which. No foreign key,
    since a column that is added to a table cannot declare it as new tables do: ``check`` looks.
    """

    also = (UniqueConstraint("statement", "n"),)
    id = row_id()
    statement = to("statement.id")
    n = integer()
    made_from = integer_or_none()
    text_sha256 = string(ForeignKey("text.sha256"), index=True)
    rules = integer()
    why = string()
    basis = string()
    annotator = integer_or_none()
    at = string()
    step = integer_or_none()
    original = string_or_none()


class Part(Base, name="part"):
    """A stretch of a version with its own author: cover, annex … or main."""

    id = row_id()
    version = to("version.id", index=True)
    name = string()
    start = integer()
    end = integer()


class Block(Base, name="block"):
    """A paragraph or heading of a version; ``styles`` a JSON list of [start, end, kind, target]."""

    also = (UniqueConstraint("version", "n"),)
    id = row_id()
    version = to("version.id")
    n = integer()
    part = string()
    kind = string()
    start = integer()
    end = integer()
    label = string_or_none()
    number = integer_or_none()
    level = integer()
    direction = string()
    language = string()
    styles = string()


class Damage(Base, name="damage"):
    """Damaged characters that stand in a version."""

    id = row_id()
    version = to("version.id", index=True)
    start = integer()
    end = integer()
    kind = string()
    proposal = string_or_none()
    confidence = integer()


class LeftDamage(Base, name="left_damage", journalled=True):
    """Damage that an annotator has looked at and leaves as it is, in each version that holds it.

    ``quote`` are the damaged characters, without which it is not left any more.
    """

    also = (UniqueConstraint("version", "start", "end"),)
    id = row_id()
    statement = to("statement.id", index=True)
    version = to("version.id")
    start = integer()
    end = integer()
    kind = string()
    quote = string()
    annotator = integer()
    at = string()


class Repair(Base, name="repair"):
    """A passage restored by an annotator, in every version that holds it; ``lost`` the characters replaced."""

    id = row_id()
    version = to("version.id", index=True)
    start = integer()
    end = integer()
    lost = integer()
    kind = string()
    basis = string()
    annotator = integer_or_none()
    at = string()


class Reference(Base, name="reference"):
    """A document cited in a version, by its key."""

    also = (Index("ix_reference_key", "key"),)
    id = row_id()
    version = to("version.id", index=True)
    key = string()
    label = string()
    date = string_or_none()
    start = integer()
    end = integer()


class Field(Base, name="field", journalled=True):
    """A metadata value with its evidence: the words as printed and where they stand."""

    also = (Index("ix_field_statement", "statement", "key"),)
    id = row_id()
    statement = to("statement.id")
    part = string_or_none()
    key = string()
    ordinal = integer()
    value = string()
    printed = string_or_none()
    start = integer_or_none()
    end = integer_or_none()
    state = string()
