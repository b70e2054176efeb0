"""Marks found by place, as a plain search through all of them finds them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.span import Span
from apostille.ui.reader.marks import LANES, Mark, Marks

spans = st.tuples(st.integers(0, 300), st.integers(1, 120)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
lists = st.lists(spans, max_size=80).map(lambda all_: [Mark(id_, span) for id_, span in enumerate(all_, 1)])


@given(lists, spans)
def test_touching_finds_all_that_share_a_character(marks: list[Mark], span: Span) -> None:
    index = Marks(marks)
    found = {index.ordered[at].annotation for at in index.touching(span.start, span.end)}
    assert found == {mark.annotation for mark in marks if mark.span.overlaps(span)}


@given(lists)
def test_marks_over_the_same_words_run_in_different_lanes(marks: list[Mark]) -> None:
    assert_lanes_differ(Marks(marks))


@given(lists, st.data())
def test_changing_a_few_is_as_showing_all_anew(marks: list[Mark], data: st.DataObject) -> None:
    index = Marks(marks)
    kept = [mark for mark in marks if data.draw(st.booleans())] if len(marks) < 20 else marks[3:]
    after = [*kept, *(Mark(1000 + at, data.draw(spans)) for at in range(data.draw(st.integers(0, 4))))]
    index.take(after)
    fresh = Marks(after)
    assert index.ordered == fresh.ordered
    assert [index.place(mark.annotation) for mark in index.ordered] == list(range(len(after)))
    assert_lanes_differ(index)
    for at in range(0, 420, 7):
        assert index.at(at) == fresh.at(at)


def test_a_lane_is_free_again_where_its_mark_has_ended() -> None:
    marks = [Mark(id_, Span(0, 10)) for id_ in range(1, 7)] + [Mark(7, Span(10, 20))]
    assert Marks(marks).lanes == [0, 1, 2, 3, LANES, LANES, 0]


def test_marks_that_stay_keep_their_lane() -> None:
    first, second = Mark(1, Span(0, 50)), Mark(2, Span(10, 40))
    index = Marks([first, second])
    index.take([second, Mark(3, Span(20, 60))])
    assert index.lanes == [1, 0]


@given(lists, st.data())
def test_what_changed_is_told_and_the_order_of_a_list_does_not_matter(marks: list[Mark], data: st.DataObject) -> None:
    index = Marks(marks)
    assert index.take(data.draw(st.permutations(marks))) in ([], None)
    fresh = Mark(1000, data.draw(spans))
    at = data.draw(st.integers(0, len(marks)))
    assert index.take([*marks[:at], fresh, *marks[at:]]) == [fresh.span]
    assert index.take(marks) == [fresh.span]
    assert index.ordered == Marks(marks).ordered
    assert index.take([]) is None or len(marks) <= 32


def test_at_gives_the_shortest_first() -> None:
    marks = [Mark(1, Span(0, 90)), Mark(2, Span(10, 20)), Mark(3, Span(12, 40))]
    assert [mark.annotation for mark in Marks(marks).at(15)] == [2, 3, 1]


def assert_lanes_differ(index: Marks) -> None:
    """No two marks in one lane over one character; those too deep for a lane share the one after the last."""
    taken = Counter(
        (lane, at)
        for mark, lane in zip(index.ordered, index.lanes, strict=True)
        for at in range(mark.span.start, mark.span.end)
        if lane < LANES
    )
    assert not [place for place, count in taken.items() if count > 1]
