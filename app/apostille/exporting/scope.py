"""Which annotations, statements and tags a report is about: a query, narrowed by a recipe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from apostille import annotators, codebook
from apostille.annotations.briefs import AnnotationBrief
from apostille.codebook import TagRow
from apostille.exporting.report import Recipe, TagChoice
from apostille.search import find
from apostille.search.query import Query
from apostille.store.schema import Annotator, NothingFound


@dataclass(frozen=True)
class Scope:
    """What was selected.

    ``choices`` are the tags asked for (none: all tags are meant), ``tags`` their ids with what lies below, None where
    all are meant; ``statements`` the ids selected, with annotations or without; ``silences`` what was looked for in
    vain: statement → tag → names of who looked; ``annotators`` the names asked for, ``people`` all of them by id.
    """

    rows: list[AnnotationBrief]
    codebook: list[TagRow]
    choices: tuple[TagChoice, ...]
    untagged: bool
    tags: frozenset[int] | None
    statements: frozenset[int]
    silences: dict[int, dict[int, list[str]]]
    annotators: tuple[str, ...]
    people: dict[int, str]
    words: tuple[str, ...]
    cites: tuple[str, ...] = ()


def select_scope(session: Session, query: Query, recipe: Recipe) -> Scope:
    """Asks the library; nothing the query and the recipe select is left out.

    Without a term on annotations every statement selected is in it, with none too; with one, those with an annotation
    selected, and those read for the tags asked for with nothing found. Statements named are always in it.
    """
    tree = codebook.tree(session)
    asked = (*_asked(session, query), *recipe.tags)
    tags = _below(tree, asked)
    meant = find.ids(session, Query(statements=query.statements, words=query.words, cites=query.cites))
    within = meant & set(recipe.statements) if recipe.statements else meant
    rows = _selected(find.briefs(session, query, meant), within, recipe, _below(tree, recipe.tags))
    silences = _silences(session, query, recipe, tags, within)
    about_annotations = query.about_annotations or bool(recipe.tags or recipe.untagged or recipe.annotators)
    named = bool(query.statements or query.words or query.cites or recipe.statements)
    people = {row.id: row.name for row in annotators.listed(session)}
    held = {row.statement for row in rows} | silences.keys()
    return Scope(
        rows=rows,
        codebook=tree,
        choices=asked,
        untagged=query.untagged or recipe.untagged,
        tags=tags,
        statements=frozenset(held if about_annotations and not named else within),
        silences=silences,
        annotators=(*query.by, *(name for one, name in people.items() if one in recipe.annotators)),
        people=people,
        words=query.words,
        cites=query.cites,
    )


def _asked(session: Session, query: Query) -> list[TagChoice]:
    return [TagChoice(codebook.find(session, term.path).id, term.below) for term in query.tags]


def _below(tree: Sequence[TagRow], choices: Sequence[TagChoice]) -> frozenset[int] | None:
    if not choices:
        return None
    return frozenset(tag for each in choices for tag in (codebook.below(tree, each.tag) if each.below else {each.tag}))


def _selected(
    rows: list[AnnotationBrief], within: set[int], recipe: Recipe, wanted: frozenset[int] | None
) -> list[AnnotationBrief]:
    """The annotations that the recipe means, of those that the query does; ``wanted`` are its tags."""
    if recipe.statements:
        rows = [row for row in rows if row.statement in within]
    if recipe.annotators:
        rows = [row for row in rows if row.annotator in recipe.annotators]
    if wanted is None and not recipe.untagged:
        return rows
    tags = wanted or frozenset()
    return [row for row in rows if (recipe.untagged and not row.tags) or not tags.isdisjoint(row.tags)]


def _silences(
    session: Session, query: Query, recipe: Recipe, tags: frozenset[int] | None, statements: set[int]
) -> dict[int, dict[int, list[str]]]:
    """What was read with a tag in mind, and nothing found, as far as the report is about it."""
    if (query.untagged or recipe.untagged) and tags is None:
        return {}
    asked = {annotators.find(session, name).id for name in query.by}
    columns = (NothingFound.statement, NothingFound.tag, NothingFound.annotator, Annotator.name)
    rows = select(*columns).join(Annotator, Annotator.id == NothingFound.annotator).order_by(NothingFound.id)
    found: dict[int, dict[int, list[str]]] = {}
    for statement, tag, annotator, name in session.execute(rows):
        heard = asked <= {annotator} and (not recipe.annotators or annotator in recipe.annotators)
        if heard and statement in statements and (tags is None or tag in tags):
            found.setdefault(statement, {}).setdefault(tag, []).append(name)
    return found
