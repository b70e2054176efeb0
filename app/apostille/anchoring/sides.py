"""What stands around a place, held against what stood around the words once.

One side that agrees in full and is known to have occurred once is proof enough; sides that
were edited themselves prove a place only together. Diplomatic prose repeats itself: a
passage that was taken out must not land on its twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from apostille.anchoring.anchor import CONTEXT, LIMIT, STEP, Anchor
from apostille.reading.span import Span

REACH = 400
"""How many characters an edit may have put between the words and the rest of their context."""

_OUTERMOST = 24
_SLACK = 8


class Agreement(IntEnum):
    """How one side agrees, from not at all to proof."""

    NONE = 0
    EDITED = 1
    FULL = 2
    PROOF = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """Prefix and suffix of an anchor, and which of them lay at an end of the text."""

    prefix: str
    suffix: str
    at_start: bool
    at_end: bool
    prefix_long: bool
    suffix_long: bool

    @property
    def known(self) -> bool:
        """Whether there is any context at all."""
        return bool(self.prefix or self.suffix)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How both sides agree at a place, and over how many characters outward."""

    before: Agreement
    after: Agreement
    characters: int

    @property
    def proves(self) -> bool:
        """Whether this can be no other place than the one that was described."""
        return Agreement.PROOF in (self.before, self.after) or self.both_whole

    @property
    def both_whole(self) -> bool:
        """Whether both sides stand as they stood."""
        return min(self.before, self.after) >= Agreement.FULL

    @property
    def both_known(self) -> bool:
        """Whether neither side speaks against the place."""
        return min(self.before, self.after) >= Agreement.EDITED

    @property
    def rank(self) -> tuple[int, int]:
        """For comparing places: better sides first, then more agreeing characters."""
        return (self.before + self.after, self.characters)


def sides_of(anchor: Anchor) -> Sides:
    """The sides of an anchor.

    That a suffix reached the end of its text shows in its length, which else is a whole
    number of steps.
    """
    return Sides(
        anchor.prefix,
        anchor.suffix,
        at_start=len(anchor.prefix) == anchor.span.start,
        at_end=len(anchor.suffix) < CONTEXT or len(anchor.suffix) % STEP != 0,
        prefix_long=len(anchor.prefix) >= LIMIT,
        suffix_long=len(anchor.suffix) >= LIMIT,
    )


def weigh(text: str, sides: Sides, place: Span) -> Evidence:
    """The evidence for ``place``, a span of ``text``."""
    near_before = _shared_end(sides.prefix, text, place.start)
    near_after = _shared_start(sides.suffix, text, place.end)
    return Evidence(
        _before(text, sides, place.start, near_before),
        _after(text, sides, place.end, near_after),
        near_before + near_after,
    )


def _before(text: str, sides: Sides, start: int, near: int) -> Agreement:
    prefix = sides.prefix
    if near == len(prefix):
        if sides.at_start:
            return Agreement.PROOF if start == near else _worth(prefix)
        return Agreement.FULL if sides.prefix_long else _proof(prefix)
    begin = max(0, start - len(prefix) - REACH)
    edited = _edited(text[begin : start + _SLACK], prefix[:_OUTERMOST], len(prefix) - near)
    return Agreement.EDITED if edited else Agreement.NONE


def _after(text: str, sides: Sides, end: int, near: int) -> Agreement:
    suffix = sides.suffix
    if near == len(suffix):
        if sides.at_end:
            return Agreement.PROOF if end + near == len(text) else _worth(suffix)
        return Agreement.FULL if sides.suffix_long else _proof(suffix)
    there = text[max(0, end - _SLACK) : end + len(suffix) + REACH]
    edited = _edited(there, suffix[-_OUTERMOST:], len(suffix) - near)
    return Agreement.EDITED if edited else Agreement.NONE


def _edited(there: str, outermost: str, disagreeing: int) -> bool:
    """Whether a side goes on as it did behind what was changed in it.

    It must be changed before its outermost characters, for these are what tells a place
    from its twin: where they are changed too, this is the twin.
    """
    return disagreeing >= len(outermost) == _OUTERMOST and outermost in there


def _worth(side: str) -> Agreement:
    """A side that lay at an end of the text and does so no more: long enough, it still counts."""
    return Agreement.FULL if len(side) >= _OUTERMOST else Agreement.NONE


def _proof(side: str) -> Agreement:
    return Agreement.PROOF if side else Agreement.NONE


def _shared_end(prefix: str, text: str, start: int) -> int:
    """How many characters of ``prefix``, from its end, stand right before ``start``."""
    if text.endswith(prefix, 0, start):
        return len(prefix)
    most = min(len(prefix), start)
    return next((n for n in range(most) if prefix[-1 - n] != text[start - 1 - n]), most)


def _shared_start(suffix: str, text: str, end: int) -> int:
    """How many characters of ``suffix`` stand right after ``end``."""
    if text.startswith(suffix, end):
        return len(suffix)
    most = min(len(suffix), len(text) - end)
    return next((n for n in range(most) if suffix[n] != text[end + n]), most)
