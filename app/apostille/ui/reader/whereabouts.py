"""Where one is in a text: what a key acts on, while that is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apostille.reading.span import Span

if TYPE_CHECKING:
    from apostille.ui.reader.page import Page


def being_read(page: Page) -> int:
    """Where what a key acts on begins, if any of it is in sight, else the first character in sight."""
    at, rows = acted_on(page), page.rows_in_sight()
    first, last = page.on_page(at)
    seen = bool(rows) and rows[0].start <= last and first <= rows[-1].end
    return at.start if seen else page.top_position()


def acted_on(page: Page) -> Span:
    """The selection, else the paragraphs chosen by key, else the caret."""
    caret = page.caret()
    return page.selection() or chosen(page) or Span(caret, caret)


def chosen(page: Page) -> Span | None:
    """The words of the paragraphs chosen by key, or None."""
    if page.chosen is None:
        return None
    first, last = page.chosen
    return Span.covering(page.reading.blocks[first].span, page.reading.blocks[last].span)
