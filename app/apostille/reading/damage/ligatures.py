"""Ligatures that a font's map lost: "con dence", "signi cant", "eld", and those left as private or control codes.

Only words are proposed that cannot be meant otherwise: what stands there is no word, and the word with
fi, fl, ff, ffi or ffl put in is one that statements are full of. A ligature kept as U+FB01 is a letter like others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from apostille.reading.damage.lexicon import LANGUAGES, lexicon, runs, shapes
from apostille.reading.damage.lost import LOST
from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
_CODES = {
    "\uf001": "fi", "\uf002": "fl", "\uf000": "ff", "\uf003": "ffi", "\uf004": "ffl",
    "\uf6f5": "ff", "\uf6f6": "fi", "\uf6f7": "fl",
    "\x0b": "ff", "\x0c": "fi", "\x0d": "fl", "\x0e": "ffi", "\x0f": "ffl",
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl", "\x02": "fi", "\x03": "fl",
}  # fmt: skip
"""Where fonts of Adobe and of TeX have them."""
_SHORT_WORDS = frozenset(("eld", "elds", "rst"))
"""What is left of short words and is nothing else."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONG = 4, 7
_TELLING, _PLAIN = 92, 80
"""How sure a word that nothing else could be is, and one that might be a word that is merely not known."""
_TRACES = ("signi cant", "speci c ", "di eren", "signicant", "dierent")
_AT_LEAST = 2


def lost_ligatures(sight: Sight) -> Iterator[Damage]:
    """The words and the codes with what they were; words only where several different ones are damaged."""
    yield from _codes(sight)
    language = sight.language if sight.language in LANGUAGES else "en"
    if sight.language in ("", "und", *LANGUAGES) and _may_lack(sight.text, language):
        found = list(_words(sight.text, language))
        if len({one.proposal for one in found if one.confidence > _PLAIN}) >= _AT_LEAST:
            yield from found


def _codes(sight: Sight) -> Iterator[Damage]:
    """Codes of fonts in words, each taken for the ligature that makes the most words of them."""
    if not sight.controls and b"\xef" not in sight.data:
        return
    found = [(match, _around(sight.text, match)) for match in _CODE.finditer(sight.text)]
    meant = _meant([(match.group(), *sides) for match, sides in found if match.group() != LOST])
    for match, (before, after) in found:
        ligature, known = _meant_by_words(before, after) if match.group() == LOST else meant[match.group()]
        if known or (before and ligature):
            yield Damage(Span(*match.span()), "ligature", ligature, 95 if known else 85)


def _meant_by_words(before: str, after: str) -> tuple[str, bool]:
    """The one ligature that makes a known word of what is left around a lost character."""
    words = lexicon("")
    fitting = [one for one in _LIGATURES if (before + one + after).lower() in words]
    return (fitting[0], True) if len(fitting) == 1 else ("", False)


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The letters of the word before and after a code."""
    before, after = _BEFORE.search(text, max(0, match.start() - 20), match.start()), _WORD.match(text, match.end())
    return before.group() if before else "", after.group() if after else ""


def _meant(found: list[tuple[str, str, str]]) -> dict[str, tuple[str, bool]]:
    """What each code stands for, and whether words say so."""
    words = lexicon("")
    meant: dict[str, tuple[str, bool]] = {}
    for code in {code for code, _, _ in found}:
        sides = [(before, after) for one, before, after in found if one == code]
        hits = Counter(
            {one: sum((before + one + after).lower() in words for before, after in sides) for one in _LIGATURES}
        )
        best, count = max(hits.items(), key=lambda hit: (hit[1], hit[0] == _CODES[code]))
        meant[code] = (best, True) if count else (_CODES[code], False)
    return meant


_BEFORE = re.compile(r"[^\W\d_]+$")
_CODE = re.compile(f"[{''.join(_CODES)}](?=[a-z\u00e0-\u00ff])|(?<=[a-z]){LOST}(?=[a-z])")
_CODES_AND_LOST = frozenset(_CODES) | {LOST}


def _may_lack(text: str, language: str) -> bool:
    """Whether a text so long has none of two ligatures' letters at all, or has what is often left without them."""
    if all(pair in text for pair in ("fi", "ff")) and not any(trace in text for trace in _TRACES):
        return False
    dropped, _ = _broken(language)
    pieces = set(text.lower().split())
    return not pieces.isdisjoint(dropped) or not pieces.isdisjoint(_second_pieces(language))


@cache
def _second_pieces(language: str) -> frozenset[str]:
    return frozenset(pair.split()[1] for pair in _broken(language)[1])


def _words(text: str, language: str) -> Iterator[Damage]:
    dropped, spaced = _broken(language)
    before: re.Match[str] | None = None
    for found in _WORD.finditer(text):
        pair = before and text[before.start() : found.end()]
        if before and pair and text[before.end() : found.start()] == " " and (right := spaced.get(pair.lower())):
            yield Damage(Span(before.start(), found.end()), "ligature", _cased(pair, right), 95)
            before = None
            continue
        before = found
        if (
            text[found.start() - 1 : found.start()] in _CODES_AND_LOST
            or text[found.end() : found.end() + 1] in _CODES_AND_LOST
        ):
            continue
        if right := dropped.get(found.group().lower()):
            percent = _PLAIN if _fits(found.group().lower(), language) else _TELLING
            yield Damage(Span(*found.span()), "ligature", _cased(found.group(), right), percent)


def _cased(words: str, right: str) -> str:
    return right.upper() if words.isupper() and len(words) > 2 else right.capitalize() if words[0].isupper() else right


@cache
def _broken(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Words as they look with the ligature dropped, and with a blank in its place."""
    known = lexicon(language)
    dropped: dict[str, str] = {}
    spaced: dict[str, str] = {}
    for word in sorted(known):
        ligature = next((one for one in _LIGATURES if one in word), "")
        before, _, after = word.partition(ligature) if ligature else (word, "", "")
        left = before + after
        if ligature and left not in known and (len(left) > _SHORTEST or left in _SHORT_WORDS):
            dropped.setdefault(left, word)
        if before and after and len(left) > _SHORTEST and not (_is_word(before, known) and _is_word(after, known)):
            spaced.setdefault(f"{before} {after}", word)
    return dropped, spaced


def _is_word(part: str, known: frozenset[str]) -> bool:
    return len(part) == 1 or part in known


def _fits(left: str, language: str) -> bool:
    """Whether it looks like a word that is merely not known: what is short and made of usual runs of letters."""
    return len(left) < _LONG and all(run in shapes(language) for run in runs(left))
