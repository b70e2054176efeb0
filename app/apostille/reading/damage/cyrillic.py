"""Cyrillic text written in one Cyrillic code page and read in another: "рТЙОЙНБС", "ЇаЁ­Ё¬ п".

Such text is made of Cyrillic letters too, but of the wrong ones, with capitals where small letters were
or signs among them: the common letters of the language are rare in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from apostille.reading.damage.fit import fit
from apostille.reading.damage.pages import codes, turning
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_bad
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_PAGES = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_PAIRS = tuple(permutations(_PAGES, 2))
"""As read, and as written."""
_GATES = (
    ("®", "Ґ"),
    ("ђ", "ѓ"),
    ("└",),
    ("╨",),
    ("╧",),
    ("Ђ", "Ѓ"),
    ("€", "я"),
    ("¬", "в"),
    ("√", "о"),
    ("љ", "Ќ"),
    ("ў", "®"),
)
_BROKEN_SHAPES = (b"pzpx", b"pzpy", b"swpx", b"swpy", b"swpf", b"pzpf")
"""A small letter before a capital, in the shape of a text."""
_LETTERS = re.compile("[\u0400-\u045f]")
_BROKEN = re.compile("[а-яё][А-ЯЁ]|[\u0400-\u045f][\xa4-\xbe\u2026\u20ac√≈ƒ∆\xad]|[─-╿]")
_LINE = re.compile(r"[^\x00-\x7f\s](?:[^\n]*[^\x00-\x7f\s])?")
_MOST_LINES = 40
_FEWEST = 12
_CLEARLY = 0.12
_BETTER = 0.05
_FLOOR = 0.58
_USUAL = 0.66
_LONGEST = 400


def misread_cyrillic(sight: Sight) -> Iterator[Damage]:
    """Each line that is Cyrillic words in the code page it was written in, and none in the one it was read in."""
    if sight.ascii or not sight.cyrillic:
        return
    pair = _pair(list(_strange_lines(sight)))
    if pair is None:
        return
    for span in _lines(sight.text):
        words = span.of(sight.text)
        turned = _turned(words, *pair)
        if turned is not None and turned != words and _better(words, turned, _BETTER):
            yield Damage(span, "mojibake", turned, 95)


def _is_broken(sight: Sight) -> bool:
    return any(case in sight.shape for case in _BROKEN_SHAPES) or sight.holds(_GATES)


def _strange_lines(sight: Sight) -> Iterator[str]:
    """Lines with signs or capitals inside words; those in capitals throughout where their letters are rare ones."""
    broken = _is_broken(sight)
    for line in sight.text.split("\n"):
        if len(line) < _FEWEST or line.isascii():
            continue
        if line.isupper():
            if fit(line, "cyrillic") < _USUAL:
                yield line
        elif broken and _BROKEN.search(line):
            yield line


def _lines(text: str) -> Iterator[Span]:
    """Each line with Cyrillic letters or other signs above ASCII, from the first of them to the last."""
    for found in _LINE.finditer(text):
        if _LETTERS.search(found.group()):
            yield Span(*found.span())


def _pair(strange: list[str]) -> tuple[str, str] | None:
    """The two code pages in which most of the strange lines are explained."""
    votes: Counter[tuple[str, str]] = Counter()
    for line in sorted(strange, key=len, reverse=True)[:_MOST_LINES]:
        turned = {pair: words for pair in _PAIRS if (words := _turned(line[:_LONGEST], *pair)) is not None}
        scores = {pair: fit(words, "cyrillic") for pair, words in turned.items()}
        best = max(scores, key=lambda pair: scores[pair], default=None)
        if best is not None and _better(line[:_LONGEST], turned[best], _CLEARLY):
            votes[best] += len(line)
    return votes.most_common(1)[0][0] if votes else None


def _better(words: str, turned: str, by: float) -> bool:
    """Whether they are words now, and were not before."""
    after = fit(turned, "cyrillic")
    return after >= _FLOOR and after >= fit(words, "cyrillic") + by


def _turned(words: str, read: str, page: str) -> str | None:
    known = codes(read)
    if not all(sign < "\x80" or sign in known for sign in words):
        return None
    turned = words.translate(turning(read, page))
    return None if any(is_bad(sign) for sign in turned) else turned
