"""What is painted on a page below and above its text, for what is in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from apostille.reading.span import Span
from apostille.ui.reader import flags, highlights, losses, margin
from apostille.ui.reader.highlights import band
from apostille.ui.reader.margin import STRIPES, Number
from apostille.ui.reader.placing import Box
from apostille.ui.reader.rows import Row

if TYPE_CHECKING:
    from apostille.ui.reader.page import Page


def within(page: Page, region: QRegion) -> list[Row]:
    """The lines in sight that ``region`` of the viewport touches, boxes in the margins apart."""
    rows, top, (left, right) = page.sight.rows(), page.offset(), page.column()
    if region.rectCount() == 1 and region.boundingRect() == page.viewport().rect():
        return rows
    x, width = round(left - STRIPES) + 1, round(right - left + 2 * STRIPES) - 2
    return [row for row in rows if region.intersects(QRect(x, round(row.top) - top - 1, width, round(row.height) + 2))]


def paint_below(page: Page, painter: QPainter, rows: Sequence[Row]) -> None:
    """The chosen paragraph's bar, and hits, highlights and the selection on ``rows``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -page.offset())
    _chosen(page, painter, page.sight.rows())
    over = [over for _, over in page.sight.over(rows)]
    grounds = [tint for one in over for tint in one.tints]
    highlights.paint(painter, grounds, [line for one in over for line in one.lines], page.inks)
    if page.hits:
        _hits(page, painter, rows)
    _selection(page, painter, rows)


def paint_above(page: Page, painter: QPainter, rows: Sequence[Row], region: QRegion) -> None:
    """Lost characters and the outline of the current annotation on ``rows``, and both margins in ``region``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -page.offset())
    _damage(page, painter)
    flags.paint(page, painter, rows)
    _current(page, painter, rows)
    left, right = page.column()
    margin.paint_numbers(painter, _numbers(page, rows), left, right, page.tokens)
    over = [(row, over.marks) for row, over in page.sight.over(rows)]
    margin.paint_stripes(painter, over, page.inks, left, right)
    _margin(page, painter, region)


def _damage(page: Page, painter: QPainter) -> None:
    """What is lost or restored; a run over several lines is said once, so all lines in sight are looked at."""
    rows = page.sight.rows()
    if not rows:
        return
    first, last = rows[0].start, rows[-1].end
    lost = [loss for loss in page.losses if loss.start < last and first < loss.end]
    losses.paint_lost(painter, rows, lost, page.tokens, page.typography)
    losses.paint_restored(painter, rows, [page.on_page(one.span) for one in page.repairs], page.tokens)


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
    """Which annotation the keys act on: none while words are selected, since they act on those then."""
    mark = None if page.textCursor().hasSelection() else page.marks.get(page.current)
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


def _margin(page: Page, painter: QPainter, region: QRegion) -> None:
    """Paint the boxes of both margins."""
    top, (_, head, words) = page.offset(), page.open_card()
    for box, mirrored in page.sight.boxes():
        place = box_rect(box)
        if not region.intersects(place.translated(0, -top).toAlignedRect()):
            continue
        if box.keys[0] < 0:
            margin.paint_card(painter, place, head, words, page.tokens)
        else:
            current = page.current in box.keys
            mark = page.marks.get(box.keys[0])
            margin.paint_box(painter, box, mark, page.inks, mirrored=mirrored, current=current)


def box_rect(box: Box) -> QRectF:
    """The rectangle of a box, in the document."""
    return QRectF(box.left, box.top, box.width, box.height)
