"""A report of 20,000 annotations to CSV and to Markdown, from the first query to the closed file.

The limit holds for CPU time: one thread does all of it, and waits for nothing but the disk to take the closed file. The
same runs by the clock on the wall stand beside it, and so do the same rows asked for and written by ``csv.writer``,
with nothing made of them.
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
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from apostille import codebook, statements
from apostille.exporting import notes
from apostille.exporting.gather import gather
from apostille.exporting.report import Recipe, Report
from apostille.exporting.write import write
from apostille.reading.compose import compose
from apostille.search.query import parse
from apostille.store import schema
from apostille.store.library import Library
from benchmarks.figures import figure

STATEMENTS, EACH = 1000, 20
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
CHECKOUT = Path(__file__).resolve().parent.parent


def fill(library: Library) -> int:
    """A thousand statements of two pages with twenty annotations each: two tags on every third, none on every tenth, a
    note on every fourth, of which every fifth is in Markdown, no two alike; returns the annotations' number."""
    data = (CHECKOUT / "texts" / "note-verbale-2004.fr.txt").read_bytes()
    with library.step("Fill") as session:
        tags = [codebook.add(session, f"Group {n % 4}/Tag {n}") for n in range(20)]
        drafts = [compose("note.txt", data + f"\nNo. {number}.\n".encode()) for number in range(20)]
        for number in range(STATEMENTS):
            draft = replace(drafts[number % 20], name=f"note-{number}.txt")
            _annotate(session, statements.add(session, draft), draft.reading.text, tags, number)
    return STATEMENTS * EACH


def _annotate(session: Session, statement: int, text: str, tags: list[int], seed: int) -> None:
    version = session.execute(
        select(schema.Statement.current_version).where(schema.Statement.id == statement)
    ).scalar_one()
    at, who, first, room = session.info["at"], session.info["annotator"], seed * EACH + 1, len(text) - 200
    starts = [(key, key * 7919 % room) for key in range(first, first + EACH)]
    own = {"statement": statement, "annotator": who}
    annotations = [
        {"id": key, "uuid": f"00000000-0000-4000-8000-{key:012}", "whole": 0, "translation": "", "note": _note(key),
         "created": at, "modified": at, **own}
        for key, _ in starts
    ]  # fmt: skip
    anchors = [
        {"annotation": key, "statement": statement, "version": version, "start": start, "end": end,
         "quote": text[start:end], "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32],
         "matched_by": "exact"}
        for key, start in starts
        for end in (start + 20 + key % 90,)
    ]  # fmt: skip
    taggings = [
        {"annotation": key, "tag": tags[(key + more) % 20], "at": at, **own}
        for key, _ in starts
        if key % 10
        for more in ((0, 7) if key % 3 == 0 else (0,))
    ]
    session.execute(insert(schema.Annotation), annotations)
    session.execute(insert(schema.Anchor), anchors)
    session.execute(insert(schema.AnnotationTag), taggings)


def _note(key: int) -> str:
    if key % 4:
        return ""
    return f"Compare the *earlier* statement, no. {key}." if key % 20 == 0 else f"The words of no. {key}, later."


def report(library: Library, path: Path) -> Report:
    """From the first query to the closed file; returns what is given back afterwards."""
    with library.read() as session:
        made = gather(session, parse(""), Recipe(title="All"))
    write(made, path, moment=MOMENT)
    return made


def bare(library: Library, path: Path) -> None:
    """The reference: the rows of the same annotations, written as they come."""
    one, anchor = schema.Annotation, schema.Anchor
    query = select(one.uuid, anchor.quote, one.note, one.created, anchor.start, anchor.end).join(
        anchor, anchor.annotation == one.id
    )
    with library.read() as session, path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(session.execute(query))


def best(work: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """The shortest of some runs, in seconds of CPU and of wall clock: other work on the machine only ever adds."""
    cpu: list[float] = []
    wall: list[float] = []
    for _ in range(times):
        notes.safe_html.cache_clear()  # each report is the first: no note was rendered before
        notes.blocks.cache_clear()
        gc.collect()
        start = time.process_time(), time.perf_counter()
        made = work()
        cpu.append(time.process_time() - start[0])
        wall.append(time.perf_counter() - start[1])
        del made
    return min(cpu), min(wall)


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
            plain, _ = best(lambda: bare(library, Path(folder, "bare.csv")))
            figure("report.bare_csv", number / plain, "annotations/s", None)
            for kind in ("csv", "md"):
                path = Path(folder, f"report.{kind}")
                cpu, wall = best(lambda path=path: report(library, path))
                good.append(figure(f"report.{kind}", number / cpu, "annotations/s", 25_000, least=True))
                figure(f"report.{kind}_by_the_wall", number / wall, "annotations/s", None)
                good.append(figure(f"report.{kind}_growth", growth(library, path), "MB", 8))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figure("report.peak_memory", peak, "MB", None)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
