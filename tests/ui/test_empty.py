"""What is shown where there is nothing to show says what to do, and stands where the eye looks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from apostille.ui.setting import Setting
from tests.ui.opening import bring, child, library, press, take_in, window, write

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _top(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, QPoint(0, 0)).y()


def test_an_empty_library_says_in_the_middle_what_to_do_until_a_statement_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    library(tmp_path / "empty.apostille").close()
    with window(qtbot, tmp_path / "empty.apostille") as made:
        blank = child(made, "blank")
        assert isinstance(blank, QLabel)
        assert blank.text().startswith("No statements yet.")
        assert not made.window.reader.isVisible()
        QApplication.clipboard().setText("A statement.\n\nThe delegation thanks the chair.")
        blank.linkActivated.emit("paste")
        take_in(qtbot, made)
        qtbot.waitUntil(made.window.reader.isVisible)
        assert not blank.isVisible()
        qtbot.waitUntil(made.window.reader.page.hasFocus)
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(blank.isVisible)


def test_files_are_taken_wherever_they_are_dropped(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A statement.\n\nThe delegation thanks the chair.\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.txt"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = shown.window.reader.page.viewport()
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(over, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(over, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)


def test_a_statement_without_annotations_says_so_right_under_the_filter(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("A statement.\n\nThe delegation thanks the chair.\n", "utf-8")
    bring(qtbot, shown, [tmp_path / "one.txt"])
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)
    press(qtbot, Qt.Key.Key_2, CONTROL)
    QApplication.processEvents()
    pane = shown.window.annotations
    assert pane.empty.text().startswith("No annotations yet.")
    assert _top(pane.filter, pane) < 60
    assert _top(pane.empty, pane) < _top(pane.filter, pane) + pane.filter.height() + 20


def test_what_a_tag_means_takes_no_room_while_none_is_chosen(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_3, CONTROL)
    pane = shown.window.codebook
    assert not pane.editor.isVisible()
    tall = pane.tree.height()
    pane.show_tag(next(iter(shown.hands.lectern.tags)))
    QApplication.processEvents()
    assert pane.editor.isVisible()
    assert pane.tree.height() < tall


def test_hits_in_all_statements_have_the_whole_height_of_the_pane(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_F, CONTROL | SHIFT)
    write(qtbot, "initiative")
    found = shown.window.findChild(QListView, "everywhereList")
    assert found is not None
    qtbot.waitUntil(lambda: found.isVisible() and found.model().rowCount() > 3)
    QApplication.processEvents()
    assert found.height() > 0.75 * shown.window.panes.height()
