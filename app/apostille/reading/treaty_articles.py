"""Articles of treaties cited, one key each whatever the language: "NPT, art. VI", "UN Charter, ch. VII".

The treaty is the one named beside the article ("article VI of the NPT", "《不扩散条约》第六条"). "Of the Treaty"
means the treaty named last in the paragraph, else that which the head of the document names, else its only one of
the sort. A bare article means a treaty only where the document leaves no other: it has given this very number to one
treaty, or names one in the paragraph and nothing else that has articles. Whatever can be two things has no key. The
paragraphs of an article stand in the words, not in the key, so that all who cite an article are found together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from apostille.reading import articles, beside, treaties
from apostille.reading.articles import Item, Place
from apostille.reading.beside import NOTHING, Beside
from apostille.reading.span import Span
from apostille.reading.treaties import Naming, Noun, Treaty

_BETWEEN = re.compile(
    r"[,،、]?\s?(?:(?:and|et|y|e|и|و|as well as|or|ou|o|with|和|及|与|以及)\s?)?(?:(?:to|with|of|de|in|с|в) )?"
    r"(?:the |l['’]|el |los |la |del |les )?",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:under(?: an?)?|en vertu du|au titre du|sous(?: le)?|en virtud del|con arreglo al|на основании|по|بموجب"
    r"|根据|依据|按照)[ \u00a0]?$",
    re.IGNORECASE,
)
_USUAL = (6, 7, 8)
"""The chapters of the Charter under which the Security Council acts."""
_STOPS_OF_SENTENCES = (". ", "; ", "? ", "! ", "。", "؛ ")
_HEAD = 300
_FAR = 1_500
"""How far back, in characters, an article may mean what its paragraph names."""
_HEADS = re.compile(r"[ \u00a0]*(?:$|[.:：—–-]|\n)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cited:
    """An article cited; ``key`` like "NPT, art. VI"."""

    span: Span
    key: str


def find(text: str) -> list[Cited]:
    """All articles of known treaties that ``text`` cites; those between the ends of a range have its words as span."""
    places = [place for place in articles.find(text) if not _is_heading(text, place)]
    return list(_Document(text, places).cited()) if places else []


def _is_heading(text: str, place: Place) -> bool:
    """Whether a paragraph begins with the article as its own number."""
    start = place.span.start
    return (start == 0 or text[start - 1] == "\n") and bool(
        _HEADS.match(text, place.span.end) or (_is_numbered(text, place) and beside.said(text, place) == NOTHING)
    )


def _is_numbered(text: str, place: Place) -> bool:
    """Whether the words go on as a title does: "Article 5 General principles", "第一条 宗旨"."""
    return place.han or (len(place.items) == 1 and text[place.span.end + 1 : place.span.end + 2].isupper())


@dataclass
class _Document:
    """A text whose articles are told apart; what it names is gathered when first needed."""

    text: str
    places: list[Place]
    _paragraphs: dict[int, list[Naming]] = field(default_factory=dict[int, "list[Naming]"])

    def cited(self) -> Iterator[Cited]:
        for place, told in zip(self.places, self._said, strict=True):
            for item in place.items:
                treaty = self._treaty(place, item, told)
                if treaty and (key := _key(treaty, place, item)):
                    yield Cited(item.span, key)

    @cached_property
    def _said(self) -> list[Beside]:
        """What is said beside each place; of "articles IV and … VI of the Treaty" the first has what the last has."""
        said = [beside.said(self.text, place) for place in self.places]
        for at in range(len(said) - 1, 0, -1):
            if said[at - 1] == NOTHING and _joined(self.text, self.places[at - 1], self.places[at]):
                said[at - 1] = said[at]
        for at in range(1, len(said)):
            if said[at] == NOTHING and _joined(self.text, self.places[at - 1], self.places[at]):
                said[at] = said[at - 1]
        return said

    def _treaty(self, place: Place, item: Item, told: Beside) -> Treaty | None:
        if told.treaty or told.unknown:
            return told.treaty
        if place.unit == "ch.":
            return self._chapter(place, told)
        if told.this:
            return self._title if self._title and self._title.noun == told.noun else None
        if told.noun:
            return self._meant(place.span.start, told.noun)
        return self._bare(place, item)

    def _chapter(self, place: Place, told: Beside) -> Treaty | None:
        """Of all treaties in the table only the Charter has chapters that are cited."""
        if told.noun:
            return self._meant(place.span.start, "charter") if told.noun == "charter" else None
        if _UNDER.search(self.text, max(0, place.span.start - 60), place.span.start):
            return _charter() if place.han or place.items[0].roman or place.items[0].number in _USUAL else None
        before = self._resolved(place)
        return _charter() if before == {_charter()} else None

    def _meant(self, at: int, noun: Noun) -> Treaty | None:
        """Which one "the Treaty" at ``at`` is: the last of its sort in the paragraph, else the document's only one."""
        last = next((one for one in reversed(self._before(at)) if one.noun == noun), None)
        if last:
            return last.treaty
        if noun == "charter":
            return _charter() if _charter() in self._sorts[noun] or not self._sorts[noun] else None
        if self._title and self._title.noun == noun:
            return self._title
        return next(iter(self._sorts[noun])) if len(self._sorts[noun]) == 1 else None

    def _bare(self, place: Place, item: Item) -> Treaty | None:
        """Whose an article without a treaty is, where only one can be."""
        before, given = self._resolved(place), self._given.get(item.number, set())
        if len(given) == 1 and (not before or before == given):
            return next(iter(given)) if before or self.text[place.span.start].isupper() or place.han else None
        only = next(iter(before)) if len(before) == 1 else None
        return only if only and not given and _fits(only, item, place) else None

    def _resolved(self, place: Place) -> set[Treaty | None]:
        """What the sentence, else the paragraph, speaks of before a place; "the Treaty" is what it means there."""
        at = place.span.start
        start = max(self.text.rfind("\n", 0, at) + 1, at - _FAR)
        named = self._before(at)
        general = [
            replace(one, treaty=self._meant(one.span.start, one.noun))
            for one in treaties.nouns_in(self.text, start, at)
            if one.noun != "other"
            and _is_the_one(self.text, one.span)
            and not any(one.span.overlaps(each.span) for each in named)
        ]
        spoken = [*named, *general]
        sentence = max(self.text.rfind(stop, start, at) for stop in _STOPS_OF_SENTENCES)
        return {one.treaty for one in spoken if one.span.start > sentence} or {one.treaty for one in spoken}

    def _before(self, at: int) -> list[Naming]:
        """What the paragraph of ``at`` names before it."""
        start = self.text.rfind("\n", 0, at) + 1
        if start not in self._paragraphs:
            end = self.text.find("\n", start)
            self._paragraphs[start] = treaties.named_in(self.text, start, end if end >= 0 else len(self.text))
        named = self._paragraphs[start]
        first = bisect_left(named, at - _FAR, key=lambda one: one.span.start)
        return named[first : bisect_right(named, at, key=lambda one: one.span.end)]

    @cached_property
    def _sorts(self) -> dict[Noun, set[Treaty | None]]:
        """What the whole document names, by sort; None among them for instruments that the table does not have."""
        sorts: dict[Noun, set[Treaty | None]] = defaultdict(set)
        for one in treaties.named_in(self.text, 0, len(self.text)):
            sorts[one.noun].add(one.treaty)
        return sorts

    @cached_property
    def _title(self) -> Treaty | None:
        """The treaty that the head of the text names first, where it names one."""
        named = treaties.named_in(self.text, 0, min(len(self.text), _HEAD))
        return next((one.treaty for one in named if one.treaty), None)

    @cached_property
    def _given(self) -> dict[int, set[Treaty | None]]:
        """The treaties to which the text gives an article of a number in so many words."""
        given: dict[int, set[Treaty | None]] = defaultdict(set)
        for place, told in zip(self.places, self._said, strict=True):
            meant = self._meant(place.span.start, told.noun) if told.noun and not told.this else None
            treaty = told.treaty or meant
            for item in place.items if treaty and place.unit == "art." else ():
                given[item.number].add(treaty)
        return given


def _charter() -> Treaty:
    return treaties.table()["UN Charter"]


def _is_the_one(text: str, noun: Span) -> bool:
    """Whether a general word stands for one instrument: "the Charter", "Устава", not "treaties" or "a charter"."""
    return text[noun.start].isupper() or text[noun.start] > "\u0600"


def _key(treaty: Treaty, place: Place, item: Item) -> str | None:
    """The key, in the numerals of the treaty itself; None where it has no such article."""
    last = treaty.last if place.unit == "art." else treaty.chapters
    if not 0 < item.number <= last:
        return None
    roman = treaty.roman or place.unit == "ch."
    return f"{treaty.key}, {place.unit} {_roman(item.number) if roman else item.number}"


def _fits(treaty: Treaty, item: Item, place: Place) -> bool:
    """Whether a bare number is written as that treaty writes its articles."""
    return item.number <= treaty.last and (place.han or item.roman == treaty.roman)


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        written, number = written + sign * (number // value), number % value
    return written


def _joined(text: str, first: Place, second: Place) -> bool:
    """Whether two places stand in one list."""
    return second.span.start - first.span.end < 24 and bool(_BETWEEN.fullmatch(text, first.span.end, second.span.start))
