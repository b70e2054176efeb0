"""A table of names, looked up word by word: whichever case, accents and (in Russian) endings a text gives them.

The first word of a name leads to the names that begin so; the time is linear in the text, however many names there are.
Chinese, which has no blanks, is looked up character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from apostille.reading.fold import fold_text
from apostille.reading.span import Span

_ONE_WORD = r"[㐀-鿿]|(?:[^\W\d_㐀-鿿]+|[\u0300-\u036f\u064b-\u0652]+)+|\d+"
_TOKEN = re.compile(_ONE_WORD)
_SPECIAL = re.compile("[\u0300-\u036f\u064b-\u0652\u3400-\u9fff]")
"""Marks over letters, and Chinese: without them words are found more quickly."""
_SPECIAL_LEADS = (b"\xcc", b"\xcd", b"\xd9", *(bytes([lead]) for lead in range(0xE3, 0xEA)))
"""What their UTF-8 begins with."""
_CAPITAL = re.compile("[A-ZÀ-ÞĀ-ɏЀ-Я\u0620-\u06ff][^\\W\\d_]*")
"""A word of which a name can be the first: from a capital on, or Arabic, which has none."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40
_NEXT = re.compile(rf"(?![\n\r])[\s.,()’'‘\-\u2010-\u2015\u00a0]{{0,3}}({_ONE_WORD})")
"""The next word of a name."""
_RUSSIAN = re.compile(
    "(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ою|ом|ем|ах|ях|ую|юю|ая|яя|ые|ие|ых|их|ым|им|ый|ий|ов|ев|[аеиоуыэюяйь]+)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name found: where, as printed, and what it names (a State's code, a body's name)."""

    span: Span
    printed: str
    value: str


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """The word as it is compared; Russian words of four letters and more lose their ending."""
    plain = fold_text(word)
    if len(plain) > 3 and "а" <= plain[0] <= "я":
        stem = _RUSSIAN.sub("", plain)
        return stem if len(stem) > 2 else plain
    return plain


def tokens(text: str) -> list[str]:
    """The folded words of a text; single characters in Chinese."""
    return [fold_word(word) for word in _TOKEN.findall(text) if len(word) < _LONGEST_WORD]


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text, or its lines one by one where some hold special letters: where it begins and ends, whether it does."""
    if not _is_special(text):
        yield 0, len(text), False
        return
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line), _is_special(line)
        start += len(line) + 1


def _is_special(text: str) -> bool:
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")  # in which bytes are looked for faster than characters are
    return any(lead in data for lead in _SPECIAL_LEADS) and bool(_SPECIAL.search(text))


def _within_word(text: str, found: re.Match[str]) -> bool:
    start = found.start()
    return text[start - 1 : start].isalpha()


class Table:
    """Names and what they stand for: ``entries`` are pairs of name and value; of equal names the first counts."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._firsts: set[str] = set()
        self._openings: set[tuple[str, ...]] = set()
        self._beginnings: dict[str, str] = {}
        for name, value in entries:
            key = tuple(tokens(name))
            if key:
                self._names.setdefault(key, value)
                self._firsts.add(key[0])
                self._openings.update(key[:size] for size in range(1, len(key)))

    def exact(self, words: str) -> str | None:
        """What these words, and no others, name."""
        return self._names.get(tuple(tokens(words)))

    def at(self, text: str, start: int) -> Named | None:
        """The longest name that begins at ``start``, whether in capitals or not."""
        place = _TOKEN.match(text, start)
        first = self._beginning(place.group()) if place else ""
        hit = self._at(text, place, first) if place and first else None
        return Named(hit[0], hit[0].of(text), hit[1]) if hit else None

    def find(self, text: str) -> Iterator[Named]:
        """All names in ``text``, the longest at each place; a word in small letters is no name."""
        return self._found(text, capitals=True)

    def find_all(self, text: str) -> Iterator[Named]:
        """The same, words in small letters too."""
        return self._found(text, capitals=False)

    def _found(self, text: str, *, capitals: bool) -> Iterator[Named]:
        reached = 0
        for place, word in self._places(text, capitals=capitals):
            hit = self._at(text, place, word) if place.start() >= reached else None
            if hit is not None:
                span, value = hit
                reached = span.end
                yield Named(span, span.of(text), value)

    def _places(self, text: str, *, capitals: bool) -> Iterator[tuple[re.Match[str], str]]:
        """Where names may begin, in text order: the words that some name begins with, and as names have them."""
        known = self._beginnings
        for start, end, special in _stretches(text):
            pattern = _TOKEN if special else _CAPITAL if capitals else _WORD
            for found in pattern.finditer(text, start, end):
                word = found.group()
                first = known.get(word)
                if first is None:
                    first = known[word] = self._beginning(word)
                if first and not (capitals and word.islower()) and (special or not _within_word(text, found)):
                    yield found, first

    def _beginning(self, word: str) -> str:
        """The word as it begins a name; "" where it begins none."""
        folded = fold_word(word) if len(word) < _LONGEST_WORD else ""
        first = _bare(folded, self._firsts) if folded else ""
        return first if first in self._firsts else ""

    def _at(self, text: str, place: re.Match[str], first: str) -> tuple[Span, str] | None:
        """The longest name that begins with the word at ``place``, which names begin with as ``first``."""
        key: tuple[str, ...] = (first,)
        best: tuple[int, str] | None = None
        end = place.end()
        while True:
            if key in self._names:
                best = end, self._names[key]
            after = _NEXT.match(text, end) if key in self._openings else None
            if after is None:
                break
            key, end = (*key, fold_word(after[1])), after.end()
        return self._named(text, place.start() + self._clitic(place), best) if best else None

    def _clitic(self, place: re.Match[str]) -> int:
        """How many letters of an Arabic word stand before the name."""
        word = fold_word(place.group())
        bare = _bare(word, self._firsts)
        return len(word) - len(bare) if bare != word and word.endswith(bare) else 0

    def _named(self, text: str, start: int, best: tuple[int, str]) -> tuple[Span, str]:
        end, value = best
        return Span(start, end + (text.startswith(")", end) and "(" in text[start:end])), value


def _bare(word: str, known: set[str]) -> str:
    """An Arabic word without the "and", "in", "for" written together with it, where only that is known."""
    if word in known or not "\u0600" <= word[:1] <= "\u06ff":  # of marks alone nothing is left of a word
        return word
    tried = [word[1:]] if word[0] in "وفبكل" else []
    tried += ["ا" + word[1:]] if word.startswith("لل") else []
    return next((bare for bare in tried if bare in known), word)
