"""Footnotes: the lines at the foot of a page that are set smaller and begin with the mark of a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apostille.importing.pdf.flow import lines_of, origin_of
from apostille.importing.pdf.layout import Area
from apostille.importing.pdf.measure import Measure
from apostille.importing.pdf.strips import Row, Strip
from apostille.reading.line import Line
from apostille.reading.numbering import note_mark
from apostille.reading.reading import Direction

_SMALL = 0.94
_LONGEST_MARK = 4
_MARK = re.compile(r"(?P<mark>\*{1,3}|[†‡§]{1,2}|[\d٠-٩]{1,3})(?=\s*[^\W\d_]|\s+[\"“«(‘]|\s*https?:)")


@dataclass(slots=True)
class Note:
    """A footnote: its mark, its lines, and the page it stands on."""

    mark: str
    lines: list[Line]
    page: int


def parted(area: Area, direction: Direction, measure: Measure, page: int) -> tuple[Area, list[Note]]:
    """An area without the notes at its foot, and these."""
    if area.kind != "lines":
        return area, []
    start = _first_note(area.rows, measure)
    if start == len(area.rows):
        return area, []
    foot = replace(area, rows=area.rows[start:])
    notes: list[Note] = []
    for line in lines_of(foot, direction, measure, page):
        origin = origin_of(line)
        mark = mark_of(origin.strip) if origin else None
        if mark or not notes:
            notes.append(Note(mark or "", [], page))
        if line.words:
            notes[-1].lines.append(line)
    return replace(area, rows=area.rows[:start]), [note for note in notes if note.lines]


def _first_note(rows: Sequence[Row], measure: Measure) -> int:
    """Where the notes begin; the number of rows where there are none."""
    start = len(rows)
    while start and all(strip.size < _SMALL * measure.body for strip in rows[start - 1]):
        start -= 1
    return next((index for index in range(start, len(rows)) if mark_of(rows[index][0])), len(rows))


def mark_of(strip: Strip) -> str | None:
    """The mark that a line begins with: raised, or in one of the forms in which notes are printed."""
    text = strip.text.lstrip()
    end = strip.runs[1].start if len(strip.runs) > 1 else 0
    if strip.runs[0].raised and 0 < len(strip.text[:end].strip()) <= _LONGEST_MARK:
        return strip.text[:end].strip()
    if mark := note_mark(text):
        return mark
    found = _MARK.match(text)
    return found["mark"] if found else None
