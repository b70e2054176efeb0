"""How a document is set: the size of its text, how far its lines are apart, where they end.

Places here are counted in the direction of reading: ``start`` and ``end`` of a line grow from where it begins, for a
line that runs to the left too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from apostille.importing.pdf.layout import Area
from apostille.importing.pdf.strips import Strip
from apostille.reading.reading import Direction

_COMMON = 0.15
_LEADING = 1.2
_FEWEST = 3
_BUCKET = 3.0
_EDGE = 1.2
_TOLERANCE = 0.6
_SHALLOW, _DEEP = 0.8, 6.0
_FULL = 4.0
_SELDOM = 4

_Key = tuple[int, int]
"""Where lines start, and their size, both rounded."""


@dataclass(frozen=True, slots=True)
class Measure:
    """``body`` is the size of most letters, ``unit`` the width of a column of reflowing, both in points."""

    body: float
    unit: float
    pitches: dict[int, float]
    margins: dict[_Key, float]
    firsts: frozenset[int] = frozenset()
    """How far in the first lines of paragraphs begin, in points; none where they do not."""

    def pitch(self, size: float) -> float:
        """How far base lines of letters of this size are apart inside a paragraph, in points."""
        common = self.pitches.get(round(self.body), self.body * _LEADING)
        return self.pitches.get(round(size), common * size / self.body)

    def margin(self, start: float, size: float) -> float | None:
        """Where lines end that start here, in points; None where too few of them go that far."""
        return self.margins.get(_key(start, size))


def start_of(strip: Strip, direction: Direction) -> float:
    """Where a line begins."""
    return strip.left if direction == "ltr" else -strip.right


def end_of(strip: Strip, direction: Direction) -> float:
    """Where a line ends."""
    return strip.right if direction == "ltr" else -strip.left


def direction_of(area: Area, document: Direction) -> Direction:
    """From which side the lines of an area begin; ``document`` is that of lines with letters running to the left."""
    strips = [strip for row in area.rows for strip in row]
    return document if 2 * sum(strip.leftward for strip in strips) > len(strips) else "ltr"


def base_direction(areas: Sequence[Area]) -> Direction:
    """In which direction lines are set that hold letters running to the left.

    The full stop of a last line stands at its left end, or at its right where the program that set it took such
    letters for a quotation in a line that runs to the right. Without any, it is the flush side that tells.
    """
    strips = [
        row[0] for area in areas if area.kind == "lines" for row in area.rows if len(row) == 1 and row[0].leftward
    ]
    at_left = sum(_stops(strip.atoms[0].text if strip.atoms else strip.text) for strip in strips)
    at_right = sum(_stops(strip.atoms[-1].text) for strip in strips if strip.atoms)
    if at_left or at_right:
        return "ltr" if at_right * _SELDOM > at_left else "rtl"
    return flush_direction(areas)


def _stops(text: str) -> bool:
    return text[-1:] in tuple(".،؛؟")


def flush_direction(areas: Iterable[Area]) -> Direction:
    """From which side lines with letters running to the left begin on the page: the more even one."""
    flush_left = flush_right = 0
    for area in areas:
        strips = [row[0] for row in area.rows if len(row) == 1 and row[0].leftward]
        if area.kind != "lines" or len(strips) < 2:
            continue
        left = _commonest(strip.left for strip in strips)
        right = _commonest(strip.right for strip in strips)
        for strip in strips:
            near = _TOLERANCE * strip.size
            at_left, at_right = abs(strip.left - left) < near, abs(strip.right - right) < near
            flush_left += at_left and not at_right
            flush_right += at_right and not at_left
    return "ltr" if flush_left > flush_right + 1 else "rtl"


def _commonest(places: Iterable[float]) -> float:
    return Counter(round(place / _BUCKET) for place in places).most_common(1)[0][0] * _BUCKET


def measured(areas: Sequence[tuple[Area, Direction]]) -> Measure:
    """The measure of a document from all its areas."""
    sizes = Counter[float]()
    for area, _ in areas:
        for row in area.rows:
            for strip in row:
                sizes[strip.size] += len(strip.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return Measure(body or 10.0, 0.5 * (body or 10.0), _pitches(areas), _margins(areas), _firsts(areas))


def _pitches(areas: Sequence[tuple[Area, Direction]]) -> dict[int, float]:
    steps: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for area, _ in areas:
        for upper, lower in pairwise(area.rows if area.kind == "lines" else ()):
            size, step = upper[0].size, upper[0].base - lower[0].base
            if abs(size - lower[0].size) < 0.05 * size and 0.8 * size < step < 3 * size:
                steps[round(size)][round(step * 2) / 2] += 1
    return {size: _tightest(counted) for size, counted in steps.items() if counted.total() >= _FEWEST}


def _tightest(steps: Counter[float]) -> float:
    return min(step for step, count in steps.items() if count + steps[step + 0.5] >= _COMMON * steps.total())


def _firsts(areas: Sequence[tuple[Area, Direction]]) -> frozenset[int]:
    """How far in lines begin that one farther out follows: first lines of paragraphs, not items or quotations."""
    alone, followed = Counter[int](), Counter[int]()
    for area, direction in areas:
        strips = [row[0] for row in area.rows if area.kind == "lines" and len(row) == 1]
        if not strips:
            continue
        least = min(start_of(strip, direction) for strip in strips)
        most = max(end_of(strip, direction) for strip in strips)
        for upper, lower in pairwise(strips):
            inward = start_of(upper, direction) - least
            back = start_of(lower, direction) - least
            if _SHALLOW < inward / upper.size < _DEEP and abs(upper.size - lower.size) < 0.05 * upper.size:
                if back < 0.3 * upper.size:
                    alone[round(inward)] += 1
                elif end_of(upper, direction) > most - _FULL * upper.size:
                    followed[round(inward)] += 1
    return frozenset(
        inward + near
        for inward, count in alone.items()
        for near in (-1, 0, 1)
        if count >= _FEWEST and count > 2 * followed[inward]
    )


def _key(start: float, size: float) -> _Key:
    return round(start / _BUCKET), round(size)


def _margins(areas: Sequence[tuple[Area, Direction]]) -> dict[_Key, float]:
    ends: defaultdict[_Key, list[float]] = defaultdict(list)
    for area, direction in areas:
        for row in area.rows if area.kind == "lines" else ():
            for strip in row:
                ends[_key(start_of(strip, direction), strip.size)].append(end_of(strip, direction))
    margins = {key: _margin(sorted(each), key[1]) for key, each in ends.items()}
    return {key: margin for key, margin in margins.items() if margin is not None}


def _margin(ends: Sequence[float], size: int) -> float | None:
    """The farthest end that others come close to: one in twenty of the lines, three at least."""
    enough = max(_FEWEST, len(ends) // 20)
    for index in range(len(ends) - 1, enough - 2, -1):
        if ends[index] - ends[index - enough + 1] < _EDGE * size:
            return ends[index]
    return None
