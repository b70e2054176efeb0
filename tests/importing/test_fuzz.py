"""Every reader on thousands of files made wrong: each is read or refused, and the program goes on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

from apostille.importing import sources
from apostille.importing.intake import Intake
from apostille.importing.pool import Pool
from tests.importing.mutating import mutations

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
_MAY_BREAK = ("pdf", "xlsx")
"""Formats that are parsed by code in C++ or Rust that is not ours: it may break off, and the file costs itself."""


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


def wrong_files(corpus: Path, kind: str, number: int) -> Iterator[tuple[str, bytes]]:
    """So many wrong files of a kind, taken in turn from all seeds of up to 60,000 bytes."""
    found = sorted(path for pattern in SEEDS[kind] for path in corpus.glob(pattern) if path.stat().st_size < 60_000)
    each = -(-number // len(found))
    made = [mutations(path.read_bytes(), each, n) for n, path in enumerate(found)]
    for n, (path, wrong) in enumerate(islice(cycle(zip(found, made, strict=True)), number)):
        yield f"{n}.{path.suffix[1:]}", next(wrong)


def survive(pool: Pool, corpus: Path, kind: str, number: int) -> None:
    """Reads them all; each outcome is drafts or a sentence, and none a fault of a reader of ours."""
    files = [sources.of_bytes(name, data) for name, data in wrong_files(corpus, kind, number)]
    here = sorted(Path.cwd().iterdir())
    read = failed = 0
    for outcome in Intake(pool).read(files):
        if outcome.refusal is None:
            read += len(outcome.drafts)
            continue
        why = outcome.refusal.why
        assert why.endswith("."), why
        if "its reader has a fault" in why or ("broke off" in why and kind not in _MAY_BREAK):
            failed += 1
            print(outcome.source.name, why)  # noqa: T201 - which one, where the test fails
    assert failed == 0
    assert read > 0 or kind == "zip"
    assert sorted(Path.cwd().iterdir()) == here


@pytest.mark.slow
@pytest.mark.parametrize("kind", SEEDS)
def test_wrong_files_are_read_or_refused(pool: Pool, corpus: Path, kind: str) -> None:
    survive(pool, corpus, kind, 100)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", SEEDS)
def test_thousands_of_wrong_files_are_read_or_refused(pool: Pool, corpus: Path, kind: str) -> None:
    survive(pool, corpus, kind, 5000)
