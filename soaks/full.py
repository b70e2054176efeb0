"""The disk is full, broken or read-only at every write of everything that one does: is anything damaged?

Each thing is done again and again on a copy of the same library: its first write fails, then its second, and so on
until none is left. It must end in a sentence, with the library as it was; and once there is room again, it must work.
"""

from __future__ import annotations

import errno
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import check
from apostille.store.library import Library
from benchmarks.figures import figure
from soaks import watching
from soaks.watching import Call
from soaks.work import WEIGHTS, Work, digest, lay_old, within

NAME = "library.apostille"
ERRORS = {"full": errno.ENOSPC, "quota": errno.EDQUOT, "broken": errno.EIO, "read-only": errno.EROFS}
THINGS = tuple(WEIGHTS)


@dataclass(slots=True)
class Failing:
    """A disk that fails at its ``at``-th change and at each after it, until there is room again."""

    folder: Path
    error: int
    at: int = 0
    seen: int = 0
    armed: bool = False

    def judge(self, call: Call) -> int:
        """The error where it is time, 0 otherwise; what is not in the folder goes on."""
        if not self.armed or not self._here(call):
            return 0
        self.seen += 1
        return self.error if self.seen > self.at else 0

    def _here(self, call: Call) -> bool:
        if call.name.startswith("unlink"):
            return False  # even a full disk lets a file go
        path = call.path()
        return self.folder in (path, path.parent)


@dataclass(slots=True)
class Tally:
    """How often a disk failed, and what came of it."""

    failures: int = 0
    damaged: int = 0
    unsaid: int = 0
    stuck: int = 0
    words: list[str] = field(default_factory=list)


def try_all(seed: int, error: int, tally: Tally, most: int = sys.maxsize) -> None:
    """Every thing that is done, with the disk failing at each of its writes, at most ``most`` of them."""
    for thing in THINGS:
        at = 0
        while at < most and within_failing(seed, thing, error, at, tally):
            at += 1


def within_failing(seed: int, thing: str, error: int, at: int, tally: Tally) -> bool:
    """One failure, in a folder of its own; False where the thing needs no such write."""
    reached = False

    def one(folder: Path) -> None:
        nonlocal reached
        disk = Failing(folder, error, at)
        watching.run(lambda: _fail(folder / NAME, seed, thing, disk, tally), disk.judge)
        reached = disk.seen > at

    within(one)
    return reached


def _fail(path: Path, seed: int, thing: str, disk: Failing, tally: Tally) -> None:
    work = prepared(path, seed)
    before = digest(work.library)
    disk.armed = True
    try:
        getattr(work, thing)()
        ended = True
    except Refusal as refusal:
        ended = False
        tally.unsaid += not refusal.why.endswith(".")
    except Exception as error:  # noqa: BLE001 - whatever comes here was not said in a sentence
        ended = False
        tally.unsaid += 1
        tally.words.append(f"{thing}, write {disk.at}: {type(error).__name__}: {error}")
    disk.armed = False
    if disk.seen <= disk.at:
        work.library.close()
        return
    tally.failures += 1
    _look(work, thing, None if ended else before, disk, tally)


def _look(work: Work, thing: str, before: str | None, disk: Failing, tally: Tally) -> None:
    """With room again: what was there is there, all is whole, and the thing can be done."""
    try:
        work.library.close()
        work.library = Library.open(work.path)
        wrong = [one.what for one in check.check(work.library) if one.wrong]
        if wrong or before not in (None, digest(work.library)):
            tally.damaged += 1
            tally.words.append(f"{thing}, write {disk.at}: {wrong or 'the rows are not as before'}")
        getattr(work, thing)()
        work.library.close()
    except Refusal as refusal:
        tally.stuck += 1
        tally.words.append(f"{thing}, write {disk.at}, again: {refusal.why}")


def prepared(path: Path, seed: int) -> Work:
    """A library in which each thing can be done: something to undo, to redo, to merge, to repair."""
    work = Work(path, random.Random(seed))
    lay_old(path.with_name("old.apostille"))
    for thing in ("bring_in", "bring_in", "mark", "mark", "mark", "tag", "note", "undo"):
        try:
            getattr(work, thing)()
        except Refusal:
            continue  # a draw without sense: there are others
    return work


def main(rounds: int) -> None:
    """Prints how often the disk failed, and what was damaged, not said or stuck."""
    tally = Tally()
    for seed in range(rounds):
        for error in ERRORS.values():
            try_all(seed, error, tally)
    print(*dict.fromkeys(tally.words), sep="\n", file=sys.stderr)
    figure("full.failures", tally.failures, "writes refused by the disk", None)
    figure("full.damaged", tally.damaged, "libraries", 0)
    figure("full.unsaid", tally.unsaid, "faults not said in a sentence", 0)
    figure("full.stuck", tally.stuck, "things not possible once there was room", 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
