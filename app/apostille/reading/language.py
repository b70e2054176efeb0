"""What language a text is in: by script, then by common words, then by letters.

Texts of a hundred letters and more are what it is made for; of a few words it says "und"
rather than guess. Chinese is "zh", Japanese "ja", Korean "ko"; languages it knows are told
apart from those it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from apostille.reading.alphabets import LETTERS, WORDS

_SAMPLE, _STRETCHES = 6_000, 12
_FEWEST_LETTERS = 8
_LONG = 1_000
_FEWEST_SHARE = {"latin": 0.12, "cyrillic": 0.06, "arabic": 0.02, "greek": 0.0, "hebrew": 0.0}
_FEWEST_HITS = 2
_ASCII = frozenset(map(chr, range(0x80)))
_OWN = {code: frozenset(letters) for code, letters in LETTERS.items()}
_ENGLISH, _TELLING = (" the ", " of ", " and "), 8
_FULL: Mapping[str, float] = {"en": 0.26}
_FULL_ELSEWHERE = 0.36
"""So large a share of common words no paragraph has in another language (UDHR: English 0.23, neighbours 0.33)."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d5]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7af]"),
    "han": re.compile("[\u3400-\u9fff]"),
}
_CANDIDATES: Mapping[str, tuple[str, ...]] = {
    "latin": ("en", "fr", "es", "pt", "it", "ro", "de", "nl", "pl", "cs", "tr"),
    "cyrillic": ("ru", "uk", "bg", "be"),
    "arabic": ("ar", "fa", "ur"),
    "greek": ("el",),
    "hebrew": ("he",),
}


def detect(text: str) -> str:
    """A BCP 47 code of the language most of ``text`` is in, or ``und``."""
    sample = _sample(text)
    if len(sample) > _LONG and _is_english_throughout(sample):
        return "en"  # the words of the others need not be counted then
    signs = _signs(sample[::2] if len(sample) > _SAMPLE // 2 else sample)
    if sum(signs.values()) < _FEWEST_LETTERS and not signs["han"] > 1:
        return "und"
    script = _script(signs)
    if script == "han":
        return "zh"
    if script in ("kana", "hangul"):
        return "ja" if script == "kana" else "ko"
    return _best(sample, script)


def speaks(text: str, language: str) -> bool:
    """Whether ``text`` is so full of the common words of ``language`` that no other has to be asked after.

    False says nothing: ``detect`` decides then.
    """
    if language == "en" and _is_plainly_english(text):
        return True
    common = WORDS.get(language)
    words = text.lower().split() if common else []
    return common is not None and sum(map(common.__contains__, words)) > _FULL.get(language, _FULL_ELSEWHERE) * len(
        words
    )


def _is_english_throughout(sample: str) -> bool:
    """Whether both halves are plainly English, and nearly all letters ASCII."""
    half = len(sample) // 2
    plain = _is_plainly_english(sample[:half]) and _is_plainly_english(sample[half:])
    return plain and 10 * len(sample.encode("ascii", "ignore")) > 9 * len(sample)


def _is_plainly_english(text: str) -> bool:
    """Whether one word in eight is "the", "of" or "and", as in English prose one in six is; counted without words."""
    return _TELLING * sum(map(text.count, _ENGLISH)) > text.count(" ") + 1


def _signs(sample: str) -> Mapping[str, int]:
    """How many letters of each script there are: counted first, told apart once a letter."""
    signs = dict.fromkeys(_SCRIPTS, 0)
    for sign, count in Counter(sample).items():
        script = _script_of(sign)
        if script:
            signs[script] += count
    return signs


@cache
def _script_of(sign: str) -> str:
    return next((script for script, pattern in _SCRIPTS.items() if pattern.match(sign)), "")


def _sample(text: str) -> str:
    """The text, or of a long one stretches from all over it."""
    if len(text) <= _SAMPLE:
        return text
    size, step = _SAMPLE // _STRETCHES, len(text) // _STRETCHES
    return " ".join(text[start : start + size] for start in range(0, step * _STRETCHES, step))


def _script(signs: Mapping[str, int]) -> str:
    """The script that carries most of the words; an ideograph weighs as much as two letters."""
    if signs["kana"] and signs["kana"] * 8 > signs["han"] + signs["latin"]:
        return "kana"
    return max(signs, key=lambda script: signs[script] * (2 if script == "han" else 1))


def _best(sample: str, script: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    total = words.total()
    accented = [(frozenset(word) - _ASCII, count) for word, count in words.items() if not word.isascii()]
    said = _said(words)
    points = {code: said[code] + _of_letters(accented, _OWN[code]) for code in _CANDIDATES[script]}
    best = max(points, key=lambda code: points[code])
    if len(_CANDIDATES[script]) == 1:
        return best
    hits = sum(words[word] for word in WORDS[best] & words.keys())
    sure = (hits >= _FEWEST_HITS and hits >= _FEWEST_SHARE[script] * total) or (hits > 0 and total < _FEWEST_LETTERS)
    return best if sure else "und"


def _said(words: Counter[str]) -> Mapping[str, float]:
    """How much the common words among these speak for each language."""
    said = dict.fromkeys(WORDS, 0.0)
    for word in _known().keys() & words.keys():
        for code in _known()[word]:
            said[code] += words[word] * (1.0 if len(word) > 1 else 0.5)
    return said


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Each common word with the languages of which it is one."""
    every = {word for words in WORDS.values() for word in words}
    return {word: tuple(code for code, words in WORDS.items() if word in words) for word in every}


def _of_letters(accented: Iterable[tuple[frozenset[str], int]], letters: frozenset[str]) -> float:
    """How much own letters speak for a language, and foreign ones against it."""
    return sum(count * (0.25 if signs <= letters else -0.6) for signs, count in accented)
