"""What of a page is in sight: its lines, what lies over each of them, and the boxes beside them.

All of it is remembered until it changes, line by line: one more mark costs the lines it lies on, not the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apostille.reading.span import Span
from apostille.ui.reader import zones
from apostille.ui.reader.highlights import Laid, Line, Tint, by_row, lines, tints
from apostille.ui.reader.margin import STRIPES
from apostille.ui.reader.placing import Box, Entry
from apostille.ui.reader.rows import Row

if TYPE_CHECKING:
    from apostille.ui.reader.page import Page

_REMEMBERED = 400
_REACH = 8
"""How far the outline and handles of a line's marks reach over it, in pixels."""


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over one line: the marks, and the grounds and underlines they make."""

    end: int
    marks: list[Laid]
    tints: list[Tint]
    lines: list[Line]


class Sight:
    """What is visible of one page at the height it is scrolled to."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._layout: object = None
        self._rows: tuple[object, list[Row]] | None = None
        self._boxes: tuple[object, list[tuple[Box, bool]]] | None = None
        self._over: dict[int, Over] = {}
        self.entries: dict[tuple[int, int], tuple[int, int, tuple[Entry, ...]]] = {}
        """What paragraphs say in the margin: from where to where in the text, and what; see ``zones``."""

    def rows(self) -> list[Row]:
        """The visible lines, downward."""
        key = self._where()
        if self._rows is None or self._rows[0] != key:
            self._rows = (key, self._page.rows_in_sight())
            if self._page.rows.age != key[0]:  # asking has laid out anew
                return self.rows()
        return self._rows[1]

    def over(self, rows: Sequence[Row]) -> list[tuple[Row, Over]]:
        """What lies over these of the visible lines, downward; lines without marks are left out."""
        self._where()
        fresh = [row for row in rows if row.start not in self._over]
        if fresh:
            if len(self._over) > _REMEMBERED:
                self._over, fresh = {}, list(rows)
            self._look(fresh)
        found = ((row, self._over[row.start]) for row in rows)
        return [(row, over) for row, over in found if over.marks]

    def boxes(self) -> list[tuple[Box, bool]]:
        """The boxes of both margins, and whether each belongs to lines that run from right to left."""
        page = self._page
        key = (*self._where(), page.marks.age, page.open_key())
        if self._boxes is None or self._boxes[0] != key:
            self._boxes = (key, zones.boxes(page, self.entries))
        return self._boxes[1]

    def look_ahead(self) -> None:
        """Have ready what lies over a page below and above, and beside it, before somebody scrolls there."""
        page = self._page
        height = page.viewport().height()
        for offset in (page.offset() + height, page.offset() - height):
            if -height < offset < page.verticalScrollBar().maximum() + height:
                self.over(page.rows.between(offset, offset + height))
        zones.boxes(page, self.entries, 2 * height)

    def renew(self, spans: Sequence[Span] | None) -> None:
        """The marks over these words, None for all words, are others now: have what lies there painted again."""
        if spans is None:
            self.forget()
            self._page.viewport().update()
        else:
            self.changed(spans)
            self.refresh(spans)

    def changed(self, spans: Iterable[Span]) -> None:
        """The marks over these words are others now."""
        for span in spans:
            start, end = self._page.on_page(span)
            for at in [at for at, over in self._over.items() if at < end and start < over.end]:
                del self._over[at]
            for key in [key for key, said in self.entries.items() if said[0] <= span.start < said[1]]:
                del self.entries[key]

    def refresh(self, spans: Iterable[Span]) -> None:
        """Have the lines of these words painted again, and the boxes beside the text."""
        page = self._page
        top, (left, right), view = page.offset(), page.column(), page.viewport()
        places = [page.on_page(span) for span in spans]
        for row in self.rows():
            if any(start < row.end and row.start < end for start, end in places):
                view.update(0, round(row.top) - top - _REACH, view.width(), round(row.height) + 2 * _REACH)
        view.update(round(right + STRIPES), 0, view.width(), view.height())
        if page.runs_back:
            view.update(0, 0, round(left - STRIPES), view.height())

    def forget(self) -> None:
        """All marks, their colours or the text are others now."""
        self._over.clear()
        self.entries.clear()
        self._rows = self._boxes = None

    def _where(self) -> tuple[object, ...]:
        """What the lines in sight depend on; where the layout is another one, nothing is remembered of it."""
        page = self._page
        layout = (page.rows, page.rows.age, page.viewport().width())
        if layout != self._layout:
            self.forget()
            self._layout = layout
        return (page.rows.age, page.offset(), page.viewport().height())

    def _look(self, fresh: Sequence[Row]) -> None:
        over = {row.start: laid for row, laid in by_row(fresh, self._laid(fresh))}
        inks = self._page.inks
        for row in fresh:
            laid = over.get(row.start, [])
            self._over[row.start] = Over(row.end, laid, tints(row, laid, inks), lines(row, laid))

    def _laid(self, rows: Sequence[Row]) -> list[Laid]:
        """The marks over ``rows``, as they lie on the page."""
        page, marks, inks = self._page, self._page.marks, self._page.inks
        first, last = page.positions.in_text(rows[0].start), page.positions.in_text(rows[-1].end)
        found = ((marks.ordered[at], marks.lanes[at]) for at in marks.touching(first, last))
        return [(*page.on_page(mark.span), lane, mark, inks.of(mark)) for mark, lane in found]
