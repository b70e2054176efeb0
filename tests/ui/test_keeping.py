"""Choices are on the disk soon; a plain start leaves out what could end it, and loses none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apostille import paths
from apostille.ui import keeping, launch
from apostille.ui import settings as kept
from apostille.ui.keeping import Keeping
from apostille.ui.program import Program
from apostille.ui.runs import Run
from apostille.ui.settings import Settings


def test_what_was_chosen_is_on_the_disk_without_an_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "EVERY_MS", 10)
    keep = Keeping()
    keep.watch(lambda: None)
    keep.settings.last_statement["a"] = 7  # in place, as the window does it
    qtbot.waitUntil(lambda: paths.settings().exists() and kept.load().last_statement == {"a": 7})
    keep.settings.theme = "dark"
    qtbot.waitUntil(lambda: kept.load().theme == "dark")


def test_what_did_not_change_is_not_written() -> None:
    Keeping().keep()
    assert not paths.settings().exists()


def test_a_disk_that_says_no_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    keep = Keeping()
    keep.settings.theme = "dark"
    with monkeypatch.context() as patched:
        patched.setenv("APOSTILLE_HOME", str(tmp_path / "file"))
        keep.keep()
    keep.keep()
    assert kept.load().theme == "dark"


def test_a_plain_start_has_the_defaults_and_the_file_what_was_chosen() -> None:
    kept.save(Settings(theme="dark", geometry="AAAA", name_asked=True, last_statement={"a": 7}, keys={"tag": "G"}))
    keep = Keeping(plain=True)
    assert (keep.settings.theme, keep.settings.geometry, keep.settings.last_statement) == ("system", "", {})
    assert (keep.settings.name_asked, keep.settings.keys) == (True, {"tag": "G"})
    keep.settings.last_statement["b"] = 3
    keep.settings.zoom = 120
    keep.keep()
    after = kept.load()
    assert (after.theme, after.geometry, after.zoom) == ("dark", "AAAA", 120)
    assert after.last_statement == {"a": 7, "b": 3}


def test_the_statement_that_is_read_is_known_after_a_kill(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "EVERY_MS", 10)
    program = Program()
    assert program.open(None)
    qtbot.waitUntil(lambda: program.set is not None)
    assert program.set is not None
    program.keeping.watch(program._remember)
    here = program.set.hands.desk
    qtbot.waitUntil(lambda: paths.settings().exists() and kept.load().last_statement == {here.library.uuid: 1})
    assert kept.load().geometry
    program.close()


def test_after_two_crashes_nothing_is_opened_and_it_is_said(qtbot: QtBot) -> None:
    library, _first = launch.opened(None)
    library.close()
    run = Run()
    run.crashes = 2
    program = Program(run)
    said: list[str] = []
    assert program.open(library.path)
    assert program.window is not None
    program.window.desk.noticed.connect(lambda notice: said.append(notice.words))
    qtbot.waitUntil(lambda: program.set is not None)
    assert program.window.desk.statement == 0
    assert program.window.statements.ids()  # the list is there, and the work in it
    assert len(said) == 1
    assert "twice in a row" in said[0]
    program.close()
