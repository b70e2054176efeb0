"""How much a text looks like writing in any language: its pairs of letters, its signs, its capitals."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from apostille.reading.alphabets import HAN as KNOWN_HAN
from apostille.reading.frequencies import HAN, letters, tables

_FOREIGN, _UNUSUAL, _BORROWED, _MIXED, _SAID = -14.0, -11.0, 2.0, -17.0, 0.7
"""A letter the language lacks; a pair it lacks; what a pair of another language costs; a pair of two scripts."""
_RARE_IDEOGRAPH, _IDEOGRAPH, _KNOWN = -13.0, -5.0, -9.0
_GOOD, _UNIT = -9.5, 4.0
_CAPITAL, _SMALL, _MISSING, _MOSTLY = -6.0, -4.0, -9.5, 8
"""The third: a byte above ASCII that became ASCII. The last: of so many capitals a small letter is odd."""
_SIGN, _ODD_SIGN, _OTHER_SIGN, _WITHIN, _CONTROL, _LOST, _APOSTROPHE = -4.0, -9.0, -11.0, -13.0, -16.0, -25.0, -5.0
_OPENS, _CLOSES = "“„«‘‚‹¿¡", "”“»’‘›…%‰"
_QUIET = frozenset("\u00a0\u00ad\u2009\u202f\u200b\u200e\u200f\u200c\u200d–—―‑§°№©®™€£•·،؛؟٪±×÷¶†‡…₪")
_NUMBERS = frozenset("ªº²³¹½¼¾°")
_ZONES = (
    ("\u00aa", "\u024f", "latin"), ("\u1e00", "\u1eff", "latin"), ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "cyrillic"), ("\u0590", "\u05ff", "hebrew"), ("\u0600", "\u06ff", "arabic"),
    ("\u0e00", "\u0e7f", "thai"), ("\u0300", "\u036f", "latin"), ("\u2e80", "\u9fff", HAN), ("\uac00", "\ud7af", HAN),
    ("\uf900", "\ufaff", HAN), ("\uff00", "\uffef", HAN),
)  # fmt: skip
_DOUBLED = frozenset("«»“”’…–—\u00a0\u200c\u200d")
_BESIDE = frozenset("«»“”„‘’‚‹›…–—\u00a0\u00ad\u200c\u200d\u200e\u200f§№°•،؛؟")
_DRAWN = frozenset(map(chr, range(0x2500, 0x25A0)))


class _Cases(dict[int, str]):
    """For ``str.translate``: a and A for letters of ASCII, h and H for others, l for those without a case."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kind = "h" if sign.islower() else "H" if sign.isupper() else "l" if sign.isalpha() else " "
        self[code] = {"h": "a", "H": "A"}.get(kind, kind) if code < 0x80 else kind
        return self[code]


_CASES = _Cases()
_CAPITALS = re.compile("[ah](?=H)|h(?=A)")
_SMALLS = re.compile("[AH]h(?=[AH])")


def spoken(words: Mapping[str, int]) -> dict[str, float]:
    """How much each language lacks of the common words of the one that has most: from 0 downwards; words in ASCII."""
    said = {table.language: sum(words[word] for word in table.words & words.keys()) for table in tables()["latin"]}
    most = max(said.values())
    return {language: _SAID * (count - most) for language, count in said.items()}


def likeness(text: str, said: Mapping[str, float] | None, high: int, against: float = 0.0) -> float:
    """About 1 for writing, below 0 for nonsense, for each of ``high`` bytes above ASCII.

    ``said`` is what the words beside it say of each language (``spoken``); without it the best pairs of all count.
    """
    missing = high - sum(2 if _script(sign) == HAN else 1 for sign in text if sign > "\x7f")
    small = letters(text)
    points = _of_pairs(small, said, high) + _of_signs(text, small) + _of_cases(text.translate(_CASES))
    return ((points + _MISSING * max(0, missing) - against) / high - _GOOD) / _UNIT


def _of_cases(cases: str) -> float:
    """What capitals behind small letters cost, and small letters among capitals."""
    points = _CAPITAL * len(_CAPITALS.findall(cases)) + _SMALL * len(_SMALLS.findall(cases))
    small = cases.count("h")
    return points + _FOREIGN * small if small * _MOSTLY < cases.count("H") else points


def _of_pairs(small: str, said: Mapping[str, float] | None, high: int) -> float:
    pairs = Counter(zip(" " + small, small + " ", strict=True))
    by_script: dict[str, list[tuple[str, float]]] = {}
    points = 0.0
    for (first, second), count in pairs.items():
        if first < "\x80" and second < "\x80":
            continue
        one, other = _script(first), _script(second)
        weight = count * (0.5 if first < "\x80" or second < "\x80" else 1.0)
        if one and other and one != other:
            points += _MIXED * weight
        else:
            by_script.setdefault(one if one not in ("", "ascii") else other, []).append((first + second, weight))
    for script, found in by_script.items():
        points += _of_script(script, found, said, high)
    return points


