"""The reader: a statement as it is read, what is marked in it, and the bar that finds words in it.

Plain values in, signals out; it knows no database. Positions are code points of ``reading.text``.

In
    ``show_statement(reading, damage, repairs)`` · ``set_marks(marks)`` · ``change_marks(gone, come)`` ·
    ``set_current(annotation | None)`` · ``choose_next(by, extend=)`` ·
    ``set_chosen(first_block, last_block)`` / ``set_chosen(None)`` ·
    ``select(span)`` · ``clear_selection()`` · ``place_caret(position)`` · ``scroll_to(span | position)`` ·
    ``open_find()`` · ``close_find()`` · ``find_next()`` · ``find_previous()`` ·
    ``offer(tags)`` and ``show_bar(on)`` (the bar at the passage) ·
    ``set_theme(tokens)`` · ``set_typography(typography)`` · ``zoom(percent)``
Asked
    ``selection()`` · ``chosen()`` · ``position()`` (the caret) · ``place()`` ·
    ``top_position()`` · ``marks_at(position)`` ·
    ``rect_of(span)`` (in the reader's coordinates) · ``margin_rect_of(span)`` (where the tag palette may stand)
Signals
    see the class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from apostille.reading.draft import Damage
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.ui.kit.tokens import LIGHT, Tokens
from apostille.ui.reader import marklist, saying, whereabouts
from apostille.ui.reader.ends import Ends
from apostille.ui.reader.findbar import FindBar
from apostille.ui.reader.losses import Restored
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.menukey import MenuKey
from apostille.ui.reader.page import Page
from apostille.ui.reader.search import Search
from apostille.ui.reader.tagbar import QuickTag, TagBar
from apostille.ui.reader.touch import Touch
from apostille.ui.reader.typography import Typography


class Reader(QWidget):
    """One statement at a time; empty at first."""

    selectionSettled = Signal(object, QRect)
    """The Span selected (or None) 200 ms after the mouse was released, and its rectangle in the reader."""
    annotationClicked = Signal(int)
    """Text or margin of an annotation was clicked; clicks on the same place go through those that overlap there."""
    blankClicked = Signal(int)
    """Words without annotation were clicked: their position."""
    noteRequested = Signal(int)
    """The note of that annotation is to be opened."""
    tagRequested = Signal()
    highlightRequested = Signal()
    markNoteRequested = Signal()
    """Tag, highlight or note was clicked in the bar at the passage."""
    quickTagRequested = Signal(int)
    """A tag of the bar at the passage was clicked."""
    placeChanged = Signal(int)
    """The caret stands elsewhere, or the page was scrolled: the position that is being read."""
    contextRequested = Signal(QPoint)
    """The context menu is asked for, at this global point."""
    droppedTag = Signal(int, Span)
    """A tag was dropped on words."""
    endsMoved = Signal(int, Span)
    """The ends of an annotation were moved."""

    def __init__(self, tokens: Tokens = LIGHT, typography: Typography | None = None) -> None:
        super().__init__()
        self.page = Page(tokens, typography or Typography(), self)
        self.touch = Touch(self.page)
        self.ends = Ends(self.page)
        self.find_bar = FindBar(self)
        self.search = Search(self.find_bar, self.page)
        self.bar = TagBar(self)
        self._bar_shown = True
        self._caret = 0
        self.setFocusProxy(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.page, 1)
        self._connect()
        self._connect_bars()

    def _connect(self) -> None:
        touch, page = self.touch, self.page
        touch.clicked.connect(self.annotationClicked)
        touch.blank.connect(self.blankClicked)
        touch.noted.connect(self.noteRequested)
        touch.listed.connect(self._list)
        self.ends.moved.connect(self.endsMoved)
        touch.ends_moved.connect(self.endsMoved)
        touch.dropped.connect(self.droppedTag)
        touch.settled.connect(self._settled)
        touch.asked.connect(self._ask_context)
        MenuKey(page).asked.connect(self._ask_context)
        page.moved.connect(self._moved)
        page.cursorPositionChanged.connect(self._caret_moved)

    def _connect_bars(self) -> None:
        self.bar.tag_asked.connect(self.tagRequested)
        self.bar.highlight_asked.connect(self.highlightRequested)
        self.bar.note_asked.connect(self.markNoteRequested)
        self.bar.taken.connect(self.quickTagRequested)
        self.page.selectionChanged.connect(self.bar.hide)

    def show_statement(self, reading: Reading, damage: Sequence[Damage] = (), repairs: Sequence[Restored] = ()) -> None:
        """Show another text, or another version of one, from its beginning and without marks."""
        self.bar.hide()
        self.page.show_reading(reading, damage, repairs)
        self.search.take(reading)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """The annotations of the text, in any order; nothing is laid out anew."""
        self.page.set_marks(marks)

    def change_marks(self, gone: Iterable[int], come: Sequence[Mark]) -> None:
        """Show these annotations instead of what was shown of them, others no more; the rest is not looked at."""
        self.page.change_marks(gone, come)

    def set_current(self, annotation: int | None) -> None:
        """Outline this annotation, or none; it is not scrolled to."""
        other = annotation != self.page.current
        self.page.show_current(annotation)
        mark = self.page.marks.get(annotation)
        saying.tell(self.page, saying.described(mark, self.page.marks) if mark else "")
        if other:
            self.placeChanged.emit(self.place())

    def set_chosen(self, first: int | None, last: int | None = None) -> None:
        """Choose the paragraphs ``first`` to ``last`` (indices of blocks, both in), or none."""
        self.page.chosen = None if first is None else (first, first if last is None else last)
        self.page.viewport().update()
        self.placeChanged.emit(self.place())

    def choose_next(self, by: int, *, extend: bool = False) -> None:
        """Choose the next paragraph (``by`` 1) or the one before (-1); ``extend`` grows what is chosen."""
        count = len(self.page.reading.blocks)
        if not count:
            return
        if self.page.chosen is None:
            first = last = self.page.reading.block_index(self.place())
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
        return whereabouts.chosen(self.page)

    def selection(self) -> Span | None:
        """The words selected, or None with a bare caret."""
        return self.page.selection()

    def selected_words(self) -> str:
        """The words selected where they are few, as what is to be found; "" else."""
        span = self.selection()
        return "" if span is None or len(span) > 80 else " ".join(span.of(self.page.reading.text).split())

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
        return self.page.caret()

    def place(self) -> int:
        """Where one is: what a key acts on where that is in sight, else the first line in sight."""
        return whereabouts.being_read(self.page)

    def top_position(self) -> int:
        """The first character in sight."""
        return self.page.top_position()

    def scroll_to(self, place: Span | int) -> None:
        """Bring a span or a position into sight."""
        self.page.scroll_to(place.start if isinstance(place, Span) else place)

    def marks_at(self, position: int) -> list[Mark]:
        """The annotations over a character, the shortest first."""
        return self.page.marks.at(position)

    def offer_marks(self, menu: QMenu, at: QPoint) -> None:
        """Put the annotations at a point of the screen into ``menu`` where several lie one over another."""
        position = self.page.character_at(self.page.viewport().mapFromGlobal(at))
        over = [] if position is None else self.marks_at(position)
        if len(over) > 1:
            marklist.add(menu, over, self.page, self.annotationClicked.emit)
            menu.addSeparator()

    def rect_of(self, span: Span) -> QRect:
        """The rectangle around the visible part of a span, in the reader; empty where none is."""
        bounds = self.page.bounds_of(span)
        return bounds.translated(self.page.viewport().mapTo(self, QPoint(0, 0))) if bounds.isValid() else bounds

    def margin_rect_of(self, span: Span) -> QRect:
        """The margin beside a span, in the reader: where something may stand without covering the lines."""
        margin = whereabouts.margin_of(self.page, span).translated(self.page.viewport().mapTo(self, QPoint(0, 0)))
        return QRect(margin.left(), self.rect_of(span).top(), margin.width(), self.rect_of(span).height())

    def open_find(self) -> None:
        """Show the bar that finds words here, with the words selected if they are few."""
        self.search.open()

    def close_find(self) -> None:
        """Close that bar; the last hit stays selected."""
        self.search.close()

    def find_next(self) -> None:
        """Go to the next hit, after the last to the first; opens the bar where it is closed."""
        self.search.step(1)

    def find_previous(self) -> None:
        """Go to the hit before, before the first to the last."""
        self.search.step(-1)

    def offer(self, tags: Sequence[QuickTag]) -> None:
        """The tags that the bar at the passage offers, the most useful first."""
        self.bar.offer(tags)

    def show_bar(self, on: bool) -> None:
        """Whether the bar comes when words were selected by mouse."""
        self._bar_shown = on

    def set_theme(self, tokens: Tokens) -> None:
        """Take the colours of a theme; the place stays."""
        self.page.set_tokens(tokens)
        self.find_bar.paint_icons()
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
        passage = self.rect_of(span) if span else QRect()
        self.selectionSettled.emit(span, passage)
        if span is not None and self._bar_shown and self.selection() == span:
            self.bar.show_at(passage)

    def _ask_context(self, point: QPoint) -> None:
        self.contextRequested.emit(self.page.viewport().mapToGlobal(point))

    def _list(self, annotations: Sequence[int], at: QPoint) -> None:
        """The annotations behind a "+5", to choose one from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = [mark for mark in map(self.page.marks.get, annotations) if mark is not None]
        marklist.add(menu, found, self.page, self.annotationClicked.emit)
        menu.popup(at)

    def _moved(self) -> None:
        self.bar.hide()
        self.placeChanged.emit(self.place())

    def _caret_moved(self) -> None:
        before, self._caret = self._caret, self.position()
        if self.page.hasFocus() and (said := saying.met(self.page.marks, before, self._caret)):
            saying.tell(self.page, "; ".join(said))
        self.placeChanged.emit(self.place())
