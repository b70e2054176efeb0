"""How a draft becomes a statement: the only way in."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from apostille.reading.draft import Damage, Draft, Field, Reference
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span
from apostille.reading.symbols import canonical
from apostille.store import schema
from apostille.store.keeping import kept
from apostille.store.library import unrecorded

_MANY = 500
"""Statements in one question to the database."""


def add(session: Session, draft: Draft) -> int:
    """Adds a draft as a statement that has arrived, in the caller's step; returns its id."""
    with unrecorded(session):  # undo takes back the arrival: texts and versions are written once
        statement = _stage(session, draft)
    arrive(session, [statement])
    return statement


def add_staged(session: Session, draft: Draft) -> int:
    """Adds a draft that nobody sees until ``arrive``, inside ``Library.staging``; returns its id."""
    return _stage(session, draft)


def arrive(session: Session, statements: Iterable[int]) -> None:
    """Makes staged statements visible, all in the caller's step; those with one symbol belong to one work."""
    ids = list(statements)
    statement = schema.Statement
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        session.execute(update(statement).where(statement.id.in_(some)).values(arrived_step=session.info["step"]))
        for one, work in _works(session, some):
            session.execute(update(statement).where(statement.id == one).values(work=work))


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
    for statement in statements:
        gone = (schema.Statement.id == statement, schema.Statement.arrived_step.is_(None))
        session.execute(delete(schema.Statement).where(*gone))


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
    *,
    why: str,
    basis: str = "",
    made_from: int | None = None,
) -> int:
    """Writes one version of a text with all that belongs to it; returns the version's row id."""
    info = session.info
    newest = select(schema.Version.n).where(schema.Version.statement == statement).order_by(schema.Version.n.desc())
    values = {
        "statement": statement,
        "n": (session.execute(newest.limit(1)).scalar_one_or_none() or 0) + 1,
        "made_from": made_from,
        "text_sha256": _keep_text(session, reading.text),
        "rules": reading.rules,
        "why": why,
        "basis": basis,
        "annotator": info["annotator"],
        "at": info["at"],
        "step": info["step"],
    }
    version = session.execute(insert(schema.Version).values(**values).returning(schema.Version.id)).scalar_one()
    _write_parts(session, version, reading)
    _write_finds(session, version, damage, references)
    return version


def _stage(session: Session, draft: Draft) -> int:
    values = {
        "uuid": str(uuid.uuid4()),
        "work": None,
        "name": kept(draft.name),
        "original": keep_original(session, draft.original),
        "encoding": draft.encoding,
        "language": draft.language,
        "words": len(draft.reading.text.split()),
        "current_version": None,
        "added": session.info["at"],
        "arrived_step": None,
        "binned_step": None,
    }
    statement = session.execute(insert(schema.Statement).values(**values).returning(schema.Statement.id)).scalar_one()
    version = write_version(session, statement, draft.reading, draft.damage, draft.references, why="imported")
    where = schema.Statement.id == statement
    session.execute(update(schema.Statement).where(where).values(current_version=version))
    rows = field_rows(statement, draft.fields)
    if rows:
        session.execute(insert(schema.Field), rows)
    return statement


def keep_original(session: Session, data: bytes) -> str:
    """Keeps the bytes of a file, once; returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    if session.execute(select(schema.Original.sha256).where(schema.Original.sha256 == sha256)).first() is None:
        session.execute(insert(schema.Original).values(sha256=sha256, size=len(data), bytes=data))
    return sha256


def _keep_text(session: Session, text: str) -> str:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if session.execute(select(schema.Text.sha256).where(schema.Text.sha256 == sha256)).first() is None:
        session.execute(insert(schema.Text).values(sha256=sha256, text=text))
    return sha256


def _write_parts(session: Session, version: int, reading: Reading) -> None:
    parts = [{"version": version, "name": part.name, **_ends(part.span)} for part in reading.parts]
    if parts:
        session.execute(insert(schema.Part), parts)
    blocks = [{"version": version, "n": n, **_block(block)} for n, block in enumerate(reading.blocks)]
    if blocks:
        session.execute(insert(schema.Block), blocks)


def _block(block: Block) -> dict[str, object]:
    styles = [[style.span.start, style.span.end, style.kind, style.target] for style in block.styles]
    return {
        "part": block.part,
        "kind": block.kind,
        "label": block.label,
        "number": block.number,
        "level": block.level,
        "direction": block.direction,
        "language": block.language,
        "styles": json.dumps(styles, ensure_ascii=False) if styles else "",
        **_ends(block.span),
    }


def _write_finds(session: Session, version: int, damage: Sequence[Damage], references: Sequence[Reference]) -> None:
    if damage:
        rows = [
            {
                "version": version,
                "kind": one.kind,
                "proposal": one.proposal,
                "confidence": one.confidence,
                **_ends(one.span),
            }
            for one in damage
        ]
        session.execute(insert(schema.Damage), rows)
    if references:
        rows = [
            {"version": version, "key": one.key, "label": one.label, "date": one.date, **_ends(one.span)}
            for one in references
        ]
        session.execute(insert(schema.Reference), rows)


def field_rows(statement: int, fields: Sequence[Field]) -> list[dict[str, object]]:
    """Metadata values as rows of their table, those of one key and part counted from 0."""
    counted: dict[tuple[str, str | None], int] = {}
    rows: list[dict[str, object]] = []
    for field in fields:
        place = (field.key, field.part)
        ordinal = counted.get(place, 0)
        counted[place] = ordinal + 1
        rows.append(
            {
                "statement": statement,
                "part": field.part,
                "key": field.key,
                "ordinal": ordinal,
                "value": field.value,
                "printed": field.printed,
                "start": field.span.start if field.span else None,
                "end": field.span.end if field.span else None,
                "state": field.state,
            }
        )
    return rows


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
