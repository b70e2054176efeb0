"""Spans carried from one version of a text to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.anchoring.carry import carrier, carry
from apostille.anchoring.changes import Change, changes
from apostille.reading.span import Span

OLD = "Le Président a salué les travaux.\nLa réunion a pris note.\nElle a décidé de continuer.\n"


def _carried(old: str, new: str, words: str) -> str | None:
    span = Span(old.index(words), old.index(words) + len(words))
    found = carry(old, new, [span])[0]
    return found.of(new) if found else None


def test_an_insertion_at_a_border_stays_outside() -> None:
    assert _carried("un deux trois", "un et deux trois", "deux") == "deux"
    assert _carried("un deux trois", "un deux et trois", "deux") == "deux"


def test_an_edit_inside_is_taken_in() -> None:
    new = OLD.replace("pris note", "pris bonne note")
    assert _carried(OLD, new, "La réunion a pris note.") == "La réunion a pris bonne note."


def test_a_passage_taken_out_is_lost_and_its_twin_stays_its_own() -> None:
    old = OLD + "La réunion a pris note.\nFin.\n"
    new = old.replace("La réunion a pris note.\n", "", 1)
    first, second = (Span(at, at + 23) for at in (old.index("La réunion"), old.rindex("La réunion")))
    assert carry(old, new, [first, second]) == [None, Span(second.start - 24, second.end - 24)]


def test_a_sentence_taken_out_before_a_similar_one_is_gone() -> None:
    old = "Début. La réunion a noté A. La réunion a noté B. Fin."
    assert _carried(old, old.replace("La réunion a noté A. ", ""), "La réunion a noté A.") is None


def test_a_rewritten_sentence_keeps_nothing_by_chance() -> None:
    new = OLD.replace("La réunion a pris note.", "Rien de tout cela n’a été retenu, la presse a pris le reste.")
    assert _carried(OLD, new, "a pris") is None


def test_lost_letters_typed_in_stay_within_the_name() -> None:
    old, new = "M. Kwa\ufffd\ufffd\ufffd\n Des messages", "M. Kwaśniewski.\n Des messages"
    assert _carried(old, new, "Kwa\ufffd\ufffd\ufffd") == "Kwaśniewski."
    assert _carried(old, new, "Des messages") == "Des messages"


def test_a_very_long_text_with_edits_all_over_is_carried() -> None:
    words = [f"mot{n}" for n in range(60_000)]
    old = " ".join(words)
    new = " ".join(f"{word} neuf" if n % 997 == 0 else word for n, word in enumerate(words) if n % 1009)
    spans = [Span(old.index(f"mot{n} "), old.index(f"mot{n} ") + len(f"mot{n}")) for n in range(5, 60_000, 500)]
    for span, found in zip(spans, carry(old, new, spans), strict=True):
        assert found is not None
        assert found.of(new) == span.of(old)


@given(st.text(max_size=120), st.text(max_size=120))
def test_the_changes_make_the_one_text_of_the_other(old: str, new: str) -> None:
    made, done = "", 0
    for change in changes(old, new):
        assert change.old.start >= done
        made += old[done : change.old.start] + change.new.of(new)
        done = change.old.end
    assert made + old[done:] == new


@given(st.text(alphabet="ab .\n", max_size=60), st.text(alphabet="ab .\n", max_size=60), st.data())
def test_nothing_is_carried_outside(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    (found,) = carry(old, new, [span])
    assert found is None or found.fits(new)
    assert carry(old, old, [span]) == [span]


@pytest.mark.parametrize(
    ("span", "place", "length", "expected"),
    [
        (Span(0, 5), (5, 9), 12, Span(0, 5)),
        (Span(9, 12), (5, 9), 12, Span(17, 20)),
        (Span(0, 12), (5, 9), 12, Span(0, 20)),
        (Span(4, 7), (5, 9), 12, Span(4, 17)),
        (Span(7, 11), (5, 9), 12, Span(5, 19)),
        (Span(6, 7), (5, 9), 12, Span(5, 17)),
        (Span(5, 9), (5, 9), 0, None),
        (Span(4, 7), (5, 9), 0, Span(4, 5)),
        (Span(7, 11), (5, 9), 0, Span(5, 7)),
        (Span(3, 5), (5, 5), 4, Span(3, 5)),
        (Span(5, 8), (5, 5), 4, Span(9, 12)),
        (Span(3, 8), (5, 5), 4, Span(3, 12)),
    ],
)
def test_one_replaced_place_is_exact_arithmetic(
    span: Span, place: tuple[int, int], length: int, expected: Span | None
) -> None:
    old = Span(*place)
    assert carrier([Change(old, Span(old.start, old.start + length))])(span) == expected


@given(st.text(max_size=60), st.text(max_size=20), st.data())
def test_the_arithmetic_agrees_with_the_text(old: str, typed: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = old[:start] + typed + old[end:]
    for span in (Span(0, start), Span(end, len(old))):
        found = carrier([Change(Span(start, end), Span(start, start + len(typed)))])(span)
        assert found is not None
        assert found.of(new) == span.of(old)


@given(
    st.text("ab ", max_size=60), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5), st.text("xy", max_size=9)))
)
def test_several_edits_at_once_carry_as_one_after_the_other(old: str, gaps: list[tuple[int, int, str]]) -> None:
    edits, at, shift = list[Change](), 0, 0
    for gap, length, words in gaps:
        start, end = at + gap, at + gap + length
        if end > len(old):
            break
        edits.append(Change(Span(start, end), Span(start + shift, start + shift + len(words))))
        shift += len(words) - length
        at = end
    spans: list[Span | None] = [Span(start, min(len(old), start + 7)) for start in range(len(old))]
    one_by_one = spans
    for edit in reversed(edits):
        alone = Change(edit.old, Span(edit.old.start, edit.old.start + len(edit.new)))
        one_by_one = [span and carrier([alone])(span) for span in one_by_one]
    assert [span and carrier(edits)(span) for span in spans] == one_by_one
