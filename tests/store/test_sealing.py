"""Seals: what was turned in a closed library is found, what was written by the program is not taken for damage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.store import check, history, sealing
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

TURNED = {
    "a note": "UPDATE annotation SET note = 'Nobt'",
    "a tag's colour": "UPDATE tag SET colour = 'sea'",
    "the kind of a block": "UPDATE block SET kind = 'heading' WHERE n = 1",
    "an image of undo": "UPDATE change SET before = replace(before, 'Note', 'Nope')",
    "who did a step": "UPDATE step SET at = '1999-01-01T00:00:00Z'",
    "a draft of a note": "UPDATE note_draft SET text = 'x'",
    "whose file it is": "UPDATE meta SET value = '00000000-0000-4000-8000-000000000000' WHERE key = 'file_uuid'",
    "the number of the last commit": "UPDATE meta SET value = '2' WHERE key = 'commit_seq'",
    "a row that was added": "INSERT INTO reading_state(statement, annotator, state, at) VALUES (1, 1, 'done', '2026')",
    "a row that is gone": "DELETE FROM anchor",
}


@pytest.fixture
def closed(path: Path) -> Path:
    """A library that was worked on and closed."""
    with Library.create(path) as library:
        with library.step("Import") as session:
            statement = statements.add(session, draft_of())
        with library.step("Mark") as session:
            tag = codebook.ensure(session, "Peace")
            annotation = annotations.mark(session, statement, Span(0, 3), tags=[tag], note="Note")
        with library.step("Write note") as session:
            annotations.write_note(session, annotation, "Another note")
        with library.staging() as session:
            annotations.draft(session, annotation, "being typed")
    return path


def rows(path: Path) -> check.Finding:
    with Library.open(path, read_only=True) as library:
        return next(one for one in check.check(library) if one.what == "rows")


def test_a_closed_library_is_sealed_and_sound(closed: Path) -> None:
    found = rows(closed)
    assert found.looked_at > 20
    assert found.wrong == 0


@pytest.mark.parametrize("what", TURNED)
def test_what_was_changed_by_no_program_of_ours_is_found(closed: Path, what: str) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        assert raw.execute(TURNED[what]).rowcount >= 1, what
    assert rows(closed).wrong >= 1


def test_work_after_work_stays_sound(closed: Path) -> None:
    for n in range(3):
        with Library.open(closed) as library:
            with library.step("Import") as session:
                statements.add(session, draft_of(f"Statement {n}.\nIts second paragraph."))
            library.undo()
            library.redo()
            with library.step("Remove") as session:
                statements.remove(session, 1 + n)
            if n == 1:
                statements.empty_bin(library)
        assert rows(closed).wrong == 0


def test_what_only_grows_is_digested_from_where_the_last_seal_ended(closed: Path) -> None:
    with Library.open(closed) as library, library.step("Import") as session:
        statements.add(session, draft_of("One more.\nAnd its second paragraph."))
    with closing(sqlite3.connect(closed)) as raw:
        counts = raw.execute("SELECT count FROM seal WHERE tbl = 'block' ORDER BY upto").fetchall()
    assert counts == [(3,), (2,)]


def test_opening_and_closing_without_work_leaves_the_seals_as_they_are(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as raw:
        before = raw.execute("SELECT * FROM seal").fetchall()
    with Library.open(closed) as library:
        statements.leave(library, 1, 5)
    with closing(sqlite3.connect(closed)) as raw:
        after = raw.execute("SELECT * FROM seal").fetchall()
    assert [row for row in after if row[1] != "place"] == before


def test_images_that_grew_old_are_dropped_without_a_false_alarm(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history.forget, "__defaults__", (1, 90))
    Library.open(closed).close()
    with closing(sqlite3.connect(closed)) as raw:
        assert raw.execute("SELECT count(DISTINCT step) FROM change").fetchone() == (1,)
    assert rows(closed).wrong == 0


def test_a_statement_that_never_arrived_goes_without_a_false_alarm(closed: Path) -> None:
    with Library.open(closed) as library, library.staging() as session:
        statements.add_staged(session, draft_of("Never arrived."))
    assert rows(closed).wrong == 0
    Library.open(closed).close()
    assert rows(closed).wrong == 0


def test_a_library_that_is_worked_on_has_no_seal(closed: Path) -> None:
    with Library.open(closed) as library:
        with library.read() as session:
            assert sealing.wrong(driver(session))[1] == 0
        with library.step("Tag") as session:
            codebook.ensure(session, "War")
        with library.read() as session:
            assert sealing.wrong(driver(session)) == (0, 0)


def test_backups_are_sealed_too(closed: Path) -> None:
    copy = closed.with_name("copy.apostille")
    with Library.open(closed) as library:
        with library.step("Tag") as session:
            codebook.ensure(session, "War")
        library.backup(copy)
    found = rows(copy)
    assert found.looked_at > 20
    assert found.wrong == 0


def test_a_glance_at_opening_sees_what_turned(closed: Path) -> None:
    with Library.open(closed) as library:
        assert check.glance(library)
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute(TURNED["a note"])
    with Library.open(closed) as library:
        assert not check.glance(library)
