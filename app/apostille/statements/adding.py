"""How a draft becomes a statement: the only way in."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from apostille.reading.draft import Damage, Draft, Field, Reference
from apostille.reading.reading import Block, Reading
from apostille.reading.symbols import canonical
from apostille.store import index, rows, schema
from apostille.store.keeping import kept
from apostille.store.library import unrecorded
from apostille.store.sessions import STAGED, driver, pause

_MANY = 500
"""Statements in one question to the database."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version comes from: why it was made, the SHA-256 of the kept file it was read from, on what it rests."""

    why: str
    original: str
    basis: str = ""
    made_from: int | None = None


def add(session: Session, draft: Draft) -> int:
    """Adds a draft as a statement that has arrived, in the caller's step; returns its id."""
    with unrecorded(session):  # undo takes back the arrival: texts and versions are written once
        statement = _stage(session, draft)
    arrive(session, [statement])
    return statement


def add_staged(session: Session, draft: Draft) -> int:
    """Adds a draft that nobody sees until ``arrive``, inside ``Library.staging``; returns its id."""
    statement = _stage(session, draft)
    session.info.setdefault(STAGED, []).append(statement)
    return statement


def arrive(session: Session, statements: Iterable[int]) -> None:
    """Makes staged statements visible, all in the caller's step; those with one symbol belong to one work."""
    ids = list(statements)
    statement = schema.Statement
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        session.execute(update(statement).where(statement.id.in_(some)).values(arrived_step=session.info["step"]))
        for one, work in _works(session, some):
            session.execute(update(statement).where(statement.id == one).values(work=work))
        pause(session)


def _works(session: Session, statements: Sequence[int]) -> list[tuple[int, int]]:
    """Those of ``statements`` that have a symbol, each with its work; works that are not there yet are made."""
    metadata, work = schema.Field, schema.Work
    own = select(metadata.statement, metadata.value).where(metadata.statement.in_(statements), metadata.key == "symbol")
    symbols = {one: canonical(symbol) for one, symbol in session.execute(own.order_by(metadata.ordinal.desc()))}
    if not symbols:
        return []
    there = select(work.symbol, work.id).where(work.symbol.in_(set(symbols.values())))
    ids = {symbol: id_ for symbol, id_ in session.execute(there)}
    for symbol in sorted(set(symbols.values()) - ids.keys()):
        ids[symbol] = session.execute(insert(work).values(symbol=symbol).returning(work.id)).scalar_one()
    return [(one, ids[symbol]) for one, symbol in sorted(symbols.items())]


def discard(session: Session, statements: Iterable[int]) -> None:
    """Takes staged statements out again, inside ``Library.staging``; one that has arrived stays."""
    unseen = "SELECT 1 FROM statement WHERE id = ? AND arrived_step IS NULL"
    gone = [statement for statement in statements if rows.first(session, unseen, statement)]
    index.forget(driver(session), gone)
    for statement in gone:
        rows.change(session, "DELETE FROM statement WHERE id = ?", statement)


def same(session: Session, sha256: str) -> int | None:
    """The statement, not in the bin, that came from a file with these bytes; None where there is none."""
    there = (schema.Statement.arrived_step.is_not(None), schema.Statement.binned_step.is_(None))
    query = select(schema.Statement.id).where(schema.Statement.original == sha256, *there)
    return session.execute(query).scalars().first()


def write_version(
    session: Session,
    statement: int,
    reading: Reading,
    damage: Sequence[Damage],
    references: Sequence[Reference],
    origin: Origin,
) -> int:
    """Writes one version of a text with all that belongs to it; returns the version's row id."""
    info = session.info
    newest = rows.first(session, "SELECT max(n) FROM version WHERE statement = ?", statement)
    version = rows.insert(
        session,
        schema.Version,
        statement=statement,
        n=((newest[0] if newest else None) or 0) + 1,
        made_from=origin.made_from,
        text_sha256=_keep_text(session, reading.text),
        rules=reading.rules,
        why=origin.why,
        basis=origin.basis,
        annotator=info["annotator"],
        at=info["at"],
        step=info["step"],
        original=origin.original,
    )
    _write_parts(session, version, reading)
    _write_finds(session, version, damage, references)
    return version