def _of_script(script: str, found: list[tuple[str, float]], said: Mapping[str, float] | None, high: int) -> float:
    """The points in the language that fits best; without ``said`` those that no language exceeds."""
    if script == HAN:
        return _of_ideographs(found)
    best = _best_shares(script)
    seen = [(pair, weight) for pair, weight in found if pair in best]
    points = sum(_unseen(script, pair) * weight for pair, weight in found if pair not in best)
    if said is None or not best:
        return points + sum(best[pair] * weight for pair, weight in seen)
    weights = [weight for _, weight in seen]
    sums = {
        code: sum(map(operator.mul, (shares[pair] for pair, _ in seen), weights))
        for code, shares in _shares(script).items()
    }
    if script == "latin":
        sums = {code: made + max(-1.0 * high, said[code]) for code, made in sums.items()}
    return points + max(sums.values())


@cache
def _best_shares(script: str) -> dict[str, float]:
    """The pairs of all languages of a script, each with its greatest share in any."""
    shares: dict[str, float] = {}
    for table in tables().get(script, ()):
        for pair, share in table.pairs.items():
            shares[pair] = max(share, shares.get(pair, -99.0))
    return shares


@cache
def _shares(script: str) -> dict[str, dict[str, float]]:
    """For each language of a script the shares of all pairs that any has: names go from one to the other."""
    best = _best_shares(script)
    return {
        table.language: {pair: table.pairs.get(pair, max(share - _BORROWED, _FOREIGN)) for pair, share in best.items()}
        for table in tables()[script]
    }


@cache
def _letters_of(script: str) -> frozenset[str]:
    return frozenset("".join(_best_shares(script)))


def _unseen(script: str, pair: str) -> float:
    known = _letters_of(script)
    return _UNUSUAL if all(sign < "\x80" or sign in known for sign in pair) else _FOREIGN


def _of_ideographs(found: list[tuple[str, float]]) -> float:
    """Each ideograph once, as the second of its pair, in the language whose they are; beside letters they are odd."""
    counts: dict[str, float] = {}
    odd = 0.0
    for pair, weight in found:
        if _script(pair[1]) == HAN:
            counts[pair[1]] = counts.get(pair[1], 0.0) + (weight if pair[0] >= "\x80" else 2 * weight)
        if "a" <= pair[0] <= "z" or "a" <= pair[1] <= "z":
            odd += 8.0 * weight
    best = max(
        sum(count * table.pairs.get(sign, _ideograph(sign)) for sign, count in counts.items())
        for table in tables()[HAN]
    )
    return best + _IDEOGRAPH * sum(counts.values()) - odd


@cache
def usual_ideographs() -> frozenset[str]:
    """The ideographs, kana and syllables that the languages written in them use often."""
    return KNOWN_HAN.union(*(table.pairs for table in tables()[HAN]))


def _ideograph(sign: str) -> float:
    return _KNOWN if sign in KNOWN_HAN else _RARE_IDEOGRAPH


@cache
def _script(sign: str) -> str:
    if sign < "\x80":
        return "" if sign == " " else "latin"
    return next((name for first, last, name in _ZONES if first <= sign <= last), "other")


def _of_signs(text: str, small: str) -> float:
    whole = f" {text} "
    at = [place for place, sign in enumerate(small) if sign == " " and text[place] > "\x7f"]
    return sum(_of_sign(whole[place], whole[place + 1], whole[place + 2]) for place in at)


@cache
def _of_sign(before: str, sign: str, after: str) -> float:
    """How well a sign stands between the two characters."""
    if sign in (before, after) and (before.isalpha() or after.isalpha()) and sign not in _DOUBLED:
        return _WITHIN
    if _stands(before, sign, after):
        return _SIGN
    if before.isalpha() and after.isalpha():
        return _WITHIN
    if sign == "\ufffd" or not (sign.isprintable() or sign in _QUIET):
        return _LOST if sign == "\ufffd" else _CONTROL
    if sign == "’" and after.islower():
        return _APOSTROPHE
    return _ODD_SIGN if sign in _OPENS or sign in _CLOSES or sign in _QUIET else _OTHER_SIGN


def _stands(before: str, sign: str, after: str) -> bool:
    """Whether quotation marks open and close, and dashes, numbers and lines stand where they may."""
    if "\u3000" <= sign <= "\u303f" or "\uff00" <= sign <= "\uff65":
        return True
    if before.isalpha() and after.isalpha():
        return sign in "’‑·\u00ad" or (sign in "–—" and not (before.islower() and after.islower()))
    if sign in _NUMBERS or sign in _DRAWN:
        return sign in (before, after) or before.isdigit() or (sign == "°" and before in " Nn")
    if sign in _OPENS and not before.isalnum() and not after.isspace():
        return True
    if sign in _CLOSES and not before.isspace() and not after.isalpha():
        return True
    odd = any(side > "\x7f" and not side.isalpha() and side not in _BESIDE for side in (before, after))
    return sign in _QUIET and not odd and not (before.isalpha() and sign in "№§€£†‡¶±×÷")
