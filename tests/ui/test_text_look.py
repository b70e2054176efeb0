"""Typeface, size, measure and leading are chosen beside the text and kept; keys are changed with their alternatives."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from apostille.ui import settings as kept
from apostille.ui.keychange import KeyDialog, ask
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from apostille.ui.textlook import TextLook
from tests.ui.opening import back, press, window, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def _look(qtbot: QtBot, shown: Setting) -> TextLook:
    press(qtbot, Qt.Key.Key_K, CONTROL)
    write(qtbot, "how the text looks")
    press(qtbot, Qt.Key.Key_Return)
    found = shown.window.findChild(TextLook)
    assert found is not None
    return found


def test_what_is_chosen_is_seen_in_the_text_and_kept(qtbot: QtBot) -> None:
    settings = Settings()
    with window(qtbot, settings=settings) as made:
        look, page = _look(qtbot, made), made.window.reader.page
        before = page.typography.width()
        measure = look.findChild(QSpinBox, "textMeasure")
        assert measure is not None
        measure.setFocus()
        measure.selectAll()
        qtbot.keyClicks(measure, "50")
        assert page.typography.measure == 50
        assert page.typography.width() < before
        qtbot.keyClick(look.pixels, Qt.Key.Key_Up)
        assert page.typography.size == 18.0
        qtbot.keyClick(look.leading, Qt.Key.Key_Up)
        assert page.typography.leading == 1.7
        family = look.findChild(QComboBox, "textFamily")
        assert family is not None
        qtbot.keyClick(family, Qt.Key.Key_End)
        assert page.typography.family == settings.reading_font == family.currentData()
        kept.save(settings)
    with window(qtbot, settings=kept.load()) as made:
        assert (made.window.reader.page.typography.measure, made.window.reader.page.typography.size) == (50, 18.0)
        look = _look(qtbot, made)
        button = look.findChild(QPushButton, "textAsAtFirst")
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert made.window.reader.page.typography.measure == Settings().measure


def _with_keys(qtbot: QtBot, shown: Setting, id_: str, field: int, key: Qt.Key, *, wanted: bool = True) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeyDialog)
        qtbot.keyClick(dialog.edits[field], key)
        use = dialog.findChild(QPushButton, "useKeys")
        assert use is not None
        assert use.isEnabled() is wanted
        if wanted:
            qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
        else:
            dialog.reject()

    QTimer.singleShot(50, answer)
    ask(id_, shown.deck, shown.hands.settings, shown.window)


def test_a_changed_key_leaves_the_alternatives_as_they_were(qtbot: QtBot, shown: Setting) -> None:
    _with_keys(qtbot, shown, "next_annotation", 0, Qt.Key.Key_X)
    assert shown.deck.keys("next_annotation") == ["X", "]"]
    back(qtbot, shown)
    press(qtbot, Qt.Key.Key_X)
    first = shown.hands.desk.current
    assert first is not None
    press(qtbot, Qt.Key.Key_BracketRight)
    assert shown.hands.desk.current not in (None, first)


def test_another_key_can_be_added_and_one_that_is_taken_cannot(qtbot: QtBot, shown: Setting) -> None:
    _with_keys(qtbot, shown, "tag", 1, Qt.Key.Key_X)
    assert shown.deck.keys("tag") == ["T", "X"]
    _with_keys(qtbot, shown, "note", 0, Qt.Key.Key_X, wanted=False)
    assert shown.deck.keys("note") == ["N"]
    assert QKeySequence("X") in shown.deck.actions["tag"].shortcuts()
