"""The closest words to a quote that was itself edited: between its neighbours, or alike as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from apostille.anchoring.anchor import CONTEXT, STEP
from apostille.anchoring.sides import REACH, Agreement, Sides, weigh
from apostille.reading.span import Span

MARGIN = 0.1
"""By how much the best place must be better than any other."""

_EDGE = 16
_GROWN = 160
_SLACK = 2
_TAIL = 4
_HALF = 0.5
_SURROUNDINGS = 0.8
_PIECES = 64
_PLACES = 50
_WINDOWS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """``score`` is the likeness, from 0 to 1."""

    span: Span
    score: float


def closest(text: str, quote: str, sides: Sides, floor: float) -> Span | None:
    """Where the edited ``quote`` stands in ``text``, or None.

    ``floor`` is the likeness asked for, from 0 to 1 (2 · common characters / all characters).
    Where both neighbours still stand whole the words are between them or gone; where one
    does, they hang on it. One that stands twice now, when it stood once, points nowhere.
    """
    ends, starts = _prefix_ends(text, sides), _suffix_starts(text, sides)
    if len(ends) > 1 or len(starts) > 1:
        return None
    if ends and starts:
        return _between(text, quote, ends[0], starts[0], floor)
    if ends or starts:
        spans = _hanging(text, quote, sides, [*ends, *starts][0], forward=bool(ends))
        alike = [place for span in spans if (place := _alike(text, quote, span, floor))]
        return _clearly_best([place for place in alike if weigh(text, sides, place.span).both_known])
    return _clearly_best(list(_aligned(text, quote, sides, floor))) if _may_align(text, quote, sides) else None


def _may_align(text: str, quote: str, sides: Sides) -> bool:
    """Whether a place alike as a whole would mean something.

    Not so for a few words, for words that have a twin (whose surroundings had to be told
    apart by more context), or where the very words do stand but were not proven.
    """
    most = CONTEXT + STEP // 2
    return len(quote) >= 2 * _EDGE and len(sides.prefix) <= most >= len(sides.suffix) and quote not in text


def _clearly_best(places: list[_Place]) -> Span | None:
    """The best place, if every other that does not overlap it is worse by the margin."""
    if not places:
        return None
    best = max(places, key=lambda place: place.score)
    others = [place for place in places if not place.span.overlaps(best.span)]
    clear = all(place.score <= best.score - MARGIN for place in others)
    return best.span if clear else None


def _between(text: str, quote: str, start: int, end: int, floor: float) -> Span | None:
    """Between its own neighbours a quote may also have lost half, or gained much, at one place."""
    if not start < end <= start + 2 * len(quote) + _GROWN:
        return None
    span = _trimmed(text, quote, Span(start, end))
    words = span.of(text)
    shorter = min(len(quote), len(words))
    same = min(shared_start(quote, words) + shared_start(quote[::-1], words[::-1]), shorter)
    enough = same + _SLACK >= shorter or len(words) <= 2 * len(quote)
    whole = enough and same >= _HALF * len(quote)
    return span if whole or _alike(text, quote, span, floor) else None


def _prefix_ends(text: str, sides: Sides) -> list[int]:
    size = len(sides.prefix)
    if sides.at_start and text.startswith(sides.prefix):
        return [size]
    return [at + size for at in _find(text, sides.prefix)] if size >= _EDGE else []


def _suffix_starts(text: str, sides: Sides) -> list[int]:
    if sides.at_end and text.endswith(sides.suffix):
        return [len(text) - len(sides.suffix)]
    return _find(text, sides.suffix) if len(sides.suffix) >= _EDGE else []


def _find(text: str, words: str) -> list[int]:
    found = list[int]()
    at = text.find(words)
    while at >= 0 and len(found) < _PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _trimmed(text: str, quote: str, span: Span) -> Span:
    """Without words put in before the first or after the last words of the quote."""
    head, tail = quote[:_EDGE], quote[-_EDGE:]
    first, last = text.find(head, span.start, span.end), text.rfind(tail, span.start, span.end)
    begins, ends = text.startswith(quote[:2], span.start), text.endswith(quote[-2:], 0, span.end)
    start = first if first > span.start and not begins else span.start
    end = last + len(tail) if last >= start and not ends else span.end
    return Span(start, max(start, end))


def _alike(text: str, quote: str, span: Span, floor: float) -> _Place | None:
    score = Indel.normalized_similarity(quote, span.of(text), score_cutoff=floor)
    return _Place(span, score) if score >= floor and score > 0 else None


def _hanging(text: str, quote: str, sides: Sides, at: int, *, forward: bool) -> Iterator[Span]:
    """Spans that follow the prefix that ends ``at``, or precede the suffix, up to what is left of the quote."""
    reach = 2 * len(quote) + REACH
    if forward:
        for length in _lengths(quote, sides.suffix, text[at : at + reach]):
            yield Span(at, at + length)
    else:
        before = text[max(0, at - reach) : at]
        for length in _lengths(quote[::-1], sides.prefix[::-1], before[::-1]):
            yield Span(at - length, at)


def _lengths(quote: str, beyond: str, after: str) -> Iterator[int]:
    """How long the quote may have become: to its last words, or else up to where it was cut off.

    Very few last letters are looked for together with what stood ``beyond`` them.
    """
    shared = shared_start(quote, after)
    rest = quote[shared:]
    last = rest[-_TAIL:]
    found = [*_ends(after, rest[-_EDGE:], "", shared), *_ends(after, last, beyond[: _EDGE - _TAIL], shared)]
    if found:
        yield from found
    elif shared >= _EDGE:
        yield shared


def _ends(after: str, words: str, beyond: str, start: int) -> Iterator[int]:
    at = after.find(words + beyond, start)
    if words and at >= 0 and len(words + beyond) >= _TAIL:
        yield at + len(words)


def shared_start(first: str, second: str) -> int:
    """How many characters the two have in common from their start."""
    most = min(len(first), len(second))
    if first[:most] == second[:most]:
        return most
    return next(n for n in range(most) if first[n] != second[n])


def _aligned(text: str, quote: str, sides: Sides, floor: float) -> Iterator[_Place]:
    """Places alike as a whole, words and surroundings, found by pieces of the quote."""
    for begin in _likely(text, quote):
        window = Span(max(0, begin - len(quote) // 2), min(len(text), begin + len(quote) + len(quote) // 2 + 1))
        found = fuzz.partial_ratio_alignment(quote, window.of(text), score_cutoff=100 * floor)
        if found is None or found.dest_end <= found.dest_start:
            continue
        span = Span(window.start + found.dest_start, window.start + found.dest_end)
        place = _alike(text, quote, _trimmed(text, quote, span), floor)
        if place and _surrounded(text, sides, place.span, quote):
            yield place


def _likely(text: str, quote: str) -> list[int]:
    """Where the quote would begin, judged by where most of its pieces stand."""
    size = max(4, min(_EDGE, len(quote) // 4))
    votes = Counter[int]()
    step = max(size, len(quote) // _PIECES)
    for offset in range(0, len(quote) - size + 1, step):
        votes.update((at - offset) // _EDGE for at in _find(text, quote[offset : offset + size]))
    return [max(0, bucket * _EDGE) for bucket, _ in votes.most_common(_WINDOWS)]


def _surrounded(text: str, sides: Sides, span: Span, quote: str) -> bool:
    """Whether both sides agree, each in full or at least alike, and every number is the same.

    It is by their numbers that paragraphs of one resolution differ.
    """
    evidence = weigh(text, sides, span)
    before = text[max(0, span.start - len(sides.prefix)) : span.start]
    after = text[span.end : span.end + len(sides.suffix)]
    alike = _like(evidence.before, sides.prefix, before) and _like(evidence.after, sides.suffix, after)
    return alike and _numbers(sides.prefix + quote + sides.suffix) == _numbers(before + span.of(text) + after)


def _numbers(words: str) -> list[str]:
    return [character for character in words if character.isnumeric()]


def _like(agreement: Agreement, side: str, there: str) -> bool:
    return agreement >= Agreement.FULL or (
        len(side) >= _EDGE and Indel.normalized_similarity(side, there) >= _SURROUNDINGS
    )
