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


def test_a_damaged_library_is_salvaged_in_its_place_and_kept(line: Line, shipped: Path) -> None:
    line("import", str(shipped))
    line("annotate", "1", "--whole", "--note", "Not to be lost")
    data = line.library.read_bytes()
    line.library.write_bytes(b"\xff" * 100 + data[100:])
    line("list")
    assert line.code == 1
    made = line.json("salvage")
    assert line.code == 0
    assert (made["read"]["statement"], made["read"]["annotation"], made["lost"], made["list"]) == (1, 1, [], None)
    assert made["newest_backup"] == 1
    assert Path(made["damaged"]).read_bytes()[:100] == b"\xff" * 100
    assert ".damaged-" in made["damaged"]
    assert line.json("check")["sound"] is True
    assert line.json("annotations")[0]["note"] == "Not to be lost"


def test_what_could_not_be_read_is_listed_for_its_owner_alone(line: Line, shipped: Path, tmp_path: Path) -> None:
    line("import", str(shipped))
    with Library.open(line.library) as library, library.staging() as session:
        driver(session).execute("UPDATE text SET text = text || '!'")
    made = line.json("salvage", "--to", str(tmp_path / "new.apostille"))
    assert made["damaged"] == str(line.library)
    listed = Path(made["list"])
    assert "not what was stored" in listed.read_text(encoding="utf-8")
    assert listed.stat().st_mode & 0o77 == 0
    line("salvage", "--to", str(tmp_path / "new.apostille"))
    assert line.code == 1
    assert "already a file" in line.err
