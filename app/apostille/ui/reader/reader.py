"""The reader: a statement as it is read, what is marked in it, and the bar that finds words in it.

Plain values in, signals out; it knows no database. Positions are code points of ``reading.text``.

In
    ``show_statement(reading, damage, repairs)`` · ``set_marks(marks)`` · ``set_current(annotation | None)`` ·
    ``set_chosen(first_block, last_block)`` / ``set_chosen(None)`` · ``choose_next(by, extend=)`` ·
    ``select(span)`` · ``clear_selection()`` · ``place_caret(position)`` · ``scroll_to(span | position)`` ·
    ``open_find()`` · ``close_find()`` · ``find_next()`` · ``find_previous()`` ·
    ``set_theme(tokens)`` · ``set_typography(typography)`` · ``zoom(percent)`` · ``nudge_end(...)``
Asked
    ``selection()`` · ``chosen()`` · ``position()`` (the caret) · ``top_position()`` · ``marks_at(position)`` ·
    ``rect_of(span)`` (in the reader's coordinates) · ``margin_rect_of(span)`` (where the tag palette may stand)
Signals
    see the class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apostille.reading.draft import Damage
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.ui.kit.tokens import LIGHT, Tokens
from apostille.ui.reader.losses import Restored
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.page import Page
from apostille.ui.reader.touch import Touch
from apostille.ui.reader.typography import Typography


class Reader(QWidget):
    """One statement at a time; empty at first."""

    selectionSettled = Signal(object, QRect)  # noqa: N815 - Qt's way of naming signals
    """The Span selected (or None) 200 ms after the mouse was released, and its rectangle in the reader."""
    annotationClicked = Signal(int)  # noqa: N815
    """Text or margin of an annotation was clicked; clicks on the same place go through those that overlap there."""
    blankClicked = Signal(int)  # noqa: N815
    """Words without annotation were clicked: their position."""
    noteRequested = Signal(int)  # noqa: N815
    """The note of that annotation is to be opened."""
    listRequested = Signal(object, QPoint)  # noqa: N815
    """A "+5" was clicked: the annotations behind it (tuple of ids), and where (global)."""
    placeChanged = Signal(int)  # noqa: N815
    """The caret stands elsewhere, or the page was scrolled: the position that is being read."""
    contextRequested = Signal(QPoint)  # noqa: N815
    """The context menu is asked for, at this global point."""
    droppedTag = Signal(int, Span)  # noqa: N815
    """A tag was dropped on words."""
    endsMoved = Signal(int, Span)  # noqa: N815
    """The ends of an annotation were moved."""

    def __init__(self, tokens: Tokens = LIGHT, typography: Typography | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page(tokens, typography or Typography(), self)
        self.touch = Touch(self.page)
        self.setFocusProxy(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        self._connect()

    def _connect(self) -> None:
        touch, page = self.touch, self.page
        touch.clicked.connect(self.annotationClicked)
        touch.blank.connect(self.blankClicked)
        touch.noted.connect(self.noteRequested)
        touch.listed.connect(self.listRequested)
        touch.ends_moved.connect(self.endsMoved)
        touch.dropped.connect(self.droppedTag)
        touch.settled.connect(self._settled)
        touch.asked.connect(lambda point: self.contextRequested.emit(page.viewport().mapToGlobal(point)))
        page.moved.connect(lambda: self.placeChanged.emit(self.top_position()))
        page.cursorPositionChanged.connect(lambda: self.placeChanged.emit(self.position()))

    def show_statement(
        self, reading: Reading, damage: Sequence[Damage] = (), repairs: Sequence[Restored] = ()
    ) -> None:
        """Show another text, or another version of one, from its beginning and without marks."""
        self.page.show_reading(reading, damage, repairs)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """The annotations of the text, in any order; nothing is laid out anew."""
        self.page.set_marks(marks)

    def set_current(self, annotation: int | None) -> None:
        """Outline this annotation, or none; it is not scrolled to."""
        self.page.current = annotation
        self.page.opened = annotation
        self.page.viewport().update()

    def set_chosen(self, first: int | None, last: int | None = None) -> None:
        """Choose the paragraphs ``first`` to ``last`` (indices of blocks, both in), or none."""
        self.page.chosen = None if first is None else (first, first if last is None else last)
        self.page.viewport().update()

    def choose_next(self, by: int, *, extend: bool = False) -> None:
        """Choose the next paragraph (``by`` 1) or the one before (-1); ``extend`` grows what is chosen."""
        count = len(self.page.reading.blocks)
        if not count:
            return
        if self.page.chosen is None:
            first = last = self.page.reading.block_index(self._reading_at())
        elif extend:
            first, last = self._grown(by, count)
        else:
            first = last = min(max((self.page.chosen[1] if by > 0 else self.page.chosen[0]) + by, 0), count - 1)
        self.clear_selection()
        self.set_chosen(first, last)
        self.scroll_to(self.page.reading.blocks[last if by > 0 else first].span)

    def _grown(self, by: int, count: int) -> tuple[int, int]:
        first, last = self.page.chosen or (0, 0)
        return (first, min(last + 1, count - 1)) if by > 0 else (max(first - 1, 0), last)

    def chosen(self) -> Span | None:
        """The words of the paragraphs chosen by key, or None."""
        if self.page.chosen is None:
            return None
        blocks = self.page.reading.blocks
        first, last = self.page.chosen
        return Span.covering(blocks[first].span, blocks[last].span)

    def selection(self) -> Span | None:
        """The words selected, or None with a bare caret."""
        return self.page.selection()

    def select(self, span: Span) -> None:
        """Select words and bring them into sight."""
        self.page.select(span)
        self.scroll_to(span)

    def clear_selection(self) -> None:
        """Leave a bare caret where the selection began."""
        span = self.selection()
        if span is not None:
            self.page.select(Span(span.start, span.start))

    def place_caret(self, position: int) -> None:
        """Put the caret before a character and bring it into sight; selects nothing."""
        position = min(max(position, 0), len(self.page.reading.text))
        self.page.select(Span(position, position))
        self.scroll_to(position)

    def position(self) -> int:
        """Where the caret stands."""
        return self.page.positions.in_text(self.page.textCursor().position())

    def top_position(self) -> int:
        """The first character in sight."""
        rows = self.page.rows_in_sight()
        return self.page.positions.in_text(rows[0].start) if rows else 0

    def _reading_at(self) -> int:
        """The caret where it is in sight, else the first line in sight."""
        rows = self.page.rows_in_sight()
        at = self.page.textCursor().position()
        return self.position() if rows and rows[0].start <= at <= rows[-1].end else self.top_position()

    def scroll_to(self, place: Span | int) -> None:
        """Bring a span or a position into sight."""
        self.page.scroll_to(place.start if isinstance(place, Span) else place)

    def marks_at(self, position: int) -> list[Mark]:
        """The annotations over a character, the shortest first."""
        return self.page.marks.at(position)

    def rect_of(self, span: Span) -> QRect:
        """The rectangle around the visible part of a span, in the reader; empty where none is."""
        bounds = self.page.bounds_of(span)
        return bounds.translated(self.page.viewport().mapTo(self, QPoint(0, 0))) if bounds.isValid() else bounds

    def margin_rect_of(self, span: Span) -> QRect:
        """The margin beside a span, in the reader: where something may stand without covering the lines."""
        bounds, (left, right) = self.rect_of(span), self.page.column()
        mirrored = bool(self.page.reading.blocks) and self.page.reading.block_at(span.start).direction == "rtl"
        origin = self.page.viewport().mapTo(self, QPoint(0, 0)).x()
        if mirrored:
            return QRect(origin, bounds.top(), round(left), bounds.height())
        return QRect(origin + round(right), bounds.top(), round(self.page.viewport().width() - right), bounds.height())

    def set_theme(self, tokens: Tokens) -> None:
        """Take the colours of a theme; the place stays."""
        self.page.set_tokens(tokens)
        self._again()

    def set_typography(self, typography: Typography) -> None:
        """Set the text in another way; the place stays."""
        self.page.typography = typography
        self._again()

    def zoom(self, percent: int) -> None:
        """Show the text at so many percent, 50 to 300."""
        self.set_typography(replace(self.page.typography, zoom=min(300, max(50, percent))))

    def _again(self) -> None:
        top, selected, caret = self.top_position(), self.selection(), self.position()
        self.page.lay_out()
        self.page.select(selected or Span(caret, caret))
        self.page.scroll_to(top, at_top=True)

    def _settled(self, span: Span | None, _: QRect) -> None:
        self.selectionSettled.emit(span, self.rect_of(span) if span else QRect())
