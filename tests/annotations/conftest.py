"""A library with the shipped statement, and small ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import statements
from apostille.reading.compose import compose
from apostille.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library, closed afterwards."""
    with Library.create(tmp_path / "library.apostille") as made:
        yield made


@pytest.fixture
def note(library: Library, shipped: Path) -> int:
    """The shipped statement, in the library."""
    with library.step("Import") as session:
        return statements.add(session, compose(shipped.name, shipped.read_bytes()))
