"""The lists of a document (``numbering.xml``): Word keeps rules for counting, not the numbers themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from apostille.importing.listing import LEVELS, Counting, Level, List, Printed
from apostille.importing.marked import Element
from apostille.importing.word.names import W, is_on, number, val
from apostille.importing.word.styles import Styles


@dataclass
class Numbering:
    """All lists of a document by their ids."""

    root: Element | None
    styles: Styles
    _abstract: dict[str, Element] = field(default_factory=dict[str, Element])
    _counting: Counting = field(default_factory=Counting)
    _linked: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for element in self.root.iterchildren(f"{W}abstractNum"):
            self._abstract[element.get(f"{W}abstractNumId", "")] = element
        for element in self.root.iterchildren(f"{W}num"):
            name = val(element.find(f"{W}abstractNumId"))
            self._counting.lists[element.get(f"{W}numId", "")] = self._list(name, element)

    def _list(self, name: str, element: Element) -> List:
        levels = dict(self._levels(name))
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            at = number(override.get(f"{W}ilvl", ""))
            if (own := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)
            if (start := override.find(f"{W}startOverride")) is not None:
                starts[at] = number(val(start), 1)
                levels[at] = replace(levels.get(at, Level(f"%{at + 1}.")), start=starts[at])
        return List(name, levels, starts)

    def _levels(self, name: str, deep: int = 0) -> Mapping[int, Level]:
        """The levels of an abstract list; one that only names a numbering style has those of the style's list."""
        element = self._abstract.get(name)
        if element is None or self.root is None:
            return {}
        link = val(element.find(f"{W}numStyleLink"))
        if link and deep < LEVELS:
            wanted = self.styles.list_of(link)
            lists = self.root.iterchildren(f"{W}num")
            real = next((each for each in lists if each.get(f"{W}numId", "") == wanted), None)
            return self._levels(val(real.find(f"{W}abstractNumId")), deep + 1) if real is not None else {}
        return {number(each.get(f"{W}ilvl", "")): _level(each) for each in element.iterchildren(f"{W}lvl")}

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that is linked to a paragraph style."""
        key = (list_id, style)
        if key not in self._linked:
            found = self._counting.lists.get(list_id)
            element = self._abstract.get(found.abstract) if found else None
            levels = element.iterchildren(f"{W}lvl") if element is not None else ()
            linked = [number(each.get(f"{W}ilvl", "")) for each in levels if val(each.find(f"{W}pStyle")) == style]
            self._linked[key] = linked[0] if linked else -1
        return self._linked[key] if self._linked[key] >= 0 else None

    def printed(self, list_id: str, at: int) -> Printed | None:
        """What is printed before the next paragraph of this list and level; None where it is in none."""
        return self._counting.printed(list_id, at)


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
