"""The page: a statement's text as it is read, with what is marked painted under it.

The text of the page equals the text of the reading; annotations are never formats of it. Positions that come in and
go out are code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from apostille.reading.draft import Damage
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.ui.kit.tokens import Tokens
from apostille.ui.reader import document, dress, losses, scene
from apostille.ui.reader.document import Sheet
from apostille.ui.reader.flags import Flag
from apostille.ui.reader.highlights import Inks
from apostille.ui.reader.losses import Loss, Restored
from apostille.ui.reader.margin import plain
from apostille.ui.reader.marks import Mark, Marks
from apostille.ui.reader.positions import Positions, shown
from apostille.ui.reader.rows import Row, Rows
from apostille.ui.reader.sight import Sight
from apostille.ui.reader.typography import Typography

GUTTER, NARROW, WIDE = 52, 64, 216
"""Pixels beside the text: for numbers, for stripes with counts, for stripes with names."""
_EMPTY = Reading("", (), ())


class Page(QTextEdit):
    """The text with its margins. Reads and shows; what the mouse does on it is ``touch``'s."""

    moved = Signal()
    """The page was scrolled, or laid out anew."""

    def __init__(self, tokens: Tokens, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = _EMPTY
        self.positions = Positions("")
        self.marks = Marks()
        self.damage: Sequence[Damage] = ()
        self.losses: list[Loss] = []
        self.repairs: Sequence[Restored] = ()
        self.flags: Sequence[Flag] = ()
        self.tokens = tokens
        self.inks = Inks(tokens)
        self.typography = typography
        self.current: int | None = None
        self.sight = Sight(self)
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self.sight.look_ahead)
        self.opened: int | None = None
        """The annotation whose card is open."""
        self.chosen: tuple[int, int] | None = None
        self.hits: Sequence[Span] = ()
        self.hit: int = -1
        self.preview: Span | None = None
        """Where the ends of the current annotation, or a tag that is being dropped, would lie."""
        self.counts_only = False
        self._mirrored = False
        self.runs_back = False
        """Whether any paragraph is read from right to left, so that the left margin speaks too."""
        self._made: QTextDocument | None = None
        dress.set_up(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.cursorPositionChanged.connect(self.viewport().update)
        self.copyAvailable.connect(self._selecting)
        self.rows = Rows(self.document(), "", self.positions)
        self.set_tokens(tokens)

    def show_reading(self, reading: Reading, damage: Sequence[Damage], repairs: Sequence[Restored]) -> None:
        """Lay out another text, from its beginning and without marks."""
        self.reading, self.repairs, self.damage = reading, repairs, damage
        self.positions = Positions(reading.text)
        self.marks, self.hits, self.chosen, self.current, self.opened = Marks(), (), None, None, None
        self._mirrored = document.mostly_right_to_left(reading)
        self.runs_back = any(block.direction == "rtl" for block in reading.blocks)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the document anew: another text, other type, other colours."""
        self.centre()
        gone = losses.lost(self.damage, self.reading.text)
        self.losses = [Loss(*self.on_page(one.span), len(one.span)) for one in gone]
        sheet = Sheet(*self.margins(), self.typography, self.tokens)
        made = document.lay_out(self.reading, losses.advances(gone, self.typography), sheet)
        self.setWordWrapMode(made.defaultTextOption().wrapMode())
        self.rows = Rows(made, shown(self.reading.text), self.positions)
        made.setParent(self)
        made.setTextWidth(self.viewport().width())
        self.setDocument(made)
        self.rows.forget()
        self.sight.forget()
        if self._made is not None:
            self._made.deleteLater()
        self._made = made
        self.moved.emit()

    def margins(self) -> tuple[int, int]:
        """The room left and right of the text, in pixels; mirrored where most is read from right to left."""
        aside = WIDE if self._roomy() and not self.counts_only else NARROW
        return (aside, GUTTER) if self._mirrored else (GUTTER, aside)

    def column(self) -> tuple[float, float]:
        """Where the lines of the text begin and end, in the document."""
        left, right = self.margins()
        return left, max(left + 1, self.viewport().width() - right)

    def _roomy(self) -> bool:
        return self._room() >= GUTTER + WIDE + min(440, self.typography.width())

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def centre(self) -> None:
        """Keep the lines at their measure; what room is left over stands at both sides, more at the left."""
        left, right = self.margins()
        over = max(0, self._room() - left - right - self.typography.width())
        self.setViewportMargins(over // 2, 0, over - over // 2, 0)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.tokens, self.inks = tokens, Inks(tokens)
        self.sight.forget()
        dress.colour(self, tokens)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these annotations; nothing is laid out anew."""
        self.sight.renew(self.marks.take(marks))

    def change_marks(self, gone: Iterable[int], come: Sequence[Mark]) -> None:
        """Show these annotations instead of what was shown of them, and others no more."""
        self.sight.renew(self.marks.change(gone, come))

    def show_current(self, annotation: int | None) -> None:
        """Outline this annotation, or none, and open its card."""
        both = [self.marks.get(self.current), self.marks.get(annotation)]
        self.current = self.opened = annotation
        self.sight.refresh(mark.span for mark in both if mark is not None)

    def show_hits(self, hits: Sequence[Span], at: int) -> None:
        """Show what was found, the hit number ``at`` as the current one (-1 for none)."""
        self.hits, self.hit = hits, at
        self.viewport().update()

    def on_page(self, span: Span) -> tuple[int, int]:
        """A span in the page's own counting."""
        return self.positions.on_page(span.start), self.positions.on_page(span.end)

    def offset(self) -> int:
        """How far down the document is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def rows_in_sight(self, beyond: float = 0) -> list[Row]:
        """The lines that are visible, and those up to ``beyond`` pixels above and below."""
        top = self.offset()
        return self.rows.between(top - beyond, top + self.viewport().height() + beyond)

    def row_at(self, y: float) -> Row | None:
        """The line at a height of the viewport; the nearest above where none is."""
        rows = self.rows.between(y + self.offset() - 60, y + self.offset() + 1)
        return rows[-1] if rows else None

    def position_at(self, point: QPoint) -> int:
        """The place in the text nearest to a point of the viewport."""
        row = self.row_at(point.y())
        return self.positions.in_text(row.position(point.x())) if row else 0

    def character_at(self, point: QPoint) -> int | None:
        """The character under a point of the viewport, or None."""
        row = self.row_at(point.y())
        found = row.over(point.x()) if row and point.y() + self.offset() <= row.top + row.height else -1
        return None if found < 0 else self.positions.in_text(found)

    def rects_of(self, span: Span) -> list[QRectF]:
        """The visible rectangles of a span, in the viewport."""
        start, end = self.on_page(span)
        top = self.offset()
        return [
            QRectF(left, row.top - top, right - left, row.ascent + 6)
            for row in self.rows_in_sight()
            for left, right in row.extents(start, end)
        ]

    def bounds_of(self, span: Span) -> QRect:
        """The rectangle around the visible part of a span, in the viewport."""
        return document.united(self.rects_of(span))

    def selection(self) -> Span | None:
        """The words selected, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self.positions.in_text(cursor.selectionStart()), self.positions.in_text(cursor.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select ``span`` and bring it into sight; an empty one puts the caret there."""
        start, end = self.on_page(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Where the caret stands."""
        return self.positions.in_text(self.textCursor().position())

    def restored_at_caret(self) -> int | None:
        """The number of the restored passage in which the caret stands, or None."""
        return losses.standing_at(self.repairs, self.caret())

    def open_key(self) -> tuple[int | None, int | None]:
        """What the open card depends on: the annotation, and the restored passage at the caret."""
        return self.opened, self.restored_at_caret()

    def open_card(self) -> tuple[int | None, str, str]:
        """The one card that is open: its key in the margin, its head, its words."""
        restored = self.restored_at_caret()
        if restored is not None:
            return (-1 - restored, *losses.told(self.repairs[restored], self.reading.text))
        mark = self.marks.get(self.opened)
        return (self.opened, "", plain(mark.note)) if mark is not None else (None, "", "")

    def top_position(self) -> int:
        """The first character in sight."""
        return next((self.positions.in_text(row.start) for row in self.rows_in_sight()), 0)

    def scroll_to(self, position: int, *, at_top: bool = False) -> None:
        """Bring a place into sight, a third down the page unless it is well in sight already; or to the top."""
        y = document.line_top(self.document(), self.positions.on_page(position))
        height = self.viewport().height()
        if at_top:
            self.verticalScrollBar().setValue(round(y - 4) if position else 0)
        elif not self.offset() + 40 <= y <= self.offset() + height - 80:
            self.verticalScrollBar().setValue(round(y - height / 3))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text, in which lost and restored characters do not pretend to be the original's."""
        mime = QMimeData()
        span = self.selection()
        if span is not None:
            mime.setText(losses.honest(self.reading.text, span, self.damage, self.repairs))
        return mime

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, highlights and selection; then the text; then what stands beside and over it."""
        region = event.region()
        rows = scene.within(self, region)
        with QPainter(self.viewport()) as painter:
            scene.paint_below(self, painter, rows)
        left, right = self.column()
        words = region.intersected(QRect(round(left) - 20, 0, round(right - left) + 40, self.viewport().height()))
        if not words.isEmpty():
            super().paintEvent(QPaintEvent(words.boundingRect()))
        with QPainter(self.viewport()) as painter:
            scene.paint_above(self, painter, rows, region)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out for the new width, with the margins it has room for."""
        self._fit()
        super().resizeEvent(event)
        self.rows.forget()
        self.moved.emit()

    def show_counts_only(self, on: bool) -> None:
        """Say in the margin how many annotations there are and not which, or again which where there is room."""
        if on != self.counts_only:
            self.counts_only, top = on, self.top_position()
            self._fit()
            self.scroll_to(top, at_top=True)
            self.moved.emit()

    def _fit(self) -> None:
        self.rows.forget()
        self.centre()
        frame = self.document().rootFrame().frameFormat()
        left, right = self.margins()
        if (frame.leftMargin(), frame.rightMargin()) != (left, right):
            document.set_margins(self.document(), left, right)

    def _selecting(self) -> None:
        """The outline of the current annotation goes while words are selected, and comes again after that."""
        mark = self.marks.get(self.current)
        if mark is not None:
            self.sight.refresh([mark.span])

    def _scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
