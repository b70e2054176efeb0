"""The opening lines of a document: what stands side by side is read one column after the other, and line ends count.

A masthead sets the body at the left and symbol, distribution and date at the right. Read line by line the name
of a conference would be torn by the symbol beside it. Only two columns at the head of a text are read so: a table
further down is read row by row, as it was written. A date, an agenda item or "Held at …" begins a line of its own
there, however full the line before it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from apostille.reading.line import Line

Row = Sequence[Line]
"""The cells of one line of the file."""

REACH = 80
"""So many lines from the top are an opening."""
_MOST_PAIRS = 8
_UNWRAPPED = 150
_WIDEST = 72
_LONGEST, _LONGEST_BEFORE_FACT = 64, 90
_TAIL = 32
"""In so many last characters of a line stands all that is asked of its end."""
_ALONE = re.compile(
    r"^организация объединенных наций\Z|(?:(?<!\d)(?:1[89]|20)\d\d(?: года| г\.)?|[ap]\.? ?m\.?"
    r"|\d ?h(?:eures?|oras)?(?: \d\d)?|horas|мин\.|час\.|м\.|举行"
    r"|\d{1,2}/\d\d|(?:\d(?:st|nd|rd|th)? (?:plenary )?meeting|\d ?e séance(?: plénière)?|sesión(?: plenaria)?"
    r"|заседание"
    r"|次(?:全体)?会议|الجلسة (?:العامة )?\d{1,4}))[*.,;]?\Z",
    re.IGNORECASE,
)
"""Lines after which nothing of the same sort follows: they end with a year or an hour."""
_ANEW = re.compile(
    r"\d{4}年\d|(?:provisional )?(?:agenda )?items? \d|points? \d[^\n]{0,20}ordre du jour|temas? \d[^\n]{0,20} programa"
    r"|пункты? \d[^\n]{0,20} повестки|(?:临时)?议程项目|البند|original ?:|distr\b|held (?:at|in|on) |tenue? (?:à|au) "
    r"|celebrad[ao] (?:en|el) |состоявш\w+ |\d{1,2}(?:er)? (?:de )?[^\W\d_]{3,12} (?:de )?\d{4}$"
    r"|[^\W\d_]+(?:[ -][^\W\d_]+){0,3} (?:session|sessions|сессия)$|.{4,40} período de sesiones$|第.{1,6}届会议$"
    r"|الدورة .{4,30}$"
    r"|[^\W\d_][^\d,\n]{2,20}, (?:le |el |les |du |from )?\d{1,2}[^\n,]{3,40}\d{4}$"
    r"|(?:A|S|E|CD|NPT|BWC|CCW)/[A-Z\d]\S*\*?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[-/,(–—]|\b(?:and|et|y|и|e|of|the|de|des|du|del|la|los|les|в|on|by|par|por|at|to|à|au|en))\Z", re.IGNORECASE
)
"""Lines that need another one: they end with a conjunction, an article, a comma."""


def unfolded(rows: Sequence[Row]) -> Iterator[Line]:
    """The cells of ``rows`` in the order in which they are read, with a blank line where one visibly begins anew.

    Where paragraphs are not wrapped (lines of more than 150 characters) each short line above them is one of its own.
    """
    unwrapped = any(len(cell.words) > _UNWRAPPED for row in rows for cell in row)
    for _, run in groupby(rows, key=lambda row: bool(row[0])):
        lines = list(_run(list(run)))
        yield from lines[:1]
        for before, line in pairwise(lines):
            if before and line and (_parts(before.words, line.words) or (unwrapped and _ends_short(before, line))):
                yield Line("")
            yield line


def _ends_short(before: Line, after: Line) -> bool:
    short = len(before.words) < _LONGEST_BEFORE_FACT and len(after.words) < _UNWRAPPED
    return short and not after.words[:1].islower() and not _ends_with(_OPEN, before.words)


def _parts(before: str, after: str) -> bool:
    if after[:1].islower() or _ends_with(_OPEN, before):
        return False
    anew = len(before) < _LONGEST_BEFORE_FACT and _ANEW.match(after)
    return bool(anew) or (len(before) < _LONGEST and _ends_with(_ALONE, before))


def _ends_with(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.search(words, max(0, len(words) - _TAIL)) is not None


def _run(rows: list[Row]) -> Iterator[Line]:
    """The cells of rows without a blank line between them."""
    edge = _edge(rows)
    if edge is None:
        for row in rows:
            yield from row
        return
    left, right = _sides(rows, edge)
    yield from (line if index else line._replace(page=rows[0][0].page) for index, line in enumerate(left))
    yield Line("")
    yield from right


def _edge(rows: list[Row]) -> int | None:
    """Where the right one of two columns begins; None where there are no two."""
    pairs = [row for row in rows if len(row) == 2]
    if not 0 < len(pairs) <= _MOST_PAIRS or any(len(row) > 2 for row in rows):
        return None
    edge = min(row[1].indent for row in pairs)
    reach = max(_end(row[0]) for row in pairs)
    across = any(len(row) == 1 and row[0].indent < edge < _end(row[0]) for row in rows)
    numbers = sum(row[1].words.isdecimal() for row in pairs)
    return edge if reach < edge <= _WIDEST and not across and numbers < 2 else None


def _end(line: Line) -> int:
    return line.indent + len(line.words)


def _sides(rows: list[Row], edge: int) -> tuple[list[Line], list[Line]]:
    """Both columns; what stands at the right alone leaves a gap at the left, and each fact at the right is its own."""
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if row[0].indent < edge:
            alone = bool(left) and (left[-1].words.endswith((":", "：")) or left[-1].words.startswith(("(", "（")))
            left += [Line("")] if alone else []
            left.append(row[0]._replace(room=edge, page=False))
        elif left:
            left.append(Line(""))
        for cell in row:
            if cell.indent >= edge:
                gap = right and not _ends_with(_OPEN, right[-1].words) and not cell.words[:1].islower()
                right += [Line(""), cell._replace(page=False)] if gap else [cell._replace(page=False)]
    return left, right
