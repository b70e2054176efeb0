"""How well words fit an alphabet: whether its common letters are common in them, and capitals stand where they may."""

from __future__ import annotations

import re
from functools import cache

from apostille.reading.alphabets import BY_FREQUENCY, HAN
from apostille.reading.damage.signs import script_of

_ALPHABETS = {
    "cyrillic": ("ru", "uk", "bg", "be"), "arabic": ("ar",), "greek": ("el",), "hebrew": ("he",),
}  # fmt: skip
_BREAK = re.compile(r"[a-zα-ωа-яёѐ-џ](?=[A-ZΑ-ΩА-ЯЁЀ-Џ])")
_KANA = re.compile("[\u3040-\u30ff]")
_PLAIN = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
SCRIPTS = (*_ALPHABETS, "han")


def fit(words: str, script: str) -> float:
    """From 0 (nonsense) to about 0.9 (a page of the language); below 0.6 it is hardly one.

    Letters of other alphabets, signs inside words and capitals behind small letters take away from it.
    """
    letters = [sign for sign in words if sign > "\x7f" and not sign.isspace()]
    if not letters:
        return 0.0
    if script == "han":
        return _fit_of_ideographs(letters)
    broken = 2 * len(_BREAK.findall(words)) / len(letters)
    low = words.lower().translate(_PLAIN)
    return max(_mean([_values(code).get(sign, -1.0) for sign in low if sign > "\x7f" and sign not in _SOUND])
               for code in _ALPHABETS[script]) - broken  # fmt: skip


_SOUND = frozenset("«»“”„‘’—–…№§°\u00a0،؛؟ًٌٍَُِّْـ")


@cache
def _values(code: str) -> dict[str, float]:
    order = BY_FREQUENCY[code]
    return {sign: 1 - place / len(order) for place, sign in enumerate(order)}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _fit_of_ideographs(letters: list[str]) -> float:
    """The share of common ideographs and kana; the ideographs that are common make up over half of a page."""
    known = sum(sign in HAN or bool(_KANA.match(sign)) or not sign.isalpha() for sign in letters)
    strange = sum(script_of(sign) not in ("han", "") for sign in letters)
    return 1.5 * (known - strange) / len(letters)
