"""How far one is: reading state, places left, and what was looked for and not found."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from apostille.refusal import Refusal
from apostille.statements.listing import listed
from apostille.store.library import Library
from apostille.store.schema import NothingFound, Place, ReadingState

STATES = ("unread", "in_work", "done")


def set_reading(session: Session, statement: int, state: str) -> None:
    """Sets the annotator's reading state of a statement, inside the caller's step."""
    if state not in STATES:
        raise Refusal(f"There is no reading state “{state}”.", what=state)
    who, at = session.info["annotator"], session.info["at"]
    mine = (ReadingState.statement == statement, ReadingState.annotator == who)
    if state == "unread":
        session.execute(delete(ReadingState).where(*mine))
        return
    there = session.execute(select(ReadingState.state).where(*mine)).scalar_one_or_none()
    if there is None:
        values = {"statement": statement, "annotator": who, "state": state, "at": at}
        session.execute(insert(ReadingState).values(**values))
    elif there != state:
        session.execute(update(ReadingState).where(*mine).values(state=state, at=at))


def next_unread(session: Session, after: int | None, annotator: int | None = None) -> int | None:
    """The next statement in the list after ``after`` that is not done, round to the first; None where all are."""
    rows = listed(session, annotator)
    at = next((place for place, row in enumerate(rows) if row.id == after), -1)
    following = rows[at + 1 :] + rows[: max(at, 0)]
    ordered = sorted(following, key=lambda row: row.reading != "unread")
    return next((row.id for row in ordered if row.reading != "done"), None)


def nothing_found(session: Session, statement: int, tag: int, *, on: bool = True) -> None:
    """Notes that a statement was read for a tag and nothing was found, or takes that back."""
    who = session.info["annotator"]
    mine = (NothingFound.statement == statement, NothingFound.tag == tag, NothingFound.annotator == who)
    there = session.execute(select(NothingFound.id).where(*mine)).first()
    if on and not there:
        values = {"statement": statement, "tag": tag, "annotator": who, "at": session.info["at"]}
        session.execute(insert(NothingFound).values(**values))
    elif there and not on:
        session.execute(delete(NothingFound).where(*mine))


def nothing_found_of(session: Session, statement: int) -> set[int]:
    """The tags for which a statement was read and nothing was found, by anybody."""
    query = select(NothingFound.tag).where(NothingFound.statement == statement)
    return set(session.execute(query).scalars())


def leave(library: Library, statement: int, position: int) -> None:
    """Keeps the place at which a statement is left, outside of history; nothing where only reading is possible."""
    if library.read_only:
        return
    with library.staging() as session:
        session.execute(delete(Place).where(Place.statement == statement))
        values = {"statement": statement, "position": position, "at": session.info["at"]}
        session.execute(insert(Place).values(**values))


def left(session: Session, statement: int) -> int:
    """The position at which a statement was left, or 0."""
    return session.execute(select(Place.position).where(Place.statement == statement)).scalar_one_or_none() or 0
