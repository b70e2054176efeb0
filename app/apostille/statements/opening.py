"""A statement opened: its reading in the version that is read, with all that is known of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from apostille.reading.draft import Damage
from apostille.reading.reading import Block, Part, Reading, Style
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import schema


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A metadata value; ``span`` counts in the version that is read, None where it is not from the text."""

    id: int
    key: str
    ordinal: int
    value: str
    printed: str | None
    span: Span | None
    state: str
    part: str | None


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A document cited; ``date`` ISO 8601 or None."""

    key: str
    label: str
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A restored passage; ``lost`` how many characters stood there before; ``at`` ISO 8601 UTC."""

    span: Span
    lost: int
    kind: str
    basis: str
    annotator_name: str
    at: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """Damage that an annotator leaves as it is; ``at`` ISO 8601 UTC."""

    span: Span
    kind: str
    annotator_name: str
    at: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of the text on the way to the one that is read.

    ``original`` is the SHA-256 of the kept file it was read from, None where an older library did not say.
    """

    n: int
    why: str
    basis: str
    annotator_name: str
    at: str
    original: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The file a statement came from; ``bytes`` its size."""

    name: str
    sha256: str
    bytes: int
    encoding: str
    added: str


@dataclass(frozen=True)
class Opened:
    """A statement as it is read now; ``version`` is the row id of its version, ``n`` its number."""

    id: int
    uuid: str
    version: int
    n: int
    language: str
    reading: Reading
    fields: tuple[FieldRow, ...]
    references: tuple[ReferenceRow, ...]
    damage: tuple[Damage, ...]
    left: tuple[LeftRow, ...]
    repairs: tuple[RepairRow, ...]
    versions: tuple[VersionRow, ...]
    source: Source

    @cached_property
    def _by_key(self) -> dict[str, list[FieldRow]]:
        by_key: dict[str, list[FieldRow]] = {}
        for field in self.fields:
            by_key.setdefault(field.key, []).append(field)
        return by_key

    @cached_property
    def open_damage(self) -> tuple[Damage, ...]:
        """The damage that nobody has repaired or decided to leave."""
        left = {row.span for row in self.left}
        return tuple(one for one in self.damage if one.span not in left)

    def all(self, key: str) -> list[FieldRow]:
        """The values of a metadata key, in text order; supplied ones last."""
        return self._by_key.get(key, [])

    def first(self, key: str, part: str | None = None) -> FieldRow | None:
        """The first value of a key, that of ``part`` where it has one of its own; None where there is none."""
        rows = self.all(key)
        own = next((row for row in rows if part is not None and row.part == part), None)
        return own or (rows[0] if rows else None)

    def value(self, key: str, part: str | None = None) -> str:
        """The first value of a key as understood, or ""."""
        row = self.first(key, part)
        return row.value if row else ""

    @property
    def title(self) -> str:
        """The title, or the file's name where the text gives none."""
        return self.value("title") or self.source.name


def opened(session: Session, statement: int) -> Opened:
    """Everything about one statement; refuses where there is none. Cost does not depend on the library."""
    row = session.execute(_head(statement)).first()
    if row is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    uuid, language, version, n, rules, text, name, sha256, size, encoding, added = row
    return Opened(
        id=statement,
        uuid=uuid,
        version=version,
        n=n,
        language=language,
        reading=Reading(text, _blocks(session, version), _parts(session, version), rules),
        fields=_fields(session, statement),
        references=_references(session, version),
        damage=damage_of(session, version),
        left=_left(session, version),
        repairs=_repairs(session, version),
        versions=_versions(session, version),
        source=Source(name, sha256, size, encoding, added),
    )


def _head(statement: int) -> Select[*tuple[Any, ...]]:
    one, version = schema.Statement, schema.Version
    return (
        select(
            one.uuid,
            one.language,
            version.id,
            version.n,
            version.rules,
            schema.Text.text,
            one.name,
            one.original,
            schema.Original.size,
            one.encoding,
            one.added,
        )
        .join(version, version.id == one.current_version)
        .join(schema.Text, schema.Text.sha256 == version.text_sha256)
        .join(schema.Original, schema.Original.sha256 == one.original)
        .where(one.id == statement)
    )


