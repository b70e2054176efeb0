"""The line at the bottom: where one is, in which language, what is being worked on, that all is saved, the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from apostille.ui import spoken
from apostille.ui.boxes import label, link, row
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.reading.reading import Block
    from apostille.statements import Opened
    from apostille.ui.jobs import Job
    from apostille.ui.lectern import Lectern


class StatusLine(QFrame):
    """Annex, ¶ 5 of 10 · French · ● Saved · 100 %."""

    zoom_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setProperty("role", "bar")
        self._lectern: Lectern | None = None
        self._job: Job | None = None
        self.place = label("", "second", wrap=False)
        self.place.setObjectName("statusPlace")
        self.language = label("", "second", wrap=False)
        self.saved = label(say("● Saved"), "good", wrap=False)
        self.saved.setObjectName("statusSaved")
        self.zoom = link("100 %", self.zoom_asked.emit, say("Text at 100 %"))
        self.zoom.setProperty("role", "flat")
        self.damage = label("", "second", wrap=False)
        self.damage.setObjectName("statusDamage")
        self._work = self._made_work()
        row(self.place, self.language, self.damage, None, self._work, self.saved, self.zoom,
            box=self, margins=(14, 2, 12, 2), spacing=16)  # fmt: skip

    def follow(self, lectern: Lectern) -> None:
        """Tell places in what lies on ``lectern`` from now on."""
        self._lectern = lectern

    def show_place(self, position: int) -> None:
        """Say where ``position`` is: part, paragraph, of how many, and who speaks there in a record."""
        opened = self._opened()
        if opened is None or not opened.reading.blocks:
            self.place.setText("")
            self.language.setText("")
            return
        from apostille.reading.turns import speaker  # not needed before the first paint

        reading = opened.reading
        at = reading.block_index(min(position, len(reading.text)))
        block, turn = reading.blocks[at], speaker(reading.turns, at, at)
        where = _where(block, self._count(block.part), len(reading.parts) > 1)
        self.place.setText(f"{where} · {turn.name}" if turn else where)
        self.language.setText(spoken.language(block.language or opened.language))

    def show_damage(self, words: str) -> None:
        """Say how much of the statement's damage is open, accepted, left; "" where nothing is damaged."""
        self.damage.setText(say("Damage: {counts}", counts=words) if words else "")

    def show_zoom(self, percent: int) -> None:
        """Show the size of the text."""
        self.zoom.setText(f"{percent} %")

    def show_saved(self, *, read_only: bool) -> None:
        """Everything is saved at once: there is nothing else to say, unless nothing can be."""
        self.saved.setText(say("Reading only") if read_only else say("● Saved"))

    def show_job(self, job: Job) -> None:
        """Show ``job`` until it ends, with a way to stop it; one without a name is too short for that."""
        if not job.words:
            return
        self._job = job
        self._words.setText(job.words)
        self._bar.setRange(0, 0)
        self._work.show()
        job.progressed.connect(self._progress)

    def end_job(self, job: Job) -> None:
        """``job`` is over."""
        if job is self._job:
            self._job = None
            self._work.hide()

    def _made_work(self) -> QWidget:
        self._words = label("", "second", wrap=False)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedSize(120, 6)
        stop = link(say("Stop"), self._stop)
        work = row(self._words, self._bar, stop)
        work.hide()
        return work

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _opened(self) -> Opened | None:
        return None if self._lectern is None else self._lectern.opened

    def _count(self, part: str) -> int:
        opened = self._opened()
        blocks = () if opened is None else opened.reading.blocks
        return max((block.number or 0 for block in blocks if block.part == part), default=0)


def _where(block: Block, last: int, parts: bool) -> str:
    number = block.label or (str(block.number) if block.number is not None else "")
    said = say("¶ {n} of {last}", n=number, last=last) if number else say("heading") if parts else say("Heading")
    return f"{spoken.part(block.part)}, {said}" if parts else said
