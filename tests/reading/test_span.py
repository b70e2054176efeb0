"""Laws of spans, over any two places and any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.span import Span, shared_with

ENDS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
SPANS = ENDS.map(lambda ends: Span(*ends))


@given(st.integers(-5, 50), st.integers(-5, 50))
def test_a_span_is_never_negative_and_never_the_wrong_way_round(start: int, end: int) -> None:
    if 0 <= start <= end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


@given(SPANS, SPANS)
def test_overlapping_is_sharing_a_character(first: Span, second: Span) -> None:
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    both = first.shared(second)
    if first.start < first.end and second.start < second.end:
        assert first.overlaps(second) == second.overlaps(first) == bool(shared)
    assert set(range(both.start, both.end) if both else ()) == shared


@given(SPANS, SPANS)
def test_what_covers_two_contains_both_and_nothing_shorter_does(first: Span, second: Span) -> None:
    covering = Span.covering(first, second)
    assert covering.contains(first)
    assert covering.contains(second)
    assert {covering.start, covering.end} <= {first.start, first.end, second.start, second.end}


@given(SPANS, SPANS)
def test_containing_is_mutual_for_equals_alone(first: Span, second: Span) -> None:
    assert (first.contains(second) and second.contains(first)) == (first == second)


@given(SPANS, st.integers(0, 50))
def test_moving_there_and_back_is_staying(span: Span, by: int) -> None:
    assert span.moved(by).moved(-by) == span
    assert len(span.moved(by)) == len(span)


@given(st.text(max_size=40), SPANS)
def test_the_words_of_a_span_count_in_code_points(text: str, span: Span) -> None:
    assert span.of(text) == "".join(list(text)[span.start : span.end])
    assert span.fits(text) == (span.end <= len(list(text)))
    if span.fits(text):
        assert len(span.of(text)) == len(span)


def test_an_emoji_is_one_character_and_a_combining_accent_another() -> None:
    text = "a🕊️e\u0301z"
    assert len(text) == 6
    assert Span(1, 3).of(text) == "🕊️"
    assert Span(3, 5).of(text) == "e\u0301"


@given(st.lists(st.integers(1, 4), max_size=12), st.integers(0, 30), st.integers(0, 8))
def test_what_shares_characters_with_a_span_is_found_without_asking_each(
    lengths: list[int], start: int, size: int
) -> None:
    spans, at = list[Span](), 0
    for place, length in enumerate(lengths):
        spans.append(Span(at, at + length))
        at += length + place % 2
    place = Span(start, start + size)
    assert list(shared_with(spans)(place)) == [n for n, one in enumerate(spans) if one.overlaps(place)]
