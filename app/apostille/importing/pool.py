"""Files read by two workers side by side, in the order in which they were named.

A ``Pool`` is asked from one thread, which may be any: ``read`` gives outcomes one after the other and
reads a few files ahead. A file costs at most itself: what a worker dies of becomes a refusal, and a new
worker takes the next file.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NamedTuple, Self

from apostille.importing import troubles
from apostille.importing.arrival import Packed
from apostille.importing.child import Child, Fault, fault_in
from apostille.importing.limits import Limits
from apostille.importing.members import members
from apostille.importing.naming import shown
from apostille.importing.outcomes import Outcome, refused, understood
from apostille.importing.sources import Source
from apostille.refusal import Refusal

WORKERS = 2
FILES_EACH = 500
"""So many files are read by one worker; then a new one takes over, whatever the old one has gathered."""

_AHEAD = 12
"""So many files for each worker are read before they are asked for: what is written meanwhile takes its time."""
_MOST_HELD = 128 * 1024 * 1024
"""Bytes of files that are read and not yet given out; with more, nothing is read ahead."""
_LOOK = 0.25


_Read = tuple[bytes, bytes]
"""The bytes of a file, and what the worker answered about them."""


@dataclass(slots=True)
class _Size:
    """How many bytes of a file are held; 0 until it is loaded."""

    bytes: int = 0


class _Awaited(NamedTuple):
    """A file that was handed to a worker."""

    source: Source
    size: _Size
    future: Future[_Read]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the analyst knows better than the rules: the encoding of the bytes, the language (BCP 47)."""

    encoding: str | None = None
    language: str | None = None


def _never() -> bool:
    return False


