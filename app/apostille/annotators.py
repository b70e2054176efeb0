"""Who annotates: names that people chose, never the login."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from apostille.reading.fold import fold_name
from apostille.refusal import Refusal
from apostille.store.keeping import named
from apostille.store.schema import Annotator
from apostille.store.sessions import driver

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LISTED = """
SELECT annotator.id, annotator.uuid, annotator.name, count(annotation.id)
FROM annotator LEFT JOIN annotation ON annotation.annotator = annotator.id
GROUP BY annotator.id ORDER BY annotator.id
"""  # the window names annotators before its first paint: composing the query would take longer than asking it


@dataclass(frozen=True, slots=True)
class AnnotatorRow:
    """An annotator, with the number of annotations that are theirs."""

    id: int
    uuid: str
    name: str
    annotations: int


def listed(session: Session | sqlite3.Connection) -> list[AnnotatorRow]:
    """All annotators, in the order in which they came."""
    return [AnnotatorRow(*row) for row in driver(session).execute(_LISTED)]


def find(session: Session, name: str) -> AnnotatorRow:
    """The annotator of that name, compared folded; refuses with the names there are."""
    rows = listed(session)
    for row in rows:
        if fold_name(row.name) == fold_name(named(name)):
            return row
    names = ", ".join(row.name for row in rows)
    raise Refusal(f"There is no annotator “{name}”. There are: {names}.", what=name)


def add(session: Session, name: str) -> int:
    """Adds an annotator, inside the caller's step; refuses an empty name and one that is taken."""
    clean = _free(session, name)
    values = {"uuid": str(uuid.uuid4()), "name": clean}
    return session.execute(insert(Annotator).values(**values).returning(Annotator.id)).scalar_one()


def rename(session: Session, annotator: int, name: str) -> None:
    """Gives an annotator another name; what they wrote stays theirs."""
    clean = _free(session, name, but=annotator)
    session.execute(update(Annotator).where(Annotator.id == annotator).values(name=clean))


def _free(session: Session, name: str, but: int | None = None) -> str:
    clean = named(name)
    if not clean:
        raise Refusal("An annotator needs a name.", what=name)
    for row in listed(session):
        if row.id != but and fold_name(row.name) == fold_name(clean):
            raise Refusal(f"There is already an annotator called {row.name}.", what=name)
    return clean
