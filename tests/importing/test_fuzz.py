"""Every reader on files made wrong: each is read or refused, and the program goes on. Thousands: tasks.py soak."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille.importing.pool import Pool
from soaks import mutations


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("kind", mutations.SEEDS)
def test_wrong_files_are_read_or_refused(pool: Pool, corpus: Path, kind: str) -> None:
    tally = mutations.Tally()
    mutations.survive(pool, corpus, kind, 100, tally)
    assert (tally.faults, tally.unsaid, tally.left) == (0, 0, 0), tally.words
    assert tally.files >= 100  # a table or an archive is several
    assert tally.read > 0 or kind == "zip"
