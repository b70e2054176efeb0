"""How quickly a folder of statements comes in, read by workers, kept, indexed and recognised; and what a worker costs.

``python -m benchmarks.importing [NUMBER]``: so many statements of 13,000 bytes, 10,000 where none is said.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from apostille import statements
from apostille.importing import patterns
from apostille.importing.answering import answers_to
from apostille.importing.bringing import Bringing, portions
from apostille.importing.intake import Intake
from apostille.importing.pool import Pool
from apostille.importing.readers import read_bytes
from apostille.importing.sources import of_bytes
from apostille.store.library import Library
from benchmarks.figures import figure

CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
SIZE = 13_000
_READ, _TURNS = 200, 3
_SPAN = 1000
"""Statements over which a rate is taken at the beginning and at the end."""


def texts(number: int) -> Iterator[bytes]:
    """So many texts of real statements, each with a first line of its own."""
    given = [path.read_text("utf-8-sig") for path in sorted((CORPUS / "ungdc" / "txt").glob("*.txt"))]
    long = [text for text in given if len(text.encode()) > SIZE] or ["The delegation thanks the chair. " * 400]
    for n, text in enumerate(islice(cycle(long), number)):
        yield f"Statement {n}\n\n{text}".encode()[:SIZE].decode("utf-8", "ignore").encode()


def written(folder: Path, number: int) -> None:
    """The texts as files of a folder."""
    for n, data in enumerate(texts(number)):
        (folder / f"{n:05}.txt").write_bytes(data)


def brought(library: Library, folder: Path) -> Iterator[float]:
    """Brings all of a folder in, as the command line does; gives the moment of each statement."""
    with Pool() as pool:
        intake = Intake(pool, patterns=patterns.patterns(()))
        bringing = Bringing(statements.Known())
        outcomes = intake.files([folder])
        for some in portions(outcomes):
            with library.staging() as session:
                for outcome in some:
                    for draft in outcome.drafts:
                        bringing.take(session, draft, outcome.source)
            yield from [time.perf_counter()] * len(some)
        with library.step("Import") as session:
            bringing.arrive(session)
        yield time.perf_counter()


def reading() -> tuple[float, float]:
    """Milliseconds of CPU that a worker reads a statement for, its answer among them, and how often its words fit in.

    The second is the same beside finding all words of the same texts, in the same run: the machine may have other work.
    """
    given = list(texts(_READ))
    costs = [(_cost(_answered, given), _cost(_words, given)) for _ in range(_TURNS)]
    ours, words = min(ours for ours, _ in costs), min(words for _, words in costs)
    return ours / _READ * 1000, ours / words


def _cost(work: Callable[[bytes], object], given: list[bytes]) -> float:
    began = time.process_time()
    for data in given:
        work(data)
    return time.process_time() - began


def _answered(data: bytes) -> object:
    return list(answers_to({"do": "read", "name": "a.txt", "encoding": None, "language": None}, data))


def _words(data: bytes) -> object:
    text = data.decode()
    return text.split(), re.findall(r"\w+", text)


def overhead() -> float:
    """Milliseconds that a short text takes more through one worker than in this process."""
    data = b"A statement of some words.\n"
    number = 1000
    for _ in range(20):
        read_bytes("a.txt", data)
    began = time.perf_counter()
    for _ in range(number):
        read_bytes("a.txt", data)
    here = time.perf_counter() - began
    with Pool(workers=1) as pool:
        list(pool.read([of_bytes("a.txt", data)] * 20))
        began = time.perf_counter()
        list(pool.read([of_bytes("a.txt", data)] * number))
        there = time.perf_counter() - began
    return (there - here) / number * 1000


def _held() -> float:
    """Megabytes of memory that this process holds; 0 where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20 if status.exists() else 0


def main(number: int) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "statements"
        folder.mkdir()
        written(folder, number)
        path = Path(made) / "import.apostille"
        Library.create(path).close()
        with Library.open(path) as library:
            began = time.perf_counter()
            moments: list[float] = []
            held: list[float] = []
            for moment in brought(library, folder):
                moments.append(moment)
                if len(moments) in (number // 4, number):
                    held.append(_held())
    span = min(_SPAN, number // 3)
    first, last = (span / (moments[at + span] - moments[at]) for at in (span // 10, number - span - 1))
    figure("import.statements", number / (moments[-1] - began), "per second", 450, least=True)
    figure("import.last_to_first", last / first, "times as fast", 0.9, least=True)
    figure("import.arrival", (moments[-1] - moments[-2]) * 1000, "ms", 250)
    figure("import.memory", held[-1] - held[0], "MB more at the end than after a quarter", 40)
    cost, times = reading()
    figure("import.reading", cost, "ms of CPU a statement", None)
    figure("import.reading_to_words", times, "times as long as finding the words", None)
    figure("import.worker", overhead(), "ms a file more", 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