class Pool:
    """Workers that are started when the first file comes; ``close`` it, or use it as a context."""

    def __init__(self, workers: int = WORKERS, limits: Limits | None = None, files_each: int = FILES_EACH) -> None:
        self._limits = limits or Limits()
        self._files_each = files_each
        self._workers = workers
        self._threads: ThreadPoolExecutor | None = None
        self._free: queue.LifoQueue[Child | None] = queue.LifoQueue()
        self._children: set[Child] = set()
        self._closed = threading.Event()
        for _ in range(workers):
            self._free.put(None)  # room for a worker that is not started yet

    def read(
        self, sources: Iterable[Source], wishes: Wishes | None = None, stopped: Callable[[], bool] = _never
    ) -> Generator[Outcome]:
        """What each source holds, in their order. Ends early, within a moment, once ``stopped`` says so.

        Nothing is read after the generator was closed; ``close`` ends what is being read.
        """
        wishes = wishes or Wishes()
        waiting: deque[_Awaited] = deque()
        left = iter(sources)
        try:
            while True:
                while self._has_room(waiting) and (source := next(left, None)):
                    waiting.append(_Awaited(source, size := _Size(), self._begun(source, wishes, size)))
                if not waiting or not _ready(waiting[0].future, stopped):
                    return
                outcome, data = _outcome(waiting.popleft())
                yield outcome
                if outcome.packed:
                    yield from self._members(outcome.source, outcome.packed, data, wishes, stopped)
        finally:
            for one in waiting:
                one.future.cancel()

    def _members(
        self, archive: Source, packed: Packed, data: bytes, wishes: Wishes, stopped: Callable[[], bool]
    ) -> Generator[Outcome]:
        """What the members of an archive hold; they come out of a worker of their own one by one."""
        for name in packed.hostile:
            why = f"{shown(name)} in {shown(archive.name)} has no name that a file can have. It was left alone."
            yield Outcome(archive, refusal=Refusal(why, what=archive.where))
        with closing(self._unpacked(archive, packed, data)) as sources:
            yield from self.read(sources, wishes, stopped)

    def _unpacked(self, archive: Source, packed: Packed, data: bytes) -> Generator[Source]:
        """The members of an archive as sources, out of a worker that does nothing else."""
        opener = Child()
        self._children.add(opener)
        try:
            request, seconds = self._request("unpack", archive.name, len(data), last=False)
            yield from members(archive, packed, opener.frames(request, data, seconds))
        finally:
            self._end(opener)

    def _has_room(self, waiting: deque[_Awaited]) -> bool:
        if not waiting:
            return True
        return len(waiting) < self._workers * _AHEAD and sum(one.size.bytes for one in waiting) < _MOST_HELD

    def _begun(self, source: Source, wishes: Wishes, size: _Size) -> Future[_Read]:
        return self._crew().submit(self._work, source, wishes, size)

    def held(self) -> frozenset[str]:
        """The layers of confinement that every worker has that has read something."""
        layers = [set(child.held) for child in self._children if child.held]
        return frozenset(set[str].intersection(*layers)) if layers else frozenset()

    def started(self) -> list[int]:
        """The process numbers of the workers."""
        return [child.pid for child in self._children]

    def close(self) -> None:
        """Ends the workers at once, whatever they are doing."""
        self._closed.set()
        for child in list(self._children):
            child.kill()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        for child in list(self._children):
            self._end(child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _crew(self) -> ThreadPoolExecutor:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="reading")
            threading.Thread(target=self._watch, name="watching", daemon=True).start()
        return self._threads

    def _watch(self) -> None:
        while not self._closed.wait(_LOOK):
            for child in list(self._children):
                child.check(time.monotonic())

    def _work(self, source: Source, wishes: Wishes, size: _Size) -> _Read:
        """The bytes of a source and the answer about them; raises ``Refusal``."""
        data = source.load()
        size.bytes = len(data)
        request, seconds = self._request("row" if source.columns else "read", source.name, len(data), last=False)
        request |= {"encoding": wishes.encoding, "language": wishes.language}
        request["columns"] = [[one.place, one.heading, one.role, one.key] for one in source.columns]
        try:
            return data, self._ask_twice(request, data, seconds)
        except Fault as fault:
            raise troubles.refusal(fault, shown(source.name)) from fault

    def _request(self, what: str, name: str, size: int, *, last: bool) -> tuple[dict[str, Any], float]:
        """A request to a worker with what it may use, and how many seconds it is waited for."""
        allowed = self._limits.for_size(size)
        limits = {"memory": allowed.memory, "computing": allowed.computing}
        return {"do": what, "name": name, "last": last, **limits}, allowed.waiting

    def _ask_twice(self, request: dict[str, Any], data: bytes, seconds: float) -> bytes:
        """A worker that has read other files before may have died of one of those: a new one decides."""
        used = False
        try:
            with self._child() as child:
                used = child.asked > 0
                return self._ask(child, request, data, seconds)
        except Fault as fault:
            if not used or fault.reason == "late" or self._closed.is_set():
                raise
        with self._child() as child:
            return self._ask(child, request, data, seconds)

    def _ask(self, child: Child, request: dict[str, Any], data: bytes, seconds: float) -> bytes:
        request["last"] = child.asked + 1 >= self._files_each
        answer = child.ask(request, data, seconds)
        if answer.startswith(b'{"fault"') and (fault := fault_in(json.loads(answer))):
            raise fault
        return answer

    @contextmanager
    def _child(self) -> Generator[Child]:
        """A worker that nobody else has; one that failed is ended, and its place is free for a new one."""
        child = self._free.get()
        try:
            if child is None:
                child = Child()
                self._children.add(child)
            yield child
        except BaseException:
            if child is not None:
                self._end(child)
            child = None
            raise
        finally:
            self._free.put(child)

    def _end(self, child: Child) -> None:
        self._children.discard(child)
        child.close()


def _ready(future: Future[_Read], stopped: Callable[[], bool]) -> bool:
    """Waits until there is an answer; False where it is no longer wanted."""
    while not stopped():
        with suppress(TimeoutError):
            future.exception(_LOOK)
            return True
    return False


def _outcome(read: _Awaited) -> tuple[Outcome, bytes]:
    try:
        data, answer = read.future.result()
    except Refusal as refusal:
        return refused(read.source, refusal), b""
    return understood(read.source, data, answer), data
