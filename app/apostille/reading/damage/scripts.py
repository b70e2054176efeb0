"""Text in another alphabet read in a code page of Western or Central Europe: "Ïðèíèìàÿ", "ÇáÃãã", "ÈËÈË".

Whole lines of accented letters are no language's words. Which code page they were written in is asked
of those who guess encodings, once for the text; then each stretch must become words of that alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading.codepages import guesses
from apostille.reading.damage.fit import SCRIPTS, fit
from apostille.reading.damage.pages import bytes_of
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_bad, script_of
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_READ_AS = ("cp1252", "cp1250", "iso8859_2")
_GATES = (
    ("å", "ò"), ("î", "ð"), ("þ",), ("Î", "Å", "Ò"), ("Ï", "Ô"), ("Ç", "á"), ("Ç", "ä"), ("á", "ï", "å"), ("ì", "ä"),
    ("µ", "Ä"),
    ("Ò", "»"), ("ª", "º"), ("¤", "Î"), ("Ð", "Ð"), ("ž", "î"), ("đ", "î"), ("Ó", "Ð"), ("Ñ", "Ç"), ("å", "ë"),
    ("÷", "î"),
)  # fmt: skip
"""What the commonest letters of Cyrillic, Arabic, Greek, Hebrew and Chinese code pages become."""
_HIGH = "\x80-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\u02c7\u02d8-\u02dd"
_CORE = re.compile("[\u00c0-\u017e]{4}|[\u00c0-\u017e]{2}[\x80-\u00bf][\u00c0-\u017e]")
_STRETCH = re.compile(f"(?:[{_HIGH}]|[^\\w\n]|[0-9]|(?<=[{_HIGH}])[A-Za-z](?=[{_HIGH}]))+")
_EDGES = " \t.,;:!?()[]\"'/-–—0123456789"
_FEWEST = 4
_TELLING = 10
"""So many letters tell a code page."""
_FLOOR = 0.5
_TRIED = 4


def misread_scripts(sight: Sight) -> Iterator[Damage]:
    """Each stretch of a line that is words of another alphabet in the code page it was written in."""
    if sight.ascii or not sight.holds(_GATES) or not _CORE.search(sight.text):
        return
    stretches = [span for found in _STRETCH.finditer(sight.text) if (span := _trimmed(sight.text, *found.span()))]
    stretches = [span for span in stretches if _is_garbled(span.of(sight.text))]
    words = [span.of(sight.text) for span in stretches]
    if not any(map(_CORE.search, words)):
        return
    for read in _READ_AS:
        page = _page(words, read)
        if page:
            yield from _turned(sight.text, stretches, read, page)
            return


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return Span(start, end) if start < end else None


def _is_garbled(words: str) -> bool:
    """Whether it is letters above ASCII throughout, and more of them than stand between words of sound text."""
    high = sum(sign > "\x7f" and not sign.isspace() for sign in words)
    dense = sum(not sign.isspace() for sign in words)
    return high >= 1 and 2 * high > dense and any(sign.isalpha() and sign > "\xbf" for sign in words)


def _page(words: list[str], read: str) -> str | None:
    """The code page in which most of the stretches are words."""
    sample = "\n".join(sorted(words, key=len, reverse=True)[:40])[:4000]
    data = bytes_of(sample, read)
    if data is None or sum(byte > 0x7F for byte in data) < _TELLING:
        return None
    found = [guess.encoding for guess in guesses(data)[:_TRIED] if guess.points > 0]
    scored = [(_fit_in(data, page), page) for page in found]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _FLOOR + 0.1 else None


def _fit_in(data: bytes, page: str) -> float:
    words = data.decode(page, "replace")
    return max(fit(words, script) for script in SCRIPTS) if "\ufffd" not in words[:-2] else 0.0


def _turned(text: str, stretches: list[Span], read: str, page: str) -> Iterator[Damage]:
    for span in stretches:
        data = bytes_of(span.of(text), read)
        words = _decoded(data, page) if data else None
        if words is None or any(is_bad(sign) for sign in words):
            continue
        letters = [sign for sign in words if sign.isalpha() and sign > "\x7f"]
        scripts = {script_of(sign) for sign in letters} - {""}
        if len(scripts) != 1 or "latin" in scripts:
            continue
        score = fit(words, scripts.pop())
        if score >= (_FLOOR if len(letters) >= _FEWEST else _FLOOR - 0.1):
            yield Damage(span, "mojibake", words, 97 if len(letters) >= _FEWEST else 90)


def _decoded(data: bytes, page: str) -> str | None:
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return None
