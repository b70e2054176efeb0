"""Which backups go when new ones come: by their order first, by the clock only as far as it agrees with it.

Twelve days, ten weeks and nine months keep their last backup (as Anki does). A clock that was wrong when a backup was
made disagrees with the order of its neighbours: such a backup is never taken for old. And a ladder of numbers keeps
some of every age whatever the clock says, as where it stands still.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

NEWEST = 5
"""So many of the newest stay, however close to one another they were made."""

SCHEMAS = 3
"""For so many schemas all that was kept before a migration stays."""


class Dated(Protocol):
    """A backup as far as it matters here; ``schema`` that before a migration, else 0."""

    @property
    def number(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def schema(self) -> int: ...


D = TypeVar("D", bound=Dated)


def _day(one: Dated) -> object:
    return one.at.date()


def _week(one: Dated) -> object:
    return one.at.isocalendar()[:2]


def _month(one: Dated) -> object:
    return one.at.year, one.at.month


_SPANS: tuple[tuple[Callable[[Dated], object], int], ...] = ((_day, 12), (_week, 10), (_month, 9))


def superfluous(copies: Iterable[D]) -> list[D]:
    """Those of ``copies`` that may go, oldest first."""
    ordered = sorted(copies, key=lambda one: one.number)
    agreed = _agreed(ordered)
    stay = {one.number for one in ordered[-NEWEST:]} | _rungs(ordered) | _before_migrations(ordered)
    stay |= {one.number for one in ordered} - {one.number for one in agreed}
    for label, most in _SPANS:
        stay |= _last_of_each(agreed, label, most)
    return [one for one in ordered if one.number not in stay]


def _last_of_each(ordered: Sequence[Dated], label: Callable[[Dated], object], most: int) -> set[int]:
    """The numbers of the last of each day, week or month, for the newest ``most`` of these."""
    last: dict[object, int] = {}
    for one in reversed(ordered):
        last.setdefault(label(one), one.number)
    return set(list(last.values())[:most])


def _before_migrations(ordered: Sequence[Dated]) -> set[int]:
    schemas = sorted({one.schema for one in ordered if one.schema}, reverse=True)[:SCHEMAS]
    return {one.number for one in ordered if one.schema in schemas}


def _rungs(ordered: Sequence[Dated]) -> set[int]:
    """The newest number that 1, 2, 4, 8 … divides: fewer the older, and the same ones tomorrow."""
    numbers = [one.number for one in ordered]
    most = max(numbers, default=0).bit_length()
    rungs = (max((number for number in numbers if number % 2**power == 0), default=None) for power in range(most))
    return {number for number in rungs if number is not None}


def _agreed(ordered: Sequence[D]) -> list[D]:
    """The most backups whose times rise with their numbers (the longest rising subsequence)."""
    tails: list[datetime] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, one in enumerate(ordered):
        length = bisect_right(tails, one.at)
        before.append(ends[length - 1] if length else None)
        tails[length:] = [one.at, *tails[length + 1 :]]
        ends[length:] = [at, *ends[length + 1 :]]
    found: list[D] = []
    at = ends[-1] if ends else None
    while at is not None:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]
