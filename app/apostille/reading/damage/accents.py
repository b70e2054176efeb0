"""Accents that stand beside their letters: "pr´esent", "e´tat", "Ko ¨ln", or a combining mark behind a blank."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from apostille.reading.alphabets import LETTERS
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_known_letter
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_MARKS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c",
    "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˛": "\u0328", "˝": "\u030b",
}  # fmt: skip
_LETTER = "A-Za-z\u0131\u0237\u00c0-\u024f"
_SPLIT = re.compile(
    f"(?P<before>[{_LETTER}])(?P<gap> ?)(?P<mark>[{''.join(map(re.escape, _MARKS))}])(?P<after>[{_LETTER}])"
)
_APART = re.compile(f"(?P<letter>[{_LETTER}])[ \u00a0](?P<mark>[\u0300-\u0304\u0306-\u030c\u0327\u0328])")
_ELIDED = re.compile(r"(?<![^\W\d_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)$", re.IGNORECASE)
_ALSO_LETTERS = "\u0301\u0300"
"""Signs that are letters of their own in some languages: a catch in the throat."""
_SEEN = 2
_DOTLESS = str.maketrans("\u0131\u0237", "ij")


def split_accents(sight: Sight) -> Iterator[Damage]:
    """Letter and accent together, with the letter they are, where the language has it."""
    if any(mark in sight.text for mark in _MARKS):
        yield from _beside(sight)
    if b"\xcc" in sight.data:
        for found in _APART.finditer(sight.text):
            letter = _composed(found["letter"], found["mark"], sight.language)
            if letter:
                yield Damage(Span(*found.span()), "accent", letter, 95)


def _beside(sight: Sight) -> Iterator[Damage]:
    """Accents within words; with a blank before them only where that is seen more than once."""
    places = [found for found in _SPLIT.finditer(sight.text) if not _is_quote(sight.text, found)]
    sides = [_sides(found, sight.language) for found in places]
    usual = Counter("after" if second else "before" for first, second in sides if bool(first) != bool(second))
    gaps = sum(bool(found["gap"]) for found in places)
    for found, (first, second) in zip(places, sides, strict=True):
        if (found["gap"] and (gaps < _SEEN or found["mark"] in "`^")) or (found["mark"] == "^" and len(places) < _SEEN):
            continue
        before, after = (first, second) if not (first and second) else _chosen(first, second, usual)
        if before:
            yield Damage(Span(found.start("before"), found.end("mark")), "accent", before, 92)
        elif after:
            yield Damage(Span(found.start("gap"), found.end("after")), "accent", after, 92)


def _chosen(first: str, second: str, usual: Counter[str]) -> tuple[str, str]:
    """Of two letters that could have the accent, the one on the side where accents stand in this text."""
    if usual["before"] > usual["after"]:
        return first, ""
    return "", second if usual["after"] else ""


def _is_quote(text: str, found: re.Match[str]) -> bool:
    """Whether the sign may be an apostrophe ("l´accord"), a quotation mark or a sign of its own."""
    if found["mark"] in "´`" and _ELIDED.search(text, max(0, found.start() - 8), found.end("before")):
        return True
    return found["after"].isupper() and not found["before"].isupper()


def _sides(found: re.Match[str], language: str) -> tuple[str, str]:
    mark = _MARKS[found["mark"]]
    return _composed(found["before"], mark, language), _composed(found["after"], mark, language)


def _composed(letter: str, mark: str, language: str) -> str:
    """The letter with its mark, if the language writes it; "" otherwise."""
    made = unicodedata.normalize("NFC", letter.translate(_DOTLESS) + mark) if letter else ""
    own = LETTERS.get(language, "")  # empty in English, and where the language is not known
    if len(made) != 1 or (not own and mark in _ALSO_LETTERS):
        return ""
    return made if (made.lower() in own if own else is_known_letter(made)) else ""
