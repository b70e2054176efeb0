"""Finding words in all statements, and going to where they stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from apostille.ui.setting import Setting
from tests.ui.opening import bring, drag, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def _bring(qtbot: QtBot, shown: Setting, folder: Path) -> None:
    (folder / "one.txt").write_text("A statement.\n\nThe partnership network is a network.\n", "utf-8")
    bring(qtbot, shown, [folder / "one.txt"])
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)


def _told(shown: Setting) -> str:
    label = shown.window.findChild(QLabel, "everywhereTold")
    assert label is not None
    return label.text()


def _open(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F, CONTROL | SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "everywhereField"


def test_words_are_found_in_every_statement_and_enter_goes_to_their_place(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    note = shown.hands.desk.statement
    _bring(qtbot, shown, tmp_path)
    assert shown.hands.desk.statement != note
    _open(qtbot)
    assert "one paragraph" in _told(shown)
    write(qtbot, "reseau partenariat")
    qtbot.waitUntil(lambda: _told(shown).startswith("1 passage in 1 statement"))
    press(qtbot, Qt.Key.Key_Return)
    assert shown.hands.desk.statement == note
    assert shown.window.reader.page.hasFocus()
    span = shown.window.reader.selection()
    assert span is not None
    assert span.of(shown.window.reader.page.reading.text) == "réseau"
    assert shown.window.reader.rect_of(span).isValid()
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert shown.hands.desk.statement != note


def test_the_panel_stays_while_hits_are_clicked_and_escape_brings_the_list_back(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    _bring(qtbot, shown, tmp_path)
    _open(qtbot)
    write(qtbot, "part")
    view = shown.window.findChild(QListView, "everywhereList")
    assert view is not None
    qtbot.waitUntil(lambda: view.model().rowCount() > 3)
    for row in (1, 2):
        place = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.isVisible()
        assert shown.window.reader.selection() is not None
    assert not shown.window.statements.isVisible()
    _open(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert shown.window.statements.isVisible()
    assert shown.window.reader.page.hasFocus()


def test_what_is_nowhere_is_said_with_what_to_do(qtbot: QtBot, shown: Setting) -> None:
    _open(qtbot)
    write(qtbot, "zzz")
    qtbot.waitUntil(lambda: _told(shown).startswith("No paragraph holds"))


def test_selected_words_are_looked_for_as_a_phrase(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    _open(qtbot)
    field = shown.window.findChild(QLineEdit, "everywhereField")
    assert field is not None
    assert field.text() == '"un réseau actif de partenariat"'
    qtbot.waitUntil(lambda: _told(shown).startswith("1 passage in 1 statement"))


def test_f6_goes_round_the_panes_from_wherever_one_is(qtbot: QtBot, shown: Setting) -> None:
    def place() -> str:
        focus = QApplication.focusWidget()
        assert focus is not None
        window = shown.window
        rooms = {"text": window.middle, "right": window.tabs, "left": window.panes.inside("left")}
        return next(name for name, room in rooms.items() if room.isAncestorOf(focus))

    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_N)
    assert place() == "right"
    press(qtbot, Qt.Key.Key_F6)
    assert place() == "left"
    press(qtbot, Qt.Key.Key_F6)
    assert place() == "text"
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert place() == "left"
    press(qtbot, Qt.Key.Key_F, CONTROL | SHIFT)
    assert place() == "left"
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert place() == "right"
