"""Damage that is left as it is: remembered, undone, carried on, and counted no longer."""

from __future__ import annotations

import pytest

from apostille import statements
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.statements import Opened
from apostille.store import check
from apostille.store.library import Library

SOUND = "The Conference met in Geneva and adopted its agenda without a vote.\n\n"
WORDS = "The dÃ©claration of SÃ£o TomÃ© speaks of op\ufffd\ufffdrations in two places, as the Conference knows.\n"


@pytest.fixture
def damaged(library: Library) -> int:
    """A statement with three letters that were misread and two that are lost."""
    return add(library, SOUND + WORDS)


def add(library: Library, words: str) -> int:
    with library.step("Import") as session:
        return statements.add(session, compose("letter.txt", words.encode()))


def opened(library: Library, statement: int) -> Opened:
    with library.read() as session:
        return statements.opened(session, statement)


def leave(library: Library, statement: int, *spans: Span) -> int:
    with library.step("Leave as it is") as session:
        return statements.leave_damage(session, statement, spans)


def counted(library: Library) -> int:
    with library.read() as session:
        return statements.listed(session)[0].damage


def left(library: Library, statement: int) -> list[tuple[str, str]]:
    one = opened(library, statement)
    return [(row.kind, row.span.of(one.reading.text)) for row in one.left]


def test_what_is_left_is_remembered_and_counts_no_longer(library: Library, damaged: int) -> None:
    one = opened(library, damaged)
    first, *_, lost = one.damage
    assert (len(one.damage), one.open_damage, counted(library)) == (4, one.damage, 4)
    assert leave(library, damaged, lost.span, first.span) == 2
    after = opened(library, damaged)
    assert after.damage == one.damage
    assert after.n == 1
    assert [row.span for row in after.left] == [first.span, lost.span]
    assert [row.kind for row in after.left] == ["mojibake", "lost"]
    assert {row.annotator_name for row in after.left} == {"Annotator 1"}
    assert after.open_damage == one.damage[1:3]
    assert counted(library) == 2
    assert all(not one.wrong for one in check.check(library))


def test_it_can_be_taken_back_in_two_ways(library: Library, damaged: int) -> None:
    first, second, *_ = opened(library, damaged).damage
    leave(library, damaged, first.span, second.span)
    library.undo()
    assert left(library, damaged) == []
    library.redo()
    assert left(library, damaged) == [("mojibake", "Ã©"), ("mojibake", "Ã£")]
    with library.step("Take up again") as session:
        assert statements.take_up_damage(session, damaged, [first.span]) == 1
    assert left(library, damaged) == [("mojibake", "Ã£")]
    library.undo()
    assert left(library, damaged) == [("mojibake", "Ã©"), ("mojibake", "Ã£")]


def test_leaving_twice_is_leaving_once(library: Library, damaged: int) -> None:
    place = opened(library, damaged).damage[0].span
    assert leave(library, damaged, place, place) == 1
    steps = len(library.history())
    assert leave(library, damaged, place) == 0
    assert len(library.history()) == steps


def test_only_damage_can_be_left_and_only_what_is_left_taken_up(library: Library, damaged: int) -> None:
    place = opened(library, damaged).damage[0].span
    with library.step("Leave") as session:
        with pytest.raises(Refusal, match="No damage is found at 0:3"):
            statements.leave_damage(session, damaged, [place, Span(0, 3)])
        with pytest.raises(Refusal, match="Nothing was left as it is at"):
            statements.take_up_damage(session, damaged, [place])
    assert left(library, damaged) == []


def test_a_repair_carries_what_is_left_to_the_new_version(library: Library, damaged: int) -> None:
    one = opened(library, damaged)
    first, second, third, lost = one.damage
    leave(library, damaged, third.span, lost.span)
    with library.step("Repair") as session:
        statements.mend(session, damaged, [(first.span, "é"), (second.span, "ã")])
    assert left(library, damaged) == [("mojibake", "Ã©"), ("lost", "\ufffd\ufffd")]
    assert opened(library, damaged).open_damage == ()
    assert counted(library) == 0
    assert all(not one.wrong for one in check.check(library))
    library.undo()
    assert [row.span for row in opened(library, damaged).left] == [third.span, lost.span]


