"""Lost letters restored in the shipped statement, and what hangs on the text carried along."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apostille import annotations, annotators, statements
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.statements import Opened
from apostille.store import check
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

FIRST = "śniewski."
SECOND = "Kwaśniewski, et le Président des États"


def opened(library: Library, statement: int) -> Opened:
    with library.read() as session:
        return statements.opened(session, statement)


def repair(library: Library, statement: int, span: Span, text: str, basis: str = "English version") -> int:
    with library.step("Repair") as session:
        return statements.repair(session, statement, span, text, basis)


def mark(library: Library, statement: int, span: Span) -> int:
    with library.step("Mark") as session:
        return annotations.mark(session, statement, span)


def quote(library: Library, annotation: int) -> str:
    with library.read() as session:
        row = annotations.get(session, annotation)
        text = statements.opened(session, row.statement).reading.text
    assert row.span is not None
    assert row.span.of(text) == row.quote
    assert text[: row.span.start].endswith(row.prefix)
    assert text[row.span.end :].startswith(row.suffix)
    return row.quote


def test_nine_lost_letters_are_restored(library: Library, note: int) -> None:
    before = opened(library, note)
    lost = before.damage[0].span
    assert len(lost) == 9
    assert repair(library, note, lost, FIRST) == 2
    after = opened(library, note)
    assert "M. Aleksander Kwaśniewski.\nDes messages" in after.reading.text
    assert after.reading.text == before.reading.text[: lost.start] + FIRST + before.reading.text[lost.end :]
    assert [len(one.span) for one in after.damage] == [38]
    repaired = after.repairs[0]
    assert (repaired.span.of(after.reading.text), repaired.lost, repaired.kind) == (FIRST, 9, "lost")
    assert (repaired.basis, repaired.annotator_name) == ("English version", "Annotator 1")
    assert [(one.n, one.why, one.basis) for one in after.versions] == [
        (1, "imported", ""),
        (2, "repaired", "English version"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.at) for one in after.versions)


def test_thirty_eight_lost_letters_are_restored_and_the_first_stay_so(library: Library, note: int) -> None:
    repair(library, note, opened(library, note).damage[0].span, FIRST)
    place = opened(library, note).damage[0].span
    assert len(place) == 38
    assert repair(library, note, place, SECOND, "Russian version") == 3
    after = opened(library, note)
    assert "\ufffd" not in after.reading.text
    assert after.damage == ()
    assert f"M. Aleksander {SECOND}-Unis d’Amérique, M. George W." in after.reading.text
    assert [(one.span.of(after.reading.text), one.lost, one.basis) for one in after.repairs] == [
        (FIRST, 9, "English version"),
        (SECOND, 38, "Russian version"),
    ]
    assert [one.n for one in after.versions] == [1, 2, 3]


def test_the_order_of_repairs_does_not_matter(library: Library, note: int) -> None:
    first, second = (one.span for one in opened(library, note).damage)
    repair(library, note, second, SECOND)
    repair(library, note, first, FIRST)
    texts = [one.span.of(opened(library, note).reading.text) for one in opened(library, note).repairs]
    assert texts == [FIRST, SECOND]


def test_paragraphs_parts_and_numbers_stay(library: Library, note: int) -> None:
    before = opened(library, note)
    repair(library, note, before.damage[0].span, "śniewski et d’autres encore, longuement.")
    after = opened(library, note)
    shape = [
        [(one.kind, one.part, one.number, one.label, one.direction) for one in each.reading.blocks]
        for each in (before, after)
    ]
    assert shape[0] == shape[1]
    assert "\n".join(one.span.of(after.reading.text) for one in after.reading.blocks) == after.reading.text
    assert [one.name for one in before.reading.parts] == [one.name for one in after.reading.parts]
    assert [one.span.of(before.reading.text)[:30] for one in before.reading.parts] == [
        one.span.of(after.reading.text)[:30] for one in after.reading.parts
    ]


def test_annotations_around_the_place_are_carried(library: Library, note: int) -> None:
    text, lost = opened(library, note).reading.text, opened(library, note).damage[0].span
    start = text.index("Aleksander Kwa")
    places = {
        "before": Span(start, start + len("Aleksander")),
        "up to it": Span(lost.start - 3, lost.start),
        "exactly it": lost,
        "inside": Span(lost.start + 2, lost.end - 2),
        "over it": Span(start, lost.end),
        "over its end": Span(lost.end - 4, lost.end),
        "after": Span(text.index("messages", lost.end), text.index("messages", lost.end) + 8),
    }
    made = {where: mark(library, note, span) for where, span in places.items()}
    repair(library, note, lost, FIRST)
    assert {where: quote(library, one) for where, one in made.items()} == {
        "before": "Aleksander",
        "up to it": "Kwa",
        "exactly it": FIRST,
        "inside": FIRST,
        "over it": "Aleksander Kwaśniewski.",
        "over its end": FIRST,
        "after": "messages",
    }
    library.undo()
    for where, span in places.items():
        assert quote(library, made[where]) == span.of(text), where


def test_metadata_and_references_are_carried(library: Library, note: int) -> None:
    before = opened(library, note)
    repair(library, note, before.damage[0].span, "śniewski, Président de la République.")
    after = opened(library, note)
    for old, new in zip(before.fields, after.fields, strict=True):
        assert (old.id, old.key, old.value, old.state) == (new.id, new.key, new.value, new.state)
        if old.span is not None and new.span is not None:
            assert new.span.of(after.reading.text) == old.span.of(before.reading.text) == new.printed
    assert [one.span.of(after.reading.text) for one in after.references] == ["résolution 1540 (2004)"]
    assert after.references[0].span != before.references[0].span


def test_evidence_over_the_place_shows_what_stands_there_now(library: Library) -> None:
    with library.step("Import") as session:
        made = statements.add(session, draft_of("K\ufffd\ufffda parle."))
    with library.step("Repair") as session:
        statements.repair(session, made, Span(1, 3), "raj")
    title = opened(library, made).first("title")
    assert title is not None
    assert (title.printed, title.span) == ("Kraj", Span(0, 4))


def test_a_repair_is_undone_and_redone_with_everything(library: Library, note: int) -> None:
    kept = mark(library, note, Span(2350, 2394))
    before = opened(library, note)
    repair(library, note, before.damage[0].span, FIRST)
    after, after_quote = opened(library, note), quote(library, kept)
    library.undo()
    assert opened(library, note) == before
    library.redo()
    assert opened(library, note) == after
    assert quote(library, kept) == after_quote
    library.undo()
    assert repair(library, note, before.damage[1].span, SECOND) == 3
    assert [one.n for one in opened(library, note).versions] == [1, 3]
    with library.read() as session:
        assert [one for one in check.check(library) if one.wrong] == []
        assert driver(session).execute("SELECT count(*) FROM version").fetchone() == (3,)


def test_a_repair_repaired_again_counts_what_was_lost_first(library: Library, note: int) -> None:
    lost = opened(library, note).damage[0].span
    repair(library, note, lost, "śniewsky.", "a guess")
    with library.step("Add annotator") as session:
        library.annotator = annotators.add(session, "Ada")
    repair(library, note, Span(lost.start, lost.start + 9), FIRST, "English version")
    [one] = opened(library, note).repairs
    assert (one.lost, one.basis, one.annotator_name) == (9, "English version", "Ada")
    assert "Kwaśniewski.\nDes" in opened(library, note).reading.text


def test_a_part_of_a_repair_repaired_again_leaves_the_rest_marked_as_restored(library: Library, note: int) -> None:
    lost = opened(library, note).damage[0].span
    repair(library, note, lost, "sniewski.", "English version")
    repair(library, note, Span(lost.start, lost.start + 1), "ś", "Polish version")
    after = opened(library, note)
    [one] = after.repairs
    assert (one.span.of(after.reading.text), one.lost, one.kind) == (FIRST, 9, "lost")
    assert one.basis == "English version; Polish version"
    repair(library, note, Span(lost.start - 2, lost.start + 2), "WAŚN", "")
    after = opened(library, note)
    [one] = after.repairs
    assert (one.span.of(after.reading.text), one.lost) == ("WAŚNiewski.", 11)


@pytest.mark.parametrize(
    ("span", "text", "words"),
    [
        (Span(5, 5), "x", "is no place in this text of"),
        (Span(10**6, 10**6 + 3), "x", "is no place in this text of"),
        (Span(2380, 2400), "x", "reaches over the end of a paragraph"),
        (Span(2385, 2394), "", "needs words"),
        (Span(2385, 2394), "  ", "needs words"),
        (Span(2385, 2394), "a\nb", "needs words, in one line"),
        (Span(2385, 2394), "a\u2028b", "needs words, in one line"),
        (Span(2385, 2394), "a\x0bb", "needs words, in one line"),
        (Span(2385, 2394), "a\ufffdb", "without lost characters"),
        (Span(2385, 2394), "a\udcffb", "without lost characters"),
        (Span(0, 4), "NOTE", "stand there already"),
    ],
)
def test_what_is_no_repair_is_refused_and_changes_nothing(
    library: Library, note: int, span: Span, text: str, words: str
) -> None:
    before = opened(library, note)
    with pytest.raises(Refusal, match=words):
        repair(library, note, span, text)
    assert opened(library, note) == before
    assert library.undoable == "Import"


def test_a_statement_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(Refusal, match=r"There is no statement 77"):
        repair(library, 77, Span(0, 1), "x")


LINE = "La paix est l’affaire de tous, et la paix est possible."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    marks=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=6),
    place=st.tuples(st.integers(0, 50), st.integers(1, 12)),
    words=st.text("abcé ", min_size=1, max_size=14).filter(str.strip),
)
def test_words_outside_the_place_are_never_touched(
    library: Library, marks: list[tuple[int, int]], place: tuple[int, int], words: str
) -> None:
    end = len(LINE)
    spans = [Span(start, min(end, start + length)) for start, length in marks]
    span = Span(place[0], min(end, sum(place)))
    with library.step("Import") as session:
        made = statements.add(session, draft_of(LINE))
        held = [(one, annotations.mark(session, made, one)) for one in spans]
    try:
        repair(library, made, span, words)
    except Refusal:
        assert words == span.of(LINE)
        return
    for old, annotation in held:
        now = quote(library, annotation)
        if not old.overlaps(span):
            assert now == old.of(LINE)
        else:
            outside = LINE[old.start : max(old.start, span.start)], LINE[min(old.end, span.end) : old.end]
            assert now == outside[0] + words + outside[1]
    assert [one for one in check.check(library) if one.wrong] == []


def mend(library: Library, statement: int, repairs: list[tuple[Span, str]], basis: str = "") -> int:
    with library.step("Repair") as session:
        return statements.mend(session, statement, repairs, basis)


def test_several_places_are_one_version_and_each_is_a_repair(library: Library, note: int) -> None:
    first, second = (one.span for one in opened(library, note).damage)
    marked = mark(library, note, Span(first.start - 3, second.end + 5))
    assert mend(library, note, [(second, SECOND), (first, FIRST)], "English version") == 2
    after = opened(library, note)
    assert [(one.span.of(after.reading.text), one.lost) for one in after.repairs] == [(FIRST, 9), (SECOND, 38)]
    assert [one.why for one in after.versions] == ["imported", "repaired"]
    assert "\n".join(one.span.of(after.reading.text) for one in after.reading.blocks) == after.reading.text
    held = quote(library, marked)
    assert held.startswith("Kwaśniewski.\n")
    assert held.endswith("États-Unis")
    library.undo()
    assert len(opened(library, note).damage) == 2


def test_places_that_touch_one_repair_become_one(library: Library, note: int) -> None:
    lost = opened(library, note).damage[0].span
    repair(library, note, lost, "sniewsky.", "a guess")
    mend(library, note, [(Span(lost.start, lost.start + 1), "ś"), (Span(lost.end - 2, lost.end - 1), "i")], "Polish")
    after = opened(library, note)
    assert [(one.span.of(after.reading.text), one.lost, one.basis) for one in after.repairs] == [
        (FIRST, 9, "a guess; Polish")
    ]


def test_one_unsound_repair_among_others_lets_none_be_made(library: Library, note: int) -> None:
    before = opened(library, note)
    first, second = (one.span for one in before.damage)
    for wrong, words in (
        ((Span(first.start - 1, first.end), "x"), "lies over"),
        ((Span(0, 4), "NOTE"), "stand there already"),
        ((Span(5, 6), " \n"), "needs words"),
    ):
        with pytest.raises(Refusal, match=words):
            mend(library, note, [(first, FIRST), (second, SECOND), wrong])
    with pytest.raises(Refusal, match="nothing to repair"):
        mend(library, note, [])
    assert opened(library, note) == before


BROKEN = (
    "The Conference heard at length of the measures that were pro-\nactive and of the delegations that were out-\n"
    "going, and the gouvernement de la RÃ©publique was named.\n"
)


def test_a_hyphen_at_a_lines_end_waits_until_it_is_settled_and_is_no_damage(library: Library) -> None:
    with library.step("Import") as session:
        key = statements.add(session, compose("broken.txt", BROKEN.encode()))
    mojibake, *_ = [one for one in opened(library, key).damage if one.kind == "mojibake"]
    repair(library, key, mojibake.span, mojibake.proposal or "")
    first, second = opened(library, key).damage
    assert [(one.kind, one.proposal) for one in (first, second)] == [("hyphen", "proactive"), ("hyphen", "outgoing")]
    with library.read() as session:
        assert [row.damage for row in statements.listed(session)] == [0]
    repair(library, key, first.span, "proactive")
    after = opened(library, key)
    assert "that were proactive and" in after.reading.text
    assert [one.span.of(after.reading.text) for one in after.damage] == ["out-going"]
