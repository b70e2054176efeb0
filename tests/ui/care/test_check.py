"""The check in the window: beside work, to be stopped, and what it found put right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from apostille import annotations
from apostille.store import check
from apostille.store.sessions import driver
from apostille.ui.care.check import CheckDialog
from apostille.ui.setting import Setting


def spoil(setting: Setting, sql: str) -> None:
    with setting.hands.desk.library.staging() as session:
        driver(session).execute(sql)


def dialog(setting: Setting) -> CheckDialog:
    setting.deck.do("check")
    return setting.window.findChild(CheckDialog, "check")


def test_a_sound_library_is_said_to_be_sound_while_work_goes_on(shown: Setting, qtbot: QtBot) -> None:
    view = dialog(shown)
    assert view.bar.isVisible()
    with shown.hands.desk.step("Write note") as session:
        annotations.write_note(session, 1, "Meanwhile.")
    qtbot.waitUntil(lambda: view.said.text() == "The library is sound.")
    assert view.found.text().count(": sound") == 7
    assert not view.repair.isVisible()
    assert not view.backups.isVisible()


def test_what_can_be_put_right_is_put_right(shown: Setting, qtbot: QtBot) -> None:
    spoil(shown, "INSERT INTO block_index(block_index) VALUES ('delete-all')")
    spoil(shown, "UPDATE anchor SET start = start + 1, end = end + 1")
    view = dialog(shown)
    qtbot.waitUntil(view.repair.isVisible)
    assert "Nothing is lost" in view.said.text()
    assert "Passages and their words: 2 wrong" in view.found.text()
    qtbot.mouseClick(view.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.said.text() == "The library is sound.")
    assert [one for one in check.check(shown.hands.desk.library) if one.wrong] == []


def test_a_text_that_is_not_what_was_stored_leads_to_the_backups(shown: Setting, qtbot: QtBot) -> None:
    spoil(shown, "UPDATE text SET text = replace(text, 'a', 'o')")
    view = dialog(shown)
    qtbot.waitUntil(view.backups.isVisible)
    assert "The library is damaged." in view.said.text()
    qtbot.mouseClick(view.backups, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(one.objectName() == "backups" for one in shown.window.children()))


def test_closing_the_view_ends_the_check(shown: Setting, qtbot: QtBot) -> None:
    view = dialog(shown)
    qtbot.mouseClick(view.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shown.hands.jobs.busy())
    qtbot.waitUntil(lambda: shown.window.findChild(CheckDialog, "check") is None)


def test_closing_the_view_in_the_middle_of_indexing_finishes_the_index(shown: Setting, qtbot: QtBot) -> None:
    spoil(shown, "INSERT INTO block_index(block_index) VALUES ('delete-all')")
    view = dialog(shown)
    qtbot.waitUntil(view.repair.isVisible)
    view.repair.click()
    view.reject()
    assert [one for one in check.check(shown.hands.desk.library) if one.wrong] == []
