"""What a key acts on, and the gestures that mark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from apostille import statements
from apostille.ui.setting import Setting
from tests.ui.opening import child, drag, press, write

NETWORK = "un réseau actif de partenariat"


def _rows(shown: Setting, words: str) -> list[tuple[int, ...]]:
    return [row.tags for row in shown.hands.lectern.in_order() if row.quote == words]


def _told(shown: Setting) -> str:
    label = child(shown, "noticeWords")
    assert isinstance(label, QLabel)
    return label.text()


def test_words_selected_by_mouse_are_tagged_through_the_palette(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_T)
    write(qtbot, "partn")
    press(qtbot, Qt.Key.Key_Return)
    tag = next(row for row in shown.hands.lectern.tags.values() if row.name == "Partnership network")
    assert _rows(shown, NETWORK) == [(tag.id,)]
    assert shown.window.reader.page.hasFocus()


def test_a_fresh_mark_is_current_so_that_the_next_key_adds_to_it(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_4)
    [tags] = _rows(shown, NETWORK)
    assert [shown.hands.lectern.tags[tag].key for tag in tags] == [2, 4]


def test_a_digit_again_takes_its_tag_off(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_2)
    assert _rows(shown, NETWORK) == [()]


def test_digits_of_the_keypad_work(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert len(_rows(shown, NETWORK)[0]) == 1


def test_with_a_bare_caret_a_key_only_says_what_to_do(qtbot: QtBot, shown: Setting) -> None:
    before = shown.hands.lectern.in_order()
    for key in (Qt.Key.Key_T, Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_1):
        press(qtbot, key)
        assert _told(shown) == "Select words, or press J for the paragraph."
    assert shown.hands.lectern.in_order() == before
    assert shown.window.reader.page.hasFocus()


def test_j_chooses_a_paragraph_and_one_key_tags_it(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_J)
    chosen = shown.window.reader.chosen()
    press(qtbot, Qt.Key.Key_8)
    assert chosen is not None
    assert [row.span for row in shown.hands.lectern.placed() if row.id == shown.hands.desk.current] == [chosen]


def test_the_same_words_marked_again_are_the_same_annotation(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_H)
    press(qtbot, Qt.Key.Key_Escape)
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_3)
    assert len(_rows(shown, NETWORK)) == 1


def test_del_removes_the_current_annotation_and_the_line_offers_undo(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_H)
    press(qtbot, Qt.Key.Key_Delete)
    assert _rows(shown, NETWORK) == []
    qtbot.mouseClick(child(shown, "noticeAct"), Qt.MouseButton.LeftButton)
    assert _rows(shown, NETWORK) == [()]


def test_ctrl_enter_in_the_palette_creates_a_tag_below_another(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_T)
    write(qtbot, "Cooperation/Of equals")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [[tag]] = [list(tags) for tags in _rows(shown, NETWORK)]
    assert shown.hands.lectern.tags[tag].path == "Cooperation/Of equals"
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _rows(shown, NETWORK) == []
    assert tag not in shown.hands.lectern.tags


def test_shift_enter_applies_and_stays_and_alt_digit_takes_the_nth(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_T)
    write(qtbot, "legal")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert child(shown, "tagPalette").isVisible()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "coop")
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    [tags] = _rows(shown, NETWORK)
    assert len(tags) == 2
    assert shown.window.reader.page.hasFocus()


def test_letters_that_are_typed_in_a_field_mark_nothing(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    qtbot.mouseClick(child(shown, "statementFilter"), Qt.MouseButton.LeftButton)
    write(qtbot, "th1nj")
    assert shown.window.statements.filter.text() == "th1nj"
    assert _rows(shown, NETWORK) == []


def test_del_with_words_selected_removes_no_other_annotation(qtbot: QtBot, shown: Setting) -> None:
    before = shown.hands.lectern.in_order()
    shown.hands.desk.make_current(before[0].id)
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_Delete)
    assert shown.hands.lectern.in_order() == before
    press(qtbot, Qt.Key.Key_H)
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_Delete)
    assert shown.hands.lectern.in_order() == before


def test_undo_and_redo_say_which_step_and_offer_the_way_back(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_H)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _told(shown) == "Undone: highlight passage"
    assert _rows(shown, NETWORK) == []
    qtbot.mouseClick(child(shown, "noticeAct"), Qt.MouseButton.LeftButton)
    assert _told(shown) == "Done again: highlight passage"
    assert _rows(shown, NETWORK) == [()]


def test_undo_shows_where_it_happened(qtbot: QtBot, shown: Setting) -> None:
    with shown.hands.desk.step("Set place") as session:
        statements.set_field(session, shown.hands.desk.statement, "place", "Warsaw")
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    shown.window.reader.setFocus()
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.tabs.shown() == "details"
    span = drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_H)
    shown.window.reader.scroll_to(0)
    assert not shown.window.reader.rect_of(span).isValid()
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.reader.rect_of(span).isValid()
