"""Statements as they are listed: one row each, and how one is named by an id."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from apostille.refusal import Refusal
from apostille.store.schema import Annotation, Damage, Field, ReadingState, Statement

_SHOWN = ("title", "kind", "date", "author", "sender", "issuer", "body", "symbol")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list; values empty where the text does not give them; ``date`` ISO 8601.

    ``damage`` counts the damaged passages left; ``reading`` is unread, in_work or done.
    """

    id: int
    uuid: str
    title: str
    kind: str
    date: str
    language: str
    author: str
    sender: str
    issuer: str
    body: str
    symbol: str
    name: str
    annotations: int
    words: int
    damage: int
    reading: str
    added: str


def listed(session: Session, annotator: int | None = None) -> list[StatementRow]:
    """All statements that have arrived and are not in the bin, by date and title.

    ``annotator`` is whose reading state is meant; None: that of anybody.
    """
    fields = _fields(session)
    annotations = _counts(session, select(Annotation.statement, func.count()).group_by(Annotation.statement))
    damage = select(Damage.version, func.count()).group_by(Damage.version)
    damaged, states = _counts(session, damage), _states(session, annotator)
    seen = (Statement.arrived_step.is_not(None), Statement.binned_step.is_(None))
    columns = (Statement.id, Statement.uuid, Statement.language, Statement.name, Statement.words)
    query = select(*columns, Statement.added, Statement.current_version).where(*seen)
    rows = [
        StatementRow(
            id=key,
            uuid=uuid,
            language=language,
            name=name,
            annotations=annotations.get(key, 0),
            words=words,
            damage=damaged.get(version or 0, 0),
            reading=states.get(key, "unread"),
            added=added,
            **_values(fields.get(key, {}), name),
        )
        for key, uuid, language, name, words, added, version in session.execute(query)
    ]
    return sorted(rows, key=lambda row: (row.date, row.title, row.id))


def resolve(session: Session, words: str | int) -> int:
    """The id of the statement meant by an integer id or a UUID; refuses where there is none."""
    plain = str(words).strip()
    same = Statement.id == int(plain) if plain.isdecimal() and len(plain) < 19 else Statement.uuid == plain.lower()
    query = select(Statement.id).where(same, Statement.arrived_step.is_not(None), Statement.binned_step.is_(None))
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise Refusal(f"There is no statement {plain}.", what=plain)
    return found


def _fields(session: Session) -> dict[int, dict[str, str]]:
    query = select(Field.statement, Field.key, Field.value, Field.part).where(Field.key.in_(_SHOWN))
    fields: dict[int, dict[str, str]] = {}
    ordered = query.order_by(Field.statement, Field.ordinal, Field.id)
    for statement, key, value, part in session.execute(ordered):
        values = fields.setdefault(statement, {})
        if key not in values or (key == "author" and part == "annex"):
            values[key] = value
    return fields


def _values(fields: dict[str, str], name: str) -> dict[str, str]:
    values = {key: fields.get(key, "") for key in _SHOWN}
    values["title"] = values["title"] or name
    return values


def _counts(session: Session, query: Select[int, int]) -> dict[int, int]:
    return {key: count for key, count in session.execute(query)}


def _states(session: Session, annotator: int | None) -> dict[int, str]:
    query = select(ReadingState.statement, ReadingState.state).order_by(ReadingState.at)
    if annotator is not None:
        query = query.where(ReadingState.annotator == annotator)
    return {statement: state for statement, state in session.execute(query)}
