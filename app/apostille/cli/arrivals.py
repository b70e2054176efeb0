"""What came in, a row a statement: for scripts with everything that was found, for a person on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from apostille.cli.rows import Row, table
from apostille.importing.naming import shown
from apostille.reading.draft import HYPHEN, Draft

if TYPE_CHECKING:
    from apostille.importing.bringing import Verdict
    from apostille.importing.sources import Source

_BECAME = {
    "imported": "",
    "version": "new version of statement {of}",
    "language": "another language of statement {of}",
    "reread": "statement {of}, read anew",
}


def row(statement: int | None, source: Source, draft: Draft, verdict: Verdict) -> Row:
    """A draft with what became of it; ``id`` null where nothing is written. ``uuid`` is filled in at the end."""
    values = {key: said.value if (said := draft.first(key)) else None for key in ("kind", "date", "issuer", "symbol")}
    title = draft.first("title")
    return {
        "id": statement,
        "uuid": None,
        "file": source.where,
        "title": title.value if title else draft.name,
        "kind": values["kind"],
        "date": values["date"],
        "language": draft.language,
        "encoding": draft.encoding,
        "paragraphs": sum(block.number is not None for block in draft.reading.blocks),
        "damage": sum(one.kind != HYPHEN for one in draft.damage),
        "doubts": [*draft.doubts, *verdict.doubts],
        "format": draft.format,
        "runners_up": list(draft.runners_up),
        "issuer": values["issuer"],
        "symbol": values["symbol"],
        "parts": [part.name for part in draft.reading.parts],
        "damage_by_kind": dict(sorted(Counter(one.kind for one in draft.damage).items())),
        "furniture": len(draft.furniture),
        "furniture_lines": list(draft.furniture),
        "comments": len(draft.comments),
        "pages": draft.pages,
        "became": verdict.became,
        "of": verdict.of,
    }


def lines(rows: Sequence[Row]) -> list[str]:
    """A line a row, and below it what is doubtful."""
    shown_rows = table(
        (row["id"] or "–", row["format"], row["language"], row["kind"] or "–", row["date"] or "–", _told(row))
        for row in rows
    )
    made: list[str] = []
    for one, row in zip(shown_rows, rows, strict=True):
        made += [one, *(f"  doubt: {shown(row['file'], 2000)}: {doubt}" for doubt in row["doubts"])]
    return made


def _told(row: Row) -> str:
    became = _BECAME[row["became"]].format(of=row["of"])
    return f"{shown(row['title'])} ({became})" if became else shown(row["title"])
