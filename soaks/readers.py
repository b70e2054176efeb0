"""Fifty readers beside one writer: does anybody ever hear that the library is locked, or see half a step?

Each reader opens a session, reads the number of the last commit twice with the list of statements between, and expects
one moment; the writer meanwhile marks, undoes and imports. Three readers are other processes.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from apostille import annotations, statements
from apostille.store.library import Library, driver
from benchmarks.figures import figure
from soaks.kills import NAME, PATHS
from soaks.work import Work, within

READERS, PROCESSES = 50, 3


@dataclass(slots=True)
class Tally:
    """What was written and looked at, and what should not have been."""

    steps: int = 0
    looks: int = 0
    torn: int = 0
    told: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def look(library: Library) -> bool:
    """Whether one session sees one moment."""
    with library.read() as session:
        raw = driver(session)
        first = _sequence(raw)
        for row in statements.listed(session)[:3]:
            annotations.of_statement(session, row.id)
        return first == _sequence(raw)


def _sequence(raw: sqlite3.Connection) -> int:
    return int(raw.execute("SELECT value FROM meta WHERE key = 'commit_seq'").fetchone()[0])


def child(path: Path) -> None:
    """Reads until its parent closes the pipe; says how often, and how often it saw two moments."""
    stopped = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stopped.set()), daemon=True).start()
    looks = torn = 0
    with Library.open(path, read_only=True) as library:
        while not stopped.is_set():
            looks, torn = looks + 1, torn + (not look(library))
    print(looks, torn)


def beside(folder: Path, seconds: float, readers: int = READERS) -> Tally:
    """Works for so long with readers beside, in threads and in other processes."""
    work = Work(folder / NAME, random.Random(1))
    work.bring_in()
    tally = Tally()
    end = time.monotonic() + seconds
    children = [_started(folder / NAME) for _ in range(PROCESSES)]
    threads = [threading.Thread(target=_read, args=(work.library, end, tally)) for _ in range(readers)]
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        work.dice.choice((work.mark, work.tag, work.undo, work.mark, work.bring_in, work.correct))()
        tally.steps += 1
    for thread in threads:
        thread.join()
    for one in children:
        _ended(one, tally)
    work.library.close()
    return tally


def _read(library: Library, end: float, tally: Tally) -> None:
    while time.monotonic() < end:
        try:
            seen = (True, look(library))
        except Exception as error:  # noqa: BLE001 - whatever a reader is told is what is looked for
            seen = (False, True)
            tally.told.append(f"{type(error).__name__}: {error}")
        with tally.lock:
            tally.looks += seen[0]
            tally.torn += not seen[1]


def _ended(child: subprocess.Popen[str], tally: Tally) -> None:
    out, error = child.communicate()
    if child.returncode:
        tally.told.append(error.splitlines()[-1])
        return
    looks, torn = (int(word) for word in out.split())
    tally.looks += looks
    tally.torn += torn


def _started(path: Path) -> subprocess.Popen[str]:
    pipe, words = subprocess.PIPE, [sys.executable, "-m", "soaks.readers", "--child", str(path)]
    environment = {**os.environ, "PYTHONPATH": PATHS}
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


def main(seconds: float) -> None:
    """Prints the steps and looks, and what was told or seen torn."""

    def one(folder: Path) -> None:
        tally = beside(folder, seconds)
        print(*sorted(set(tally.told)), sep="\n", file=sys.stderr)
        figure("readers.steps", tally.steps, "steps written", None)
        figure("readers.looks", tally.looks, "looks taken", None)
        figure("readers.torn", tally.torn, "looks that saw two moments", 0)
        figure("readers.told", len(tally.told), "faults that reached a reader", 0)

    within(one)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        main(float(sys.argv[1]) if sys.argv[1:] else 60)
