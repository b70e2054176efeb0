"""The letters of a page → words with their places.

A word is what stands between two blanks and is set in one look. pdfium tells its letters in the order in which the
page draws them, so the order of words is that of the file; ``strips`` and ``layout`` put them where they are seen.

A letter whose font does not tell which one it is becomes U+FFFD: pdfium gives the number of its glyph instead, which
would pass for another letter. Whether that happens is asked once a page for each letter in each font, and only
where it does for every place of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from apostille.importing.pdf import engine
from apostille.importing.pdf.words import HYPHEN, NOTHING, Finder, Word

LOST = "\ufffd"
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that runs to the left."""
_MARKED = re.compile(HYPHEN)
_SURROGATE = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_BETWEEN = re.compile("(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])")
_NARROW = 0.7


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page: ``text`` has one character a place, as pdfium counts them; words in drawing order."""

    text: str
    words: list[Word]
    drawn: tuple[int, ...]
    """The text objects, first of all those that begin a word."""
    leftward: bool = False
    """Whether any letter runs to the left; the sides of words in which one does are those of their first and last."""
    guessed: bool = False
    """Whether the letters of a typeface without names were told by their numbers."""


def letters_of(handle: int, count: int) -> Letters:
    """The letters of a text page with ``count`` characters."""
    text = _without_made_blanks(handle, _text(handle, count))
    found = Finder(handle, text)
    lost = found.lost()
    guessed = bool(lost) and found.are_numbered(lost)
    if lost and not guessed:
        bare = list(text)
        for place in lost:
            bare[place] = LOST
        found = Finder(handle, "".join(bare))
    leftward = RTL.search(found.text) is not None
    return Letters(found.text, found.words(), tuple(found.infos), leftward, guessed)


def _text(handle: int, count: int) -> str:
    """The characters, one a place: what has no code is lost, a hyphen that ends a line is marked."""
    text = engine.text_of(handle, count)
    if len(text) == count and HYPHEN not in text:
        return text
    if len(text) == count:
        places = [found.start() for found in _MARKED.finditer(text)]
        signs = list(text)
        for place, hyphen in zip(places, engine.hyphens(handle, places), strict=True):
            signs[place] = HYPHEN if hyphen else LOST
        return "".join(signs)
    codes = engine.codes(handle, range(count))
    odd = [place for place, code in enumerate(codes) if code in (0, 2) or code & 0xFFFE == 0xFFFE or code > 0x10FFFF]
    for place, hyphen in zip(odd, engine.hyphens(handle, odd), strict=True):
        codes[place] = ord(HYPHEN) if hyphen else codes[place] if codes[place] == 2 else ord(LOST)
    text = "".join(map(chr, codes))
    return _SURROGATE.sub(_paired, text)


def _without_made_blanks(handle: int, text: str) -> str:
    """Without the blanks that pdfium puts between ideographs set a little wide; where one is drawn it stays."""
    places = [found.start() for found in _BETWEEN.finditer(text)]
    made = [place for place, made_up in zip(places, engine.made_up(handle, places), strict=True) if made_up]
    if not made:
        return text
    before = engine.boxes(handle, [place - 1 for place in made])
    after = engine.boxes(handle, [place + 1 for place in made])
    letters = list(text)
    for index, place in enumerate(made):
        high = before[4 * index + 1] - before[4 * index + 3]
        if abs(after[4 * index] - before[4 * index + 2]) < _NARROW * high:
            letters[place] = NOTHING
    return "".join(letters)


def _paired(found: re.Match[str]) -> str:
    high, low = map(ord, found.group())
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00) + NOTHING
