"""What is asked again and again stays a look-up, however small the library was when it was closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.annotations import marking
from apostille.reading.span import Span
from apostille.store import history
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

ASKED = {
    "same span": (marking._SAME_SPAN, (1, 0, 5, 1)),
    "current text": (marking._CURRENT, (1,)),
    "statements of a step": (history._owners("annotation_tag"), (1, "annotation_tag")),
    "images of a step": (history._OWNED, (1,)),
}


@pytest.fixture
def reopened(path: Path) -> Library:
    """A library of two annotations, closed and opened again."""
    with Library.create(path) as library, library.step("Import") as session:
        statement = statements.add(session, draft_of())
        for start in (0, 1):
            annotations.mark(session, statement, Span(start, start + 2))
    return Library.open(path)


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_scanned(reopened: Library, asked: str) -> None:
    sql, values = ASKED[asked]
    with reopened, reopened.read() as session:
        plan = [row[3] for row in driver(session).execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [line for line in plan if line.startswith("SCAN")] == []


def test_no_statistics_are_kept(reopened: Library) -> None:
    """A planner that knows a library of two annotations scans the one of five thousand."""
    with reopened, reopened.read() as session:
        rows = driver(session).execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")
        assert rows.fetchall() == []
