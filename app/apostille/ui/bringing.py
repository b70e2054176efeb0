"""How files come in from the window: read in the background, staged in small pieces, and there in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from apostille import statements
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.importing.sources import Source
    from apostille.reading.draft import Draft
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

_AT_ONCE = 8
"""So many drafts go in within one step; more are staged first, one at a time, so that nothing stutters."""

Found = tuple[list["Draft"], list[str]]
"""Drafts, and sentences about what could not be read."""


class Bringing(QObject):
    """Brings files into the library and opens the first that is new."""

    def __init__(self, desk: Desk, jobs: Jobs, open_: Callable[[int], None]) -> None:
        super().__init__(desk)
        self._desk, self._jobs, self._open = desk, jobs, open_
        self._reading: Job | None = None
        self._staging: Job | None = None
        self._waiting: list[Draft] = []
        self._staged: list[int] = []
        self._told: list[str] = []
        self._doubts: list[str] = []
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._stage_one)
        jobs.ended.connect(self._ended)

    def files(self, paths: Sequence[Path]) -> None:
        """Read ``paths`` (files and folders) and add what is in them; a line says what became of them."""
        self._reading = self._jobs.ask(lambda job: _read(job, paths), self._arrived, say("Reading files"))

    def text(self, words: str) -> None:
        """Add pasted ``words`` as a statement."""

        def read(job: Job) -> Found:
            from apostille.importing.sources import of_bytes

            return _through_workers(job, [of_bytes(say("Pasted text") + ".txt", words.encode("utf-8"))], [])

        self._jobs.ask(read, self._arrived, say("Reading the text"))

    def _arrived(self, found: Found) -> None:
        drafts, told = found
        self._told = told
        fresh = self._fresh(drafts)
        if len(fresh) <= _AT_ONCE and self._staging is None:
            self._add(fresh)
            return
        self._waiting += fresh
        self._doubts += [doubt for draft in fresh for doubt in draft.doubts]
        if self._staging is None:
            self._staging = self._jobs.announce(say("Importing"))
            self._turn.start()

    def _ended(self, job: Job) -> None:
        """Reading was stopped: nothing of it is in the library."""
        if job is self._reading and job.stopped:
            self._desk.say(say("Import stopped. Nothing was added."))

    def _fresh(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Those whose bytes are not in the library yet, nor twice among them."""
        fresh: dict[str, Draft] = {}
        known = 0
        with self._desk.read() as session:
            for draft in drafts:
                digest = sha256(draft.original).hexdigest()
                if digest in fresh or statements.same(session, digest) is not None:
                    known += 1
                else:
                    fresh[digest] = draft
        if known:
            self._told.append(count(known, "{n} is in the library already.", "{n} are in the library already."))
        return list(fresh.values())

    def _add(self, drafts: Sequence[Draft]) -> None:
        made: list[int] = []
        if drafts:
            with self._desk.step(_name(len(drafts))) as session:
                made = [statements.add(session, draft) for draft in drafts]
        self._tell(made, [doubt for draft in drafts for doubt in draft.doubts])

    def _stage_one(self) -> None:
        """One more, seen by nobody yet; when all are there, one step lets them arrive."""
        job, of = self._staging, len(self._staged) + len(self._waiting)
        if job is None or not job.tell(len(self._staged), of):
            self._give_up()
            self._desk.say(say("Import stopped. Nothing was added."))
        elif not self._waiting:
            self._arrive()
        elif not self._stage(self._waiting.pop(0)):
            self._give_up()

    def _stage(self, draft: Draft) -> bool:
        """Whether it went in; why not is said."""
        before = len(self._staged)
        with self._desk.guard(), self._desk.library.staging() as session:
            self._staged.append(statements.add_staged(session, draft))
        return len(self._staged) > before

    def _arrive(self) -> None:
        made, doubts = self._staged, self._doubts
        self._end()
        with self._desk.step(_name(len(made))) as session:
            statements.arrive(session, made)
        self._tell(made, doubts)

    def _give_up(self) -> None:
        """Take out again what was staged."""
        staged = self._staged
        self._end()
        with self._desk.guard(), self._desk.library.staging() as session:
            statements.discard(session, staged)

    def _end(self) -> None:
        self._turn.stop()
        if self._staging is not None:
            self._jobs.close(self._staging)
        self._staging, self._waiting, self._staged, self._doubts = None, [], [], []

    def _tell(self, made: Sequence[int], doubts: Sequence[str]) -> None:
        told = [count(len(made), "{n} statement imported.", "{n} statements imported.")] if made else []
        words = " ".join([*told, *self._told[:3], *doubts[:2]])
        if words:
            self._desk.say(words, say("Undo") if made else "", self._desk.undo if made else None)
        if made:
            self._open(made[0])


def _read(job: Job, paths: Sequence[Path]) -> Found:
    """Every statement in the files and folders ``paths``."""
    from apostille.importing import folders

    found = folders.find(paths)
    return _through_workers(job, found.sources, [refusal.why for refusal in found.refused])


def _through_workers(job: Job, sources: Sequence[Source], told: list[str]) -> Found:
    from apostille.importing.pool import Pool

    drafts: list[Draft] = []
    with Pool() as pool:
        for done, outcome in enumerate(pool.read(sources, stopped=lambda: job.stopped), 1):
            drafts += outcome.drafts
            if outcome.refusal:
                told.append(outcome.refusal.why)
            job.tell(done, len(sources))
    return drafts, told


def _name(number: int) -> str:
    return count(number, "Import {n} statement", "Import {n} statements")