def _blocks(session: Session, version: int) -> tuple[Block, ...]:
    block = schema.Block
    columns = (block.kind, block.part, block.number, block.label, block.level, block.direction, block.language)
    query = select(block.start, block.end, block.styles, *columns).where(block.version == version).order_by(block.n)
    return tuple(_block(row) for row in session.execute(query))


def _block(row: Sequence[Any]) -> Block:
    start, end, styles, kind, part, number, label, level, direction, language = row
    return Block(Span(start, end), kind, part, number, label, level, direction, language, _styles(styles))


def _styles(styles: str) -> tuple[Style, ...]:
    if not styles:
        return ()
    return tuple(Style(Span(start, end), kind, target) for start, end, kind, target in json.loads(styles))


def _parts(session: Session, version: int) -> tuple[Part, ...]:
    part = schema.Part
    query = select(part.name, part.start, part.end).where(part.version == version).order_by(part.start, part.id)
    return tuple(Part(name, Span(start, end)) for name, start, end in session.execute(query))


def _fields(session: Session, statement: int) -> tuple[FieldRow, ...]:
    field = schema.Field
    columns = (field.id, field.key, field.ordinal, field.value, field.printed, field.start, field.end)
    query = (
        select(*columns, field.state, field.part)
        .where(field.statement == statement)
        .order_by(field.start.is_(None), field.start, field.id)
    )
    return tuple(
        FieldRow(key, name, ordinal, value, printed, _span(start, end), state, part)
        for key, name, ordinal, value, printed, start, end, state, part in session.execute(query)
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _references(session: Session, version: int) -> tuple[ReferenceRow, ...]:
    one = schema.Reference
    query = select(one.key, one.label, one.date, one.start, one.end).where(one.version == version)
    rows = session.execute(query.order_by(one.start, one.id))
    return tuple(ReferenceRow(key, label, date, Span(start, end)) for key, label, date, start, end in rows)


def damage_of(session: Session, version: int) -> tuple[Damage, ...]:
    """The damage listed in a version, in text order."""
    one = schema.Damage
    query = select(one.start, one.end, one.kind, one.proposal, one.confidence).where(one.version == version)
    rows = session.execute(query.order_by(one.start, one.id))
    return tuple(_damaged(row) for row in rows)


def _damaged(row: Sequence[Any]) -> Damage:
    start, end, kind, proposal, confidence = row
    return Damage(Span(start, end), kind, proposal, confidence)


def _left(session: Session, version: int) -> tuple[LeftRow, ...]:
    one = schema.LeftDamage
    query = (
        select(one.start, one.end, one.kind, schema.Annotator.name, one.at)
        .outerjoin(schema.Annotator, schema.Annotator.id == one.annotator)
        .where(one.version == version)
        .order_by(one.start)
    )
    return tuple(
        LeftRow(Span(start, end), kind, name or "", at) for start, end, kind, name, at in session.execute(query)
    )


def _repairs(session: Session, version: int) -> tuple[RepairRow, ...]:
    one = schema.Repair
    query = (
        select(one.start, one.end, one.lost, one.kind, one.basis, schema.Annotator.name, one.at)
        .outerjoin(schema.Annotator, schema.Annotator.id == one.annotator)
        .where(one.version == version)
        .order_by(one.start, one.id)
    )
    return tuple(
        RepairRow(Span(start, end), lost, kind, basis, name or "", at)
        for start, end, lost, kind, basis, name, at in session.execute(query)
    )


def _versions(session: Session, version: int) -> tuple[VersionRow, ...]:
    one = schema.Version
    rows: list[VersionRow] = []
    current: int | None = version
    while current is not None:
        query = (
            select(one.n, one.why, one.basis, schema.Annotator.name, one.at, one.original, one.made_from)
            .outerjoin(schema.Annotator, schema.Annotator.id == one.annotator)
            .where(one.id == current)
        )
        n, why, basis, name, at, original, current = session.execute(query).one()
        rows.append(VersionRow(n, why, basis, name or "", at, original))
    return tuple(reversed(rows))
