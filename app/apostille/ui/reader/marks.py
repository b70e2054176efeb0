"""The annotations the page shows, found by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from apostille.reading.span import Span

LANES = 4
"""Stripes and underlines side by side; what overlaps deeper shares one that is hatched."""
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation as the page shows it.

    ``colours`` are names of tag colours and ``names`` the last parts of the tags' paths, both in the order of
    ``tags``; empty for a highlight without a tag. ``note`` is Markdown; ``state`` is "" or "needs a look".
    """

    annotation: int
    span: Span
    colours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[int, ...] = ()
    state: str = ""


class Marks:
    """Marks in text order, with the lane each one runs in; asking costs what is found."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.ordered: list[Mark] = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.annotation))
        self._starts = [mark.span.start for mark in self.ordered]
        self._furthest = [
            max(mark.span.end for mark in self.ordered[at : at + _CHUNK]) for at in range(0, len(self.ordered), _CHUNK)
        ]
        self._places = {mark.annotation: place for place, mark in enumerate(self.ordered)}
        self.lanes = _lanes(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)

    def get(self, annotation: int | None) -> Mark | None:
        """The mark of that annotation, or None."""
        place = None if annotation is None else self._places.get(annotation)
        return None if place is None else self.ordered[place]

    def place(self, annotation: int) -> int | None:
        """The number of that annotation in text order, from 0, or None."""
        return self._places.get(annotation)

    def touching(self, start: int, end: int) -> list[int]:
        """The places of all marks that share a character with ``start`` to ``end``, in text order."""
        last = bisect_left(self._starts, end)
        found: list[int] = []
        for chunk in range((last + _CHUNK - 1) // _CHUNK):
            if self._furthest[chunk] > start:
                first = chunk * _CHUNK
                upto = min(last, first + _CHUNK)
                found.extend(at for at in range(first, upto) if self.ordered[at].span.end > start)
        return found

    def starting(self, start: int, end: int) -> range:
        """The places of the marks that begin from ``start`` on and before ``end``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def next_start(self, position: int) -> int | None:
        """Where the first mark that begins at ``position`` or later begins, or None."""
        at = bisect_left(self._starts, position)
        return self._starts[at] if at < len(self._starts) else None

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at ``position``, the shortest first."""
        over = [self.ordered[place] for place in self.touching(position, position + 1)]
        return sorted(over, key=lambda mark: (len(mark.span), mark.span.start, mark.annotation))


def _lanes(ordered: Sequence[Mark]) -> list[int]:
    """The lane of each mark: the lowest that is free where it begins, so that overlapping marks differ."""
    running: list[tuple[int, int]] = []
    free: list[int] = []
    opened = 0
    lanes: list[int] = []
    for mark in ordered:
        while running and running[0][0] <= mark.span.start:
            heappush(free, heappop(running)[1])
        if free:
            lane = heappop(free)
        else:
            lane, opened = opened, opened + 1
        heappush(running, (mark.span.end, lane))
        lanes.append(lane)
    return lanes
