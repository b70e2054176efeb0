"""Where things stand in the margin: a pure calculation in which nothing ever overlaps.

A *zone* is the height of a stretch of text and belongs to it alone, down to the next stretch that has something to
say; so what stands in one never depends on what is in sight, and scrolling moves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

NAMES = 3
"""Names a zone shows before the rest hides behind "+5"."""

BoxKind = Literal["name", "card", "more", "count"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to say beside the text: at ``top``, a name row if ``named``, a card of ``card`` pixels if any."""

    key: int
    top: float
    named: bool = True
    card: float = 0.0


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch from ``top`` to ``bottom`` with what is to be said of it, in text order; zones do not overlap."""

    top: float
    bottom: float
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the margin; ``keys`` are the entries it stands for: one, or those behind a "+5"."""

    kind: BoxKind
    left: float
    top: float
    width: float
    height: float
    keys: tuple[int, ...]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Room:
    """The margin: from ``left``, ``width`` wide, with rows of ``row`` pixels; ``narrow`` has counts alone."""

    left: float
    width: float
    row: float = 20.0
    gap: float = 4.0
    narrow: bool = False


def margin_layout(zones: Sequence[Zone], room: Room, open_key: int | None = None, open_height: float = 0) -> list[Box]:
    """The boxes of all ``zones``, downward; the card of ``open_key`` takes the height it needs before other cards.

    Where its zone has not that much height, it lies over what stands there.
    """
    if room.narrow:
        return [_count(zone, room) for zone in zones if zone.entries and zone.bottom - zone.top >= room.row]
    opened = next((entry for zone in zones for entry in zone.entries if entry.key == open_key), None)
    if opened is None or open_height <= 0:
        return [box for zone in zones for box in _zone(zone, room, open_key)]
    boxes = [box for zone in zones for box in _zone(_opened(zone, opened, open_height), room, open_key)]
    fits = any(box.kind == "card" and box.keys == (open_key,) for box in boxes)
    return boxes if fits else _make_way(boxes, opened, open_height, room)


def _count(zone: Zone, room: Room) -> Box:
    top = min(max(zone.top, zone.entries[0].top), zone.bottom - room.row)
    return Box("count", room.left, top, room.width, room.row, tuple(entry.key for entry in zone.entries))


def _zone(zone: Zone, room: Room, open_key: int | None) -> list[Box]:
    """The boxes of one zone: names, then "+5", then as many cards as there is height for.

    The entry that is open is among the names, in the place of the last where it would stand behind the "+5".
    """
    height = zone.bottom - zone.top
    fits = int((height + room.gap) // (room.row + room.gap))
    named = [entry for entry in zone.entries if entry.named or entry.card]
    if not named or fits < 1:
        return []
    shown = named if len(named) <= min(NAMES, fits) else named[: max(0, min(NAMES, fits - 1))]
    shown = _with_open(shown, named[len(shown) :], open_key)
    rest = tuple(entry.key for entry in named if entry not in shown)
    left = height - len(shown) * (room.row + room.gap) - (room.row + room.gap if rest else 0) + room.gap
    return _settled(_wanted(shown, rest, left, room, named[0].top, open_key), zone, room)


def _opened(zone: Zone, opened: Entry, height: float) -> Zone:
    """``zone`` with the card of ``opened`` as high as it is when open."""
    if opened not in zone.entries:
        return zone
    return replace(zone, entries=tuple(replace(one, card=height) if one == opened else one for one in zone.entries))


def _with_open(shown: list[Entry], behind: Sequence[Entry], open_key: int | None) -> list[Entry]:
    opened = next((entry for entry in behind if entry.key == open_key), None)
    return shown if opened is None or not shown else [*shown[:-1], opened]


def _wanted(
    shown: Sequence[Entry], rest: tuple[int, ...], left: float, room: Room, top: float, open_key: int | None
) -> list[Box]:
    """The boxes at the heights they would like to stand at, in order; ``left`` is the height for cards."""
    boxes: list[Box] = []
    carded = _carded(shown, left, room, open_key)
    for entry in shown:
        if entry.named:
            boxes.append(Box("name", room.left, entry.top, room.width, room.row, (entry.key,)))
        if entry.key in carded:
            below = entry.top + room.row if entry.named else entry.top
            boxes.append(Box("card", room.left, below, room.width, entry.card, (entry.key,)))
    if rest:
        boxes.append(Box("more", room.left, boxes[-1].top if boxes else top, room.width, room.row, rest))
    return boxes


def _carded(shown: Sequence[Entry], left: float, room: Room, open_key: int | None) -> set[int]:
    """Whose cards have room in ``left`` pixels: the open one first, then downward."""
    carded: set[int] = set()
    for entry in sorted(shown, key=lambda entry: entry.key != open_key):
        if entry.card and entry.card + room.gap <= left:
            left -= entry.card + room.gap
            carded.add(entry.key)
    return carded


def _settled(boxes: Sequence[Box], zone: Zone, room: Room) -> list[Box]:
    """Pushed down until nothing overlaps, then up again as far as the end of the zone demands."""
    tops: list[float] = []
    floor = zone.top
    for box in boxes:
        tops.append(max(floor, box.top))
        floor = tops[-1] + box.height + room.gap
    ceiling = zone.bottom + room.gap
    for at in range(len(boxes) - 1, -1, -1):
        tops[at] = min(tops[at], ceiling - room.gap - boxes[at].height)
        ceiling = tops[at]
    return [Box(box.kind, box.left, top, box.width, box.height, box.keys) for box, top in zip(boxes, tops, strict=True)]


def _make_way(boxes: Sequence[Box], opened: Entry, height: float, room: Room) -> list[Box]:
    """The open card below the name of its entry; who stood there is hidden while it is open."""
    name = next((box for box in boxes if box.kind == "name" and box.keys == (opened.key,)), None)
    top = name.bottom + room.gap if name else opened.top
    card = Box("card", room.left, top, room.width, height, (opened.key,))
    hidden = {box.keys for box in boxes if box.bottom > card.top and box.top < card.bottom}
    kept = [box for box in boxes if box.keys not in hidden or box is name]
    return sorted([*kept, card], key=lambda box: box.top)
