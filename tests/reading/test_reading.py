"""What a reading answers about the places in its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=9), min_size=1, max_size=9)


def reading_of(lines: list[str]) -> Reading:
    """Each line a block of one part."""
    blocks, at = [], 0
    for number, line in enumerate(lines, 1):
        blocks.append(Block(Span(at, at + len(line)), "body", "main", number))
        at += len(line) + 1
    text = "\n".join(lines)
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))


@given(LINES, st.integers(0, 100))
def test_the_block_at_a_place_is_the_line_there(lines: list[str], position: int) -> None:
    reading = reading_of(lines)
    place = min(position, len(reading.text))
    assert reading.block_index(place) == reading.text[:place].count("\n")


@given(LINES, st.integers(0, 60), st.integers(1, 60))
def test_the_blocks_in_a_span_are_those_it_touches(lines: list[str], start: int, length: int) -> None:
    reading = reading_of(lines)
    start = min(start, len(reading.text) - 1)
    span = Span(start, min(start + length, len(reading.text)))
    touched = [block for block in reading.blocks if block.span.overlaps(span)]
    found = reading.blocks_in(span)
    assert [block for block in found if block.span.overlaps(span)] == touched
    assert len(found) - len(touched) <= 1  # a separator belongs to the block before it


def test_a_part_is_found_by_name() -> None:
    reading = reading_of(["a", "b"])
    assert reading.part("main") == Part("main", Span(0, 3))
    assert reading.part("annex") is None
