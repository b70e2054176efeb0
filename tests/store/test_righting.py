"""What the check finds is put right where that needs no guess, and nothing else is touched."""

from __future__ import annotations

import pytest

from apostille import annotations, statements
from apostille.reading.span import Span
from apostille.store import check, righting
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of


@pytest.fixture
def filled(library: Library) -> Library:
    with library.step("Import") as session:
        for n in range(3):
            statement = statements.add(session, draft_of(f"Statement {n}. La paix est possible. La paix demeure."))
            annotations.mark(session, statement, Span(16, 20))
    return library


def spoil(library: Library, sql: str) -> list[check.Finding]:
    with library.staging() as session:
        driver(session).execute(sql)
    return check.check(library)


def wrong(library: Library) -> list[str]:
    return [one.what for one in check.check(library) if one.wrong]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM indexed WHERE statement = 2",
        "INSERT INTO block_index(block_index) VALUES ('delete-all')",
        "INSERT INTO block_index(rowid, words) VALUES (99, 'stray')",
    ],
)
def test_the_index_is_made_anew(filled: Library, sql: str) -> None:
    found = spoil(filled, sql)
    assert wrong(filled) == ["index"]
    told: list[tuple[int, int]] = []
    righted = righting.repair(filled, found, lambda done, of: not told.append((done, of)))
    assert righted == righting.Righted(index=True)
    assert told == [(3, 3)]
    assert wrong(filled) == []
    assert filled.undoable == "Import"


def test_anchors_go_back_to_their_words_as_one_step(filled: Library) -> None:
    found = spoil(filled, "UPDATE anchor SET start = start + 3, end = end + 3")
    assert wrong(filled) == ["anchors"]
    assert righting.repair(filled, found) == righting.Righted(anchors=3)
    assert wrong(filled) == []
    with filled.read() as session:
        places = driver(session).execute('SELECT start, "end" FROM anchor').fetchall()
    assert places == [(16, 20)] * 3
    assert filled.undoable == "Repair anchors"


def test_an_annotation_whose_words_are_nowhere_stays_without_a_place(filled: Library) -> None:
    found = spoil(filled, "UPDATE anchor SET quote = 'never said' WHERE id = 1")
    assert righting.repair(filled, found) == righting.Righted(placeless=1)
    assert wrong(filled) == []
    with filled.read() as session:
        assert driver(session).execute("SELECT count(*) FROM annotation").fetchone() == (3,)
    filled.undo()
    assert wrong(filled) == ["anchors"]


def test_texts_are_never_touched(filled: Library) -> None:
    found = spoil(filled, "UPDATE text SET text = replace(text, 'paix', 'pais')")
    assert righting.repair(filled, found) == righting.Righted(index=True)
    assert wrong(filled) == ["texts", "anchors"]


def test_a_check_tells_how_far_it_is_and_ends_when_asked(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from apostille.store import progress

    monkeypatch.setattr(progress, "_OFTEN", 0)
    monkeypatch.setattr(progress, "_STEPS", 1)
    told: list[tuple[int, int]] = []
    check.check(filled, lambda done, of: not told.append((done, of)))
    assert told[-1] == (12, 12)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    for end in range(0, len(told), max(1, len(told) // 50)):
        left = iter([True] * end)
        with pytest.raises(check.Stopped):
            check.check(filled, lambda _done, _of, left=left: next(left, False))
    assert wrong(filled) == []
