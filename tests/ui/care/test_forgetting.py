"""History forgotten from inside the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from apostille import annotations
from apostille.store import shelf
from apostille.ui.setting import Setting


def answer(monkeypatch: pytest.MonkeyPatch, *, backups: bool) -> None:
    def exec_(box: QMessageBox) -> int:
        box.checkBox().setChecked(backups)
        button = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.DestructiveRole)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)


@pytest.mark.parametrize("backups", [False, True])
def test_history_is_forgotten_and_undo_is_empty(
    shown: Setting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, backups: bool
) -> None:
    desk = shown.hands.desk
    with desk.step("Write note") as session:
        annotations.write_note(session, 1, "Deleted words")
    shelf.keep(desk.library, "asked")
    qtbot.waitUntil(lambda: "write note" in shown.deck.actions["undo"].text())
    answer(monkeypatch, backups=backups)
    shown.deck.do("forget")
    assert desk.library.undoable is None
    qtbot.waitUntil(lambda: shown.deck.actions["undo"].text() == "Undo")
    said = shown.window.notices._words.text()
    assert said.startswith("What was deleted is gone from the file")
    assert len(shelf.copies(desk.library.uuid)) == (0 if backups else 1)
    assert ("1 backup" in said) == backups
    QApplication.processEvents()
