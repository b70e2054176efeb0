"""Files made wrong by the thousand, five thousand a format: is each read or refused, in time, with nothing left behind?

The seeds are the corpus' own documents. What is parsed by code in C++ or Rust may break off: its worker dies, the file
costs itself and one sentence, and the program goes on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from apostille.importing import sources
from apostille.importing.intake import Intake
from apostille.importing.pool import Pool
from benchmarks.figures import figure
from benchmarks.masthead_labels import CORPUS
from soaks.mutating import mutations

SEEDS = {
    "txt": ("un_excerpts/txt/*.txt", "legacy_encodings/derived/*.txt", "ungdc/txt/POL_59_2004.txt"),
    "md": ("notes_verbales/md/*.md", "dfat/md/*.md"),
    "html": ("legacy_encodings/html_charset/*", "documents/same-text-many-formats/*.html"),
    "docx": ("documents/technical/*.docx", "documents/same-text-many-formats/*.docx", "documents/converted/POL*.docx"),
    "odt": ("documents/converted/*.odt", "documents/same-text-many-formats/*.odt"),
    "rtf": ("documents/converted/*.rtf",),
    "epub": ("documents/converted/*.epub", "documents/same-text-many-formats/*.epub"),
    "pdf": ("documents/converted/*.pdf", "documents/technical/*.pdf"),
    "csv": ("qda/taguette_shared/*.csv", "ungdc/index.tsv", "notes_verbales/index.tsv"),
    "xlsx": ("qda/taguette_shared/*.xlsx",),
    "zip": ("qda/derived_qdpx/*.qdpx",),
}
"""The kinds of files, and where sound ones lie in the corpus."""
_MAY_BREAK = ("pdf", "xlsx")
_LONGEST = 60.0
"""Seconds that a file may take before its worker is ended; together with what waits before it."""


@dataclass(slots=True)
class Tally:
    """What became of wrong files."""

    files: int = 0
    read: int = 0
    faults: int = 0
    unsaid: int = 0
    left: int = 0
    slowest: float = 0.0
    words: list[str] = field(default_factory=list)


def wrong_files(corpus: Path, kind: str, number: int) -> Iterator[tuple[str, bytes]]:
    """So many wrong files of a kind, taken in turn from all seeds of up to 60,000 bytes."""
    found = sorted(path for pattern in SEEDS[kind] for path in corpus.glob(pattern) if path.stat().st_size < 60_000)
    each = -(-number // len(found))
    made = [mutations(path.read_bytes(), each, n) for n, path in enumerate(found)]
    for n, (path, wrong) in enumerate(islice(cycle(zip(found, made, strict=True)), number)):
        yield f"{n}.{path.suffix[1:]}", next(wrong)


def survive(pool: Pool, corpus: Path, kind: str, number: int, tally: Tally) -> None:
    """Reads them all, and counts what is neither a text nor a sentence about the file."""
    files = [sources.of_bytes(name, data) for name, data in wrong_files(corpus, kind, number)]
    here = sorted(Path.cwd().iterdir())
    began = time.monotonic()
    for outcome in Intake(pool).read(files):
        now = time.monotonic()
        tally.slowest, began = max(tally.slowest, now - began), now
        tally.files += 1
        if outcome.refusal is None:
            tally.read += len(outcome.drafts)
            continue
        why = outcome.refusal.why
        tally.unsaid += not why.endswith(".")
        if "its reader has a fault" in why or ("broke off" in why and kind not in _MAY_BREAK):
            tally.faults += 1
            tally.words.append(f"{outcome.source.name}: {why}")
    tally.left += sorted(Path.cwd().iterdir()) != here


def main(number: int) -> int:
    """Prints what became of so many files of each kind; 0 where there is no corpus."""
    if not CORPUS.is_dir():
        print("The corpus is not here; APOSTILLE_CORPUS names its folder.", file=sys.stderr)
        return 0
    tally = Tally()
    print("| kind | files | texts read |", "|---|---|---|", sep="\n")
    with Pool() as pool:
        for kind in SEEDS:
            before = tally.read
            survive(pool, CORPUS, kind, number, tally)
            print(f"| {kind} | {number} | {tally.read - before} |", flush=True)
    print(*tally.words, sep="\n", file=sys.stderr)
    figure("mutations.files", tally.files, "wrong files", None)
    figure("mutations.faults", tally.faults, "faults of a reader", 0)
    figure("mutations.unsaid", tally.unsaid, "not said in a sentence", 0)
    figure("mutations.left", tally.left, "files left behind", 0)
    figure("mutations.slowest", tally.slowest, "seconds for a file", _LONGEST)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 5000))
