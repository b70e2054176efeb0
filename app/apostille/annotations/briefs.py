"""Annotations in brief, without the words they hold on to: what a report asks for by the ten thousand."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from apostille.annotations import rows
from apostille.store.rows import tuples
from apostille.store.schema import Anchor, Annotation


class AnnotationBrief(NamedTuple):
    """An annotation in the version of its statement that is read now.

    ``start`` and ``end`` are code points, None for a whole statement and where the words were not found; only then
    ``quote`` holds the words that were marked. ``tags`` in the order of tagging.
    """

    id: int
    uuid: str
    statement: int
    start: int | None
    end: int | None
    note: str
    translation: str
    annotator: int
    created: str
    whole: bool
    tags: tuple[int, ...]
    quote: str

    @property
    def placed(self) -> bool:
        """Whether its words stand in the text, or it speaks of the whole statement."""
        return self.whole or self.start is not None


_COLUMNS = (
    Annotation.id,
    Annotation.uuid,
    Annotation.statement,
    Anchor.start,
    Anchor.end,
    Annotation.note,
    Annotation.translation,
    Annotation.annotator,
    Annotation.created,
    Annotation.whole,
)


def briefs_of(session: Session, *conditions: ColumnElement[bool]) -> list[AnnotationBrief]:
    """The annotations that meet all conditions, by statement and position."""
    tags = rows.by_annotation(tuples(session, rows.tags(*conditions)))
    found = tuples(session, rows.query(_COLUMNS, *conditions))
    briefs = [AnnotationBrief._make((*row, tags.get(row[0], ()), "")) for row in found]
    lost = [brief.id for brief in briefs if brief.start is None and not brief.whole]
    if not lost:
        return briefs
    known = rows.last_anchors(session, lost)
    return [brief._replace(quote=known[brief.id]["quote"]) if brief.id in known else brief for brief in briefs]
