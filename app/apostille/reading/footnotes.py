"""Footnotes of a plain text whose mark is a bare number: "1 A/59/123." below, "the matter1" or "the matter,1" above.

A bare number is a year, a sum or a chapter as often; so a line begins a note only where the numbers count on from 1
and each of them stands as a mark behind a word above, with nothing between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from apostille.reading.line import Line
from apostille.reading.sentences import ends

_BEGINS = re.compile(r"(?P<number>\d{1,2})[ \u00a0\t]{1,4}(?=[^\W\d_]|[“«\"(])")
_MARK = r"(?:(?<=[^\W\d_]{{2}}[.,;:!?”\"»’)\]])|(?<=[a-zà-ÿа-яё]{{2}})){number}(?=$|[\s.,;:)—–-](?!\d))"


class Mark(NamedTuple):
    """Stands in a line that begins a note."""

    number: str


def marked(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that begin a note marked so and set apart from what stands above."""
    digits = (at for at, line in enumerate(lines) if line.words[:1].isdigit())
    begun = [(at, found["number"]) for at in digits if (found := _BEGINS.match(lines[at].words))]
    notes = dict(_counted(lines, begun)) if begun else {}
    if not notes:
        return list(lines)
    made: list[Line] = []
    for at, line in enumerate(lines):
        made += [Line(""), line._replace(origin=Mark(notes[at]))] if at in notes else [line]
    return made


def mark_of(group: Sequence[Line]) -> str | None:
    """The number of the note that these lines are, or None."""
    origin = group[0].origin
    return origin.number if isinstance(origin, Mark) else None


def _counted(lines: Sequence[Line], begun: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those lines that count on from 1 and have their mark above; none where one of them has not."""
    notes: list[tuple[int, str]] = []
    for at, number in begun:
        if int(number) != len(notes) + 1 or (at and lines[at - 1].words and not ends(lines[at - 1].words)):
            continue
        mark = re.compile(_MARK.format(number=number))
        if not any(mark.search(line.words) for line in lines[:at]):
            return []
        notes.append((at, number))
    return notes
