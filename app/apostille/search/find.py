"""What a query finds: statements and annotations, each in a few statements of SQL."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from apostille import annotations as marks
from apostille import annotators, codebook
from apostille import statements as documents
from apostille.annotations import AnnotationRow
from apostille.annotations.briefs import AnnotationBrief, briefs_of
from apostille.reading.fold import fold_text
from apostille.search.query import Query
from apostille.statements import StatementRow
from apostille.store.rows import among
from apostille.store.schema import Annotation, AnnotationTag, Reference, Statement


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a query as the library knows them: one set of tag ids for each tag asked for."""

    tags: tuple[frozenset[int], ...]
    annotators: tuple[int, ...]


def statements(session: Session, query: Query) -> list[StatementRow]:
    """The statements a query means, by date and title.

    With a term on annotations, those that hold at least one annotation which meets all of them.
    Refuses a statement, tag or annotator that is not there, naming what is near.
    """
    meant = {documents.resolve(session, words) for words in query.statements}
    terms = _terms(session, query)
    rows = documents.listed(session)
    if query.statements:
        rows = [row for row in rows if {row.id} == meant]
    if query.words:
        wanted = [fold_text(word) for word in query.words]
        rows = [row for row in rows if all(word in fold_text(row.title) for word in wanted)]
    for key in query.cites:
        citing = set(session.execute(_citing(key)).scalars())
        rows = [row for row in rows if row.id in citing]
    if query.about_annotations:
        holding = set(session.execute(select(Annotation.statement).where(*_conditions(query, terms))).scalars())
        rows = [row for row in rows if row.id in holding]
    return rows


def annotations(session: Session, query: Query) -> list[AnnotationRow]:
    """The annotations a query means, by the date of their statement, then by position."""
    order = {row.id: place for place, row in enumerate(statements(session, query))}
    rows = marks.rows_of(session, *_meant(session, query, order))
    return sorted(rows, key=lambda row: order[row.statement])


def ids(session: Session, query: Query) -> set[int]:
    """The ids of the statements a query means; nothing else of them is read where it does not ask for it."""
    if query.words or query.cites or query.about_annotations:
        return {row.id for row in statements(session, query)}
    meant = {documents.resolve(session, words) for words in query.statements}
    there = set(session.execute(select(Statement.id).where(*_SEEN)).scalars())
    return {one for one in there if {one} == meant} if query.statements else there


def briefs(session: Session, query: Query, within: Collection[int]) -> list[AnnotationBrief]:
    """The annotations a query means in brief, by statement and position; ``within`` are the ids of its statements."""
    return briefs_of(session, *_meant(session, query, within))


_SEEN = (Statement.arrived_step.is_not(None), Statement.binned_step.is_(None))
"""What is in the library for all to see: arrived as a whole, and not in the bin."""


def _meant(session: Session, query: Query, within: Collection[int]) -> list[ColumnElement[bool]]:
    conditions = [*_SEEN, *_conditions(query, _terms(session, query))]
    if query.statements or query.words or query.cites:
        conditions.append(Annotation.statement.in_(among(within)))
    return conditions


def _citing(key: str) -> Select[int]:
    """The statements that cite a document, or any article of a treaty, by its key or the beginning of it.

    "S/RES/1540" is the beginning of "S/RES/1540 (2004)", "NPT" of "NPT, art. VI"; "NPT, art. V" is none of the latter.
    """
    asked, found = key.lower(), func.lower(Reference.key)
    meant = or_(found == asked, found.startswith(f"{asked} (", autoescape=True))
    meant = or_(meant, found.startswith(f"{asked}, ", autoescape=True))
    return select(Statement.id).where(Statement.current_version == Reference.version, meant)


def _terms(session: Session, query: Query) -> _Terms:
    tree = codebook.tree(session) if query.tags else []
    tags: list[frozenset[int]] = []
    for term in query.tags:
        found = codebook.find(session, term.path).id
        tags.append(frozenset(codebook.below(tree, found)) if term.below else frozenset([found]))
    return _Terms(tuple(tags), tuple(annotators.find(session, name).id for name in query.by))


def _conditions(query: Query, terms: _Terms) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [Annotation.annotator == who for who in terms.annotators]
    put = AnnotationTag.table.alias()
    for tags in terms.tags:
        conditions.append(Annotation.id.in_(select(put.c.annotation).where(put.c.tag.in_(tags))))
    if query.untagged:
        conditions.append(Annotation.id.not_in(select(put.c.annotation)))
    return conditions
