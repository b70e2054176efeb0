"""The styles of a text: named and automatic ones, those of words and those of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from apostille.importing.marked import Element
from apostille.importing.opendocument.names import FO, STYLE, TEXT
from apostille.importing.rolenames import heading_level, is_quote
from apostille.importing.words import Look, Looks
from apostille.reading.reading import Direction

_BOLD = re.compile(r"bold|[6-9]00")
_RAISED = re.compile(r"super|[1-9]\d?%")


@dataclass(frozen=True, slots=True)
class Wording:
    """What styles do to words: kinds put on and taken off, and whether they are hidden."""

    on: Looks = frozenset()
    off: Looks = frozenset()
    hidden: bool = False

    def looks(self, around: Looks) -> Looks:
        """The styles of words inside those around them."""
        return (around - self.off) | self.on if self.on or self.off else around


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What styles say of a paragraph: the level of a title, its list style, its direction, whether it is a quote."""

    title: int = 0
    lists: str = ""
    direction: Direction | None = None
    quote: bool = False
    hidden: bool = False


@dataclass
class Styles:
    """The styles by family and name; automatic styles of the body come before those of the same name elsewhere."""

    roots: Iterable[Element]
    _elements: dict[tuple[str, str], Element] = field(default_factory=dict[tuple[str, str], Element])
    _wordings: dict[str, Wording] = field(default_factory=dict[str, Wording])
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict[str, ParagraphStyle])

    def __post_init__(self) -> None:
        for root in self.roots:
            for element in root.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", ""))
                self._elements.setdefault(key, element)

    def _chain(self, family: str, name: str) -> list[Element]:
        """A style and its parents, however they run in a circle."""
        chain: list[Element] = []
        while (element := self._elements.get((family, name))) is not None and element not in chain:
            chain.append(element)
            name = element.get(f"{STYLE}parent-style-name", "")
        return chain

    def wording(self, name: str) -> Wording:
        """What a style of words does."""
        if name not in self._wordings:
            self._wordings[name] = _wording(self._chain("text", name))
        return self._wordings[name]

    def paragraph(self, name: str) -> ParagraphStyle:
        """What a style of paragraphs says."""
        if name not in self._paragraphs:
            self._paragraphs[name] = _paragraph(self._chain("paragraph", name))
        return self._paragraphs[name]


def _first(chain: list[Element], part: str, name: str) -> str:
    """What the nearest style says that says it at all."""
    parts = (found for element in chain if (found := element.find(STYLE + part)) is not None)
    return next((said for found in parts if (said := found.get(name, ""))), "")


def _wording(chain: list[Element]) -> Wording:
    weight = _first(chain, "text-properties", f"{FO}font-weight")
    slant = _first(chain, "text-properties", f"{FO}font-style")
    place = _first(chain, "text-properties", f"{STYLE}text-position")
    told: list[tuple[Look, str, bool]] = [
        (("bold", ""), weight, bool(_BOLD.fullmatch(weight))),
        (("italic", ""), slant, slant in ("italic", "oblique")),
        (("superscript", ""), place, bool(_RAISED.match(place))),
    ]
    on = frozenset(look for look, said, yes in told if said and yes)
    off = frozenset(look for look, said, yes in told if said and not yes)
    return Wording(on, off, _first(chain, "text-properties", f"{TEXT}display") == "none")


def _paragraph(chain: list[Element]) -> ParagraphStyle:
    names = [_plain(element) for element in chain]
    mode = _first(chain, "paragraph-properties", f"{STYLE}writing-mode")
    return ParagraphStyle(
        title=next((level for name in names if (level := heading_level(name))), 0),
        lists=next((said for each in chain if (said := each.get(f"{STYLE}list-style-name", ""))), ""),
        direction="rtl" if mode.startswith("rl") else None,
        quote=any(is_quote(name) for name in names),
        hidden=_first(chain, "text-properties", f"{TEXT}display") == "none",
    )


def _plain(element: Element) -> str:
    return (element.get(f"{STYLE}display-name", "") or element.get(f"{STYLE}name", "")).replace("_20_", " ").lower()
