"""Lists as Word counts them, in DOCX and in RTF alike.

All lists made from one abstract list go on counting together; a list that overrides the start of a level
counts anew from there, once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from apostille.importing.counting import counted

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts.

    ``text`` has ``%1`` where the number of the first level stands; ``restart`` is the level (from 1) after which it
    begins anew, 0 for never, None for after any level above; ``legal`` prints all numbers in digits; after a
    ``glued`` number stands no blank.
    """

    text: str
    way: str = "decimal"
    start: int = 1
    restart: int | None = None
    legal: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands before a paragraph: a number, or a bullet (and then no text)."""

    text: str
    bullet: bool
    level: int
    gap: str = " "


@dataclass
class List:
    """A list: the abstract one it counts with, its levels from 0, and the starts that it still has to override."""

    abstract: str
    levels: Mapping[int, Level]
    starts: dict[int, int]


@dataclass
class Counting:
    """All lists of a document; ``printed`` counts on with every paragraph it is asked for, in text order."""

    lists: dict[str, List] = field(default_factory=dict[str, List])
    _counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])

    def printed(self, list_id: str, at: int) -> Printed | None:
        """What is printed before the next paragraph of this list and level; None where it is in none."""
        found = self.lists.get(list_id)
        level = found.levels.get(at) if found else None
        if found is None or level is None or not 0 <= at < LEVELS:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        _count(found, counts, at)
        if level.way == "bullet":
            return Printed("", bullet=True, level=at)
        return Printed(_text(found, counts, level), bullet=False, level=at, gap="" if level.glued else " ")


def _count(found: List, counts: dict[int, int], at: int) -> None:
    """The level counts on, the deeper ones begin anew, and those above that were passed over have begun."""
    for above in range(at):
        counts.setdefault(above, found.levels[above].start if above in found.levels else 1)
    start = found.starts.pop(at, None)
    counts[at] = start if start is not None else counts.get(at, found.levels[at].start - 1) + 1
    for deeper in [level for level in counts if level > at]:
        restart = found.levels[deeper].restart if deeper in found.levels else None
        if restart is None or (restart and at < restart):
            del counts[deeper]


def _text(found: List, counts: Mapping[int, int], level: Level) -> str:
    def number_at(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other = found.levels.get(at)
        value = counts.get(at, other.start if other else 1)
        way = "decimal" if other is None or level.legal else other.way
        return "" if way in ("none", "bullet") else counted(value, way)

    return _PRIVATE.sub("", _PLACE.sub(number_at, level.text)).strip()
