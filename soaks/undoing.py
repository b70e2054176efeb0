"""Undo and redo over restarts and kills, against a model that only remembers what every row was.

A child does random things and says after each which it was and the digest of all rows; a list of those digests and a
place in it is the model. Every hundred steps or so it is killed; the thing it was in the midst of was done or was not.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store.library import Library
from benchmarks.figures import figure
from soaks.kills import NAME, PATHS
from soaks.work import WEIGHTS, Work, digest, within

THINGS = {**WEIGHTS, "undo": 40, "redo": 30, "backup": 0, "reopen": 3}
_BEYOND = ("remove",)
"""Emptying the bin cannot be undone, so removing is left out of this work."""


@dataclass(slots=True)
class Model:
    """The digest after each step that could be gone back to, and where the library stands among them."""

    digests: list[str]
    at: int = 0
    steps: int = 0
    wrong: list[str] = field(default_factory=list)

    def took(self, kind: str, found: str) -> None:
        """The library did something of a kind, and this is what it holds now."""
        self.steps += 1
        if kind == "do":
            self.digests[self.at + 1 :] = [found]
            self.at += 1
            return
        self.at += {"undo": -1, "redo": 1, "nothing": 0}[kind]
        if found != self.digests[self.at]:
            self.wrong.append(f"step {self.steps}: after {kind} the rows are not what they were")
            self.digests[self.at] = found


def child(path: Path, seed: int) -> None:
    """Works until it is killed; a line a thing: its kind, and the digest."""
    work = Work(path, random.Random(seed))
    names = [name for name in THINGS if name not in _BEYOND]
    weights = [THINGS[name] for name in names]
    print("begun", digest(work.library), flush=True)
    while True:
        name = work.dice.choices(names, weights)[0]
        before = _steps(work.library)
        try:
            getattr(work, name)()
        except Refusal:
            continue
        print(_kind(work.library, before), digest(work.library), flush=True)


def _steps(library: Library) -> int:
    with library.look() as raw:
        return int(raw.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()[0])


def _kind(library: Library, before: int) -> str:
    with library.look() as raw:
        row = raw.execute("SELECT kind FROM step WHERE id > ? ORDER BY id DESC LIMIT 1", (before,)).fetchone()
    return str(row[0]) if row else "nothing"


def round_of(path: Path, seed: int, model: Model) -> None:
    """A child works for some hundred steps and is killed; what it was in the midst of is asked of the library."""
    count = random.Random(seed).randint(60, 140)
    words = [sys.executable, "-m", "soaks.undoing", "--child", str(path), str(seed)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": PATHS}) as worker:
        assert worker.stdout is not None
        _begun, found = worker.stdout.readline().split()
        if found != model.digests[model.at]:
            model.wrong.append(f"step {model.steps}: after a restart the rows are not what they were")
        lines = [worker.stdout.readline() for _ in range(count)]
        worker.kill()
        lines += worker.stdout.readlines()
    for line in lines:
        if line.endswith("\n"):
            model.took(*line.split())
    _settle(path, model)


def _settle(path: Path, model: Model) -> None:
    """What the killed child had not said any more."""
    with Library.open(path) as library:
        found = digest(library)
        if found == model.digests[model.at]:
            return
        newest = _kind(library, 0)
    model.took(newest, found)


def run(folder: Path, steps: int, seed: int = 0) -> Model:
    """At least so many steps over as many kills as it takes."""
    path = folder / NAME
    with Library.create(path) as library:
        model = Model([digest(library)])
    while model.steps < steps:
        round_of(path, seed := seed + 1, model)
    return model


def main(steps: int) -> None:
    """Prints the steps made, and those after which the rows were not what the model remembers."""

    def one(folder: Path) -> None:
        model = run(folder, steps)
        print(*model.wrong[:20], sep="\n", file=sys.stderr)
        figure("undo.steps", model.steps, "steps, undos and redos", None)
        figure("undo.wrong", len(model.wrong), "not equal bit for bit", 0)

    within(one)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
