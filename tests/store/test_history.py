"""What was done, by whom, and what of it is undone now."""

from __future__ import annotations

import pytest

from apostille import annotators, codebook, statements
from apostille.refusal import Refusal
from apostille.store import history
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of


def tags(library: Library) -> list[str]:
    with library.read() as session:
        return [row.path for row in codebook.tree(session)]


def add(library: Library, *names: str) -> None:
    for name in names:
        with library.step(f"Add {name}") as session:
            codebook.add(session, name)


def test_steps_are_listed_with_names_newest_first_and_undone_ones_marked(library: Library) -> None:
    add(library, "A", "B", "C")
    library.undo()
    library.undo()
    library.redo()
    listed = library.history()
    assert [(row.name, row.undone) for row in listed] == [("Add C", True), ("Add B", False), ("Add A", False)]
    assert {row.kind for row in listed} == {"do"}
    assert {row.annotator for row in listed} == {"Annotator 1"}
    assert all(row.at.endswith("Z") and len(row.at) == 20 for row in listed)
    assert [row.name for row in library.history(limit=1)] == ["Add C"]


def test_a_new_step_ends_what_could_be_redone(library: Library) -> None:
    add(library, "A", "B")
    library.undo()
    add(library, "C")
    assert library.redoable is None
    with pytest.raises(Refusal, match=r"nothing to redo"):
        library.redo()
    assert tags(library) == ["A", "C"]


def test_undo_and_redo_any_number_of_times(library: Library) -> None:
    add(library, "A", "B", "C")
    for _ in range(4):
        for _ in range(3):
            library.undo()
        assert tags(library) == []
        for _ in range(3):
            library.redo()
        assert tags(library) == ["A", "B", "C"]
    assert library.redoable is None


def test_a_step_says_whose_it_is(library: Library) -> None:
    with library.step("Add annotator") as session:
        library_annotator = annotators.add(session, "Ada")
    library.annotator = library_annotator
    add(library, "A")
    assert [row.annotator for row in library.history()] == ["Ada", "Annotator 1"]


def test_forgetting_keeps_names_and_drops_images(library: Library) -> None:
    add(library, "A", "B", "C", "D")
    with library.staging() as session:
        history.forget(driver(session), kept=2)
    with library.read() as session:
        stacks = history.stacks(driver(session))
        left = driver(session).execute("SELECT DISTINCT step FROM change ORDER BY step").fetchall()
    assert [name for _, name in stacks.undo] == ["Add C", "Add D"]
    assert len(left) == 2
    assert [row.name for row in library.history()] == ["Add D", "Add C", "Add B", "Add A"]


def test_images_go_after_their_days(library: Library) -> None:
    add(library, "A", "B")
    with library.staging() as session:
        driver(session).execute("UPDATE step SET at = '2001-01-01T00:00:00Z' WHERE id = 1")
        history.forget(driver(session))
        assert [name for _, name in history.stacks(driver(session)).undo] == ["Add B"]


def test_a_clock_that_jumps_changes_no_order(library: Library) -> None:
    add(library, "A", "B", "C")
    with library.staging() as session:
        driver(session).execute("UPDATE step SET at = '2035-01-01T00:00:00Z' WHERE id = 1")
        driver(session).execute("UPDATE step SET at = '2031-01-01T00:00:00Z' WHERE id = 2")
    assert [row.name for row in library.history()] == ["Add C", "Add B", "Add A"]
    assert library.undo().name == "Add C"


def test_a_barrier_is_listed_and_holds_after_a_restart(library: Library) -> None:
    add(library, "A")
    library.barrier("Forget history")
    assert (library.undoable, library.redoable) == (None, None)
    add(library, "B")
    path = library.path
    library.close()
    with Library.open(path) as again:
        assert again.undo().name == "Add B"
        with pytest.raises(Refusal, match=r"nothing to undo"):
            again.undo()
        assert [(row.kind, row.name) for row in again.history()][1] == ("barrier", "Forget history")


def test_what_changed_names_the_statements_of_rows_that_are_gone(library: Library) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of())
    told: list[history.Changes] = []
    library.told = told.append
    with library.step("Set") as session:
        statements.set_field(session, statement, "author", "Ada")
        statements.set_reading(session, statement, "done")
    library.undo()
    assert [one.statements for one in told] == [{statement}, {statement}]
    assert set(told[1].rows) == {"field", "reading_state"}
