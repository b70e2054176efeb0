"""The numbers of lists and headings as they are printed: OpenDocument keeps rules for counting, not the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apostille.importing.counting import counted
from apostille.importing.listing import Printed
from apostille.importing.marked import Element
from apostille.importing.opendocument.names import LOEXT, STYLE, TEXT, number

_LEVELS = 10
_PLACE = re.compile(r"%(\d{1,2})%")
_DOUBLED = {"a": "lowerLetter", "A": "upperLetter"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is printed; ``shape`` has ``%1%`` where the number of a level stands, if the style gives one."""

    way: str = ""
    prefix: str = ""
    suffix: str = ""
    shape: str = ""
    shown: int = 1
    start: int = 1
    bullet: bool = False
    glued: bool = False


_NO_LEVEL = Level()


@dataclass
class Counter:
    """A list as it counts: the numbers of its levels, from 1."""

    counts: dict[int, int] = field(default_factory=dict[int, int])

    def count(self, levels: Mapping[int, Level], at: int, said: int | None) -> None:
        """The level counts on, or to the number that is said.

        The deeper ones begin anew, and those above that were passed over have begun.
        """
        for above in range(1, at):
            self.counts.setdefault(above, levels.get(above, _NO_LEVEL).start)
        start = levels.get(at, _NO_LEVEL).start
        self.counts[at] = said if said is not None else self.counts.get(at, start - 1) + 1
        for deeper in [level for level in self.counts if level > at]:
            del self.counts[deeper]


@dataclass
class Lists:
    """The list styles by name, the lists that have been begun by their ids, and the outline of headings."""

    roots: Iterable[Element]
    _styles: dict[str, Mapping[int, Level]] = field(default_factory=dict[str, Mapping[int, Level]])
    _begun: dict[str, Counter] = field(default_factory=dict[str, Counter])
    _last: dict[str, Counter] = field(default_factory=dict[str, Counter])
    _outline: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for root in self.roots:
            for element in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = "" if element.tag == f"{TEXT}outline-style" else element.get(f"{STYLE}name", "")
                self._styles.setdefault(name, _levels(element))

    def begin(self, element: Element, style: str) -> Counter:
        """The counter of a list on the first level: a new one, or that of the list it continues."""
        continued = element.get(f"{TEXT}continue-list", "")
        if continued in self._begun:
            counter = self._begun[continued]
        elif element.get(f"{TEXT}continue-numbering", "") == "true" and style in self._last:
            counter = self._last[style]
        else:
            counter = Counter()
        for name in ("{http://www.w3.org/XML/1998/namespace}id", f"{TEXT}id"):
            if id_ := element.get(name, ""):
                self._begun[id_] = counter
        self._last[style] = counter
        return counter

    def of_id(self, id_: str) -> Counter:
        """The counter of a list that numbered paragraphs name."""
        return self._begun.setdefault(id_, Counter())

    def printed(self, style: str, counter: Counter, at: int, said: int | None = None) -> Printed:
        """What is printed before the next paragraph on this level of a list."""
        levels = self._styles.get(style, {})
        level = levels.get(at, Level(bullet=True))
        counter.count(levels, at, said)
        if level.bullet:
            return Printed("", bullet=True, level=at)
        return Printed(_text(levels, counter.counts, at), bullet=False, level=at, gap="" if level.glued else " ")

    def heading(self, at: int, said: int | None = None) -> Printed:
        """What is printed before the next heading of this level: the outline may be numbered."""
        levels = self._styles.get("", {})
        level = levels.get(at, Level())
        self._outline.count(levels, at, said)
        return Printed(_text(levels, self._outline.counts, at), bullet=False, level=at, gap="" if level.glued else " ")


def _text(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    level = levels.get(at, Level())
    if not level.way:
        return ""
    if level.shape:
        return _PLACE.sub(lambda place: _number(levels, counts, number(place[1])), level.shape).strip()
    numbers = [_number(levels, counts, each) for each in range(max(1, at - level.shown + 1), at + 1)]
    return f"{level.prefix}{'.'.join(each for each in numbers if each)}{level.suffix}".strip()


def _number(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    level = levels.get(at, Level())
    return counted(counts.get(at, level.start), level.way) if level.way else ""


def _levels(element: Element) -> Mapping[int, Level]:
    levels: dict[int, Level] = {}
    for child in element:
        at = number(child.get(f"{TEXT}level", ""))
        if 0 < at <= _LEVELS:
            levels[at] = _level(child)
    return levels


def _level(element: Element) -> Level:
    if element.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"):
        return Level(bullet=True)
    way = element.get(f"{STYLE}num-format", "")
    synced = element.get(f"{STYLE}num-letter-sync", "") == "true"
    follows = [each.get(f"{TEXT}label-followed-by", "") for each in element.iter(f"{STYLE}list-level-label-alignment")]
    return Level(
        way=_DOUBLED.get(way, way) if synced else way,
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        shape=element.get(f"{STYLE}num-list-format", "") or element.get(f"{LOEXT}num-list-format", ""),
        shown=number(element.get(f"{TEXT}display-levels", ""), 1),
        start=number(element.get(f"{TEXT}start-value", ""), 1),
        glued=follows[:1] == ["nothing"],
    )
