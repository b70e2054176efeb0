"""One byte of a closed library is flipped: is it found, or can it be shown to change nothing?

A flip is found where the library is refused, or where the check says so. It is harmless where all that the library says
is the same as before, row by row. Whatever is neither is a silent change of an analyst's work.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import check, index
from apostille.store.library import Library
from benchmarks.figures import figure
from soaks.work import Work, within

NAME = "library.apostille"


@dataclass(slots=True)
class Tally:
    """What became of the flips."""

    flips: int = 0
    refused: int = 0
    found: int = 0
    harmless: int = 0
    silent: int = 0
    uncaught: int = 0
    words: list[str] = field(default_factory=list)


def worked_on(path: Path, seed: int, things: int) -> None:
    """A closed library in which something of everything was done."""
    work = Work(path, random.Random(seed))
    for _ in range(things):
        work.one()
    work.library.close()


def flip(path: Path, sound: bytes, seed: int, number: int, tally: Tally) -> None:
    """Flips so many bytes one after the other, each in an otherwise sound file."""
    dice = random.Random(seed)
    before = said(path)
    for _ in range(number):
        at, bit = dice.randrange(len(sound)), 1 << dice.randrange(8)
        path.write_bytes(sound[:at] + bytes([sound[at] ^ bit]) + sound[at + 1 :])
        tally.flips += 1
        try:
            _look(path, before, at, tally)
        except Refusal:
            tally.refused += 1
        except Exception as error:  # noqa: BLE001 - whatever comes here was not said in a sentence
            tally.uncaught += 1
            tally.words.append(f"byte {at}: {type(error).__name__}: {error}")
    path.write_bytes(sound)


def _look(path: Path, before: dict[str, str], at: int, tally: Tally) -> None:
    with Library.open(path, read_only=True) as library:
        if any(one.wrong for one in check.check(library)):
            tally.found += 1
            return
    after = said(path)
    differing = [table for table in before if after.get(table) != before[table]]
    if differing:
        tally.silent += 1
        tally.words.append(f"byte {at}: changed in silence: {', '.join(differing)}")
    else:
        tally.harmless += 1


def said(path: Path) -> dict[str, str]:
    """Everything a library says, a digest a table; by plain SQL, so that nothing is left out."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        raw.text_factory = bytes
        named = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [row[0].decode() for row in named if not row[0].startswith((b"sqlite_", b"block_index", b"seal"))]
        digests = {table: _digest(raw, table) for table in tables}
        raw.text_factory = str
        return {**digests, "index": hashlib.sha256(repr(index.dump(raw)).encode()).hexdigest()}


def _digest(raw: sqlite3.Connection, table: str) -> str:
    held = hashlib.sha256()
    for row in raw.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the names of our own tables
        held.update(repr(row).encode())
    return held.hexdigest()


def main(flips: int) -> None:
    """Prints what became of so many flips, over libraries of a thousand each."""
    tally = Tally()

    def thousand(folder: Path, seed: int) -> None:
        path = folder / NAME
        worked_on(path, seed, 150)
        flip(path, path.read_bytes(), seed, min(1000, flips - tally.flips), tally)

    for seed in range(-(-flips // 1000)):
        within(lambda folder, seed=seed: thousand(folder, seed))
    print(*dict.fromkeys(tally.words), sep="\n", file=sys.stderr)
    figure("flips.tried", tally.flips, "bytes", None)
    figure("flips.refused", tally.refused, "libraries not opened, with a sentence", None)
    figure("flips.found", tally.found, "found by the check", None)
    figure("flips.harmless", tally.harmless, "shown to change nothing", None)
    figure("flips.silent", tally.silent, "changes that nothing found", 0)
    figure("flips.uncaught", tally.uncaught, "faults not said in a sentence", 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
