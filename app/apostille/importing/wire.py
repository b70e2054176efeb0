"""A draft as JSON on its way out of the worker: rows without names, so that a statement costs little to write and read.

Its way in again, where nothing of it is believed, is ``arrival.py``. The bytes of the original do not
travel: whoever sent them has them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apostille.reading.draft import Draft
from apostille.reading.reading import Reading
from apostille.reading.span import Span

if TYPE_CHECKING:
    from apostille.importing.table.sheet import Sheet

Row = list[Any]
"""The values of one thing, in the order that ``arrival.py`` reads them."""


def encoded(drafts: list[Draft]) -> bytes:
    """Drafts as one JSON document in UTF-8; half surrogate pairs, which no text may hold, as U+FFFD."""
    return _written({"drafts": [_draft(draft) for draft in drafts]})


def encoded_sheet(sheet: Sheet) -> bytes:
    """A table, in the same way."""
    return _written({"sheet": {"headings": sheet.headings, "rows": sheet.rows, "doubts": sheet.doubts}})


def _written(document: dict[str, Any]) -> bytes:
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    try:
        return written.encode("utf-8")
    except UnicodeEncodeError:
        return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "format": draft.format,
        "encoding": draft.encoding,
        "language": draft.language,
        "pages": draft.pages,
        "doubts": draft.doubts,
        "furniture": draft.furniture,
        "runners_up": draft.runners_up,
        "fields": [[one.key, one.value, one.printed, _span(one.span), one.state, one.part] for one in draft.fields],
        "damage": [[one.span.start, one.span.end, one.kind, one.proposal, one.confidence] for one in draft.damage],
        "references": [[one.span.start, one.span.end, one.key, one.label, one.date] for one in draft.references],
        "comments": [[one.span.start, one.span.end, one.words, one.author, one.at] for one in draft.comments],
        **_reading(draft.reading),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "text": reading.text,
        "rules": reading.rules,
        "parts": [[part.span.start, part.span.end, part.name] for part in reading.parts],
        "blocks": [
            [
                block.span.start, block.span.end, block.kind, block.part, block.number, block.label, block.level,
                block.direction, block.language,
                [[style.span.start, style.span.end, style.kind, style.target] for style in block.styles],
            ]
            for block in reading.blocks
        ],
    }  # fmt: skip


def _span(span: Span | None) -> Row | None:
    return None if span is None else [span.start, span.end]
