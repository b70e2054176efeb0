"""The check of a library in the window: how far it is, what it found, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from apostille.store import righting
from apostille.store.check import Finding, Stopped, check
from apostille.ui.boxes import column, label, row
from apostille.ui.care.sheet import Sheet
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

WHATS = {
    "pages": "Pages of the file", "keys": "Rows that belong together", "originals": "Imported files",
    "texts": "Texts", "anchors": "Passages and their words", "left damage": "Damage left as it is",
    "index": "Index of words", "rows": "Rows against their seal",
}  # fmt: skip
"""What is looked at, as the window says it."""
_RIGHTED = frozenset(("index", "anchors"))


class CheckDialog(Sheet):
    """Begins at once, beside work. Not modal."""

    backups_asked = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(say("Check library"), "check", parent)
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self._found: list[Finding] = []
        self._steps: Iterator[tuple[int, int]] = iter(())
        self.said = label(say("Checking. You can go on working."))
        self.said.setObjectName("checkSaid")
        self.found = label("", "second")
        self.found.setObjectName("checkFound")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(6)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._index_some)
        self.finished.connect(self._stop)
        self._lay_out()
        self.start()

    def start(self) -> None:
        """Check from the beginning."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self._offer()
        self._job = self._jobs.ask(self._look, self._show, say("Checking the library"))
        self._job.progressed.connect(self._progress)

    def _lay_out(self) -> None:
        self.stop = QPushButton(say("Stop"))
        self.stop.setObjectName("checkStop")
        self.stop.clicked.connect(self.reject)
        self.repair = QPushButton(say("Put right"))
        self.repair.setObjectName("checkRepair")
        self.repair.clicked.connect(self._repair)
        self.backups = QPushButton(say("Backups…"))
        self.backups.clicked.connect(self.backups_asked)
        self.backups.clicked.connect(self.accept)
        for button in (self.repair, self.backups):
            button.setAutoDefault(False)
        buttons = row(None, self.repair, self.backups, self.stop)
        column(self.said, self.bar, self.found, None, buttons, box=self, margins=(16, 14, 16, 12), spacing=10)
        self.resize(480, 300)

    def _look(self, job: Job) -> list[Finding] | None:
        try:
            return check(self._desk.library, job.tell)
        except Stopped:
            return None

    def _progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _show(self, found: list[Finding] | None) -> None:
        self._job = None
        self._found = found or []
        wrong = {one.what for one in self._found if one.wrong}
        self.bar.hide()
        self.said.setText(_verdict(wrong))
        self.found.setText("\n".join(_line(one) for one in self._found if one.looked_at or one.what != "rows"))
        self._offer(wrong)

    def _offer(self, wrong: set[str] | None = None) -> None:
        """Show what can be done now; None while it is being looked."""
        self.repair.setVisible(bool(wrong and wrong & _RIGHTED) and self._desk.writable)
        self.backups.setVisible(bool(wrong and wrong - _RIGHTED))
        self.stop.setText(say("Stop") if wrong is None else say("Close"))

    def _repair(self) -> None:
        """Anchors at once; the index a few statements at a time, between two paintings."""
        wrong = {one.what for one in self._found if one.wrong}
        self.repair.hide()
        with self._desk.guard():
            if "anchors" in wrong:
                righting.repair_anchors(self._desk.library)
            if "index" in wrong:
                self.said.setText(say("The index of words is being made anew. Until it is, a search may find less."))
                self._steps = righting.rebuild_index(self._desk.library)
                self.bar.show()
                self._turn.start()
                return
        self.start()

    def _index_some(self) -> None:
        step = None
        with self._desk.guard():
            step = next(self._steps, None)
        if step is not None:
            self._progress(*step)
        else:
            self._turn.stop()
            self.start()

    def _stop(self) -> None:
        """What is being indexed is finished, since a search would find less until the next check."""
        if self._job is not None:
            self._job.stop()
        if self._turn.isActive():
            self._turn.stop()
            with self._desk.guard():
                for _done in self._steps:
                    pass


def _verdict(wrong: set[str]) -> str:
    if not wrong:
        return say("The library is sound.")
    if wrong <= _RIGHTED:
        return say("Nothing is lost. What is not as it should be can be put right.")
    return say(
        "The library is damaged. A backup from before has what is wrong here; `apostille salvage` makes a new library "
        "of all that can be read."
    )


def _line(one: Finding) -> str:
    seen = say("{what}: sound", what=say(WHATS[one.what]))
    if one.wrong:
        seen = count(one.wrong, "{what}: {n} wrong", "{what}: {n} wrong", what=say(WHATS[one.what]))
    return seen
