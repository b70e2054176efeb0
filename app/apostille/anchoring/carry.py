"""Spans carried from one version of a text to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from apostille.anchoring.changes import Change, changes
from apostille.reading.span import Span

ROOM = 64
"""A replacement of this many characters is taken in by a span that touches what it replaced."""

_LEFT = 0.25


def carry(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """Where each span of ``old`` stands in ``new``; None where its words were taken out.

    What is put in at a border of a span stays outside, what is put in or replaced inside
    becomes part of it. A span of which less than a quarter is left is given up.
    """
    edits = changes(old, new)
    starts = [edit.old.start for edit in edits]
    shifts = _shifts(edits)
    return [_carried(old, span, edits, starts, shifts) if span.fits(old) else None for span in spans]


def carrier(edits: Sequence[Change]) -> Callable[[Span], Span | None]:
    """Says where a span stands after places of the text were replaced: ``edits`` in text order, apart from each other.

    A span that shares characters with a replaced place takes in the whole replacement: what
    stands there now are its words. Taken out without replacement, it loses those characters, and
    is None where none are left. What is put in at its border stays outside.
    """
    ends, starts = [edit.old.end for edit in edits], [edit.old.start for edit in edits]
    shifts = _shifts(edits)

    def carried(span: Span) -> Span | None:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if first >= last:
            return span.moved(shifts[first])
        inside = edits[first:last]
        start = min(span.start, inside[0].old.start) + shifts[first]
        end = max(span.end, inside[-1].old.end) + shifts[last]
        return Span(start, end) if end > start else None

    return carried


def _shifts(edits: Sequence[Change]) -> list[int]:
    """How far the text after the n-th edit has moved; the first entry is before all of them."""
    shifts = [0]
    for edit in edits:
        shifts.append(edit.new.end - edit.old.end)
    return shifts


def _carried(
    old: str, span: Span, edits: Sequence[Change], starts: Sequence[int], shifts: Sequence[int]
) -> Span | None:
    first = bisect_right(starts, span.start)
    first -= first > 0 and edits[first - 1].old.end > span.start
    last = first
    while last < len(edits) and edits[last].old.start < span.end:
        last += 1
    inside = edits[first:last]
    if not inside or len(span) == 0:
        return _moved(span, edits, starts, shifts)
    if not _enough_left(old, span, inside):
        return None
    return Span(
        _start(span, inside[0], shifts[first]),
        _end(span, inside[-1], shifts[last]),
    )


def _moved(span: Span, edits: Sequence[Change], starts: Sequence[int], shifts: Sequence[int]) -> Span | None:
    """A span that no edit touches; an empty one within replaced words is lost."""
    before = bisect_right(starts, span.start)
    if before and edits[before - 1].old.end > span.start > edits[before - 1].old.start:
        return None
    if before and len(span) == 0 and edits[before - 1].old.start == span.start:
        before -= 1
    return span.moved(shifts[before])


def _enough_left(old: str, span: Span, edits: Iterable[Change]) -> bool:
    """Whether a quarter of the letters is left, and at least one."""
    gone = [shared for edit in edits if (shared := span.shared(edit.old))]
    letters = sum(map(str.isalnum, span.of(old)))
    lost = sum(sum(map(str.isalnum, part.of(old))) for part in gone)
    if letters == 0:
        return sum(map(len, gone)) < len(span)
    return lost < letters and letters - lost >= _LEFT * letters


def _start(span: Span, edit: Change, shift: int) -> int:
    if span.start < edit.old.start:
        return span.start + shift
    return edit.new.start if _taken_in(span, edit) else edit.new.end


def _end(span: Span, edit: Change, shift: int) -> int:
    if span.end > edit.old.end or (span.end == edit.old.end and not len(edit.old)):
        return span.end + shift
    return edit.new.end if _taken_in(span, edit) else edit.new.start


def _taken_in(span: Span, edit: Change) -> bool:
    """Whether the replacement of words at a border of the span belongs to it."""
    shared = span.shared(edit.old)
    return shared is not None and len(edit.new) <= max(ROOM, 2 * len(shared))
