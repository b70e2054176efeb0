"""Who annotates: names that people chose."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import annotations, annotators, statements
from apostille.refusal import Refusal
from apostille.store.library import Library
from tests.store.conftest import draft_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library, closed afterwards."""
    with Library.create(tmp_path / "library.apostille") as made:
        yield made


def names(library: Library) -> list[str]:
    with library.read() as session:
        return [row.name for row in annotators.listed(session)]


def test_the_first_is_annotator_1_and_never_the_login(library: Library) -> None:
    assert names(library) == ["Annotator 1"]
    assert getpass.getuser().encode() not in library.path.read_bytes().replace(b"Annotator", b"")


def test_added_renamed_and_undone(library: Library) -> None:
    with library.step("Add annotator") as session:
        ada = annotators.add(session, "  Ada   Lovelace ")
    with library.step("Rename") as session:
        annotators.rename(session, ada, "Ada King")
    assert names(library) == ["Annotator 1", "Ada King"]
    library.undo()
    assert names(library) == ["Annotator 1", "Ada Lovelace"]
    library.undo()
    assert names(library) == ["Annotator 1"]


def test_a_name_keeps_what_was_written(library: Library) -> None:
    with library.step("Mark") as session:
        statement = statements.add(session, draft_of())
        made = annotations.mark(session, statement, None)
        annotators.rename(session, library.annotator, "Ada")
    with library.read() as session:
        assert annotations.get(session, made).annotator_name == "Ada"
        assert [(row.name, row.annotations) for row in annotators.listed(session)] == [("Ada", 1)]


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "needs a name"), (" \t", "needs a name"), ("ANNOTATOR 1", "already an annotator called Annotator 1")],
)
def test_an_empty_name_and_one_that_is_taken_are_refused(library: Library, name: str, words: str) -> None:
    with pytest.raises(Refusal, match=words), library.step("Add") as session:
        annotators.add(session, name)
    assert names(library) == ["Annotator 1"]


def test_an_annotator_may_change_the_case_of_their_name(library: Library) -> None:
    with library.step("Rename") as session:
        annotators.rename(session, library.annotator, "ANNOTATOR 1")
    assert names(library) == ["ANNOTATOR 1"]


def test_found_by_name_or_refused_with_the_names_there_are(library: Library) -> None:
    with library.step("Add") as session:
        ada = annotators.add(session, "Ada")
    with library.read() as session:
        assert annotators.find(session, " aDA ").id == ada
        with pytest.raises(Refusal, match=r"no annotator “Bob”\. There are: Annotator 1, Ada\."):
            annotators.find(session, "Bob")
