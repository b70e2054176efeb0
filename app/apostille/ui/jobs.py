"""Long work: questions put in the background, which may read and never write."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from apostille.ui.desk import Desk

T = TypeVar("T")

_TURN = 0.001
"""Seconds for which a question may keep the interpreter from the window, which lends it at every look into the file."""


class Job(QObject):
    """One question on its way: it can be stopped, and tells how far it is."""

    progressed = Signal(int, int)
    """Done, of how many; of 0 where that is not known."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__()
        self.words = words
        self.stopped = False
        self._desk = desk

    def read(self) -> AbstractContextManager[Session]:
        """A session of the job's own thread."""
        return self._desk.read()

    def stop(self) -> None:
        """Ask the question to end; its answer is then never given."""
        self.stopped = True

    def tell(self, done: int, of: int = 0) -> bool:
        """Say how far the work is; False where it should end."""
        if not self.stopped:
            self.progressed.emit(done, of)
        return not self.stopped


class Jobs(QObject):
    """The questions that are being worked on, two at a time."""

    begun = Signal(object)
    ended = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._pool: ThreadPoolExecutor | None = None
        self._running: dict[Job, Future[Any]] = {}
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[[Job], T], answer: Callable[[T], object], words: str = "") -> Job:
        """Put ``question`` in the background and give ``answer`` what it returns, in the window's thread."""
        job = Job(self._desk, words)
        future = self._workers().submit(question, job)
        self._running[job] = future
        self.begun.emit(job)
        future.add_done_callback(lambda done: self._finished.emit(job, done, answer))
        return job

    def announce(self, words: str) -> Job:
        """A job that is worked on piece by piece in the window's own thread; ``close`` it at its end."""
        job = Job(self._desk, words)
        self.begun.emit(job)
        return job

    def close(self, job: Job) -> None:
        """An announced ``job`` is over."""
        self.ended.emit(job)

    def busy(self) -> bool:
        """Whether any question is still open."""
        return bool(self._running)

    def stop_all(self) -> None:
        """End everything, at closing; waits for what runs."""
        for job in list(self._running):
            job.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _workers(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            sys.setswitchinterval(_TURN)
            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="question")
        return self._pool

    def _answer(self, job: Job, future: Future[Any], answer: Callable[[Any], object]) -> None:
        self._running.pop(job, None)
        self.ended.emit(job)
        if job.stopped or future.cancelled():
            return
        with self._desk.guard():
            answer(future.result())
