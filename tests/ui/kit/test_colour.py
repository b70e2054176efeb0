"""The arithmetic of colours, against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.ui.kit.colour import contrast, difference, mix, parse, simulated, write

colours = st.tuples(*[st.integers(0, 255)] * 3)


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#ff0000", "#00ff00", 86.61), ("#0000ff", "#ffff00", 103.43), ("#808080", "#818181", 0.35)],
)
def test_difference_against_published_values(one: str, other: str, expected: float) -> None:
    """Red and green 86.61, blue and yellow 103.43 by CIEDE2000 under D65."""
    assert difference(parse(one), parse(other)) == pytest.approx(expected, abs=0.15)


@given(colours)
def test_written_and_parsed_is_the_same(colour: tuple[int, int, int]) -> None:
    assert parse(write(colour)) == colour


@given(colours, colours)
def test_difference_and_contrast_are_symmetric(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert difference(one, other) == pytest.approx(difference(other, one), abs=1e-6)
    assert contrast(one, other) == contrast(other, one)


@given(colours, colours)
def test_mixing_begins_and_ends_at_its_colours(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == pytest.approx(other)


@pytest.mark.parametrize("deficiency", ["protan", "deutan", "tritan"])
def test_grey_stays_grey(deficiency: str) -> None:
    assert simulated((128, 128, 128), deficiency) == pytest.approx((128, 128, 128), abs=1.5)


def test_red_and_green_come_closer_for_deutans() -> None:
    red, green = parse("#c8553d"), parse("#6b8f2f")
    assert difference(simulated(red, "deutan"), simulated(green, "deutan")) < difference(red, green) / 2


@pytest.mark.parametrize("wrong", ["red", "#fff", "1f2328", "#1f23288"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        parse(wrong)
