"""Ctrl+K bound to the window: what there is to find, and what becomes of what was taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from apostille import codebook, statements
from apostille.ui import spoken
from apostille.ui.finder.candidates import Candidate
from apostille.ui.finder.palette import Palette

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.search.passages import Hit
    from apostille.ui.actions import Deck
    from apostille.ui.desk import Desk
    from apostille.ui.finder.everywhere import Everywhere
    from apostille.ui.jobs import Jobs
    from apostille.ui.moving import Moving
    from apostille.ui.settings import Settings
    from apostille.ui.window import Window

_KEPT = 30


class Finding:
    """Statements, tags, commands; and words in all statements."""

    def __init__(self, desk: Desk, jobs: Jobs, moving: Moving, settings: Settings, window: Window) -> None:
        self._desk, self._moving = desk, moving
        self._settings, self._window = settings, window
        self._jobs = jobs
        self._deck: Deck | None = None
        self._everywhere: Everywhere | None = None
        self._palette = Palette(window)
        self._palette.chosen.connect(self._take)
        self._palette.closed.connect(window.reader.setFocus)

    def open(self, deck: Deck) -> None:
        """Show all there is, the recent ones first."""
        self._deck = deck
        with self._desk.read() as session:
            candidates = [*_statements(session), *_tags(session), *_commands(deck)]
        self._palette.open(candidates, self._settings.recent)

    def everywhere(self) -> None:
        """Show the panel that finds words in all statements; few words that are selected are looked for at once."""
        if self._everywhere is None:
            from apostille.ui.finder.everywhere import Everywhere

            self._everywhere = Everywhere(self._desk, self._jobs, self._window.statements)
            self._everywhere.taken.connect(self._go_to)
            self._everywhere.closed.connect(self._window.reader.setFocus)
        self._window.panes.open("left")
        words = self._window.reader.selected_words()
        self._everywhere.open(f'"{words}"' if " " in words else words)

    def _go_to(self, hit: Hit) -> None:
        self._moving.place(hit.statement, hit.span)

    def _take(self, taken: Candidate) -> None:
        self._settings.recent = [taken.key, *(key for key in self._settings.recent if key != taken.key)][:_KEPT]
        if taken.sort == "statement":
            self._moving.open(int(taken.id))
        elif taken.sort == "command" and self._deck is not None:
            self._deck.do(taken.id)
        else:  # to see it; T puts it on
            self._window.show_tag(int(taken.id))


def _commands(deck: Deck) -> Iterator[Candidate]:
    for id_, action in deck.actions.items():
        if action.isEnabled() and deck.table[id_].menu:  # a tag's digit has none: the tag itself is there
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = action.text().replace("&", "").rstrip("…")
            yield Candidate("command", id_, words, deck.table[id_].menu.replace("/", " ▸ "), keys)


def _statements(session: Session) -> Iterator[Candidate]:
    for row in statements.listed(session):
        told = (row.author or spoken.issuer(row.issuer or ""), spoken.date(row.date or "", True), row.symbol or "")
        yield Candidate("statement", str(row.id), row.title or row.name, " · ".join(part for part in told if part))


def _tags(session: Session) -> Iterator[Candidate]:
    for row in codebook.tree(session):
        beside = row.definition or ", ".join(row.aliases)
        yield Candidate("tag", str(row.id), row.path.replace("/", " ▸ "), beside, colour=row.colour)
