"""Finding the words of an anchor again in a text that may have changed since.

First the words as they were, the place with the best agreeing context, then the nearest
one; then the words but for case, quotation marks, dashes and spaces; then the closest
words between the same neighbours. A place without evidence is no place: for analysts a
wrong anchor is worse than an orphan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from apostille.anchoring.anchor import Anchor
from apostille.anchoring.plain import plain, plain_of
from apostille.anchoring.sides import Evidence, Sides, sides_of, weigh
from apostille.reading.span import Span

How = Literal["exact", "folded", "approximate"]

FLOOR = 0.75
"""How alike approximate words must be at least, from 0 to 1."""

_NEARER = 4


@dataclass(frozen=True, slots=True)
class Located:
    """Where the words were found, and by which of the three ways."""

    span: Span
    by: How


def locate(text: str, anchor: Anchor, floor: float = FLOOR) -> Located | None:
    """Where ``anchor`` holds in ``text``, or None where no place has enough evidence.

    ``floor``, from 0 to 1, is how alike approximate words must be; 1 wants them exact or folded.
    """
    sides = sides_of(anchor)
    span = _exact(text, anchor.quote, sides, anchor.span.start)
    if span is not None:
        return Located(span, "exact")
    return _loosely(text, anchor, sides, floor) if anchor.quote else None


def occurrences(text: str, quote: str) -> list[Span]:
    """Every place of ``quote`` in ``text``, in order, any white space standing for any other."""
    words = quote.split()
    if not words:
        return []
    pattern = re.compile("(?=(" + r"\s+".join(map(re.escape, words)) + "))")
    return [Span(*found.span(1)) for found in pattern.finditer(text)]


def _loosely(text: str, anchor: Anchor, sides: Sides, floor: float) -> Located | None:
    """As folded, or approximate. All of it happens in the plain text, which is mapped back."""
    there = plain_of(text)
    quote = plain(anchor.quote).text
    if not quote.strip():
        return None
    around = replace(sides, prefix=plain(sides.prefix).text, suffix=plain(sides.suffix).text)
    near = there.position(anchor.span.start)
    span = _folded(there.text, quote, around, near)
    if span is not None:
        return Located(there.back(span), "folded")
    if floor >= 1:
        return None
    from apostille.anchoring.approximate import closest  # rapidfuzz takes its time, and most words are found above

    span = closest(there.text, quote, around, floor)
    return Located(there.back(span), "approximate") if span is not None else None


def _folded(text: str, quote: str, sides: Sides, near: int) -> Span | None:
    """The words but for typography; that they occurred once so is not known: both sides must agree."""
    if not sides.known:
        return _without_context(text, quote, near)
    if _repeats(text, sides.prefix) and _repeats(text, sides.suffix):
        return None
    places = set(_places(text, quote, sides.prefix, sides.suffix))
    return _best(text, sides, places, near, lambda evidence: evidence.both_whole)


def _repeats(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + 1) >= 0


def _exact(text: str, quote: str, sides: Sides, near: int) -> Span | None:
    """The very words beside a whole side of theirs; with neither, they may be those of a twin."""
    if not sides.known:
        return _without_context(text, quote, near)
    beside = {*_places(text, quote, sides.prefix, ""), *_places(text, quote, "", sides.suffix)}
    return _best(text, sides, beside, near, lambda evidence: evidence.proves)


def _without_context(text: str, quote: str, near: int) -> Span | None:
    """An anchor with no context holds where it stood, or where its words occur only once."""
    if text.startswith(quote, near) and near <= len(text):
        return Span(near, near + len(quote))
    first = text.find(quote) if quote else -1
    once = first >= 0 and text.find(quote, first + 1) < 0
    return Span(first, first + len(quote)) if once else None


def _places(text: str, quote: str, prefix: str, suffix: str) -> Iterator[Span]:
    """The places of ``quote`` that stand between these two; none where neither is given."""
    if prefix or suffix:
        for at in _find(text, prefix + quote + suffix):
            yield Span(at + len(prefix), at + len(prefix) + len(quote))


def _find(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _best(
    text: str,
    sides: Sides,
    places: Iterable[Span],
    near: int,
    enough: Callable[[Evidence], bool],
) -> Span | None:
    """The proven place with the best evidence; of equals the nearest, when it is clearly so."""
    weighed = [(weigh(text, sides, place), place) for place in places]
    proven = [(evidence, place) for evidence, place in weighed if enough(evidence)]
    if not proven:
        return None
    top = max(evidence.rank for evidence, _ in proven)
    equals = sorted((abs(place.start - near), place) for evidence, place in proven if evidence.rank == top)
    clear = len(equals) == 1 or equals[0][0] * _NEARER <= equals[1][0]
    return equals[0][1] if clear else None
