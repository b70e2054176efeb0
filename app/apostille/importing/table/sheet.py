"""A table as rows of words, from CSV, TSV, XLSX or ODS; read in the worker."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from apostille.reading.decode import decode
from apostille.refusal import Refusal

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_IN_CELL = 10_000_000
"""Characters of one cell: a long speech has a hundred thousand."""

_DELIMITERS = ",;\t|"
_SAMPLE = 50
_FIRST_ROWS = 20
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headings, its rows (each as long as the headings), and sentences about what was left aside."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    doubts: tuple[str, ...] = ()


def read_sheet(data: bytes, encoding: str | None = None) -> Sheet:
    """The first table of a file; raises ``Refusal`` where there is none, or it is damaged or too large."""
    if data.startswith(b"PK"):
        rows, doubts = _of_workbook(data)
    else:
        decoded = decode(data, encoding)
        rows, doubts = list(_of_text(decoded.text)), decoded.doubts
    return _with_headings([[cell.strip() for cell in row] for row in rows], doubts)


def looks_like_table(data: bytes, *, promised: bool) -> bool:
    """Whether a file of letters holds a table: rows of one length under headings.

    Where its ending does not promise one, two headings must be known names, since a text may begin with any line.
    """
    if not promised:
        line = data[:_HEAD].replace(b"\0", b"").splitlines()[:1]
        if not line or not any(line[0].count(sign.encode()) for sign in _DELIMITERS):
            return False
        from apostille.importing.table.columns import are_headings  # few texts begin with a line like this

        if not are_headings(_cells(line[0].decode("utf-8", "replace"))):
            return False
    try:
        rows = list(islice(_of_text(decode(data).text), _SAMPLE))
    except Refusal:
        return False
    return _is_even(rows)


def _cells(line: str) -> list[str]:
    sign = max(_DELIMITERS, key=line.count)
    return [cell.strip(" \"'\ufeff") for cell in line.split(sign)]


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    """Two rows or more, of two columns or more, nearly all equally long."""
    lengths = Counter(len(row) for row in rows if row)
    if not lengths:
        return False
    length, often = lengths.most_common(1)[0]
    return length > 1 and often > 1 and often >= 0.9 * lengths.total()


def _of_text(text: str) -> Iterator[list[str]]:
    """The rows of a text with delimiters; the one that makes the most even table is taken."""
    csv.field_size_limit(MOST_IN_CELL)
    sign = max(_DELIMITERS, key=lambda one: _evenness(text, one))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    except csv.Error as error:
        raise Refusal(f"The table is damaged ({error}). Nothing was imported from it.") from None


def _evenness(text: str, sign: str) -> tuple[float, int]:
    """The share of rows as long as most, and how many columns; 0 where there is one column."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), _SAMPLE) if row]
    except csv.Error:
        return 0, 0
    lengths = Counter(map(len, rows))
    length, often = lengths.most_common(1)[0] if lengths else (0, 0)
    return (often / len(rows), length) if length > 1 else (0, 0)


def _of_workbook(data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of the first worksheet that has two, as words."""
    import python_calamine as calamine  # few files are workbooks

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        filled = [name for name in book.sheet_names if book.get_sheet_by_name(name).height > 1]
        if not filled:
            raise Refusal("The table holds no row under its headings. Nothing was imported from it.")
        sheet = book.get_sheet_by_name(filled[0])
        if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
            raise _too_large()
        rows = [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    except (calamine.CalamineError, calamine.PasswordError, calamine.XmlError, calamine.ZipError):
        raise Refusal("The table is damaged, or locked with a password. Nothing was imported from it.") from None
    others = f"Only the first sheet, “{filled[0]}”, was read; the file has {len(filled)} with rows."
    return rows, (others,) if len(filled) > 1 else ()


def _words(cell: object) -> str:
    """A cell as one would write it: whole numbers without a fraction, days without an hour."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)


def _with_headings(rows: list[list[str]], doubts: tuple[str, ...]) -> Sheet:
    """The table below its headings: the first row that is as full as the rows after it."""
    rows = [row for row in rows if any(row)]
    start = _heading_row(rows[:_FIRST_ROWS])
    headings, below = rows[start : start + 1], rows[start + 1 :]
    if not headings or not below:
        raise Refusal("The table holds no row under its headings. Nothing was imported from it.")
    width = len(headings[0])
    if len(below) > MOST_ROWS or width > MOST_COLUMNS:
        raise _too_large()
    return Sheet(tuple(headings[0]), tuple(_even(row, width) for row in below), doubts)


def _heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the headings: a title above them is one cell in a row of blanks."""
    fullest = max((_filled(row) for row in rows), default=0)
    return next((at for at, row in enumerate(rows) if _filled(row) >= max(1, 0.6 * fullest)), 0)


def _filled(row: Iterable[str]) -> int:
    return sum(bool(cell) for cell in row)


def _even(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row[:width], *[""] * (width - len(row)))


def _too_large() -> Refusal:
    return Refusal(
        f"The table is larger than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Nothing was imported; divide it first."
    )
