"""A text with its typography made plain, and the way back: what copying and reflowing change.

White space, quotation marks, dashes, composed letters and invisible characters are made
alike; case and accents are not, as in ``reading.fold``: a heading that says the words of
the paragraph below it in capitals is another place.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge

from apostille.reading.span import Span

_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ALIKE = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
# Three searches, each for one set of characters or one string: ten times as fast as one for all of it.
_OTHER = re.compile("[" + re.escape("".join(_ALIKE)) + "]")
_SPACED = re.compile("  +")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` and, for runs of it, where they begin here and began in the original."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Where a span of the plain text stands in the original; the span is not empty."""
        return Span(self._original(span.start), self._original(span.end - 1, last=True))

    def position(self, original: int) -> int:
        """About where a position of the original stands in the plain text."""
        run = max(0, bisect_right(self.there, original) - 1)
        return min(len(self.text), self.here[run] + original - self.there[run])

    def _original(self, position: int, *, last: bool = False) -> int:
        run = bisect_right(self.here, position) - 1
        at = self.there[run] + position - self.here[run]
        if not last:
            return at
        ends_run = run + 1 < len(self.here) and self.here[run + 1] == position + 1
        return self.there[run + 1] if ends_run else at + 1


def plain(text: str) -> Plain:
    """The text made plain."""
    alike = _OTHER.sub(lambda found: _ALIKE[found[0]], text)
    pieces, here, there = list[str](), [0], [0]
    done = length = 0
    for found in merge(_SPACED.finditer(alike), _HIDDEN.finditer(alike), key=re.Match[str].start):
        start = found.start() - ("\u0300" <= found[0][0] <= "\u036f" and found.start() > done)
        instead = _instead(alike[start : found.end()])
        pieces += (alike[done:start], instead)
        length += start - done
        here += (length, length + len(instead))
        there += (start, found.end())
        length += len(instead)
        done = found.end()
    pieces.append(alike[done:])
    return Plain("".join(pieces), tuple(here), tuple(there))


def _instead(run: str) -> str:
    if run.startswith(" "):
        return " "
    return "" if unicodedata.category(run[0]) == "Cf" else unicodedata.normalize("NFC", run)


@lru_cache(maxsize=2)
def plain_of(text: str) -> Plain:
    """A whole text made plain, kept for the many anchors that are made or looked for in it."""
    return plain(text)
