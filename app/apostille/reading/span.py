"""Where something stands in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``start, end`` in Unicode code points, half open; ``start <= end``.

    Raises ``ValueError`` where the two are negative or the wrong way round.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]

    def fits(self, text: str) -> bool:
        """Whether the whole span lies inside ``text``."""
        return self.end <= len(text)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> Span | None:
        """The part both have, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def moved(self, by: int) -> Span:
        """The same length, ``by`` characters further on (or back, when negative)."""
        return Span(self.start + by, self.end + by)

    @staticmethod
    def covering(first: Span, second: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(first.start, second.start), max(first.end, second.end))


def shared_with(spans: Sequence[Span]) -> Callable[[Span], range]:
    """Says which of ``spans``, in text order and apart from each other, share characters with a span: their indices."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return lambda span: range(bisect_right(ends, span.start), bisect_left(starts, span.end))
