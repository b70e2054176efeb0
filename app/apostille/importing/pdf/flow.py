"""Areas → the lines that reflowing takes: their words, indent and reach, and what the page shows of paragraphs.

A blank line stands where the page leaves more room than between two lines of a paragraph, or where the letters
change; a page mark where a column or a page ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from apostille.importing.pdf.layout import Area
from apostille.importing.pdf.measure import Measure, end_of, start_of
from apostille.importing.pdf.strips import Strip
from apostille.reading.line import Line
from apostille.reading.lines import BLANKS
from apostille.reading.reading import Direction
from apostille.reading.sentences import begins_low, is_cjk

_GAP, _GAP_POINTS = 1.25, 0.8
_OTHER = 1.1
_SNAP = 0.4
_SLACK = 0.3
_BLANK = 0.3
_CJK_SLACK = 2.4
_CENTRED = 2.0


LEADERS = re.compile(r"(?:[.·…_]\s?){4,}\s*[\divxlc]{1,5}\s*$")
"""The end of a line in a table of contents."""


class Origin(NamedTuple):
    """Where a line comes from: its strip, of which ``shift`` blanks at the head are no words, on page ``number``."""

    strip: Strip
    number: int
    shift: int


def origin_of(line: Line) -> Origin | None:
    """Where a line comes from; None for a blank one."""
    return line.origin if isinstance(line.origin, Origin) else None


def printed(strip: Strip, number: int) -> Line:
    """The words of a strip on page ``number``, without the blanks around them."""
    shift = len(strip.text) - len(strip.text.lstrip(BLANKS))
    return Line(strip.text.strip(BLANKS), origin=Origin(strip, number, shift))


def lines_of(area: Area, direction: Direction, measure: Measure, number: int) -> Iterator[Line]:
    """The lines of an area of lines on page ``number``, blank ones between paragraphs that are set apart."""
    strips = [strip for row in area.rows for strip in row]
    starts = _snapped([start_of(strip, direction) for strip in strips], measure.body)
    least = min(starts)
    ends = [_margin(strips, starts, index, measure) for index in range(len(strips))]
    before: Strip | None = None
    ended: bool | None = None
    indent = 0
    for index, strip in enumerate(strips):
        after = strips[index + 1] if index + 1 < len(strips) else None
        apart = before is not None and _are_apart(before, strip, measure)
        if before is not None and not apart and round(starts[index] - least) in measure.firsts:
            apart = bool(ended) or not begins_low(strip.text.lstrip())
        if apart:
            yield Line("")
        centred = before is not None and not apart and _share_an_axis(before, strip)
        indent = indent if centred else round((starts[index] - least) / measure.unit)
        ended = _ended(strip, after, ends[index], direction)
        reach = round((end_of(strip, direction) - least) / measure.unit)
        yield printed(strip, number)._replace(indent=indent, reach=reach, ended=ended)
        before = strip


def _snapped(starts: Sequence[float], size: float) -> list[float]:
    """Starts that differ by less than half a letter are the same."""
    places: dict[float, float] = {}
    last = base = -1e9
    for start in sorted(set(starts)):
        if start - last > _SNAP * size:
            base = start
        places[start] = base
        last = start
    return [places[start] for start in starts]


def _margin(strips: Sequence[Strip], starts: Sequence[float], index: int, measure: Measure) -> float | None:
    """Where this line could have ended, as others show that start where it or the next one does."""
    size = strips[index].size
    found = [measure.margin(starts[near], strips[near].size) for near in (index, index + 1) if near < len(strips)]
    same = [margin for margin in found if margin is not None]
    if len(found) > 1 and abs(strips[index + 1].size - size) > 0.05 * size:
        return found[0]
    return max(same, default=None)


def _ended(strip: Strip, after: Strip | None, margin: float | None, direction: Direction) -> bool | None:
    """Whether a line was ended although the first word of the next would have fitted."""
    if after is None or margin is None or not strip.text.strip():
        return None
    room = margin - end_of(strip, direction)
    first = after.text.lstrip(BLANKS)
    if is_cjk(first[:1]) or is_cjk(strip.text.rstrip(BLANKS)[-1:]):
        return room > _CJK_SLACK * strip.size
    word = (after.head or len(first.split(" ", 1)[0]) * after.width / max(1, len(after.text))) + _BLANK * strip.size
    if room > word + _SLACK * strip.size:
        return True
    return False if room < word else None


def _are_apart(before: Strip, strip: Strip, measure: Measure) -> bool:
    """Whether the page shows that a line begins something else than the one above."""
    if LEADERS.search(before.text):
        return True
    large, small = max(before.size, strip.size), min(before.size, strip.size)
    if large > _OTHER * small or (before.is_bold != strip.is_bold and _changes(before, strip)):
        return True
    pitch = measure.pitch(large)
    step = before.base - strip.base
    return step > _GAP * pitch + _GAP_POINTS or step < -0.5 * large


def _changes(before: Strip, strip: Strip) -> bool:
    """Whether bold letters stop or begin just at the break, and not somewhere inside a line."""
    return before.runs[-1].look.font.bold != strip.runs[0].look.font.bold


def _share_an_axis(before: Strip, strip: Strip) -> bool:
    """Whether two lines are centred over each other."""
    middle, other = (before.left + before.right) / 2, (strip.left + strip.right) / 2
    aside = abs(before.left - strip.left)
    return abs(middle - other) < 0.5 * strip.size and aside > _CENTRED * strip.size
