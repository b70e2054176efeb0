"""What the mouse does on a page: clicks on annotations and in the margin, ends dragged, tags dropped.

Selecting is QTextEdit's own; this listens beside it and takes over only where something else is meant.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from apostille.reading.span import Span
from apostille.ui.reader import margin, scene
from apostille.ui.reader.page import Page
from apostille.ui.reader.placing import Box
from apostille.ui.reader.stripes import struck
from apostille.ui.words import say

TAG_MIME = "application/x-apostille-tag"
"""What a dragged tag carries: its id in decimal digits."""
_SETTLE = 200
_REACH = 9.0
_TOLD = 12
"""So many names are told at once."""


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
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told(event.pos()), self._page.viewport())
            return True
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
            self._point_out(point)
            self.asked.emit(point)
            return True
        return False

    def _point_out(self, point: QPoint) -> None:
        """What is asked about is what the keys act on then: words selected, or an annotation under the pointer."""
        position, selected = self._page.position_at(point), self._page.selection()
        if selected is not None and selected.start <= position <= selected.end:
            return
        here = self._hit(point)
        if selected is not None or not here:
            self._page.select(Span(position, position))
        if here and self._page.current not in here:
            self.clicked.emit(here[0])
        elif not here:
            self.blank.emit(position)

    def _hit(self, point: QPoint) -> tuple[int, ...]:
        """The annotations at ``point``: those of the margin there, or those over the words, the shortest first."""
        beside = self._beside(point)
        position = None if beside else self._page.character_at(point)
        over = [] if position is None else self._page.marks.at(position)
        return beside or tuple(mark.annotation for mark in over)

    def _striped(self, point: QPoint) -> tuple[int, ...]:
        """The annotations whose stripe is under the pointer."""
        left, right = self._page.column()
        if left <= point.x() <= right:
            return ()
        sight, place = self._page.sight, QPointF(point.x(), point.y() + self._page.offset())
        return struck(place, [(row, over.marks) for row, over in sight.over(sight.rows())], left, right)

    def _told(self, point: QPoint) -> str:
        """What stands in the margin under the pointer, where it is not to be read there in full."""
        box, marks = self._box(point), [mark for mark in map(self._page.marks.get, self._beside(point)) if mark]
        if box is not None and marks and (box.kind == "card" or margin.shown_in_full(box, marks[0])):
            return ""
        return "\n".join(", ".join(mark.names) or say("Highlight") for mark in marks[:_TOLD])

    def _press(self, point: QPoint) -> bool:
        self._settling.stop()
        self._end = self._handle(point)
        self._pressed = point
        return self._end is not None or self._beside(point) != ()

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
        if self._beside(point):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor if left <= point.x() <= right else Qt.CursorShape.ArrowCursor

    def _release(self, point: QPoint) -> bool:
        if self._end is not None:
            self._let_go(point)
            return True
        beside = self._beside(point)
        still = self._pressed is not None and (point - self._pressed).manhattanLength() < 4
        self._pressed = None
        if beside and still:
            self._click_beside(beside, point)
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
        beside = self._beside(point)
        if len(beside) == 1:
            self.noted.emit(beside[0])
        elif not beside:
            self._settling.start()
        return beside != ()

    def _click_text(self, point: QPoint) -> None:
        """The next of the annotations under the pointer, the shortest first; again at the first after the last."""
        ids = self._hit(point)
        if ids:
            current = self._page.current
            self.clicked.emit(ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0])
        else:
            self.blank.emit(self._page.position_at(point))

    def _click_beside(self, annotations: tuple[int, ...], point: QPoint) -> None:
        if len(annotations) == 1:
            self.clicked.emit(annotations[0])
        else:
            self.listed.emit(annotations, self._page.viewport().mapToGlobal(point))

    def _beside(self, point: QPoint) -> tuple[int, ...]:
        """The annotations for which something stands in the margin at ``point``: a box or a stripe."""
        box = self._box(point)
        return self._striped(point) if box is None else box.keys

    def _box(self, point: QPoint) -> Box | None:
        place = QPointF(point.x(), point.y() + self._page.offset())
        return next((box for box, _ in self._page.sight.boxes() if scene.box_rect(box).contains(place)), None)

    def _handle(self, point: QPoint) -> int | None:
        mark = self._page.marks.get(self._page.current)
        if mark is None or self._page.selection() is not None:
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
