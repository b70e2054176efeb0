"""A library that the program of schema 2 made, brought up to date: all that it held is there, and it is sealed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from apostille.store import check
from apostille.store.library import Library
from tests.old import making
from tests.old.test_schema_1 import OLD, assert_holds, tables

TOLD: dict[str, Any] = json.loads((OLD / "schema-2.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The library as the program of schema 2 left it."""
    path = tmp_path / "library.apostille"
    path.write_bytes(gzip.decompress((OLD / "schema-2.apostille.gz").read_bytes()))
    return path


def test_every_row_of_the_older_schema_is_there_afterwards(old: Path) -> None:
    before = tables(old)
    Library.open(old).close()
    after = tables(old)
    assert set(after) - set(before) == {"seal"}
    after.pop("seal")
    for name in ("change", "meta", "step", "alembic_version", "indexed"):
        before.pop(name), after.pop(name)
    assert after == before


def test_what_the_program_says_of_it_is_what_the_older_one_said(old: Path) -> None:
    Library.open(old).close()
    told = making.said(old)
    for command in ("list", "show 1", "show 5", "annotations", "tag list"):
        assert_holds(told[command], TOLD[command])
    with Library.open(old, read_only=True) as library:
        found = {one.what: one for one in check.check(library)}
    assert not any(one.wrong for one in found.values())
    assert found["rows"].looked_at > 20
