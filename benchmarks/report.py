"""A report of 20,000 annotations to CSV and to Markdown, from the first query to the closed file.

Beside it, in the same run: the same rows asked for and written by ``csv.writer``, with nothing made of them.
"""

from __future__ import annotations

import csv
import gc
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from apostille import codebook, statements
from apostille.exporting.gather import gather
from apostille.exporting.report import Recipe
from apostille.exporting.write import write
from apostille.reading.compose import compose
from apostille.search.query import parse
from apostille.store import schema
from apostille.store.library import Library

STATEMENTS, EACH = 200, 100
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
CHECKOUT = Path(__file__).resolve().parent.parent


def fill(library: Library) -> int:
    """Two hundred statements with a hundred annotations each, a note on every second, two tags on every third, none on
    every tenth; returns their number."""
    data = (CHECKOUT / "texts" / "note-verbale-2004.fr.txt").read_bytes()
    with library.step("Fill") as session:
        tags = [codebook.add(session, f"Group {n % 4}/Tag {n}") for n in range(20)]
        for number in range(STATEMENTS):
            draft = compose(f"note-{number}.txt", data + f"\nNo. {number}.\n".encode())
            _annotate(session, statements.add(session, draft), draft.reading.text, tags, number)
    return STATEMENTS * EACH


def _annotate(session: Session, statement: int, text: str, tags: list[int], seed: int) -> None:
    version = session.execute(
        select(schema.Statement.current_version).where(schema.Statement.id == statement)
    ).scalar_one()
    at, who, first, room = session.info["at"], session.info["annotator"], seed * EACH + 1, len(text) - 200
    spans = [(number, number * 7919 % room, number * 7919 % room + 20 + number % 90) for number in range(EACH)]
    own = {"statement": statement, "annotator": who}
    annotations = [
        {"id": first + number, "uuid": f"00000000-0000-4000-8000-{first + number:012}", "whole": 0, "translation": "",
         "note": "Compare the *earlier* statement." if number % 2 else "", "created": at, "modified": at, **own}
        for number, _, _ in spans
    ]  # fmt: skip
    anchors = [
        {"annotation": first + number, "statement": statement, "version": version, "start": start, "end": end,
         "quote": text[start:end], "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32],
         "matched_by": "exact"}
        for number, start, end in spans
    ]  # fmt: skip
    taggings = [
        {"annotation": first + number, "tag": tag, "at": at, **own}
        for number, _, _ in spans
        if number % 10
        for tag in {tags[(seed + number) % 20], tags[(number * 3 if number % 3 == 0 else seed + number) % 20]}
    ]
    session.execute(insert(schema.Annotation), annotations)
    session.execute(insert(schema.Anchor), anchors)
    session.execute(insert(schema.AnnotationTag), taggings)


def report(library: Library, path: Path) -> None:
    """From the first query to the closed file."""
    with library.read() as session:
        made = gather(session, parse(""), Recipe(title="All"))
    write(made, path, moment=MOMENT)


def bare(library: Library, path: Path) -> None:
    """The reference: the rows of the same annotations, written as they come."""
    one, anchor = schema.Annotation, schema.Anchor
    query = select(one.uuid, anchor.quote, one.note, one.created, anchor.start, anchor.end).join(
        anchor, anchor.annotation == one.id
    )
    with library.read() as session, path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(session.execute(query))


def best(work: Callable[[], None], times: int = 5) -> float:
    """The shortest of some runs, in seconds of wall clock: other work on the machine only ever adds to it."""
    taken: list[float] = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def line(name: str, value: float, unit: str, limit: float | None, *, more_is_better: bool = True) -> bool:
    """Prints one figure; returns whether it holds."""
    good = limit is None or (value >= limit if more_is_better else value <= limit)
    print(f"{name} {value:.1f} {unit} limit {'-' if limit is None else limit} {'ok' if good else 'short'}")
    return good


def growth(library: Library, path: Path) -> float:
    """How much writing adds to the memory of a report that is held, in MB."""
    with library.read() as session:
        made = gather(session, parse(""), Recipe(title="All"))
    write(made, path, moment=MOMENT)  # caches of notes are filled once
    tracemalloc.start()
    write(made, path, moment=MOMENT)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def main() -> int:
    """Prints the figures; 1 where one falls short."""
    good: list[bool] = []
    with tempfile.TemporaryDirectory() as folder:
        with Library.create(Path(folder) / "bench.apostille") as library:
            number = fill(library)
            line(
                "report-reference-bare-csv",
                number / best(lambda: bare(library, Path(folder, "bare.csv"))),
                "annotations/s",
                None,
            )
            for kind in ("csv", "md"):
                path = Path(folder, f"report.{kind}")
                rate = number / best(lambda path=path: report(library, path))
                good.append(line(f"report-{kind}", rate, "annotations/s", 25_000))
                good.append(line(f"report-{kind}-growth", growth(library, path), "MB", 8, more_is_better=False))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        line("report-peak-memory", peak, "MB", None)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
