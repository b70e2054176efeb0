"""Tables in plain text: columns separated by tabs, row by row (an alignment of two languages is one)."""

from __future__ import annotations

from collections import Counter

from apostille.reading.lines import BLANKS
from apostille.reading.pieces import Piece

_ROWS = 3
_SHARE = 0.8


def as_table(text: str) -> list[Piece]:
    """The rows of a text that is one table: nearly all lines have the same number of tabs; else none."""
    if "\t" not in text:
        return []
    rows = [row.strip("\n\r") for row in text.split("\n") if row.strip(BLANKS)]
    tabs = Counter(row.strip(" ").count("\t") for row in rows)
    columns, same = tabs.most_common(1)[0]
    inner = sum(1 for row in rows if "\t" in row.strip(BLANKS))
    if columns == 0 or len(rows) < _ROWS or min(same, inner) < _SHARE * len(rows):
        return []
    return [Piece(row.strip(" "), "table") for row in rows]
