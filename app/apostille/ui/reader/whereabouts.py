"""Where one is in a text: what a key acts on, while that is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

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
    """The selection, else the current annotation, else the paragraphs chosen by key, else the caret."""
    caret, mark = page.caret(), page.marks.get(page.current)
    return page.selection() or (mark.span if mark else None) or chosen(page) or Span(caret, caret)


def chosen(page: Page) -> Span | None:
    """The words of the paragraphs chosen by key, or None."""
    if page.chosen is None:
        return None
    first, last = page.chosen
    return Span.covering(page.reading.blocks[first].span, page.reading.blocks[last].span)


def margin_of(page: Page, span: Span) -> QRect:
    """The margin in which is said what stands at ``span``, in the viewport: the left one where words run back."""
    left, right = page.column()
    width, height = page.viewport().width(), page.viewport().height()
    if page.reading.blocks and page.reading.block_at(span.start).direction == "rtl":
        return QRect(0, 0, round(left), height)
    return QRect(round(right), 0, round(width - right), height)
