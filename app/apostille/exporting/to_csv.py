"""A report as CSV: one row an annotation, for a spreadsheet.

All cells are quoted, UTF-8 with a byte order mark as Excel wants it. A cell that a spreadsheet would take for a formula
gets an apostrophe before it (CWE-1236), unless the recipe asks for exact cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from apostille.exporting.notes import plain
from apostille.exporting.report import Entry, Report, passage, quoted

COLUMNS = (
    "number", "statement", "date", "symbol", "words_of", "transmitted_by", "part", "paragraph", "citation", "tags",
    "passage", "sentence", "translation", "note", "annotator", "created", "start", "end", "uuid", "placed",
)  # fmt: skip
"""The columns, in order. ``tags`` are paths joined by "; ", ``start`` and ``end`` code points, ``placed`` yes or no."""

_FORMULA = "=+\\-@\t\r\n\0＝＋－＠"
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad \u00a0\u3000"
_ACTS = re.compile(f"[{_UNSEEN}]*[{_FORMULA}]")
"""A cell that a spreadsheet might calculate: its first sign that is seen begins a formula."""

_SUSPECT = re.compile(f'","[{_UNSEEN}]*[{_FORMULA}]')
"""A cell of that kind within a row, whatever its column but the first, which is a number."""


def write(report: Report) -> Iterator[str]:
    """The rows as text, one after the other, the names of the columns first."""
    yield _row(COLUMNS, exact=True)
    sources = [(line.title, line.date, line.symbol) for line in report.statements]
    exact = report.exact
    for entry in report.entries():
        yield _row(_cells(entry, sources[entry.statement]), exact=exact)


def _row(cells: Sequence[str], *, exact: bool) -> str:
    """One line (RFC 4180), every cell quoted. Written here because ``csv.writer`` goes sign by sign; cells are looked
    at one by one only where there is a reason to. The first cell is a number or a name and needs no guard."""
    row = '","'.join(cells)
    if not exact and _SUSPECT.search(row):
        cells = [f"'{cell}" if _ACTS.match(cell) else cell for cell in cells]
        row = '","'.join(cells)
    if row.count('"') > 2 * (len(cells) - 1):
        row = '","'.join([cell.replace('"', '""') for cell in cells])
    return f'"{row}"\r\n'


def _cells(entry: Entry, source: tuple[str, str, str]) -> tuple[str, ...]:
    (
        number, uuid, _, placed, quotation, citation, words_of, transmitted_by, part, paragraph, tags, _, translation,
        note, annotator, created, start, end,
    ) = entry  # fmt: skip
    whole = placed == "whole"
    return (
        str(number),
        *source,
        words_of,
        transmitted_by,
        part,
        paragraph,
        citation,
        tags[0] if len(tags) == 1 else "; ".join(tags),
        "" if whole else passage(quotation),
        "" if whole else quoted(quotation),
        translation,
        plain(note) if note else "",
        annotator,
        created,
        "" if start is None else str(start),
        "" if end is None else str(end),
        uuid,
        "no" if placed == "lost" else "yes",
    )
