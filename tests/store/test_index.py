"""Words are found as they are meant, and the index follows what is read."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille import statements
from apostille.reading.span import Span
from apostille.store import check, index, righting
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

FOUND = [
    ("Les États réaffirment", "etats"),
    ("les etats", "ÉTATS"),
    ("Ёлка и мир", "елка"),
    ("елка", "Ёлка"),
    ("إلى الأمام", "الى"),
    ("الى", "إلى"),
    ("مُحَمَّد", "محمد"),
    ("会议通过了决议", "决议"),
    ("会议通过了决议", "通过了"),
    ("ＡＢＣ　１２３", "abc"),
    ("Kwaśniewski", "kwasniewski"),
    ("cœur", "coeur"),
    ("Straße", "STRASSE"),
    ("日本語の声明", "声明"),
]


def hits(library: Library, words: str) -> list[int]:
    phrase = '"' + index.words(words).replace('"', '""') + '"'
    query = "SELECT DISTINCT statement FROM block_index JOIN block ON block.id = block_index.rowid"
    join = " JOIN version ON version.id = block.version JOIN statement ON statement.id = version.statement"
    seen = " WHERE block_index MATCH ? AND arrived_step IS NOT NULL ORDER BY statement"
    with library.read() as session:
        return [row[0] for row in driver(session).execute(query + join + seen, (phrase,))]


def add(library: Library, text: str) -> int:
    with library.step("Import") as session:
        return statements.add(session, draft_of(text))


@pytest.mark.parametrize(("text", "typed"), FOUND)
def test_folded_words_are_found(library: Library, text: str, typed: str) -> None:
    statement = add(library, text)
    add(library, "Something else entirely.")
    assert hits(library, typed) == [statement]


def test_a_phrase_of_chinese_is_no_bag_of_signs(library: Library) -> None:
    add(library, "议决了过通议会")
    assert hits(library, "决议") == []


def test_the_index_follows_repair_bin_and_undo(library: Library) -> None:
    statement = add(library, "Kwa\ufffd\ufffd a salué la réunion.")
    with library.step("Repair") as session:
        statements.repair(session, statement, Span(3, 5), "śniewski")
    assert (hits(library, "Kwaśniewski"), hits(library, "salué")) == ([statement], [statement])
    library.undo()
    assert (hits(library, "Kwaśniewski"), hits(library, "salué")) == ([], [statement])
    library.redo()
    with library.step("Remove") as session:
        statements.remove(session, statement)
    assert hits(library, "salué") == []
    library.undo()
    assert hits(library, "Kwaśniewski") == [statement]
    library.undo()
    library.undo()
    assert hits(library, "salué") == []
    library.redo()
    assert hits(library, "salué") == [statement]
    assert rebuilt(library)


def test_many_are_indexed_as_each_alone(library: Library) -> None:
    made = [add(library, f"L’été {n}.\nﬁn  de 会议") for n in range(3)]
    with library.staging() as session:
        staged = [statements.add_staged(session, draft_of(f"L’été {n}.\nﬁn  de 会议")) for n in range(3, 6)]
    with library.step("Arrive") as session:
        statements.arrive(session, staged)
    assert hits(library, "ete") == hits(library, "fin de 会议") == [*made, *staged]
    assert rebuilt(library)


def test_pieces_left_for_a_window_are_merged_later_and_hold_the_same(library: Library) -> None:
    made: list[int] = []
    for n in range(12):
        with library.staging(short=True) as session:
            made.append(statements.add_staged(session, draft_of(f"Number {n} of the dozen.")))
    assert _habits(library) == {"automerge": 4, "crisismerge": 16}
    assert _segments(library) == 12
    while library.tidy():
        pass
    assert _segments(library) == 1
    with library.step("Arrive") as session:
        statements.arrive(session, made)
    assert hits(library, "dozen") == made
    assert rebuilt(library)


def _segments(library: Library) -> int:
    with library.read() as session:
        return driver(session).execute("SELECT count(DISTINCT segid) FROM block_index_idx").fetchone()[0]


def _habits(library: Library) -> dict[str, int]:
    with library.read() as session:
        return dict(driver(session).execute("SELECT k, v FROM block_index_config WHERE k <> 'version'"))


def test_what_is_staged_is_not_found_before_it_arrives(library: Library) -> None:
    with library.staging() as session:
        statement = statements.add_staged(session, draft_of("Soon."))
    assert hits(library, "soon") == []
    with library.step("Arrive") as session:
        statements.arrive(session, [statement])
    assert hits(library, "soon") == [statement]


def test_what_was_staged_and_never_arrived_leaves_the_index_too(library: Library) -> None:
    add(library, "There.")
    with library.staging() as session:
        gone = statements.add_staged(session, draft_of("Never."))
        kept = statements.add_staged(session, draft_of("Not yet."))
    with library.staging() as session:
        statements.discard(session, [gone])
    path = library.path
    library.close()
    with Library.open(path) as again:
        with again.read() as session:
            left = driver(session).execute("SELECT statement FROM indexed").fetchall()
        assert kept not in [row[0] for row in left]
        assert len(left) == 1
        assert rebuilt(again)
        assert [one for one in check.check(again) if one.wrong] == []


def rebuilt(library: Library) -> bool:
    with library.read() as session:
        before = index.dump(driver(session))
    deque(righting.rebuild_index(library))
    with library.read() as session:
        return index.dump(driver(session)) == before


def test_a_rebuild_brings_back_an_index_that_was_emptied(library: Library) -> None:
    statement = add(library, "La paix.")
    with library.staging() as session:
        driver(session).execute("INSERT INTO block_index(block_index) VALUES ('delete-all')")
    assert [one.what for one in check.check(library) if one.wrong] == ["index"]
    deque(righting.rebuild_index(library))
    assert hits(library, "paix") == [statement]
    assert [one for one in check.check(library) if one.wrong] == []


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_signs_of_chinese_stand_alone_and_folding_again_changes_nothing(text: str) -> None:
    once = index.words(text)
    assert index.words(once).split() == once.split()
    assert all(len(word) == 1 for word in once.split() if "\u4e00" <= word[0] <= "\u9fff")
