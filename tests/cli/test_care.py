"""`apostille check`: what is wrong is said with what to do about it; --repair does what needs no guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille.store.library import Library, driver
from tests.cli.conftest import Line


@pytest.fixture
def spoilt(line: Line, shipped: Path) -> Line:
    line("import", str(shipped))
    with Library.open(line.library) as library, library.staging() as session:
        driver(session).execute("INSERT INTO block_index(block_index) VALUES ('delete-all')")
    return line


def test_an_index_is_repaired_when_that_is_asked(spoilt: Line) -> None:
    assert spoilt.json("check")["sound"] is False
    assert spoilt.code == 1
    assert "apostille check --repair" in spoilt.err
    mended = spoilt.json("check", "--repair")
    assert spoilt.code == 0
    assert (mended["sound"], mended["repaired"]["index"]) == (True, True)
    assert spoilt.json("check")["sound"] is True


def test_a_text_that_changed_is_not_repaired_and_the_way_out_is_said(spoilt: Line) -> None:
    with Library.open(spoilt.library) as library, library.staging() as session:
        driver(session).execute("UPDATE text SET text = replace(text, 'a', 'o')")
    spoilt.json("check", "--repair")
    assert spoilt.code == 1
    assert "apostille backup --list" in spoilt.err
    assert "apostille salvage" in spoilt.err


def test_a_sound_library_needs_no_repair(line: Line, shipped: Path) -> None:
    line("import", str(shipped))
    assert line.json("check", "--repair")["repaired"] == {"index": False, "anchors": 0, "placeless": 0}
    assert line.code == 0


def test_history_is_forgotten_and_what_still_holds_it_is_said(line: Line, shipped: Path) -> None:
    line("import", str(shipped))
    line("tag", "add", "Gone")
    line("undo")
    assert line.json("forget") == {"forgotten": True, "backups_removed": 0}
    assert "--backups" in line.err
    line.json("undo")
    assert "nothing to undo" in line.err
    assert line.json("forget", "--backups")["backups_removed"] == 1
