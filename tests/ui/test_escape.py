"""Esc closes what is open, one thing at a time, and takes nothing else with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille.ui.setting import Setting
from tests.ui.opening import child, drag, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier
ESC = Qt.Key.Key_Escape


def test_escape_in_the_find_bar_closes_it_and_keeps_its_hit(qtbot: QtBot, shown: Setting) -> None:
    reader = shown.window.reader
    press(qtbot, Qt.Key.Key_F, CONTROL)
    write(qtbot, "prolif")
    qtbot.waitUntil(lambda: bool(reader.page.hits))
    press(qtbot, ESC)
    assert not reader.find_bar.isVisible()
    assert reader.page.hasFocus()
    span = reader.selection()
    assert span is not None
    assert span.of(reader.page.reading.text).casefold() == "prolif"


def test_escape_in_the_text_closes_the_find_bar_first(qtbot: QtBot, shown: Setting) -> None:
    reader = shown.window.reader
    press(qtbot, Qt.Key.Key_F, CONTROL)
    reader.setFocus()
    press(qtbot, ESC)
    assert not reader.find_bar.isVisible()


def test_escape_closes_the_finder_and_what_was_selected_stays(qtbot: QtBot, shown: Setting) -> None:
    span = drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_K, CONTROL)
    palette = child(shown, "palette")
    press(qtbot, ESC)
    assert not palette.isVisible()
    assert shown.window.reader.selection() == span


def test_escape_in_a_note_keeps_it_and_its_annotation_stays_current(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_N)
    current = shown.hands.desk.current
    write(qtbot, "A network.")
    press(qtbot, ESC)
    assert current is not None
    assert shown.hands.desk.current == current
    assert shown.hands.lectern.annotations[current].note == "A network."
    focus = QApplication.focusWidget()
    assert focus is shown.window.reader.page
