"""What keeping a library safe costs: a backup of 100 MB beside work, the check of 10,000 statements."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from apostille import annotations
from apostille.reading.span import Span
from apostille.store import check, shelf
from apostille.store.library import Library, driver
from benchmarks.figures import figure
from benchmarks.library import build

MEGABYTES = 100
FRAME = 1 / 60
BLOB = 250_000


def grown(path: Path) -> int:
    """A library of 2,000 statements whose imported files make it 100 MB; returns a statement's id."""
    shipped = build(path, 2_000)
    with Library.open(path) as library:
        need = MEGABYTES * 1_000_000 - path.stat().st_size  # asked of the folder: nothing opens the file
        with library.staging() as session:
            raw = driver(session)
            for _ in range(need // BLOB + 1):
                data = os.urandom(BLOB)
                raw.execute("INSERT INTO original VALUES (?, ?, ?)", (_sha256(data), len(data), data))
    return shipped


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def frames(library: Library, statement: int, going: Callable[[], bool]) -> list[float]:
    """Seconds over its due time of each frame of a window at work, which marks a passage in every tenth."""
    late: list[float] = []
    due, n = time.perf_counter(), 0
    while going():
        due += FRAME
        time.sleep(max(0.0, due - time.perf_counter()))
        sum(range(20_000))  # what the window's own code does in a frame
        if n % 10 == 0:
            with library.step("Mark") as session:
                annotations.mark(session, statement, Span(n % 4_000, n % 4_000 + 7))
        n += 1
        over = time.perf_counter() - due
        late.append(over)
        due += max(0.0, over - FRAME)  # a frame that was missed is not owed
    return late


def beside_work(folder: Path) -> None:
    """A backup in a thread while frames go on; the same number of frames without one as the reference."""
    path = folder / "big.apostille"
    statement = grown(path)
    with Library.open(path) as library:
        ends = time.perf_counter() + 1
        alone = frames(library, statement, lambda: time.perf_counter() < ends)
        took: list[float] = []

        def keep() -> None:
            began = time.perf_counter()
            shelf.keep(library, "time")
            took.append(time.perf_counter() - began)

        worker = threading.Thread(target=keep)
        worker.start()
        beside = frames(library, statement, worker.is_alive)
        worker.join()
    figure("backups.library_size", path.stat().st_size / 1e6, "MB", None)
    figure("backups.beside_work", took[0], "s", 1)
    figure("backups.frames_dropped", sum(one > FRAME for one in beside), "frames", 0)
    figure("backups.worst_frame_beside", max(beside) * 1000, "ms late", None)
    figure("backups.worst_frame_alone", max(alone) * 1000, "ms late", None)


def checks(folder: Path) -> None:
    """Everything looked at in 10,000 statements; how long one waits for progress, and for an end that is asked for."""
    path = folder / "ten.apostille"
    build(path, 10_000)
    told: list[float] = []
    with Library.open(path) as library:
        began = time.perf_counter()
        check.check(library, lambda _done, _of: not told.append(time.perf_counter()))
        figure("backups.check_10000", time.perf_counter() - began, "s", None)
        figure("backups.check_progress_longest", max(b - a for a, b in pairwise(told)), "s", 1)
        asked: list[float] = []
        try:
            check.check(library, lambda done, _of: done < 15_000 or bool(asked.append(time.perf_counter())))
        except check.Stopped:
            figure("backups.check_cancel", (time.perf_counter() - asked[0]) * 1000, "ms", 100)


def main() -> None:
    """Measures and prints; the backups go to a home of their own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["APOSTILLE_HOME"] = str(Path(folder) / "home")
        for measure in (beside_work, checks):
            measure(Path(folder))


if __name__ == "__main__":
    main()
