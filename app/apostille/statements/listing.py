"""Statements as they are listed: one row each, and how one is named by an id."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from apostille.refusal import Refusal
from apostille.store.keeping import kept
from apostille.store.schema import Statement
from apostille.store.sessions import driver

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHOWN = ("title", "kind", "date", "author", "sender", "issuer", "body", "symbol")

# Plain SQL: the list is read before the first paint, where composing a query costs more than its answer.
_SEEN = (
    "SELECT id, uuid, language, name, words, added, current_version FROM statement"
    " WHERE arrived_step IS NOT NULL AND binned_step IS NULL"
)
_ANNOTATIONS = "SELECT statement, count(*) FROM annotation GROUP BY statement"
_DAMAGED = "SELECT version, count(*) FROM damage WHERE kind <> 'hyphen' GROUP BY version"  # a doubt, not damage
_LEFT = _DAMAGED.replace("FROM damage", "FROM left_damage")  # each of them is counted in the damage too
_FIELDS = (
    f"SELECT statement, key, value, part FROM field WHERE key IN ({', '.join('?' * len(_SHOWN))})"  # noqa: S608 - marks
    " ORDER BY statement, ordinal, id"
)
_STATES = (
    "SELECT statement, state FROM reading_state WHERE :annotator IS NULL OR annotator = :annotator ORDER BY at, id"
)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list; values empty where the text does not give them; ``date`` ISO 8601.

    ``damage`` counts the damaged passages that are neither restored nor left as they are; ``reading`` is
    unread, in_work or done.
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


def listed(session: Session | sqlite3.Connection, annotator: int | None = None) -> list[StatementRow]:
    """All statements that have arrived and are not in the bin, by date and title.

    ``annotator`` is whose reading state is meant; None: that of anybody.
    """
    raw = driver(session)
    fields, states = _fields(raw), _states(raw, annotator)
    annotations, damaged = dict(raw.execute(_ANNOTATIONS)), Counter(dict(raw.execute(_DAMAGED)))
    damaged.subtract(dict(raw.execute(_LEFT)))
    rows = [
        StatementRow(
            id=key,
            uuid=uuid,
            language=language,
            name=name,
            annotations=annotations.get(key, 0),
            words=words,
            damage=damaged[version],
            reading=states.get(key, "unread"),
            added=added,
            **_values(fields.get(key, {}), name),
        )
        for key, uuid, language, name, words, added, version in raw.execute(_SEEN)
    ]
    return sorted(rows, key=lambda row: (row.date, row.title, row.id))


def resolve(session: Session, words: str | int) -> int:
    """The id of the statement meant by an integer id or a UUID; refuses where there is none."""
    plain = kept(str(words).strip())
    same = Statement.id == int(plain) if plain.isdecimal() and len(plain) < 19 else Statement.uuid == plain.lower()
    query = select(Statement.id).where(same, Statement.arrived_step.is_not(None), Statement.binned_step.is_(None))
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise Refusal(f"There is no statement {plain}.", what=plain)
    return found


def uuid_of(session: Session, statement: int) -> str:
    """The UUID of a statement; refuses where there is none."""
    row = driver(session).execute("SELECT uuid FROM statement WHERE id = ?", (statement,)).fetchone()
    if row is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    return row[0]


def title_of(session: Session, statement: int) -> str:
    """The title of a statement, or the file's name where the text gives none."""
    found = driver(session).execute(
        "SELECT coalesce((SELECT value FROM field WHERE statement = statement.id AND key = 'title' ORDER BY ordinal),"
        " name) FROM statement WHERE id = ?",
        (statement,),
    ).fetchone()  # fmt: skip
    return found[0] if found else ""


def _fields(raw: sqlite3.Connection) -> dict[int, dict[str, str]]:
    fields: dict[int, dict[str, str]] = {}
    for statement, key, value, part in raw.execute(_FIELDS, _SHOWN):
        values = fields.setdefault(statement, {})
        if key not in values or (key == "author" and part == "annex"):
            values[key] = value
    return fields


def _values(fields: dict[str, str], name: str) -> dict[str, str]:
    values = {key: fields.get(key, "") for key in _SHOWN}
    values["title"] = values["title"] or name
    return values


def _states(raw: sqlite3.Connection, annotator: int | None) -> dict[int, str]:
    return dict(raw.execute(_STATES, {"annotator": annotator}))
