"""kill -9 in the midst of random work: is every acknowledged step there afterwards, and the library whole?

A child works and says after each thing the number of its last commit and the digest of all rows; it is killed at a
random moment, and what lies there is opened, checked and compared.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import check
from apostille.store.library import Library
from benchmarks.figures import figure
from soaks.work import Work, digest, lay_old, sequence, within

NAME = "library.apostille"
PATHS = os.pathsep.join(str(Path(__file__).resolve().parents[1] / name) for name in ("app", "."))


@dataclass(slots=True)
class Tally:
    """What many kills did."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    words: list[str] = field(default_factory=list)


def child(path: Path, seed: int) -> None:
    """Works until it is killed, and says what is done: the last commit, and the digest of what it left."""
    work = Work(path, random.Random(seed))
    print("begun", flush=True)
    while True:
        name = work.one()
        print(sequence(work.library), digest(work.library), name.split(":")[0], flush=True)


def kill(path: Path, seed: int, tally: Tally) -> None:
    """One round: a child works for a random while and is killed; then the library is looked at."""
    dice = random.Random(seed)
    words = [sys.executable, "-m", "soaks.kills", "--child", str(path), str(seed)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": PATHS}) as worker:
        assert worker.stdout is not None
        if dice.random() < 0.8:
            worker.stdout.readline()  # it has begun; else it is killed in the midst of opening, or of a migration
        time.sleep(dice.uniform(0, 0.3))
        worker.kill()
        lines = [line.split() for line in worker.stdout if line.endswith("\n") and line != "begun\n"]
    tally.rounds += 1
    tally.acknowledged += len(lines)
    last = lines[-1][:2] if lines else None
    _look(path, (int(last[0]), last[1]) if last else None, tally)


def _look(path: Path, last: tuple[int, str] | None, tally: Tally) -> None:
    if not path.exists():
        return  # killed before the library was made
    try:
        with Library.open(path) as library:
            wrong = [one.what for one in check.check(library) if one.wrong]
            tally.torn += bool(wrong)
            tally.words += wrong
            if last is not None and not _kept(library, *last):
                tally.lost += 1
    except Refusal as refusal:
        tally.torn += 1
        tally.words.append(refusal.why)


def _kept(library: Library, number: int, rows: str) -> bool:
    """Whether the last that was acknowledged is what is there, or has been gone beyond."""
    there = sequence(library)
    return there > number or (there == number and digest(library) == rows)


def main(rounds: int) -> None:
    """Kills so many times; every tenth round begins with a new library, every thirtieth with one to be migrated."""
    tally = Tally()

    def ten(folder: Path, first: int) -> None:
        if first % 30 == 0:
            lay_old(folder / NAME)
        for seed in range(first, min(first + 10, rounds)):
            kill(folder / NAME, seed, tally)

    for first in range(0, rounds, 10):
        within(lambda folder, first=first: ten(folder, first))
    print(*sorted(set(tally.words)), sep="\n", file=sys.stderr)
    figure("kills.rounds", tally.rounds, "kills", None)
    figure("kills.acknowledged", tally.acknowledged, "steps acknowledged", None)
    figure("kills.lost", tally.lost, "rounds with a step lost", 0)
    figure("kills.torn", tally.torn, "libraries", 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]))
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
