"""The numbers of lists as they are printed: Word keeps rules for counting, not the numbers themselves.

All lists made from one abstract list go on counting together; a list that overrides the start of a level
counts anew from there, once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from apostille.importing.counting import counted
from apostille.importing.marked import Element
from apostille.importing.word.names import W, is_on, number, val
from apostille.importing.word.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: ``text`` has ``%1`` where a number stands; ``restart`` as in ``w:lvlRestart``."""

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
class _List:
    """A list: the abstract one it counts with, its levels, and the starts that it still has to override."""

    abstract: str
    levels: Mapping[int, Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """All lists of a document; ``printed`` counts on with every paragraph it is asked for, in text order."""

    root: Element | None
    styles: Styles
    _abstract: dict[str, Element] = field(default_factory=dict[str, Element])
    _lists: dict[str, _List] = field(default_factory=dict[str, _List])
    _counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _linked: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for element in self.root.iterchildren(f"{W}abstractNum"):
            self._abstract[element.get(f"{W}abstractNumId", "")] = element
        for element in self.root.iterchildren(f"{W}num"):
            name = val(element.find(f"{W}abstractNumId"))
            self._lists[element.get(f"{W}numId", "")] = self._list(name, element)

    def _list(self, name: str, element: Element) -> _List:
        levels = dict(self._levels(name))
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            at = number(override.get(f"{W}ilvl", ""))
            if (own := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)
            if (start := override.find(f"{W}startOverride")) is not None:
                starts[at] = number(val(start), 1)
                levels[at] = replace(levels.get(at, Level(f"%{at + 1}.")), start=starts[at])
        return _List(name, levels, starts)

    def _levels(self, name: str, deep: int = 0) -> Mapping[int, Level]:
        """The levels of an abstract list; one that only names a numbering style has those of the style's list."""
        element = self._abstract.get(name)
        if element is None or self.root is None:
            return {}
        link = val(element.find(f"{W}numStyleLink"))
        if link and deep < _LEVELS:
            wanted = self.styles.list_of(link)
            real = next(
                (each for each in self.root.iterchildren(f"{W}num") if each.get(f"{W}numId", "") == wanted), None
            )
            return self._levels(val(real.find(f"{W}abstractNumId")), deep + 1) if real is not None else {}
        return {number(each.get(f"{W}ilvl", "")): _level(each) for each in element.iterchildren(f"{W}lvl")}

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that is linked to a paragraph style."""
        key = (list_id, style)
        if key not in self._linked:
            found = self._lists.get(list_id)
            element = self._abstract.get(found.abstract) if found else None
            levels = element.iterchildren(f"{W}lvl") if element is not None else ()
            linked = [number(each.get(f"{W}ilvl", "")) for each in levels if val(each.find(f"{W}pStyle")) == style]
            self._linked[key] = linked[0] if linked else -1
        return self._linked[key] if self._linked[key] >= 0 else None

    def printed(self, list_id: str, at: int) -> Printed | None:
        """What is printed before the next paragraph of this list and level; None where it is in none."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= at < _LEVELS:
            return None
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._count(found, counts, at)
        if level.way == "bullet":
            return Printed("", bullet=True, level=at)
        return Printed(_text(found, counts, level), bullet=False, level=at, gap="" if level.glued else " ")

    def _count(self, found: _List, counts: dict[int, int], at: int) -> None:
        """The level counts on, and the deeper ones begin anew."""
        start = found.starts.pop(at, None)
        begun = found.levels[at].start
        counts[at] = start if start is not None else counts[at] + 1 if at in counts else begun
        for deeper in [level for level in counts if level > at]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and at < restart):
                del counts[deeper]


def _text(found: _List, counts: Mapping[int, int], level: Level) -> str:
    def number_at(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other = found.levels.get(at)
        value = counts.get(at, other.start if other else 1)
        way = "decimal" if other is None or level.legal else other.way
        return "" if way in ("none", "bullet") else counted(value, way)

    return _PRIVATE.sub("", _PLACE.sub(number_at, level.text)).strip()


def _level(element: Element) -> Level:
    text, restart = element.find(f"{W}lvlText"), val(element.find(f"{W}lvlRestart"))
    way = next((val(each) for each in element.iter(f"{W}numFmt")), "") or "decimal"
    hidden = is_on(element.find(f"{W}rPr/{W}vanish"))
    return Level(
        text="" if hidden else val(text),
        way="bullet" if element.find(f"{W}lvlPicBulletId") is not None else way,
        start=number(val(element.find(f"{W}start")), 1) if element.find(f"{W}start") is not None else 0,
        restart=number(restart) if restart else None,
        legal=bool(is_on(element.find(f"{W}isLgl"))),
        glued=val(element.find(f"{W}suff")) == "nothing",
    )