def test_what_was_left_can_be_repaired_all_the_same(library: Library, damaged: int) -> None:
    first = opened(library, damaged).damage[0]
    leave(library, damaged, first.span)
    with library.step("Repair") as session:
        statements.repair(session, damaged, first.span, "é")
    assert left(library, damaged) == []
    assert len(opened(library, damaged).open_damage) == 3
    library.undo()
    assert left(library, damaged) == [("mojibake", "Ã©")]


def test_leaving_and_repairing_go_into_one_step(library: Library, damaged: int) -> None:
    first, second, third, lost = opened(library, damaged).damage
    with library.step("Review") as session:
        statements.leave_damage(session, damaged, [lost.span, third.span])
        statements.mend(session, damaged, [(second.span, "ã"), (first.span, "é")], {first.span: "French version"})
    after = opened(library, damaged)
    based = [(row.span.of(after.reading.text), row.basis) for row in after.repairs]
    assert based == [
        ("é", "French version"),
        ("ã", ""),
    ]
    assert after.versions[-1].basis == "French version"
    assert (len(after.left), after.open_damage) == (2, ())
    library.undo()
    assert left(library, damaged) == []
    assert opened(library, damaged).n == 1


def test_a_new_version_of_the_file_keeps_what_is_left_where_the_same_characters_stand(
    library: Library, damaged: int
) -> None:
    first, second, *_, lost = opened(library, damaged).damage
    leave(library, damaged, first.span, second.span, lost.span)
    words = SOUND.replace("a vote", "any vote") + WORDS.replace("SÃ£o ", "São ").replace("two", "many")
    with library.step("Import again") as session:
        statements.renew(session, damaged, compose("letter.txt", words.encode()))
    assert left(library, damaged) == [("mojibake", "Ã©"), ("lost", "\ufffd\ufffd")]
    assert [one.kind for one in opened(library, damaged).open_damage] == ["mojibake"]
    assert all(not one.wrong for one in check.check(library))


def test_read_in_another_encoding_it_is_other_damage_and_waits_again(library: Library) -> None:
    data = (SOUND + "The déclaration of São Tomé.\n").encode()
    with library.step("Import") as session:
        damaged = statements.add(session, compose("letter.txt", data, encoding="cp1252"))
    places = [one.span for one in opened(library, damaged).damage]
    assert len(places) == 3
    leave(library, damaged, *places)
    with library.step("Read again") as session:
        statements.reread(session, damaged, compose("letter.txt", data, encoding="cp1250"))
    after = opened(library, damaged)
    assert after.left == ()
    assert {one.original for one in after.versions} == {after.source.sha256}


def test_the_bin_takes_it_along(library: Library, damaged: int) -> None:
    leave(library, damaged, opened(library, damaged).damage[0].span)
    with library.step("Remove") as session:
        statements.remove(session, damaged)
    assert statements.empty_bin(library) == 1
    assert next(one for one in check.check(library) if one.what == "left damage").looked_at == 0


def test_each_version_knows_its_file_and_the_bin_lets_it_be(library: Library, damaged: int) -> None:
    again = (SOUND + WORDS + "\nA word was added.\n").encode()
    with library.step("Import again") as session:
        statements.renew(session, damaged, compose("letter.txt", again))
    gone = add(library, "Nobody needs this any longer, and nobody reads it.\n")
    with library.step("Remove") as session:
        statements.remove(session, gone)
    statements.empty_bin(library)
    with library.read() as session:
        assert statements.original_of(session, damaged, 1) == (SOUND + WORDS).encode()
        assert statements.original_of(session, damaged, 2) == again
        with pytest.raises(Refusal, match="not known from which file version 3"):
            statements.original_of(session, damaged, 3)
        assert len({one.original for one in statements.opened(session, damaged).versions}) == 2
