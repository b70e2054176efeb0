"""How far one is: states, the next unread, silence as a finding, places left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apostille import annotators, codebook, statements
from apostille.reading.draft import Field
from apostille.refusal import Refusal
from apostille.store.library import Library
from tests.store.conftest import draft_of


@pytest.fixture
def three(library: Library) -> list[int]:
    """Three statements of three years."""
    with library.step("Import") as session:
        return [
            statements.add(session, replace(draft_of(f"Number {n}."), fields=(Field("date", f"200{n}"),)))
            for n in range(3)
        ]


def state(library: Library, statement: int, state: str) -> None:
    with library.step("Reading") as session:
        statements.set_reading(session, statement, state)


def states(library: Library, annotator: int | None = None) -> list[str]:
    with library.read() as session:
        return [row.reading for row in statements.listed(session, annotator)]


def next_unread(library: Library, after: int | None) -> int | None:
    with library.read() as session:
        return statements.next_unread(session, after)


def test_a_reading_state_is_set_changed_and_undone(library: Library, three: list[int]) -> None:
    state(library, three[1], "in_work")
    state(library, three[1], "done")
    assert states(library) == ["unread", "done", "unread"]
    library.undo()
    assert states(library) == ["unread", "in_work", "unread"]
    state(library, three[1], "unread")
    assert states(library) == ["unread"] * 3
    library.undo()
    assert states(library) == ["unread", "in_work", "unread"]


def test_a_state_that_is_none_is_refused(library: Library, three: list[int]) -> None:
    with pytest.raises(Refusal, match=r"no reading state “finished”"):
        state(library, three[0], "finished")


def test_each_annotator_has_states_of_their_own(library: Library, three: list[int]) -> None:
    state(library, three[0], "done")
    first = library.annotator
    with library.step("Add annotator") as session:
        library.annotator = annotators.add(session, "Ada")
    state(library, three[0], "in_work")
    assert states(library, first)[0] == "done"
    assert states(library, library.annotator)[0] == "in_work"


def test_the_next_unread_goes_round_and_ends(library: Library, three: list[int]) -> None:
    assert next_unread(library, None) == three[0]
    assert next_unread(library, three[0]) == three[1]
    assert next_unread(library, three[2]) == three[0]
    state(library, three[1], "done")
    assert next_unread(library, three[0]) == three[2]
    state(library, three[2], "in_work")
    assert next_unread(library, three[1]) == three[0]
    state(library, three[0], "done")
    assert next_unread(library, three[0]) == three[2]
    state(library, three[2], "done")
    assert next_unread(library, three[0]) is None


def test_nothing_found_is_a_finding_that_can_be_taken_back(library: Library, three: list[int]) -> None:
    with library.step("Tags") as session:
        tags = [codebook.add(session, name) for name in ("Peace", "Law")]
    for _ in range(2):
        with library.step("Nothing found") as session:
            statements.nothing_found(session, three[0], tags[0])
            statements.nothing_found(session, three[0], tags[1])
    with library.read() as session:
        assert statements.nothing_found_of(session, three[0]) == set(tags)
        assert statements.nothing_found_of(session, three[1]) == set()
    with library.step("After all") as session:
        statements.nothing_found(session, three[0], tags[0], on=False)
    with library.read() as session:
        assert statements.nothing_found_of(session, three[0]) == {tags[1]}
    library.undo()
    with library.step("Remove tag") as session:
        codebook.remove(session, tags[0])
    with library.read() as session:
        assert statements.nothing_found_of(session, three[0]) == {tags[1]}
    library.undo()
    with library.read() as session:
        assert statements.nothing_found_of(session, three[0]) == set(tags)


def test_the_place_left_survives_and_is_no_step(library: Library, three: list[int]) -> None:
    statements.leave(library, three[0], 7)
    statements.leave(library, three[0], 9)
    assert library.undoable == "Import"
    path = library.path
    library.close()
    with Library.open(path) as again, again.read() as session:
        assert statements.left(session, three[0]) == 9
        assert statements.left(session, three[1]) == 0
    with Library.open(path) as again:
        again.undo()
        again.redo()
        with again.read() as session:
            assert statements.left(session, three[0]) == 9
    with Library.open(path, read_only=True) as again:
        statements.leave(again, three[0], 1)
        with again.read() as session:
            assert statements.left(session, three[0]) == 9
