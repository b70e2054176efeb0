"""Words found in a statement, as they are compared: without case and accents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from apostille.reading.fold import Folded, fold, fold_text
from apostille.reading.span import Span

MOST = 10_000
"""More hits than this are not looked for."""


class Finder:
    """Finds words in one text, which is folded once, when words are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    def find(self, words: str) -> list[Span]:
        """All places of ``words``, in text order, none overlapping; white space counts as one space."""
        wanted = fold_text(words)
        if not wanted.strip():
            return []
        if self._folded is None:
            self._folded = fold(self._text)
        return _places(self._folded, wanted)


def _places(folded: Folded, wanted: str) -> list[Span]:
    found: list[Span] = []
    at = folded.text.find(wanted)
    while at >= 0 and len(found) < MOST:
        found.append(folded.span(at, at + len(wanted)))
        at = folded.text.find(wanted, at + len(wanted))
    return found


def nearest(hits: Sequence[Span], position: int) -> int:
    """The place of the first hit at or after ``position``; the first of all where none is; -1 without hits."""
    at = bisect_left(hits, position, key=lambda span: span.start)
    return -1 if not hits else at % len(hits)
