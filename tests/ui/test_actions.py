"""The table of actions: one row each, keys that can be changed, and layouts without Latin letters."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille.ui.actions import keys_of, twins
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from apostille.ui.table import MENUS, TABLE
from tests.ui.opening import child, press


def _strike(key: int, text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as a layout without Latin letters sends it: Qt's code is the letter's own."""
    focus = QApplication.focusWidget()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focus, QKeyEvent(kind, key, modifiers, text))


def test_ids_are_unique_and_every_menu_is_known() -> None:
    assert [id_ for id_, number in Counter(action.id for action in TABLE).items() if number > 1] == []
    assert {action.menu.split("/")[0] for action in TABLE if action.menu} == set(MENUS)


@pytest.mark.parametrize("letters", ["on", "alt", "off"])
@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_no_two_actions_of_one_place_have_the_same_keys(letters: str, language: str) -> None:
    settings = Settings(letters=letters)
    keys: Counter[str] = Counter()
    for action in TABLE:
        own = keys_of(action, settings)
        all_ = {QKeySequence(key).toString() for one in own for key in (one, *twins(one, language))}
        keys.update(all_)
    assert [key for key, number in keys.items() if number > 1] == []


def test_letters_can_be_given_alt_or_be_switched_off() -> None:
    tag = next(action for action in TABLE if action.id == "tag")
    assert keys_of(tag, Settings(letters="on")) == ["T"]
    assert keys_of(tag, Settings(letters="alt")) == ["Alt+T"]
    assert keys_of(tag, Settings(letters="off")) == []
    assert keys_of(tag, Settings(keys={"tag": "G; Ctrl+G"})) == ["G", "Ctrl+G"]


def test_a_changed_key_works_and_the_old_one_no_longer(qtbot: QtBot, shown: Setting) -> None:
    settings = shown.hands.settings
    settings.keys["next_paragraph"] = "X"
    shown.deck.use(settings)
    press(qtbot, Qt.Key.Key_J)
    assert shown.window.reader.chosen() is None
    press(qtbot, Qt.Key.Key_X)
    assert shown.window.reader.chosen() is not None


def test_with_alt_a_bare_letter_does_nothing(qtbot: QtBot, shown: Setting) -> None:
    shown.window.use_letters("alt")
    press(qtbot, Qt.Key.Key_J)
    assert shown.window.reader.chosen() is None
    press(qtbot, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert shown.window.reader.chosen() is not None


@pytest.mark.parametrize("letter", ["О", "ت"])
def test_j_is_where_it_is_on_a_russian_and_an_arabic_keyboard(shown: Setting, letter: str) -> None:
    """The key of J sends Cyrillic O on the one and Arabic teh on the other."""
    _strike(ord(letter), letter.lower())
    assert shown.window.reader.chosen() is not None


def test_the_digit_row_of_a_french_keyboard_needs_no_shift() -> None:
    assert [sign for digit in "123" for sign in twins(digit, "fr")] == ["١", "&", "٢", "É", "٣", '"']
    assert list(twins("1", "en")) == ["١"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS says which keyboard it is")
def test_the_first_key_of_a_french_row_shows_that_it_is_one_and_works_at_once(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    focus, place = QApplication.focusWidget(), 5 if sys.platform == "win32" else 13
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Qt.Key.Key_Apostrophe, Qt.KeyboardModifier.NoModifier, place, 0, 0, "'")
        QApplication.sendEvent(focus, event)
    assert QKeySequence("'") in shown.deck.actions["tag_4"].shortcuts()
    assert QKeySequence("&") in shown.deck.actions["tag_1"].shortcuts()


def test_an_apostrophe_elsewhere_on_the_keyboard_shows_nothing(shown: Setting) -> None:
    _strike(Qt.Key.Key_Apostrophe, "'")
    assert QKeySequence("'") not in shown.deck.actions["tag_4"].shortcuts()


def test_digits_of_the_east_are_digits(shown: Setting) -> None:
    shown.window.reader.choose_next(1)
    _strike(0x664, "٤")
    assert [row.tags for row in shown.hands.lectern.placed() if row.id == shown.hands.desk.current] == [
        (next(tag.id for tag in shown.hands.lectern.tags.values() if tag.key == 4),)
    ]


def test_the_palette_takes_the_nth_by_the_french_row_too(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_Ampersand, Qt.KeyboardModifier.AltModifier)
    assert shown.hands.desk.current is not None
    assert len(shown.hands.lectern.annotations[shown.hands.desk.current].tags) == 1


def test_ctrl_k_opens_the_finder_from_every_text_field(qtbot: QtBot, shown: Setting) -> None:
    qtbot.mouseClick(child(shown, "statementFilter"), Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert child(shown, "paletteField").hasFocus()


def test_ctrl_k_is_where_it_is_on_a_russian_keyboard_without_another_one_beside_it(
    qtbot: QtBot, shown: Setting
) -> None:
    qtbot.mouseClick(child(shown, "statementFilter"), Qt.MouseButton.LeftButton)
    _strike(ord("Л"), "", Qt.KeyboardModifier.ControlModifier)
    assert child(shown, "paletteField").hasFocus()


def test_undo_says_in_the_menu_what_it_would_take_back(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: shown.deck.actions["undo"].text() == "Undo tag passage")
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown.deck.actions["redo"].text() == "Redo tag passage")
