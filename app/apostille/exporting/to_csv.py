"""A report as CSV: one row an annotation, for a spreadsheet.

All cells are quoted, UTF-8 with a byte order mark as Excel wants it. A cell that a spreadsheet would take for a formula
gets an apostrophe before it (CWE-1236), unless the recipe asks for exact cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from csv import QUOTE_ALL
from csv import writer as csv_writer

from apostille.exporting.notes import plain
from apostille.exporting.report import Entry, Report, StatementLine, passage, quoted

ENCODING = "utf-8-sig"

COLUMNS = (
    "number", "statement", "date", "symbol", "words_of", "transmitted_by", "part", "paragraph", "citation", "tags",
    "passage", "sentence", "translation", "note", "annotator", "created", "start", "end", "uuid", "placed",
)  # fmt: skip
"""The columns, in order. ``tags`` are paths joined by "; ", ``start`` and ``end`` code points, ``placed`` yes or no."""

_FORMULA = frozenset("=+-@\t\r\n\0＝＋－＠")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad \u00a0\u3000"


class _Lines:
    """A file for ``csv.writer`` that keeps no more than the line at hand."""

    def __init__(self) -> None:
        self.line = ""

    def write(self, text: str) -> None:
        self.line = text


def write(report: Report) -> Iterator[str]:
    """The rows as text, one after the other, the names of the columns first."""
    lines = _Lines()
    rows = csv_writer(lines, quoting=QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    yield lines.line
    for entry in report.entries():
        cells = _cells(entry, report.statements[entry.statement])
        rows.writerow(cells if report.exact else _guarded(cells))
        yield lines.line


def _cells(entry: Entry, statement: StatementLine) -> tuple[str | int, ...]:
    whole = entry.place == "whole"
    return (
        entry.number,
        statement.title,
        statement.date,
        statement.symbol,
        entry.words_of,
        entry.transmitted_by,
        entry.part,
        entry.paragraph,
        entry.citation,
        "; ".join(entry.tags),
        "" if whole else passage(entry.quotation),
        "" if whole else quoted(entry.quotation),
        entry.translation,
        plain(entry.note) if entry.note else "",
        entry.annotator,
        entry.created,
        "" if entry.start is None else entry.start,
        "" if entry.end is None else entry.end,
        entry.uuid,
        "no" if entry.place == "lost" else "yes",
    )


def _guarded(cells: Iterable[str | int]) -> list[str | int]:
    return [f"'{cell}" if isinstance(cell, str) and _acts(cell) else cell for cell in cells]


def _acts(cell: str) -> bool:
    """Whether a spreadsheet might calculate this cell: its first sign that is seen begins a formula."""
    if not cell:
        return False
    first = cell[0]
    return first in _FORMULA or (first in _UNSEEN and cell.lstrip(_UNSEEN)[:1] in _FORMULA)
