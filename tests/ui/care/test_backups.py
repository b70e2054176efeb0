"""Backups in the window: made beside work and at closing, looked into, put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from apostille import annotations
from apostille.store import backup, shelf
from apostille.store.library import Library
from apostille.ui.care.backups import BackupsDialog
from apostille.ui.program import Program
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from tests.ui.opening import window


def change(setting: Setting, words: str) -> None:
    with setting.hands.desk.step("Write note") as session:
        annotations.write_note(session, 1, words)


def dialog(setting: Setting) -> BackupsDialog:
    setting.deck.do("backups")
    return setting.window.findChild(BackupsDialog, "backups")


def test_closing_a_changed_library_leaves_a_backup_and_an_unchanged_one_none(qtbot: QtBot) -> None:
    with window(qtbot) as first:
        change(first, "Kept.")
        uuid, path = first.hands.desk.library.uuid, first.hands.desk.library.path
    (kept,) = shelf.copies(uuid)
    assert kept.why == "closing"
    backup.verify(kept.path)
    with window(qtbot, path):
        pass
    assert len(shelf.copies(uuid)) == 1


def test_a_backup_is_made_after_half_an_hour_of_changes(shown: Setting, qtbot: QtBot) -> None:
    wait = shown.backing.wait
    assert not wait.isActive()
    change(shown, "One")
    assert wait.isActive()
    assert wait.interval() == 30 * 60 * 1000
    wait.start(0)
    uuid = shown.hands.desk.library.uuid
    qtbot.waitUntil(lambda: [one.why for one in shelf.copies(uuid)] == ["time"])
    assert not wait.isActive()


def test_a_backup_that_fails_at_closing_is_told_at_the_next_start(qtbot: QtBot, analyst: Path) -> None:
    settings = Settings()
    with window(qtbot, settings=settings) as made:
        change(made, "Kept.")
        data = analyst / "apostille" / "data"
        (data / "backups").write_text("no folder")
        path = made.hands.desk.library.path
    assert "No backup was written" in settings.backup_trouble
    (data / "backups").unlink()
    with window(qtbot, path, settings) as again:
        change(again, "Kept again.")
    assert settings.backup_trouble == ""


def test_what_is_in_a_backup_is_seen_before_it_is_chosen(shown: Setting, qtbot: QtBot) -> None:
    change(shown, "One")
    shelf.keep(shown.hands.desk.library, "asked")
    change(shown, "Two")
    view = dialog(shown)
    assert view.list.count() == 1
    qtbot.waitUntil(lambda: "2 annotations\n1 is otherwise now" in view.holds.text())
    assert "1 statement\nas now" in view.holds.text()
    assert "Write note" in view.last.text()
    qtbot.mouseClick(view.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.list.count() == 2)
    qtbot.waitUntil(lambda: view.holds.text().count("as now") == 3)


def test_a_damaged_backup_is_said_to_be_one_and_cannot_be_put_back(shown: Setting, qtbot: QtBot) -> None:
    kept = shelf.keep(shown.hands.desk.library, "asked")
    assert kept is not None
    kept.copy.path.write_bytes(b"\x00" * 5000)
    view = dialog(shown)
    qtbot.waitUntil(lambda: "is not an Apostille library" in view.holds.text())
    assert not view.back.isEnabled()


@pytest.fixture
def yes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions are answered with what they offer first."""

    def answer(box: QMessageBox) -> int:
        button = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)


@pytest.mark.usefixtures("yes")
def test_a_backup_is_put_back_from_inside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.apostille"
    Library.create(path).close()
    program = Program()
    assert program.open(path)
    qtbot.waitUntil(lambda: program.set is not None)
    assert program.set is not None
    library = program.set.hands.desk.library
    shelf.keep(library, "asked")
    with program.set.hands.desk.step("Change name") as session:
        session.connection().exec_driver_sql("UPDATE annotator SET name = 'Gone again'")
    view = dialog(program.set)
    view.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: "as now" in view.holds.text())
    before = program.set
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.set is not None and program.set is not before)
    assert program.set is not None
    desk = program.set.hands.desk
    with desk.look() as raw:
        assert raw.execute("SELECT name FROM annotator").fetchall() == [("Annotator 1",)]
    assert desk.library.history(1)[0].name == "Restore a backup"
    assert [one.why for one in shelf.copies(desk.library.uuid)] == ["restore", "asked"]
    assert path.with_name("mine.before-restore-1.apostille").exists()
    assert "mine.before-restore-1.apostille" in program.set.window.notices._words.text()
    program.close()


def test_closing_the_view_while_it_works_is_no_fault(shown: Setting, qtbot: QtBot) -> None:
    view = dialog(shown)
    view.now.click()
    view.reject()
    qtbot.waitUntil(lambda: not shown.hands.jobs.busy())
    qtbot.waitUntil(lambda: shown.window.findChild(BackupsDialog, "backups") is None)
