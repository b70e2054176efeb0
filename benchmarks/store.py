"""What the store costs: one more highlight, a statement opened, a great cascade undone."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.store import connections
from apostille.store.library import Library, driver
from benchmarks.figures import figure, p95
from benchmarks.library import annotate, build

MARKS = 400
CASCADE = 20_000


def took(deed: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def marks(folder: Path) -> None:
    """One more highlight with a tag: committed, durable, in history and index."""
    path = folder / "marks.apostille"
    shipped = build(path, 100)
    with Library.open(path) as library:
        with library.step("Tag") as session:
            tag = codebook.add(session, "Law")

        def mark(n: int) -> None:
            with library.step("Tag passage") as session:
                annotations.mark(session, shipped, Span(n * 5, n * 5 + 60), tags=[tag])

        for n in range(20):
            mark(n)
        times = [took(lambda n=n: mark(n)) for n in range(20, 20 + MARKS)]
    reference = bare_inserts(folder / "bare")
    figure("store.mark_median", statistics.median(times), "ms", 1)
    figure("store.mark_p95", p95(times), "ms", 2)
    figure("store.bare_insert_median", statistics.median(reference), "ms", None)
    figure("store.bare_insert_p95", p95(reference), "ms", None)
    figure("store.mark_over_bare_insert", statistics.median(times) / statistics.median(reference), "times", None)


def bare_inserts(path: Path) -> list[float]:
    """Times of the annotation's row alone, in its own transaction, with the same pragmas."""
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in (*connections.WRITER, *connections.LOCAL):
        raw.execute(pragma)
    raw.execute("CREATE TABLE annotation(id INTEGER PRIMARY KEY, uuid TEXT UNIQUE, note TEXT, created TEXT) STRICT")

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        row = (str(uuid.uuid4()), "", "2026-01-01T00:00:00Z")
        raw.execute("INSERT INTO annotation(uuid, note, created) VALUES (?, ?, ?)", row)
        raw.execute("COMMIT")

    times = [took(insert) for _ in range(20 + MARKS)][20:]
    raw.close()
    return times


def openings(folder: Path) -> None:
    """A statement opened, with its annotations and the codebook, in a great library and in a small one."""
    small, great = opening(folder / "small.apostille", 100), opening(folder / "great.apostille", 10_000)
    figure("store.open_in_100", small, "ms", None)
    figure("store.open_in_10000", great, "ms", None)
    figure("store.open_10000_over_100", great / small, "times", 1.5)


def opening(path: Path, count: int) -> float:
    """The median of many, in milliseconds."""
    shipped = build(path, count)
    with Library.open(path) as library:

        def open_one() -> None:
            with library.read() as session:
                statements.opened(session, shipped)
                annotations.of_statement(session, shipped)

        for _ in range(10):
            open_one()
        return statistics.median(took(open_one) for _ in range(100))


def cascades(folder: Path) -> None:
    """A statement's 20,000 annotations removed at once, and brought back."""
    path = folder / "cascade.apostille"
    shipped = build(path, 2)
    with Library.open(path) as library:
        with library.staging() as session:
            raw = driver(session)
            text = statements.opened(session, shipped).reading.text
            for n in range(CASCADE):
                annotate(raw, shipped, 1, text, (n % 4000, n % 4000 + 40), 1)

        def remove() -> None:
            with library.step("Remove all") as session:
                driver(session).execute("DELETE FROM annotation")

        figure("store.cascade_20000", took(remove), "ms", None)
        figure("store.cascade_20000_undone", took(library.undo), "ms", 1000)
        figure("store.cascade_20000_redone", took(library.redo), "ms", 1000)


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        for measure in (marks, openings, cascades):
            measure(Path(folder))


if __name__ == "__main__":
    main()
