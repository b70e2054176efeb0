"""Files read in the background and staged one at a time between two paintings, so that nothing stutters.

A question of the background reads and hands over one file after the other, a few ahead at the most;
the window's own thread keeps each in the library, seen by nobody, within a few milliseconds. So the
memory does not grow with the number of files, and a crash or a stop leaves nothing.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from apostille import statements
from apostille.store import shelf
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.importing.outcomes import Outcome
    from apostille.importing.pool import Wishes
    from apostille.importing.sources import Source
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

_AHEAD = 8
_TURN = 0.012
"""Seconds of one turn; what is under way is finished."""
_PAUSE_MS = 4
_WAIT = 0.05

Find = Callable[[], tuple[Sequence["Source"], Sequence[str]]]
"""Looks for the files: sources, and sentences about folders that could not be listed."""


class Feed(QObject):
    """Reads sources and gives each outcome to ``take`` in the window's thread."""

    took = Signal(int, int)
    """So many files were taken, of so many."""
    ended = Signal(bool)
    """All were taken; or it was stopped (True)."""
    told = Signal(str)
    """A sentence about a folder that could not be listed, or about what a table or names of files were taken for."""

    def __init__(self, desk: Desk, jobs: Jobs, take: Callable[[Outcome], object]) -> None:
        super().__init__()
        self._desk, self._jobs, self._take = desk, jobs, take
        self._outcomes: queue.Queue[Outcome] = queue.Queue(_AHEAD)
        self._job: Job | None = None
        self._of = self._taken = 0
        self._read = False
        self._turn = QTimer(self)
        self._turn.setInterval(_PAUSE_MS)
        self._turn.timeout.connect(self._take_some)
        jobs.ended.connect(self._over)

    @property
    def busy(self) -> bool:
        """Whether files are still on their way."""
        return self._job is not None

    def start(self, find: Find, wishes: Wishes | None = None) -> None:
        """Look for files and read them; one feed does one thing at a time."""
        self._taken = self._of = 0
        self._read = False

        def question(job: Job) -> list[str]:
            sources, told = find()
            return [*told, *shelf.before_many(self._desk.library, len(sources)), *self._through(job, sources, wishes)]

        self._job = self._jobs.ask(question, self._all_read, say("Reading files"))
        self._turn.start()

    def stop(self) -> None:
        """End early; what was read and not taken is gone."""
        if self._job is not None:
            self._job.stop()

    def _through(self, job: Job, sources: Sequence[Source], wishes: Wishes | None) -> list[str]:
        """Hands over what each source holds, while the window follows; what tables and names were taken for."""
        from apostille.importing import patterns
        from apostille.importing.intake import Intake
        from apostille.importing.pool import Pool, Wishes

        with Pool() as pool:
            intake = Intake(pool, wishes or Wishes(), patterns.patterns(()))
            for outcome in intake.read(sources, lambda: job.stopped):
                self._of = intake.of
                self._hand_over(job, outcome)
            return intake.notes

    def _hand_over(self, job: Job, outcome: Outcome) -> None:
        while not job.stopped:
            try:
                self._outcomes.put(outcome, timeout=_WAIT)
                return
            except queue.Full:
                continue

    def _all_read(self, told: list[str]) -> None:
        for words in told:
            self.told.emit(words)
        self._read = True

    def _over(self, job: Job) -> None:
        if job is self._job and job.stopped:
            self._end(stopped=True)

    def _take_some(self) -> None:
        until = time.monotonic() + _TURN
        while time.monotonic() < until:
            try:
                outcome = self._outcomes.get_nowait()
            except queue.Empty:
                if self._read:
                    self._end(stopped=False)
                return
            with self._desk.guard():
                self._take(outcome)
            self._taken += 1
            self.took.emit(self._taken, self._of)
            if self._job is not None:
                self._job.tell(self._taken, self._of)

    def _end(self, *, stopped: bool) -> None:
        self._turn.stop()
        self._job = None
        while not self._outcomes.empty():
            self._outcomes.get_nowait()
        self.ended.emit(stopped)


def discard(desk: Desk, staged: Iterable[int]) -> None:
    """Take out again what was staged."""
    gone = list(staged)
    if gone:
        with desk.guard(), desk.library.staging() as session:
            statements.discard(session, gone)
