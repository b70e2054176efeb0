"""One statement a row: a row is kept as a table of its own, with the headings, and read as that."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from apostille.importing.table.columns import Column
from apostille.importing.table.sheet import Sheet, read_sheet
from apostille.reading.compose import composed
from apostille.reading.draft import Draft, Field
from apostille.reading.head import understood
from apostille.reading.reflow import reflow
from apostille.refusal import Refusal


def slices(name: str, sheet: Sheet) -> Iterator[tuple[str, bytes]]:
    """A name and the bytes for each row: two lines of CSV in UTF-8, so that all of the row is kept word for word."""
    for number, row in enumerate(sheet.rows, 1):
        held = io.StringIO(newline="")
        csv.writer(held).writerows((sheet.headings, row))
        yield f"{name}, row {number}", held.getvalue().encode("utf-8", "replace")


def from_row(name: str, data: bytes, columns: Sequence[Column], language: str | None = None) -> list[Draft]:
    """The statement of one row; raises ``Refusal`` where its text is empty."""
    sheet = read_sheet(data, "utf-8")
    row = sheet.rows[0]
    text = next(row[column.place] for column in columns if column.role == "text")
    if not text.strip():
        raise Refusal("The row has no text. Nothing was imported from it.")
    reading = reflow(text.replace("\r\n", "\n").replace("\r", "\n"))
    return [replace(composed(name, data, reading, head=fields(row, columns), language=language), format="table")]


def fields(row: Sequence[str], columns: Sequence[Column]) -> tuple[Field, ...]:
    """The metadata values of a row, one a key: the first that is understood ("ISO Code" and "Country" say the same)."""
    found: dict[str, Field] = {}
    for column in columns:
        if column.role != "field" or column.key in found:
            continue
        printed = row[column.place]
        value = understood(column.key, printed) if printed else ""
        if value:
            found[column.key] = Field(column.key, value, printed, None, "supplied")
    return tuple(found.values())
