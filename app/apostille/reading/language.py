"""What language a text is in: by script, then by common words, then by letters.

Texts of a hundred letters and more are what it is made for; of a few words it says "und"
rather than guess. Chinese is "zh", Japanese "ja", Korean "ko"; languages it knows are told
apart from those it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from apostille.reading.alphabets import LETTERS, WORDS

_SAMPLE = 40_000
_FEWEST_LETTERS = 8
_FEWEST_SHARE = {"latin": 0.12, "cyrillic": 0.06, "arabic": 0.02, "greek": 0.0, "hebrew": 0.0}
_FEWEST_HITS = 2
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
    signs = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    if sum(signs.values()) < _FEWEST_LETTERS and not signs["han"] > 1:
        return "und"
    script = _script(signs)
    if script == "han":
        return "zh"
    if script in ("kana", "hangul"):
        return "ja" if script == "kana" else "ko"
    return _best(sample, script)


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end."""
    if len(text) <= _SAMPLE:
        return text
    third, middle = _SAMPLE // 3, len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _script(signs: Mapping[str, int]) -> str:
    """The script that carries most of the words; an ideograph weighs as much as two letters."""
    if signs["kana"] and signs["kana"] * 8 > signs["han"] + signs["latin"]:
        return "kana"
    return max(signs, key=lambda script: signs[script] * (2 if script == "han" else 1))


def _best(sample: str, script: str) -> str:
    words = Counter(word for word in _WORD.findall(sample.lower()))
    total = words.total()
    points = {code: points_of(words, code) for code in _CANDIDATES[script]}
    best = max(points, key=lambda code: points[code])
    hits = sum(count for word, count in words.items() if word in WORDS[best])
    if len(_CANDIDATES[script]) == 1:
        return best
    sure = (hits >= _FEWEST_HITS and hits >= _FEWEST_SHARE[script] * total) or (hits > 0 and total < _FEWEST_LETTERS)
    return best if sure else "und"


def points_of(words: Counter[str], code: str) -> float:
    """How much the words speak for a language: common words, and own letters against foreign ones."""
    common, letters = WORDS[code], LETTERS[code]
    points = 0.0
    for word, count in words.items():
        if word in common:
            points += count * (1.0 if len(word) > 1 else 0.5)
        if not word.isascii():
            points += count * _letters(word, letters)
    return points


def _letters(word: Iterable[str], letters: str) -> float:
    foreign = any(sign > "\x7f" and sign not in letters for sign in word)
    return -0.6 if foreign else 0.25
