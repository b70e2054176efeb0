"""Nothing in the margin ever overlaps, and nothing said is lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.ui.reader.placing import NAMES, Box, Entry, Room, Zone, margin_layout

ROOMS = {
    "wide": Room(600, 180),
    "small": Room(600, 92, row=16, gap=2),
    "narrow": Room(600, 30, narrow=True),
}
heights = st.floats(0, 90).map(lambda height: 0.0 if height < 20 else height)


@st.composite
def zones(draw: st.DrawFn) -> list[Zone]:
    """Stretches of text one below the other, of any height, with any number of things to say."""
    made: list[Zone] = []
    top, key = draw(st.floats(0, 50)), 0
    for _ in range(draw(st.integers(1, 8))):
        bottom = top + draw(st.floats(1, 500))
        entries: list[Entry] = []
        for at in sorted(draw(st.lists(st.floats(top, bottom), max_size=40))):
            key += 1
            entries.append(Entry(key, at, draw(st.booleans()), draw(heights)))
        made.append(Zone(top, bottom, tuple(entries)))
        top = bottom + draw(st.floats(0, 40))
    return made


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge (a hundredth of a pixel is rounding)."""
    aside = one.left + one.width <= other.left or other.left + other.width <= one.left
    return not aside and one.top + 0.01 < other.bottom and other.top + 0.01 < one.bottom


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
@given(zones=zones(), opened=st.integers(0, 60), height=st.floats(0, 300))
def test_rectangles_never_overlap(room: Room, zones: list[Zone], opened: int, height: float) -> None:
    boxes = margin_layout(zones, room, opened, height)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
@given(zones=zones())
def test_what_stands_in_a_zone_stays_in_it(room: Room, zones: list[Zone]) -> None:
    for zone in zones:
        for box in margin_layout([zone], room):
            assert zone.top - 0.01 <= box.top and box.bottom <= zone.bottom + 0.01


@given(zones=zones())
def test_a_zone_does_not_depend_on_others(zones: list[Zone]) -> None:
    room = ROOMS["wide"]
    assert margin_layout(zones, room) == [box for zone in zones for box in margin_layout([zone], room)]


@given(zones=zones())
def test_everything_named_is_shown_or_counted_where_there_is_height(zones: list[Zone]) -> None:
    room = ROOMS["wide"]
    for zone in zones:
        boxes = margin_layout([zone], room)
        if zone.bottom - zone.top >= 2 * (room.row + room.gap):
            said = {key for box in boxes for key in box.keys}
            assert {entry.key for entry in zone.entries if entry.named} <= said
            assert sum(box.kind == "name" for box in boxes) <= NAMES


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_forty_notes_on_one_line(room: Room) -> None:
    zone = Zone(100, 140, tuple(Entry(key, 106, True, 66) for key in range(40)))
    boxes = margin_layout([zone, Zone(140, 180, (Entry(40, 146),))], room)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert {key for box in boxes for key in box.keys} == set(range(41))


def test_a_name_stands_at_its_line_where_nothing_is_in_the_way() -> None:
    boxes = margin_layout([Zone(0, 300, (Entry(1, 60), Entry(2, 200, True, 66)))], ROOMS["wide"])
    assert [(box.kind, box.top) for box in boxes] == [("name", 60), ("name", 200), ("card", 224)]


def test_the_open_card_has_its_height_and_others_stand_below_it() -> None:
    zone = Zone(0, 400, (Entry(1, 10, True, 66), Entry(2, 50, True, 66), Entry(3, 300)))
    boxes = margin_layout([zone], ROOMS["wide"], 1, 280)
    assert [(box.kind, box.keys) for box in boxes] == [("name", (1,)), ("card", (1,)), ("name", (2,)), ("name", (3,))]
    assert boxes[1].height == 280


def test_where_the_zone_is_too_low_the_open_card_hides_names_with_their_cards() -> None:
    zones = [Zone(0, 120, (Entry(1, 10, True, 66),)), Zone(120, 300, (Entry(2, 120, True, 66), Entry(3, 250)))]
    boxes = margin_layout(zones, ROOMS["wide"], 1, 160)
    assert [(box.kind, box.keys) for box in boxes] == [("name", (1,)), ("card", (1,)), ("name", (3,))]
