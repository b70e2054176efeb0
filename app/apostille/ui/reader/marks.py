"""The annotations the page shows, found by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import is_not

from apostille.reading.span import Span

LANES = 4
"""Stripes and underlines side by side; what overlaps deeper shares the one after them, which is hatched."""
Key = tuple[int, ...]
_CHUNK, _FEW = 64, 32


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
    """Marks in text order, each with the lane it runs in; asking costs what is found, taking what has changed."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.age = 0
        """How often something changed."""
        self.ordered: list[Mark] = []
        self.lanes: list[int] = []
        self._keys: list[Key] = []
        self._known: dict[int, Mark] = {}
        self._ends: list[int] = []
        self._furthest: list[int] = []
        self._taken: list[Mark] = []
        self.take(marks)

    def __len__(self) -> int:
        return len(self.ordered)

    def take(self, marks: Iterable[Mark]) -> list[Span] | None:
        """Show these marks and no others; where few differ from those before, only they are placed anew.

        Returns the words over which the marks are others now, None where all may be.
        """
        given = list(marks)
        gone, come = self._differing(given)
        if len(gone) + len(come) <= _FEW:
            spans = self.change(gone, come)
            self._taken = given
            return spans
        wanted = {mark.annotation: mark for mark in given}
        self.age += 1
        self._taken = given
        self._known = wanted
        keyed = sorted([(mark.span.start, -mark.span.end, mark.annotation, mark) for mark in wanted.values()])
        self._keys = [key[:3] for key in keyed]
        self._ends = [-key[1] for key in keyed]
        self.ordered = [key[3] for key in keyed]
        self.lanes = _lanes(self.ordered)
        self._measure(0)
        return None

    def _differing(self, given: Sequence[Mark]) -> tuple[list[int], list[Mark]]:
        """The annotations that go and the marks that come; most lists are those before but for a stretch of them."""
        before, known = self._taken, self._known
        gone, come = _apart(before, given)
        if before and len(gone) + len(come) <= _FEW:
            were, are = set(map(id, gone)), set(map(id, come))
            leaving = [mark.annotation for mark in gone if id(mark) not in are]
            return leaving, [mark for mark in come if id(mark) not in were]
        wanted = {mark.annotation: mark for mark in given}
        leaving = [id_ for id_, mark in known.items() if wanted.get(id_) is not mark]
        return leaving, [mark for id_, mark in wanted.items() if known.get(id_) is not mark]

    def change(self, gone: Iterable[int], come: Sequence[Mark]) -> list[Span]:
        """Take these annotations away and show these marks; those that stay are not looked at.

        Returns the words over which the marks are others now.
        """
        leaving = [self._known[id_] for id_ in {*gone, *(mark.annotation for mark in come)} if id_ in self._known]
        if not leaving and not come:
            return []
        self.age += 1
        self._taken = []
        lanes = self._lanes_for(leaving, come)
        places = [self._take_out(mark) for mark in leaving]
        places += [self._put_in(mark, lane) for mark, lane in zip(come, lanes, strict=True)]
        self._measure(min(places))
        return [mark.span for mark in (*leaving, *come)]

    def _take_out(self, mark: Mark) -> int:
        at = bisect_left(self._keys, _key(mark))
        del self._keys[at], self._ends[at], self.ordered[at], self.lanes[at], self._known[mark.annotation]
        return at

    def _put_in(self, mark: Mark, lane: int) -> int:
        at = bisect_left(self._keys, _key(mark))
        self._keys.insert(at, _key(mark))
        self._ends.insert(at, mark.span.end)
        self.ordered.insert(at, mark)
        self.lanes.insert(at, lane)
        self._known[mark.annotation] = mark
        return at

    def _measure(self, place: int) -> None:
        """How far the marks of each chunk reach, from the chunk of ``place`` on."""
        first, ends = place // _CHUNK, self._ends
        self._furthest[first:] = [max(ends[at : at + _CHUNK]) for at in range(first * _CHUNK, len(ends), _CHUNK)]

    def _lanes_for(self, gone: Sequence[Mark], come: Sequence[Mark]) -> list[int]:
        """For each mark that comes the lowest lane that is free all along it; the others keep theirs."""
        leaving = {mark.annotation for mark in gone}
        lanes: list[int] = []
        for mark in come:
            over = self.touching(mark.span.start, mark.span.end)
            taken = {self.lanes[at] for at in over if self.ordered[at].annotation not in leaving}
            taken |= {lane for lane, other in zip(lanes, come, strict=False) if other.span.overlaps(mark.span)}
            lanes.append(next((lane for lane in range(LANES) if lane not in taken), LANES))
        return lanes

    def get(self, annotation: int | None) -> Mark | None:
        """The mark of that annotation, or None."""
        return None if annotation is None else self._known.get(annotation)

    def place(self, annotation: int) -> int | None:
        """The number of that annotation in text order, from 0, or None."""
        mark = self._known.get(annotation)
        return None if mark is None else bisect_left(self._keys, _key(mark))

    def touching(self, start: int, end: int) -> list[int]:
        """The places of all marks that share a character with ``start`` to ``end``, in text order."""
        last = bisect_left(self._keys, (end,))
        found: list[int] = []
        for chunk in range((last + _CHUNK - 1) // _CHUNK):
            if self._furthest[chunk] > start:
                first = chunk * _CHUNK
                upto = min(last, first + _CHUNK)
                found.extend(at for at in range(first, upto) if self.ordered[at].span.end > start)
        return found

    def starting(self, start: int, end: int) -> range:
        """The places of the marks that begin from ``start`` on and before ``end``."""
        return range(bisect_left(self._keys, (start,)), bisect_left(self._keys, (end,)))

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at ``position``, the shortest first."""
        over = [self.ordered[place] for place in self.touching(position, position + 1)]
        return sorted(over, key=lambda mark: (len(mark.span), mark.span.start, mark.annotation))


def _apart(before: Sequence[Mark], after: Sequence[Mark]) -> tuple[Sequence[Mark], list[Mark]]:
    """The stretch in which two lists differ, of each, between their common beginning and their common end."""
    short = min(len(before), len(after))
    head = next(compress(range(short), map(is_not, before, after)), short)
    tail = next(compress(range(short), map(is_not, reversed(before), reversed(after))), short)
    tail = min(tail, short - head)
    return before[head : len(before) - tail], list(after[head : len(after) - tail])


def _key(mark: Mark) -> Key:
    return (mark.span.start, -mark.span.end, mark.annotation)


def _lanes(ordered: Sequence[Mark]) -> list[int]:
    """The lane of each mark: the lowest that is free where it begins; ``LANES`` where none is."""
    ends = [0] * LANES
    lanes: list[int] = []
    for mark in ordered:
        span = mark.span
        for lane in range(LANES):
            if ends[lane] <= span.start:
                ends[lane] = span.end
                break
        else:
            lane = LANES
        lanes.append(lane)
    return lanes
