"""The statements of a report, read from the library in batches: a report over thousands asks few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from apostille.reading.draft import ILLEGIBLE, Damage
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from apostille.store import schema
from apostille.store.rows import tuples

BATCH = 200


@dataclass(frozen=True, slots=True)
class Repaired:
    """A restored passage: where it stands, how many characters stood there, on what it rests, and the kind of damage.

    ``kind`` is empty where nothing was damaged: the analyst put other words in the place of readable ones.
    """

    span: Span
    lost: int
    basis: str
    kind: str = ""


class Known(NamedTuple):
    """A value of the metadata, of a part or of the whole document (a ``naming.FieldLike``)."""

    key: str
    value: str
    part: str | None


@dataclass(frozen=True)
class Text:
    """One statement in the version that is read, as far as a report needs it (a ``naming.Source``).

    ``damage`` is what is lost, and what can be read and nobody has decided to leave as it is.
    """

    id: int
    uuid: str
    name: str
    language: str
    reading: Reading
    fields: tuple[Known, ...]
    damage: tuple[Damage, ...]
    repairs: tuple[Repaired, ...]


def texts(session: Session, statements: Sequence[int]) -> Iterator[Text]:
    """The statements with these ids, in this order; not more than ``BATCH`` of them are held at a time."""
    for first in range(0, len(statements), BATCH):
        batch = statements[first : first + BATCH]
        found = {each.id: each for each in _batch(session, batch)}
        yield from (found[key] for key in batch if key in found)


def _batch(session: Session, statements: Sequence[int]) -> list[Text]:
    heads = tuples(session, _heads(statements))
    versions = [head[4] for head in heads]
    blocks, parts = _blocks(session, versions), _parts(session, versions)
    fields = metadata(session, statements)
    damage, repairs = _damage(session, versions), _repairs(session, versions)
    return [
        Text(
            id=key,
            uuid=uuid,
            name=name,
            language=language,
            reading=Reading(text, tuple(blocks[version]), tuple(parts[version])),
            fields=tuple(fields[key]),
            damage=tuple(damage[version]),
            repairs=tuple(repairs[version]),
        )
        for key, uuid, name, language, version, text in heads
    ]


def _heads(statements: Sequence[int]):  # noqa: ANN202 - a Select of six columns, whose type SQLAlchemy infers
    one, version, text = schema.Statement, schema.Version, schema.Text
    return (
        select(one.id, one.uuid, one.name, one.language, version.id, text.text)
        .join(version, version.id == one.current_version)
        .join(text, text.sha256 == version.text_sha256)
        .where(one.id.in_(statements))
    )


def metadata(session: Session, statements: Iterable[int]) -> defaultdict[int, list[Known]]:
    """The metadata of statements by their ids, in text order, what is not from the text last."""
    one = schema.Field
    columns = (one.statement, one.key, one.value, one.part)
    query = select(*columns).where(one.statement.in_(list(statements)))
    rows = tuples(session, query.order_by(one.start.is_(None), one.start, one.id))
    found: defaultdict[int, list[Known]] = defaultdict(list)
    for statement, key, value, part in rows:
        found[statement].append(Known(key, value, part))
    return found


def _blocks(session: Session, versions: Sequence[int]) -> defaultdict[int, list[Block]]:
    one = schema.Block
    columns = (one.kind, one.part, one.number, one.label, one.level, one.direction, one.language)
    query = select(one.version, one.start, one.end, *columns).where(one.version.in_(versions))
    found: defaultdict[int, list[Block]] = defaultdict(list)
    for version, start, end, *rest in tuples(session, query.order_by(one.version, one.n)):
        found[version].append(Block(Span(start, end), *rest))  # pyright: ignore[reportArgumentType] - as stored
    return found


def _parts(session: Session, versions: Sequence[int]) -> defaultdict[int, list[Part]]:
    one = schema.Part
    query = select(one.version, one.name, one.start, one.end).where(one.version.in_(versions))
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for version, name, start, end in tuples(session, query.order_by(one.version, one.start, one.id)):
        found[version].append(Part(name, Span(start, end)))
    return found


def _damage(session: Session, versions: Sequence[int]) -> defaultdict[int, list[Damage]]:
    """What is to be said of damage: readable words that an annotator left as they are need no word any more."""
    one, left = schema.Damage, schema.LeftDamage
    same = and_(left.version == one.version, left.start == one.start, left.end == one.end)
    query = select(one.version, one.start, one.end, one.kind, left.id).outerjoin(left.table, same)
    query = query.where(one.version.in_(versions)).order_by(one.version, one.start, one.id)
    found: defaultdict[int, list[Damage]] = defaultdict(list)
    for version, start, end, kind, settled in tuples(session, query):
        if settled is None or kind in ILLEGIBLE:
            made = Damage(Span(start, end), kind)  # pyright: ignore[reportArgumentType] - kinds as stored
            found[version].append(made)
    return found


def _repairs(session: Session, versions: Sequence[int]) -> defaultdict[int, list[Repaired]]:
    one = schema.Repair
    query = select(one.version, one.start, one.end, one.lost, one.basis, one.kind).where(one.version.in_(versions))
    found: defaultdict[int, list[Repaired]] = defaultdict(list)
    for version, start, end, lost, basis, kind in tuples(session, query.order_by(one.version, one.start, one.id)):
        found[version].append(Repaired(Span(start, end), lost, basis, kind))
    return found
