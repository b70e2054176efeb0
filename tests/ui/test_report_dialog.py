"""The report dialog: what was chosen is there again, many pages wait to be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from apostille import annotators, codebook
from apostille.ui.report import dialog as module
from apostille.ui.report.dialog import ReportDialog
from apostille.ui.setting import Setting
from tests.ui.opening import bring, press, window

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _opened(qtbot: QtBot, shown: Setting) -> ReportDialog:
    press(qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
    found = shown.window.findChild(ReportDialog)
    assert found is not None
    return found


def _item(found: ReportDialog, name: str) -> object:
    return next(item for item in found.choices._items.values() if item.text(0) == name)


def test_everything_that_was_chosen_is_chosen_again_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with window(qtbot) as made:
        (tmp_path / "one.txt").write_text("A statement.\n\nThe network.\n", "utf-8")
        bring(qtbot, made, [tmp_path / "one.txt"])
        qtbot.waitUntil(lambda: len(made.window.statements.ids()) == 2)
        with made.hands.desk.step("Add annotator") as session:
            second = annotators.add(session, "Second reader")
        found = _opened(qtbot, made)
        choices = found.choices
        choices.scope.setCurrentIndex(choices.scope.findText("The open statement"))
        choices.annotator.setCurrentIndex(choices.annotator.findData(second))
        choices.tags.setCurrentItem(_item(found, "Participation"))
        qtbot.keyClick(choices.tags, Qt.Key.Key_Space)
        for tick in (choices.below, choices.untagged, choices.who, choices.codebook):
            tick.click()
        choices.format.setCurrentIndex(choices.format.findData(".csv"))
        choices.exact.click()
        qtbot.keyClicks(choices.title, "Chosen")
        recipe = choices.recipe()
        found.close()
    assert recipe.statements
    assert recipe.exact
    assert len(recipe.tags) == 1
    with window(qtbot) as made:
        with made.hands.desk.step("Another tag") as session:
            codebook.add(session, "Another")
        assert _opened(qtbot, made).choices.recipe() == recipe


def test_cells_are_asked_about_only_for_a_table(qtbot: QtBot, shown: Setting) -> None:
    choices = _opened(qtbot, shown).choices
    assert not choices.exact.isVisible()
    choices.format.setCurrentIndex(choices.format.findData(".csv"))
    assert choices.exact.isVisible()


def test_counts_come_before_the_pages_and_many_pages_only_when_asked_for(
    qtbot: QtBot, shown: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SHOWN", 1)
    found = _opened(qtbot, shown)
    qtbot.waitUntil(lambda: "2 annotations" in found.contains.text(), timeout=20_000)
    assert found.preview.sheets.accessibleName() == ""
    button = found.findChild(QPushButton, "reportShowPages")
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert found.preview.sheets.minimumHeight() > 1000
    assert not button.isVisible()
