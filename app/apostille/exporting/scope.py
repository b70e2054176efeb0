"""Which annotations, statements and tags a report is about, and how that is said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from apostille import codebook
from apostille.annotations import AnnotationRow
from apostille.codebook import TagRow
from apostille.exporting.report import ARROW, Recipe, TagChoice
from apostille.exporting.words import count, quotes, say
from apostille.search import find
from apostille.search.query import Query
from apostille.store.schema import Annotator, NothingFound


@dataclass(frozen=True)
class Scope:
    """What was selected.

    ``choices`` are the tags asked for (empty: no tag was), ``tags`` the ids of those and what lies below them, None
    where all are meant; ``statements`` the ids selected, with and without annotations; ``silences`` which tags were
    looked for in a statement in vain, with the names of who looked.
    """

    rows: list[AnnotationRow]
    codebook: list[TagRow]
    choices: tuple[TagChoice, ...]
    tags: frozenset[int] | None
    statements: frozenset[int]
    silences: dict[int, dict[int, list[str]]]
