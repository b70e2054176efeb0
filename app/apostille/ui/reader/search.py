"""Finding words in the open statement: the bar, the hits, and the place among them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from apostille.reading.reading import Reading
from apostille.ui.reader.findbar import FindBar
from apostille.ui.reader.hits import Finder, nearest
from apostille.ui.reader.page import Page
from apostille.ui.reader.whereabouts import being_read


class Search(QObject):
    """Keeps bar and page in step. The last words looked for stay when another statement is opened."""

    def __init__(self, bar: FindBar, page: Page) -> None:
        super().__init__(page)
        self._bar, self._page = bar, page
        self._finder = Finder("")
        bar.changed.connect(self._look_for)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def take(self, reading: Reading) -> None:
        """Another text is shown; what the bar asks for is looked for in it."""
        self._finder = Finder(reading.text)
        if self._bar.isVisible():
            self._look_for(self._bar.field.text())

    def open(self) -> None:
        """Show the bar, with the words selected if they are few."""
        span = self._page.selection()
        self._bar.open(span.of(self._page.reading.text) if span is not None and len(span) <= 200 else "")

    def close(self) -> None:
        """Close the bar; its hits are no longer shown, the last one is selected."""
        at, hits = self._page.hit, self._page.hits
        self._page.show_hits([], -1)
        self._bar.hide()
        if 0 <= at < len(hits):
            self._page.select(hits[at])
        self._page.setFocus()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the ends; opens the bar where it is closed."""
        if self._bar.isVisible():
            self._show(self._page.hit + by)
        else:
            self.open()

    def _look_for(self, words: str) -> None:
        hits = self._finder.find(words)
        self._page.show_hits(hits, -1)
        self._show(nearest(hits, being_read(self._page)))

    def _show(self, at: int) -> None:
        hits = self._page.hits
        if hits:
            self._page.show_hits(hits, at % len(hits))
            self._page.scroll_to(hits[at % len(hits)].start)
        self._bar.show_count(self._page.hit, len(hits))
