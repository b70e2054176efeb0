"""Which code page bytes were written in, where nothing says so.

Each code page that United Nations papers and foreign ministries have used is tried on the
passages that hold bytes above ASCII, and the result is judged as words: own letters of a
language and its common words speak for it, symbols inside words and capitals after small
letters against. A name or a declaration in the file is never asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from apostille.reading.alphabets import HAN, LETTERS, WORDS

PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1256", "gb18030", "koi8_r", "iso8859_2", "iso8859_15", "iso8859_5", "iso8859_6",
    "cp1253", "cp1254", "cp1255", "cp850", "cp852", "cp866", "cp437", "mac_roman", "mac_cyrillic", "big5", "euc_jp",
    "shift_jis", "koi8_u", "iso8859_7", "iso8859_8", "iso8859_9", "mac_latin2",
)  # fmt: skip
"""Codecs in order of preference where two read the same words."""

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHIC = frozenset("“”‘’«»–—…„‚°§№•·€©®™\u00a0ºª¿¡،؛؟٪´`¹²³½¼¾±×÷£¥†‡‹›")
_IDEOGRAPHS = "\u2e80"
_LONGEST = 24
_KANA = re.compile("[\u3040-\u30ff]")


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page and how well the bytes read in it, per character above ASCII."""

    encoding: str
    points: float


def guesses(data: bytes) -> list[Guess]:
    """The code pages in which ``data`` can be read, best first; some may be nonsense (below 0)."""
    sample = _passages(data)
    found = [Guess(page, _points(text)) for page in PAGES if (text := _read(sample, page)) is not None]
    return sorted(found, key=lambda guess: -guess.points)


def _passages(data: bytes) -> bytes:
    """Whole lines with bytes above ASCII, up to the size of the sample."""
    taken: list[bytes] = []
    size = 0
    for line in re.split(rb"[\r\n]+", data):
        if size < _SAMPLE and not line.isascii():
            taken.append(line)
            size += len(line)
    return b"\n".join(taken)[: 2 * _SAMPLE]


def _read(sample: bytes, page: str) -> str | None:
    try:
        return sample.decode(page)
    except UnicodeDecodeError as error:
        near_end = error.end >= len(sample) - 2 and error.start > len(sample) // 2
        return sample[: error.start].decode(page, "ignore") if near_end else None


def _points(text: str) -> float:
    high = [sign for sign in text if sign > "\x7f"]
    if not high:
        return 0.0
    odd = sum(_oddity(sign) for sign in high)
    words = Counter(_WORD.findall(text))
    best = max(_language_points(words)) - _mixed(words)
    return (best + _ideographs(high) - odd) / len(high) - _strangeness(words)


def _strangeness(words: Counter[str]) -> float:
    """How much of the text stands in words longer than words are, ideographs aside."""
    long = sum(len(word) * count for word, count in words.items() if len(word) > _LONGEST and word[0] < _IDEOGRAPHS)
    return 2.0 * long / max(1, sum(len(word) * count for word, count in words.items()))


def _oddity(sign: str) -> float:
    if sign.isalpha() or sign in _TYPOGRAPHIC:
        return 0.0
    return 1.0 if sign.isprintable() else 2.0


def _ideographs(high: list[str]) -> float:
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in high)
    if not han:
        return 0.0
    common = sum(sign in HAN for sign in high)
    kana = sum(bool(_KANA.match(sign)) for sign in high)
    return 1.2 * common + kana - 0.7 * (han - common)


def _language_points(words: Counter[str]) -> Iterator[float]:
    """For each language: its own letters less the foreign ones, and its common words."""
    signs: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for word, count in words.items():
        low[word.lower()] += count
        for sign in () if word.isascii() else word.lower():
            signs[sign] += count
    high = {sign: count for sign, count in signs.items() if "\x7f" < sign < _IDEOGRAPHS}
    for code, letters in LETTERS.items():
        own = sum(count if sign in letters else -count for sign, count in high.items())
        yield own + sum(low[word] * _weight(word) for word in WORDS[code] if word in low)


def _weight(word: str) -> float:
    return 0.1 if word.isascii() else 0.1 + 0.5 * len(word)


def _mixed(words: Counter[str]) -> float:
    """What capitals after small letters cost: nonsense is full of them."""
    return 1.5 * sum(
        count * sum(before.islower() and after.isupper() for before, after in pairwise(word))
        for word, count in words.items()
        if not word.isascii()
    )
