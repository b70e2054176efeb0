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

_TOKEN = re.compile(r"[㐀-鿿]|(?:[^\W\d_㐀-鿿]|[\u0300-\u036f\u064b-\u0652])+|\d+")
_BETWEEN = re.compile(r"(?![\n\r])[\s.,()’'‘\-\u2010-\u2015\u00a0]{0,3}")
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


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with their start and end; single characters in Chinese."""
    return [(fold_word(word.group()), *word.span()) for word in _TOKEN.finditer(text) if word.end() - word.start() < 40]


class Table:
    """Names and what they stand for: ``entries`` are pairs of name and value; of equal names the first counts."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        for name, value in entries:
            key = tuple(word for word, _, _ in tokens(name))
            if key:
                self._names.setdefault(key, value)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def exact(self, words: str) -> str | None:
        """What these words, and no others, name."""
        return self._names.get(tuple(word for word, _, _ in tokens(words)))

    def find(self, text: str) -> Iterator[Named]:
        """All names in ``text``, the longest at each place; a word in small letters is no name."""
        return self._found(text, capitals=True)

    def find_all(self, text: str) -> Iterator[Named]:
        """The same, words in small letters too."""
        return self._found(text, capitals=False)

    def _found(self, text: str, *, capitals: bool) -> Iterator[Named]:
        found = tokens(text)
        index = 0
        while index < len(found):
            small = capitals and text[found[index][1]].islower()
            hit = None if small else self._at(text, found, index)
            if hit is None:
                index += 1
                continue
            last, value = hit
            start, end = found[index][1], found[last][2]
            start += _clitic(found[index][0], self._longest)
            end += text.startswith(")", end) and "(" in text[start:end]
            yield Named(Span(start, end), text[start:end], value)
            index = last + 1

    def _at(self, text: str, found: list[tuple[str, int, int]], index: int) -> tuple[int, str] | None:
        word = _bare(found[index][0], self._longest)
        if word not in self._longest:
            return None
        key: tuple[str, ...] = (word,)
        best: tuple[int, str] | None = None
        for last in range(index, min(len(found), index + self._longest[word])):
            if last > index:
                if not _BETWEEN.fullmatch(text, found[last - 1][2], found[last][1]):
                    break
                key = (*key, found[last][0])
            if key in self._names:
                best = last, self._names[key]
        return best


def _bare(word: str, known: dict[str, int]) -> str:
    """An Arabic word without the "and", "in", "for" written together with it, where only that is known."""
    if word in known or not "\u0600" <= word[:1] <= "\u06ff":  # of marks alone nothing is left of a word
        return word
    tried = [word[1:]] if word[0] in "وفبكل" else []
    tried += ["ا" + word[1:]] if word.startswith("لل") else []
    return next((bare for bare in tried if bare in known), word)


def _clitic(word: str, known: dict[str, int]) -> int:
    return len(word) - len(bare) if (bare := _bare(word, known)) != word and word.endswith(bare) else 0
