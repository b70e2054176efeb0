"""Files come in with their progress shown, and stopping leaves nothing half done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from apostille.store.library import driver
from apostille.ui.setting import Setting
from tests.ui.opening import press

CONTROL = Qt.KeyboardModifier.ControlModifier


def _files(folder: Path, number: int) -> Path:
    for n in range(number):
        (folder / f"{n}.txt").write_text(f"Statement {n}.\n\nThe delegation thanks the chair.\n", "utf-8")
    return folder


def _rows(shown: Setting) -> int:
    with shown.hands.desk.read() as session:
        return driver(session).execute("SELECT count(*) FROM statement").fetchone()[0]


def _notice(shown: Setting) -> str:
    label = shown.window.notices.findChild(QLabel, "noticeWords")
    return label.text() if label is not None and shown.window.notices.isVisible() else ""


def _stop(shown: Setting) -> QToolButton:
    return next(button for button in shown.window.status.findChildren(QToolButton) if button.text() == "Stop")


def test_many_files_arrive_together_with_progress_and_go_together(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    bar = shown.window.status.findChild(QProgressBar)
    assert bar is not None
    seen: set[int] = set()
    bar.valueChanged.connect(seen.add)
    shown.hands.errands.bring([_files(tmp_path, 30)])
    qtbot.waitUntil(lambda: "30 statements imported." in _notice(shown), timeout=20_000)
    assert len(seen) > 5
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 31)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 1)


def test_an_import_that_is_stopped_while_it_goes_in_leaves_nothing(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    shown.hands.errands.bring([_files(tmp_path, 60)])
    qtbot.waitUntil(lambda: _rows(shown) > 3, timeout=20_000)
    stop = _stop(shown)
    assert stop.isVisible()
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _notice(shown) == "Import stopped. Nothing was added.")
    assert _rows(shown) == 1
    assert not stop.isVisible()
    assert len(shown.window.statements.ids()) == 1
    assert shown.hands.desk.library.undoable is None


def test_an_import_that_is_stopped_while_files_are_read_leaves_nothing(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    shown.hands.errands.bring([_files(tmp_path, 200)])
    QApplication.processEvents()
    qtbot.mouseClick(_stop(shown), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _notice(shown) == "Import stopped. Nothing was added.", timeout=20_000)
    qtbot.wait(50)
    assert _rows(shown) == 1