def _stage(session: Session, draft: Draft) -> int:
    original = keep_original(session, draft.original)
    statement = rows.insert(
        session,
        schema.Statement,
        uuid=str(uuid.uuid4()),
        work=None,
        name=kept(draft.name),
        original=original,
        encoding=draft.encoding,
        language=draft.language,
        words=len(draft.reading.text.split()),
        current_version=None,
        added=session.info["at"],
        arrived_step=None,
        binned_step=None,
    )
    origin = Origin("imported", original)
    version = write_version(session, statement, draft.reading, draft.damage, draft.references, origin)
    rows.change(session, "UPDATE statement SET current_version = ? WHERE id = ?", version, statement)
    rows.insert_all(session, schema.Field, _FIELD, [tuple(row.values()) for row in field_rows(statement, draft.fields)])
    return statement


def keep_original(session: Session, data: bytes) -> str:
    """Keeps the bytes of a file, once; returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    if rows.first(session, "SELECT 1 FROM original WHERE sha256 = ?", sha256) is None:
        rows.insert(session, schema.Original, sha256=sha256, size=len(data), bytes=data)
    return sha256


def _keep_text(session: Session, text: str) -> str:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if rows.first(session, "SELECT 1 FROM text WHERE sha256 = ?", sha256) is None:
        rows.insert(session, schema.Text, sha256=sha256, text=text)
    return sha256


_PART = ("version", "name", "start", "end")
_BLOCK = ("version", "n", "part", "kind", "label", "number", "level", "direction", "language", "styles", "start", "end")
_DAMAGE = ("version", "kind", "proposal", "confidence", "start", "end")
_REFERENCE = ("version", "key", "label", "date", "start", "end")
_FIELD = ("statement", "part", "key", "ordinal", "value", "printed", "start", "end", "state")


def _write_parts(session: Session, version: int, reading: Reading) -> None:
    parts = [(version, part.name, part.span.start, part.span.end) for part in reading.parts]
    rows.insert_all(session, schema.Part, _PART, parts)
    rows.insert_all(session, schema.Block, _BLOCK, [_block(version, n, one) for n, one in enumerate(reading.blocks)])


def _block(version: int, n: int, block: Block) -> tuple[str | int | None, ...]:
    styles = [[style.span.start, style.span.end, style.kind, style.target] for style in block.styles]
    return (
        version, n, block.part, block.kind, block.label, block.number, block.level, block.direction, block.language,
        json.dumps(styles, ensure_ascii=False) if styles else "", block.span.start, block.span.end,
    )  # fmt: skip


def _write_finds(session: Session, version: int, damage: Sequence[Damage], references: Sequence[Reference]) -> None:
    found = [(version, one.kind, one.proposal, one.confidence, one.span.start, one.span.end) for one in damage]
    rows.insert_all(session, schema.Damage, _DAMAGE, found)
    cited = [(version, one.key, one.label, one.date, one.span.start, one.span.end) for one in references]
    rows.insert_all(session, schema.Reference, _REFERENCE, cited)


def field_rows(statement: int, fields: Sequence[Field]) -> list[dict[str, str | int | None]]:
    """Metadata values as rows of their table, those of one key and part counted from 0."""
    counted: Counter[tuple[str, str | None]] = Counter()
    made: list[dict[str, str | int | None]] = []
    for field in fields:
        place = (field.key, field.part)
        start, end = (field.span.start, field.span.end) if field.span else (None, None)
        values = (
            statement, field.part, field.key, counted[place], field.value, field.printed, start, end, field.state,
        )  # fmt: skip
        made.append(dict(zip(_FIELD, values, strict=True)))
        counted[place] += 1
    return made
