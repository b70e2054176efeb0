"""How words are compared: case, accents, hyphens, ё, alef, widths; with the way back.

Folded are: case (Unicode casefold); combining marks (an accent, a breve, harakat, niqqud), so
that ё is е and й is и; letters that have no decomposition but a plain sister (ł, ø, đ, ı); ligatures, widths and
superscripts (NFKC forms); digits of all scripts; alef with hamza or madda, alef maqsura, ta
marbuta and the Persian kaf and ya; kinds of quotation marks, of dashes and of blanks; runs of
blanks and line ends become one blank. Soft hyphens, tatweel and invisible marks are gone.
Nothing that is stored is ever folded.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from apostille.reading.span import Span

_QUOTES = {**dict.fromkeys("‘’‚‛ʼʹ′´`＇‹›", "'"), **dict.fromkeys("“”„‟«»″＂〝〞", '"')}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ـ": "",
}  # fmt: skip
_BLANK_RUN = re.compile("  +")


class _Table(dict[int, str]):
    """What each character folds to; filled as characters are met, at most once each."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(sign: str) -> str:
    if known := _QUOTES.get(sign) or _DASHES.get(sign):
        return known
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in ("Mn", "Cf"):
        return ""
    signs = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(_plain(each) for each in signs if unicodedata.category(each) != "Mn")


def _plain(sign: str) -> str:
    if sign.isspace():
        return " "
    digit = unicodedata.digit(sign, None) if sign > "\x7f" else None
    return str(digit) if digit is not None else _PLAIN.get(sign, sign)


_TABLE = _Table()
_ASCII = {code: _folded(chr(code)) for code in range(128)}
_LINES = _Table({ord("\n"): "\n"})
_ASCII_LINES = bytes(10 if code == 10 else ord(folded) for code, folded in _ASCII.items()) + bytes(range(128, 256))
_TO_ASCII = "apostille.fold"
"""Named for ``str.encode``: what is not ASCII is folded on the way, or is an error where it stays what it is."""


def _to_ascii(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(_LINES).encode("ascii"), error.end


codecs.register_error(_TO_ASCII, _to_ascii)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters and its end, the place in the source."""

    text: str
    back: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source span of the folded characters ``start:end``, marks on its last letter included."""
        return Span(self.back[start], max(self.back[start], self.back[end])) if end > start else self._point(start)

    def _point(self, place: int) -> Span:
        return Span(self.back[place], self.back[place])

    def index(self, place: int) -> int:
        """The folded index of the source place ``place`` or of the first one kept after it."""
        return bisect_left(self.back, place)


def fold_text(text: str) -> str:
    """The folded text alone; linear, and fast for ASCII."""
    folded = text.translate(_ASCII) if text.isascii() else text.translate(_TABLE)
    return _BLANK_RUN.sub(" ", folded) if "  " in folded else folded


def fold_lines(text: str) -> list[str]:
    """``fold_text`` of each line, all at once: three times as fast where nearly all is ASCII, as in English or French.

    A table of strings is slow from the first character on that is not ASCII; one of bytes never is.
    """
    try:
        folded = text.encode("ascii", _TO_ASCII).translate(_ASCII_LINES).decode("ascii")
    except UnicodeEncodeError:
        folded = text.translate(_LINES)
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded.split("\n")


def fold(text: str) -> Folded:
    """The folded text with the way back."""
    signs = [_TABLE[ord(sign)] for sign in text]
    back = array("I", (place for place, sign in enumerate(signs) for _ in sign))
    back.append(len(text))
    folded = "".join(signs)
    if "  " not in folded:
        return Folded(folded, back)
    return _without_runs(folded, back)


def _without_runs(folded: str, back: array[int]) -> Folded:
    kept: array[int] = array("I")
    pieces: list[str] = []
    place = 0
    for run in _BLANK_RUN.finditer(folded):
        pieces.append(folded[place : run.start() + 1])
        kept.extend(back[place : run.start() + 1])
        place = run.end()
    pieces.append(folded[place:])
    kept.extend(back[place:])
    return Folded("".join(pieces), kept)


def fold_name(name: str) -> str:
    """A name as siblings are compared: NFKC, case folded, blanks folded, ends trimmed; accents count."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
