"""Two strips put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from apostille.importing.pdf.fonts import Look
from apostille.importing.pdf.strips import Atom, Stretch, Strip
from apostille.reading.sentences import is_cjk

_BLANK = 0.15


def joined(first: Strip, second: Strip) -> Strip:
    """Both as one, with a blank between them where there is room for it or where they stand on two lines."""
    gap = second.left - first.right
    size = max(first.size, second.size)
    beside = abs(first.base - second.base) < size
    if beside and gap < 0 and second.right < first.left:
        first, second = second, first
    blank = " " if _parted(first, second, gap if beside else size) else ""
    shift = len(first.text) + len(blank)
    runs = [*first.runs, *(run._replace(start=run.start + shift) for run in second.runs)]
    stretches = [*first.stretches, *(Stretch(each.start + shift, each.place) for each in second.stretches)]
    large = first if first.size >= second.size else second
    return Strip(
        first.text + blank + second.text,
        min(first.left, second.left),
        max(first.right, second.right),
        large.base if beside else second.base,
        large.size,
        runs,
        stretches,
        first.head,
        second.blank,
        max(first.loosest, second.loosest, gap if beside else 0.0),
        first.leftward or second.leftward,
        _atoms(first, second, blank) if first.leftward or second.leftward else None,
    )


def whole(row: Sequence[Strip]) -> Strip:
    """All strips of a row as one."""
    return reduce(joined, row)


def _parted(first: Strip, second: Strip, gap: float) -> bool:
    if first.text[-1:].isspace() or second.text[:1].isspace():
        return False
    both_cjk = is_cjk(first.text[-1:]) and is_cjk(second.text[:1])
    return gap > (1.0 if both_cjk else _BLANK) * max(first.size, second.size)


def _atoms(first: Strip, second: Strip, blank: str) -> list[Atom]:
    """The letters of both, as they are seen from left to right."""
    between = [Atom(first.right, second.left, " ", -1, first.runs[0].look)] if blank else []
    return [*(first.atoms or _letters(first)), *between, *(second.atoms or _letters(second))]


def _letters(strip: Strip) -> list[Atom]:
    """The letters of a strip whose order is known, at about the places where they stand."""
    step = strip.width / max(1, len(strip.text))
    places = {each.start: each.place for each in strip.stretches}
    seen: list[tuple[str, int, Look]] = []
    place, look = -1, strip.runs[0].look
    looks = {run.start: run.look for run in strip.runs}
    for index, letter in enumerate(strip.text):
        place = places.get(index, place + 1 if place >= 0 else -1)
        look = looks.get(index, look)
        seen.append((letter, place, look))
    if strip.leftward:
        seen.reverse()
    left = strip.left
    return [Atom(left + index * step, left + (index + 1) * step, *each) for index, each in enumerate(seen)]
