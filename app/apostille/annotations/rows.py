"""Annotations as they are read: one row each, with the ids of their tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store.rows import among, tuples
from apostille.store.schema import Anchor, Annotation, AnnotationTag, Annotator, Statement
from apostille.store.sessions import driver


class AnnotationRow(NamedTuple):
    """An annotation in the version of its statement that is read now.

    ``span`` is None for a whole statement and where the words were not found (then ``placed``
    is False and ``quote`` holds the words that were marked). ``tags`` in the order of tagging.
    A tuple with names: a report makes tens of thousands of them.
    """

    id: int
    uuid: str
    statement: int
    span: Span | None
    quote: str
    prefix: str
    suffix: str
    matched_by: str
    tags: tuple[int, ...]
    note: str
    translation: str
    annotator: int
    annotator_name: str
    created: str
    modified: str
    whole: bool

    @property
    def placed(self) -> bool:
        """Whether its words stand in the text, or it speaks of the whole statement."""
        return self.whole or self.span is not None


_COLUMNS = (
    Annotation.id,
    Annotation.uuid,
    Annotation.statement,
    Anchor.start,
    Anchor.end,
    Anchor.quote,
    Anchor.prefix,
    Anchor.suffix,
    Anchor.matched_by,
    Annotation.note,
    Annotation.translation,
    Annotation.annotator,
    Annotator.name,
    Annotation.created,
    Annotation.modified,
    Annotation.whole,
)


def of_statement(session: Session, statement: int) -> list[AnnotationRow]:
    """The annotations of a statement: on the whole first, then by position, lost ones last."""
    return rows_of(session, Annotation.statement == statement)


def get(session: Session, annotation: int | str) -> AnnotationRow:
    """One annotation by integer id or UUID; refuses where there is none."""
    words = str(annotation)
    by_id = words.isdecimal() and len(words) < 19
    rows = _of_id(session, int(words)) if by_id else rows_of(session, Annotation.uuid == words.lower())
    if not rows:
        raise Refusal(f"There is no annotation {annotation}.", what=words)
    return rows[0]


def _whole(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return query(_COLUMNS, *conditions).join(Annotator, Annotator.id == Annotation.annotator)


def rows_of(session: Session, *conditions: ColumnElement[bool]) -> list[AnnotationRow]:
    """The annotations that meet all conditions, by statement and position."""
    return _rows(session, tuples(session, _whole(*conditions)), tuples(session, tags(*conditions)))


def _of_id(session: Session, annotation: int) -> list[AnnotationRow]:
    """Asked after each mark: what SQLAlchemy would say to SQLite is made once, which costs more than the answer."""
    found, tagged = (driver(session).execute(sql, {"id": annotation}).fetchall() for sql in _sql_of_id())
    return _rows(session, found, tagged)


@cache
def _sql_of_id() -> tuple[str, str]:
    same, dialect = Annotation.id == bindparam("id"), sqlite.dialect(paramstyle="named")
    return str(_whole(same).compile(dialect=dialect)), str(tags(same).compile(dialect=dialect))


def _rows(session: Session, found: Sequence[tuple[Any, ...]], tagged: Sequence[tuple[int, int]]) -> list[AnnotationRow]:
    held = by_annotation(tagged)
    rows = [_row(row, held) for row in found]
    lost = [row.id for row in rows if not row.placed]
    if not lost:
        return rows
    known = last_anchors(session, lost)
    return [row._replace(**known[row.id]) if row.id in known else row for row in rows]


def by_annotation(tagged: Sequence[tuple[Any, ...]]) -> dict[int, tuple[int, ...]]:
    """What ``tags`` found, as the tags of each annotation."""
    found: dict[int, tuple[int, ...]] = {}
    for annotation, tag in tagged:
        held = found.get(annotation)
        found[annotation] = (tag,) if held is None else (*held, tag)
    return found


def tags(*conditions: ColumnElement[bool]) -> Select[int, int]:
    """The tags of annotations that meet all conditions, each with its annotation's id, in the order of tagging."""
    return (
        select(AnnotationTag.annotation, AnnotationTag.tag)
        .join(Annotation, Annotation.id == AnnotationTag.annotation)
        .join(Statement, Statement.id == Annotation.statement)
        .where(*conditions)
        .order_by(AnnotationTag.id)
    )


def query(columns: Sequence[Any], *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Annotations that meet all conditions, each with its anchor in the version that is read, by position."""
    here = and_(Anchor.annotation == Annotation.id, Anchor.version == Statement.current_version)
    return (
        select(*columns)
        .join(Statement, Statement.id == Annotation.statement)
        .outerjoin(Anchor, here)
        .where(*conditions)
        .order_by(
            Annotation.statement,
            Annotation.whole.desc(),
            Anchor.start.is_(None),
            Anchor.start,
            Anchor.end,
            Annotation.id,
        )
    )


def _row(row: tuple[Any, ...], tags: dict[int, tuple[int, ...]]) -> AnnotationRow:
    key, uuid, of, start, end, quote, prefix, suffix, by, note, translation, who, name, made, changed, whole = row
    return AnnotationRow(
        key, uuid, of,
        None if start is None else Span(start, end),
        quote or "", prefix or "", suffix or "", by or "",
        tags.get(key, ()),
        note, translation, who, name, made, changed,
        bool(whole),
    )  # fmt: skip


def last_anchors(session: Session, lost: Sequence[int]) -> dict[int, dict[str, str]]:
    """The words of annotations whose place was not found, from the last version that held them."""
    held = (
        select(Anchor.annotation, Anchor.quote, Anchor.prefix, Anchor.suffix)
        .where(Anchor.annotation.in_(among(lost)))
        .order_by(Anchor.version)
    )
    return {
        annotation: {"quote": quote, "prefix": prefix, "suffix": suffix}
        for annotation, quote, prefix, suffix in tuples(session, held)
    }
