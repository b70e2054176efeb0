"""The bin: statements removed, put back, and gone for good."""

from __future__ import annotations

from sqlalchemy import delete, select, union, update
from sqlalchemy.orm import Session

from apostille.refusal import Refusal
from apostille.store.library import Library
from apostille.store.schema import Annotation, Original, Statement, Text, Version


def remove(session: Session, statement: int) -> None:
    """Puts a statement with its annotations into the bin, inside the caller's step."""
    _mark(session, statement, session.info["step"])


def put_back(session: Session, words: str | int) -> int:
    """Takes a statement, named by id or UUID, out of the bin; returns its id. Refuses one that is not there."""
    for key, uuid, _name in binned(session):
        if str(words).lower() in (str(key), uuid):
            _mark(session, key, None)
            return key
    raise Refusal(f"There is no statement {words} in the bin.", what=str(words))


def binned(session: Session) -> list[tuple[int, str, str]]:
    """What lies in the bin: id, UUID and the name of the file it came from."""
    query = select(Statement.id, Statement.uuid, Statement.name).where(Statement.binned_step.is_not(None))
    return list(session.execute(query.order_by(Statement.id)))


def empty_bin(library: Library) -> int:
    """Removes what lies in the bin for good and sweeps texts that nothing points to; returns how many.

    A barrier: what was done before can be read, but no longer undone.
    """
    with library.read() as session:
        gone = [row[0] for row in binned(session)]
    if not gone:
        raise Refusal("The bin is empty.")
    library.barrier("Empty the bin")
    with library.staging() as session:
        for statement in gone:
            session.execute(delete(Annotation).where(Annotation.statement == statement))
            session.execute(delete(Statement).where(Statement.id == statement))
        _sweep(session)
    return len(gone)


def _sweep(session: Session) -> None:
    session.execute(delete(Text).where(Text.sha256.not_in(select(Version.text_sha256))))
    files = union(select(Statement.original), select(Version.original).where(Version.original.is_not(None)))
    session.execute(delete(Original).where(Original.sha256.not_in(files)))


def _mark(session: Session, statement: int, step: int | None) -> None:
    if session.execute(select(Statement.id).where(Statement.id == statement)).first() is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    session.execute(update(Statement).where(Statement.id == statement).values(binned_step=step))
