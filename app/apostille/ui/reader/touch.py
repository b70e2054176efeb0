"""What the mouse does on a page: clicks on annotations and in the margin, ends dragged, tags dropped.

Selecting is QTextEdit's own; this listens beside it and takes over only where something else is meant.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QMouseEvent

from apostille.reading.span import Span
from apostille.ui.reader import scene
from apostille.ui.reader.page import Page
from apostille.ui.reader.placing import Box

TAG_MIME = "application/x-apostille-tag"
"""What a dragged tag carries: its id in decimal digits."""
_SETTLE = 200
_REACH = 9.0


class Touch(QObject):
    """Listens to the viewport of one page. Positions are code points, rectangles the viewport's."""

    settled = Signal(object, QRect)
    clicked = Signal(int)
    blank = Signal(int)
    noted = Signal(int)
    listed = Signal(object, QPoint)
    ends_moved = Signal(int, Span)
    dropped = Signal(int, Span)
    asked = Signal(QPoint)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._pressed: QPoint | None = None
        self._end: int | None = None
        """The end of the current annotation that is being dragged: 0 the first, 1 the last."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self._settle)
        page.viewport().installEventFilter(self)
        page.viewport().setAcceptDrops(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's door for every event of the viewport; True keeps it from the page."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QDropEvent):
            return self._drop(event)
        if event.type() == QEvent.Type.DragLeave:
            self._show(None)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), event.button() == Qt.MouseButton.LeftButton
        point = event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress and left:
            return self._press(point)
        if kind == QEvent.Type.MouseMove:
            return self._move(point)
        if kind == QEvent.Type.MouseButtonRelease and left:
            return self._release(point)
        if kind == QEvent.Type.MouseButtonDblClick and left:
            return self._double(point)
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.RightButton:
            self.asked.emit(point)
            return True
        return False

    def _press(self, point: QPoint) -> bool:
        self._settling.stop()
        self._end = self._handle(point)
        self._pressed = point
        return self._end is not None or self._box(point) is not None

    def _move(self, point: QPoint) -> bool:
        if self._end is not None:
            self._show(self._dragged(point))
            return True
        over = self._handle(point) is not None
        self._page.viewport().setCursor(self._shape(point, over))
        return False

    def _shape(self, point: QPoint, handle: bool) -> Qt.CursorShape:
        if handle:
            return Qt.CursorShape.SizeHorCursor
        left, right = self._page.column()
        if self._box(point) is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor if left <= point.x() <= right else Qt.CursorShape.ArrowCursor

    def _release(self, point: QPoint) -> bool:
        if self._end is not None:
            self._let_go(point)
            return True
        box = self._box(point)
        still = self._pressed is not None and (point - self._pressed).manhattanLength() < 4
        self._pressed = None
        if box is not None and still:
            self._click_box(box, point)
            return True
        # The page ends its own selecting first.
        QTimer.singleShot(0, self, lambda: self._after(point, still))
        return False

    def _after(self, point: QPoint, still: bool) -> None:
        if self._page.selection() is not None:
            self._settling.start()
        elif still:
            self._click_text(point)

    def _settle(self) -> None:
        span = self._page.selection()
        self.settled.emit(span, self._page.bounds_of(span) if span else QRect())

    def _double(self, point: QPoint) -> bool:
        box = self._box(point)
        if box is not None and box.kind in ("name", "card"):
            self.noted.emit(box.keys[0])
        elif box is None:
            self._settling.start()
        return box is not None

    def _click_text(self, point: QPoint) -> None:
        """The next of the annotations under the pointer, the shortest first; again at the first after the last."""
        position = self._page.character_at(point)
        marks = [] if position is None else self._page.marks.at(position)
        ids = [mark.annotation for mark in marks]
        if ids:
            current = self._page.current
            self.clicked.emit(ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0])
        else:
            self.blank.emit(self._page.position_at(point))

    def _click_box(self, box: Box, point: QPoint) -> None:
        if len(box.keys) == 1:
            self.clicked.emit(box.keys[0])
        else:
            self.listed.emit(box.keys, self._page.viewport().mapToGlobal(point))

    def _box(self, point: QPoint) -> Box | None:
        place = QPointF(point.x(), point.y() + self._page.offset())
        return next((box for box, _ in self._page.sight.boxes() if scene.box_rect(box).contains(place)), None)

    def _handle(self, point: QPoint) -> int | None:
        mark = self._page.marks.get(self._page.current)
        if mark is None:
            return None
        rows = self._page.rows_in_sight()
        place = QPointF(point.x(), point.y() + self._page.offset())
        for end, at in enumerate(scene.handle_points(rows, self._page.on_page(mark.span))):
            if at is not None and (at - place).manhattanLength() <= _REACH:
                return end
        return None

    def _dragged(self, point: QPoint) -> Span | None:
        mark = self._page.marks.get(self._page.current)
        if mark is None:
            return None
        at = self._page.position_at(point)
        if self._end == 0:
            return Span(min(at, mark.span.end - 1), mark.span.end)
        return Span(mark.span.start, max(at, mark.span.start + 1))

    def _let_go(self, point: QPoint) -> None:
        span, current = self._dragged(point), self._page.current
        mark = self._page.marks.get(current)
        self._end = None
        self._show(None)
        if span is not None and mark is not None and span != mark.span:
            self.ends_moved.emit(mark.annotation, span)

    def _drop(self, event: QDropEvent) -> bool:
        if not event.mimeData().hasFormat(TAG_MIME):
            return False
        point = event.position().toPoint()
        span = self._under(point)
        if isinstance(event, QDragMoveEvent):
            self._show(span)
        elif event.type() == QEvent.Type.Drop:
            self._show(None)
            tag = bytes(event.mimeData().data(TAG_MIME).data()).decode("ascii")
            if span is not None and tag.isdigit():
                self.dropped.emit(int(tag), span)
        event.acceptProposedAction()
        return True

    def _under(self, point: QPoint) -> Span | None:
        """What a tag dropped here falls on: the selection, else the annotation, else the paragraph."""
        position = self._page.position_at(point)
        selected = self._page.selection()
        if selected is not None and selected.start <= position <= selected.end:
            return selected
        marks = self._page.marks.at(position)
        if marks:
            return marks[0].span
        blocks = self._page.reading.blocks
        return self._page.reading.block_at(position).span if blocks else None

    def _show(self, span: Span | None) -> None:
        if span != self._page.preview:
            self._page.preview = span
            self._page.viewport().update()
