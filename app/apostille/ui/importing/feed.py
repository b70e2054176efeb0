"""Files read in the background and staged between two paintings, so that nothing stutters.

A question of the background reads and hands over one file after the other, a few ahead at the most; the window's own
thread keeps some at a time in the library, seen by nobody, within a few milliseconds, and in turns of their own merges
what the index was left in. So the memory does not grow with the number of files, and a crash or a stop leaves nothing.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from apostille.store import shelf
from apostille.ui.words import say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.importing.outcomes import Outcome
    from apostille.importing.patterns import Pattern
    from apostille.importing.pool import Wishes
    from apostille.importing.sources import Source
    from apostille.importing.table.uses import Use
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

T = TypeVar("T")


@dataclass(slots=True)
class Aids:
    """What is known from beside the texts: patterns of file names, and tables that came with the files."""

    patterns: tuple[Pattern, ...] = ()
    uses: list[tuple[str, Use]] = field(default_factory=list["tuple[str, Use]"])


_AHEAD = 16
_TURN = 0.005
"""Seconds in which rows are written in one turn; what is under way is finished, and indexing takes as long again."""
_PAUSE_MS = 4
_WAIT = 0.05
_TURNS_TO_A_MERGE = 2

Find = Callable[[], tuple[Sequence["Source"], Sequence[str]]]
"""Looks for the files: sources, and sentences about folders that could not be listed."""


class Feed(QObject, Generic[T]):
    """Reads sources, gives each outcome to ``take`` in the window's thread, and to ``show`` what was made of it."""

    took = Signal(int, int)
    """So many files were taken, of so many."""
    ended = Signal(bool)
    """All were taken; or it was stopped (True)."""
    told = Signal(str)
    """A sentence about a folder that could not be listed, or about what a table or names of files were taken for."""

    def __init__(
        self, desk: Desk, jobs: Jobs, take: Callable[[Session, Outcome], list[T]], show: Callable[[list[T]], object]
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._take, self._show = desk, jobs, take, show
        self._outcomes: queue.Queue[Outcome] = queue.Queue(_AHEAD)
        self._job: Job | None = None
        self._of = self._taken = self._turns = 0
        self._read = False
        self._turn = QTimer(self)
        self._turn.setInterval(_PAUSE_MS)
        self._turn.timeout.connect(self._go_on)
        jobs.ended.connect(self._over)

    @property
    def busy(self) -> bool:
        """Whether files are still on their way."""
        return self._job is not None

    def start(self, find: Find, wishes: Wishes | None = None, aids: Aids | None = None) -> None:
        """Look for files and read them; one feed does one thing at a time. Tables that come are added to ``aids``."""
        self._taken = self._of = 0
        self._read = False

        def question(job: Job) -> list[str]:
            sources, told = find()
            before = shelf.before_many(self._desk.library, len(sources))
            return [*told, *before, *self._through(job, sources, wishes, aids or Aids())]

        self._job = self._jobs.ask(question, self._all_read, say("Reading files"))
        self._turn.start()

    def stop(self) -> None:
        """End early; what was read and not taken is gone."""
        if self._job is not None:
            self._job.stop()

    def rest(self) -> None:
        """Write nothing any more."""
        self.stop()
        self._turn.stop()

    def _through(self, job: Job, sources: Sequence[Source], wishes: Wishes | None, aids: Aids) -> list[str]:
        """Hands over what each source holds, while the window follows; what tables and names were taken for."""
        from apostille.importing.intake import Intake
        from apostille.importing.pool import Pool, Wishes

        with Pool() as pool:
            intake = Intake(pool, wishes or Wishes(), aids.patterns, uses=aids.uses)
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

    def _go_on(self) -> None:
        """One turn: some files are kept, or what the index was left in is merged."""
        if self._desk.library.busy:
            return  # a step that takes long, and paints meanwhile
        if not self._desk.writable:
            self.rest()  # the library was closed
            return
        merging = self._job is None or self._turns == _TURNS_TO_A_MERGE
        if merging:
            self._turns = 0
            self._merge()
        elif not self._outcomes.empty():
            self._turns += 1
            self._take_some()
        elif self._read:
            self._end(stopped=False)

    def _merge(self) -> None:
        left = False
        with self._desk.guard():
            left = self._desk.library.tidy()
        if not left and self._job is None:
            self._turn.stop()

    def _take_some(self) -> None:
        until, made, taken = time.monotonic() + _TURN, list[T](), 0
        with self._desk.guard():
            with self._desk.library.staging(short=True) as session:
                while time.monotonic() < until and not self._outcomes.empty():
                    made += self._take(session, self._outcomes.get_nowait())
                    taken += 1
            self._taken += taken
            self._show(made)
            self.took.emit(self._taken, self._of)
            if self._job is not None:
                self._job.tell(self._taken, self._of)
            return
        self.stop()  # what was read could not be kept, and the next would not be either

    def _end(self, *, stopped: bool) -> None:
        self._job = None
        while not self._outcomes.empty():
            self._outcomes.get_nowait()
        self.ended.emit(stopped)
