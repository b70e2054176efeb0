"""Annotations as they are read: one row each, with the ids of their tags."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store.rows import among, tuples
from apostille.store.schema import Anchor, Annotation, AnnotationTag, Annotator, Statement


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


def of_statement(session: Session, statement: int) -> list[AnnotationRow]:
    """The annotations of a statement: on the whole first, then by position, lost ones last."""
    return rows_of(session, Annotation.statement == statement)


def get(session: Session, annotation: int | str) -> AnnotationRow:
    """One annotation by integer id or UUID; refuses where there is none."""
    words = str(annotation)
    same = Annotation.id == int(words) if words.isdecimal() and len(words) < 19 else Annotation.uuid == words.lower()
    rows = rows_of(session, same)
    if not rows:
        raise Refusal(f"There is no annotation {annotation}.", what=words)
    return rows[0]


def rows_of(session: Session, *conditions: ColumnElement[bool]) -> list[AnnotationRow]:
    """The annotations that meet all conditions, by statement and position."""
    tags = _tags(session, *conditions)
    rows = [_row(row, tags) for row in tuples(session, _query(*conditions))]
    lost = [row.id for row in rows if not row.placed]
    if not lost:
        return rows
    known = _last_anchors(session, lost)
    return [row._replace(**known[row.id]) if row.id in known else row for row in rows]


def _tags(session: Session, *conditions: ColumnElement[bool]) -> dict[int, tuple[int, ...]]:
    query = (
        select(AnnotationTag.annotation, AnnotationTag.tag)
        .join(Annotation, Annotation.id == AnnotationTag.annotation)
        .join(Statement, Statement.id == Annotation.statement)
        .where(*conditions)
        .order_by(AnnotationTag.id)
    )
    tags: dict[int, tuple[int, ...]] = {}
    for annotation, tag in tuples(session, query):
        tags[annotation] = (*tags.get(annotation, ()), tag)
    return tags


def _query(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    here = and_(Anchor.annotation == Annotation.id, Anchor.version == Statement.current_version)
    return (
        select(
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
        .join(Statement, Statement.id == Annotation.statement)
        .join(Annotator, Annotator.id == Annotation.annotator)
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


def _last_anchors(session: Session, lost: list[int]) -> dict[int, dict[str, str]]:
    """The words of annotations whose place was not found, from the last version that held them."""
    query = (
        select(Anchor.annotation, Anchor.quote, Anchor.prefix, Anchor.suffix)
        .where(Anchor.annotation.in_(among(lost)))
        .order_by(Anchor.version)
    )
    return {
        annotation: {"quote": quote, "prefix": prefix, "suffix": suffix}
        for annotation, quote, prefix, suffix in tuples(session, query)
    }
