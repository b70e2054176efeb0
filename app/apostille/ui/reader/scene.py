"""What is painted on a page below and above its text, for what is in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from apostille.reading.span import Span
from apostille.ui.reader import highlights, losses, margin
from apostille.ui.reader.highlights import band
from apostille.ui.reader.margin import STRIPES, Number
from apostille.ui.reader.placing import Box, Entry, Room, Zone, margin_layout
from apostille.ui.reader.rows import Row

if TYPE_CHECKING:
    from apostille.ui.reader.page import Page

_OPEN_LINES = 12
_GROUP = 16
"""A long paragraph speaks in the margin once for every so many lines."""


def paint_below(page: Page, painter: QPainter) -> None:
    """The chosen paragraph's bar, hits, highlights and the selection."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -page.offset())
    rows, over_rows = page.sight()
    _chosen(page, painter, rows)
    highlights.paint(painter, over_rows, page.inks)
    _hits(page, painter, rows)
    _selection(page, painter, rows)


def paint_above(page: Page, painter: QPainter) -> None:
    """Lost characters, the outline of the current annotation, and both margins."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -page.offset())
    rows, over_rows = page.sight()
    if not rows:
        return
    first, last = rows[0].start, rows[-1].end
    lost = [loss for loss in page.losses if loss.start < last and first < loss.end]
    losses.paint_lost(painter, rows, lost, page.tokens, page.typography)
    restored = [page.on_page(one.span) for one in page.repairs]
    losses.paint_restored(painter, rows, restored, page.tokens)
    _current(page, painter, rows)
    left, right = page.column()
    margin.paint_numbers(painter, _numbers(page, rows), left, right, page.tokens)
    margin.paint_stripes(painter, over_rows, page.inks, left, right)
    _margin(page, painter)


def _chosen(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    if page.chosen is None:
        return
    first, last = page.chosen
    beside = [row for row in rows if first <= row.block <= last]
    if beside:
        left, right = page.column()
        x = right + 9 if beside[0].mirrored else left - 12
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(page.tokens.chosen))
        top, bottom = beside[0].top, beside[-1].top + beside[-1].ascent + 7
        painter.drawRoundedRect(QRectF(x, top, 3, bottom - top), 1.5, 1.5)


def _hits(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for row in rows:
        for at, span in _hits_on(page, row):
            now = at == page.hit
            painter.setBrush(QColor(page.tokens.current_hit if now else page.tokens.hit))
            painter.setPen(QPen(QColor(page.tokens.focus), 1) if now else Qt.PenStyle.NoPen)
            _draw(painter, row, page.on_page(span))


def _hits_on(page: Page, row: Row) -> Iterator[tuple[int, Span]]:
    from bisect import bisect_left

    start, end = page.positions.in_text(row.start), page.positions.in_text(row.end)
    for at in range(max(0, bisect_left(page.hits, start, key=lambda span: span.start) - 1), len(page.hits)):
        if page.hits[at].start >= end:
            return
        if page.hits[at].end > start:
            yield at, page.hits[at]


def _selection(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    cursor = page.textCursor()
    if cursor.hasSelection():
        painter.setPen(QPen(QColor(page.tokens.accent), 1))
        painter.setBrush(QColor(page.tokens.selection))
        _outline(painter, rows, (cursor.selectionStart(), cursor.selectionEnd()))


def _current(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    mark = page.marks.get(page.current)
    span = page.preview or (mark.span if mark else None)
    if span is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dashed = Qt.PenStyle.DashLine if page.preview else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(page.tokens.accent), 1.5, dashed))
    _outline(painter, rows, page.on_page(span))
    if mark is not None:
        _handles(page, painter, rows, page.on_page(span))


def _outline(painter: QPainter, rows: Sequence[Row], place: tuple[int, int]) -> None:
    for row in rows:
        if row.start < place[1] and place[0] < row.end:
            _draw(painter, row, place)


def _draw(painter: QPainter, row: Row, place: tuple[int, int]) -> None:
    top, height = band(row)
    for left, right in row.extents(*place):
        painter.drawRect(QRectF(left, top, right - left, height))


def _handles(page: Page, painter: QPainter, rows: Sequence[Row], place: tuple[int, int]) -> None:
    painter.setPen(QPen(QColor(page.tokens.paper), 1.5))
    painter.setBrush(QColor(page.tokens.accent))
    for point in handle_points(rows, place):
        if point is not None:
            painter.drawEllipse(point, 5, 5)


def handle_points(rows: Sequence[Row], place: tuple[int, int]) -> tuple[QPointF | None, QPointF | None]:
    """Where the handles of both ends stand in the document; None for an end that is out of sight."""
    start, end = place
    first = next((row for row in rows if row.start <= start < row.end), None)
    last = next((row for row in rows if row.start < end <= row.end), None)
    return _handle(first, start, start + 1, before=True), _handle(last, end - 1, end, before=False)


def _handle(row: Row | None, start: int, end: int, *, before: bool) -> QPointF | None:
    extents = row.extents(start, end) if row else []
    if row is None or not extents:
        return None
    top, height = band(row)
    left, right = extents[0]
    leading = left if before != row.mirrored else right
    return QPointF(leading, top if before else top + height)


def _numbers(page: Page, rows: Sequence[Row]) -> Iterator[Number]:
    blocks = page.reading.blocks
    for row in rows:
        if row.number == 0 and row.block < len(blocks):
            block = blocks[row.block]
            if block.label or block.number is not None:
                yield Number(block.label or f"[{block.number}]", row)


def _margin(page: Page, painter: QPainter) -> None:
    """Lay the boxes of both margins out, keep them for the mouse, and paint them."""
    beyond = (_GROUP + 2) * page.typography.pitch
    rows = page.rows_in_sight(beyond)
    page.boxes = []
    for mirrored in (False, True):
        zones = _zones(page, [row for row in rows if row.mirrored == mirrored])
        room = _room(page, mirrored)
        key, head, words = page.open_card()
        height = margin.card_height(head, words, room.width, _OPEN_LINES) if head or words else 0.0
        boxes = margin_layout(zones, room, key, height)
        page.boxes.extend((box, mirrored) for box in boxes)
        said = {key: mark for box in boxes for key in box.keys[:1] if (mark := page.marks.get(key)) is not None}
        margin.paint_boxes(painter, boxes, said, page.inks, mirrored)
        for box in boxes:
            if box.keys[0] < 0:
                margin.paint_card(painter, box_rect(box), head, words, page.tokens)


def _room(page: Page, mirrored: bool) -> Room:
    left, right = page.column()
    beside = left if mirrored else page.viewport().width() - right
    width = beside - STRIPES - 16
    row = max(16.0, min(24.0, page.typography.pitch * 0.72))
    if width < 90:
        return Room(2 if mirrored else right + STRIPES, max(8.0, beside - STRIPES - 4), row, narrow=True)
    return Room(12 if mirrored else right + STRIPES, width, row)


def _zones(page: Page, rows: Sequence[Row]) -> list[Zone]:
    """The stretches of text that have something to say in the margin, each down to the next."""
    room = _room(page, rows[0].mirrored) if rows else None
    found: list[tuple[float, tuple[Entry, ...]]] = []
    end = 0.0
    for (_, _), grouped in groupby(rows, key=lambda row: (row.block, row.number // _GROUP)):
        group = list(grouped)
        end = group[-1].top + group[-1].height
        if group[0].number % _GROUP == 0 and room is not None:
            entries = tuple(_entries(page, group, room))
            if entries:
                found.append((group[0].top, entries))
    edges = [top for top, _ in found] + [end + 2 * page.typography.pitch]
    return [Zone(top, bottom, entries) for (top, entries), bottom in zip(found, edges[1:], strict=True)]


def _entries(page: Page, group: Sequence[Row], room: Room) -> Iterator[Entry]:
    restored = page.restored_at_caret()
    for row in group:
        if restored is not None and row.start <= page.positions.on_page(page.repairs[restored].span.start) < row.end:
            yield Entry(-1 - restored, row.top, named=False)
        for at in page.marks.starting(page.positions.in_text(row.start), page.positions.in_text(row.end)):
            mark = page.marks.ordered[at]
            card = margin.card_height("", margin.plain(mark.note), room.width) if mark.note and not room.narrow else 0.0
            yield Entry(mark.annotation, row.top + (row.height - room.row) / 2, bool(mark.names or mark.note), card)


def box_rect(box: Box) -> QRectF:
    """The rectangle of a box, in the document."""
    return QRectF(box.left, box.top, box.width, box.height)
