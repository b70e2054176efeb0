"""Hard-wrapped lines → paragraphs: page breaks, hyphens, indents, headings, printed numbers.

Lines are gathered into groups (what stands between blank lines), a group is cut where a
paragraph visibly begins (a printed number, a deeper indent after a full stop, capitals after
small letters, a line that had room for the next word), and groups are joined again where
a sentence or a heading goes on over a blank line or a page. Every rule speaks of shapes;
none knows a document. Every step takes time linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from apostille.reading.damage import LOST, keep_lost_together
from apostille.reading.floor import begins as takes_floor
from apostille.reading.flow import Flow
from apostille.reading.footnotes import mark_of, marked
from apostille.reading.headings import with_headings
from apostille.reading.joining import HYPHENS, Spellings, joined
from apostille.reading.line import Line
from apostille.reading.lines import split, width, without_furniture
from apostille.reading.numbering import Label, follows, label_of, note_mark
from apostille.reading.pieces import Piece, assemble
from apostille.reading.reading import Reading
from apostille.reading.sentences import (
    begins_low,
    ends,
    ends_abbreviated,
    goes_on,
    is_capitals,
    is_function_word,
    is_left_open,
    pauses,
)
from apostille.reading.tables import as_table

Group = list[Line]

_LONG_LINE = 160
_ROOM = 0.6
_LAST_LINE = 0.8
_CROWD = 20
_ASIDE = 20
_NO_INDENT = 10_000
_LOW = re.compile("(?![ivx]{2})[a-zà-öø-ÿа-яё][^\\W\\d_]")
"""Two letters, the first a small one: no label and no paragraph begins so."""
_QUOTES = '"“„«'
_AND = (" and", " or", " et", " ou", " y", " o", " и", " или", "和", "或", " و", " أو")


def reflow(text: str) -> Reading:
    """The reading of a plain text; total on any ``str``."""
    return flowed(text).reading


def flowed(text: str) -> Flow:
    """The same with what was kept out of it and what is doubtful in it."""
    if rows := as_table(text):
        return Flow(assemble(rows))
    lines, furniture = without_furniture(split(keep_lost_together(text)))
    spellings = Spellings(text)
    groups = gathered(marked(lines), width(lines))
    pieces = [_piece(joined([line.words for line in group], spellings), mark_of(group)) for group in groups]
    reading = assemble(with_headings(pieces))
    return Flow(reading, furniture=furniture, hyphens=spellings.doubtful)


def gathered(lines: Iterable[Line], broad: int) -> list[Group]:
    """The lines of each paragraph; furniture is none of them, ``broad`` is how wide the text was set, in columns."""
    groups = [cut for group in _groups(lines) for cut in _cut(group, broad)]
    return _rejoined(groups, broad)


def _groups(lines: Iterable[Line]) -> list[Group]:
    """Runs of lines between blank ones; a page break is an empty group that holds only itself."""
    groups: list[Group] = []
    current: Group = []
    for line in lines:
        if line.page or not line.words:
            groups.append(current)
            current = []
        if line.page:
            groups.append([Line("", page=True)])
        if line.words:
            # Its break is told; what carries the mark is no words.
            current.append(line._replace(page=False) if line.page else line)
    groups.append(current)
    return [group for group in groups if group]


def _cut(group: Group, broad: int) -> list[Group]:
    """The paragraphs of one group of lines."""
    if group[0].page:
        return [group]
    crowded = len(group) > _CROWD and not _indents(group)
    base = _base(group)
    cuts: list[Group] = [[group[0]]]
    number = label_of(group[0].words)
    for before, line in pairwise(group):
        if _LOW.match(line.words) and abs(line.indent - before.indent) <= _ASIDE:  # as most lines do
            cuts[-1].append(line)
            continue
        label = label_of(line.words)
        indented = line.indent > base and ends(before.words) and not begins_low(line.words)
        last = _was_last(before, line, broad) if crowded or before.ended else False
        if indented or last or _begins(cuts[-1], before, line, broad) or _numbered(label, number, before, line):
            cuts.append([])
        cuts[-1].append(line)
        number = label if label and label.value is not None and len(cuts[-1]) == 1 else number
    return cuts


def _base(group: Group) -> int:
    """The indent beyond which a line is the first of a paragraph, where the first line of the group is one."""
    base = min(line.indent for line in group)
    return base if group[0].indent > base else _NO_INDENT


def _indents(group: Group) -> bool:
    indents = Counter(line.indent for line in group)
    return len(indents) > 1 and min(indents.values()) > 1


def _begins(paragraph: Group, before: Line, line: Line, broad: int) -> bool:
    """Whether ``line`` visibly begins a paragraph after the line ``before``."""
    low = begins_low(line.words)
    if before.words[-1] in HYPHENS:
        return False
    if abs(line.indent - before.indent) > _ASIDE or (takes_floor(line.words) and ends(before.words)):
        return True
    if is_capitals(before.words) != is_capitals(line.words) and not low and _heads(before, line, broad):
        return True
    if line.indent > before.indent and ends(before.words) and not low:
        return not (len(paragraph) == 1 and label_of(before.words))
    if len(before.words) > _LONG_LINE:
        return not low and (ends(before.words) or pauses(before.words))
    return not low and not goes_on(line.words) and _had_room(before, line, broad)


def _heads(before: Line, line: Line, broad: int) -> bool:
    """Whether one of two neighbours, only one of them in capitals, is a heading of its own."""
    capital = before if is_capitals(before.words) else line
    if len(capital.words.split()) < 2 and len(capital.words) > _ROOM * broad:
        return False
    return capital is before or ends(before.words) or _had_room(before, line, broad)


def _had_room(before: Line, line: Line, broad: int) -> bool:
    """Whether the next word would easily have fitted: the line was ended on purpose."""
    first = line.words.split(" ", 1)[0]
    if ends(before.words) or LOST in before.words[-1:]:
        return False
    if before.ended is not None:
        return before.ended
    if is_left_open(before.words) and line.words[0] not in _QUOTES:
        return False
    reach = len(before.words) if before.indent > _ASIDE else before.columns
    return reach + 1 + len(first) < _ROOM * (before.room or broad)


def _was_last(before: Line, line: Line, broad: int) -> bool:
    """In lines without any gap: a short line that ends a sentence was the last of its paragraph."""
    stopped = ends(before.words) and (not ends_abbreviated(before.words) or is_function_word(line.words.split(" ")[0]))
    short = before.ended if before.ended is not None else before.columns < _LAST_LINE * broad
    return short and stopped and not begins_low(line.words)


def _numbered(label: Label | None, last: Label | None, before: Line, line: Line) -> bool:
    if label is None:
        return note_mark(line.words) is not None and ends(before.words)
    stopped = ends(before.words) or pauses(before.words) or before.words.endswith(_AND)
    if label.form == "decimal":
        return follows(label, last) and (stopped or last is not None)
    return stopped or label_of(before.words) is not None


def _rejoined(groups: Sequence[Group], broad: int) -> list[Group]:
    """The groups, those put together that a blank line or a page break only interrupts."""
    result: list[Group] = []
    paged = False
    for group in groups:
        if group[0].page:
            paged = True
            continue
        if result and _interrupted(result[-1], group, broad, paged):
            result[-1] = result[-1] + group if len(result[-1]) < _CROWD else _extended(result[-1], group)
        else:
            result.append(list(group))
        paged = False
    return result


def _extended(group: Group, more: Group) -> Group:
    group.extend(more)
    return group


def _interrupted(group: Group, after: Group, broad: int, paged: bool) -> bool:
    last, first = group[-1], after[0]
    if paged and last.words.endswith((",", "،", "，")) and not label_of(first.words):
        return True
    if (
        label_of(first.words)
        or ends(last.words)
        or takes_floor(first.words)
        or (pauses(last.words) and not begins_low(first.words))
    ):
        return False
    if is_capitals(last.words) and is_capitals(first.words):
        return goes_on(first.words) and (len(group) > 1 or len(last.words) > 60)
    if paged and last.columns > _LAST_LINE * broad and not is_capitals(first.words):
        return True
    full = last.columns > (_ROOM if paged else _LAST_LINE) * broad and len(last.words) > 30
    return begins_low(first.words) and full and (paged or len(last.words) < _LONG_LINE)


def _piece(words: str, mark: str | None) -> Piece:
    return Piece(words, "note", mark) if mark else paragraph(words)


def paragraph(words: str) -> Piece:
    """One paragraph of text: a note where it begins with the mark of one, else with its printed label."""
    if mark := note_mark(words):
        return Piece(words, "note", mark)
    label = label_of(words)
    if label is None:
        return Piece(words)
    return Piece(words, "list" if label.is_list else "body", label.printed, label.depth)
