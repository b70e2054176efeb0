"""About this statement: evidence, editing in place, damage, what was not found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from apostille import statements
from apostille.reading.compose import compose
from apostille.store.library import Library
from apostille.ui.details.line import FieldLine
from apostille.ui.details.repair import RepairDialog
from apostille.ui.setting import Setting
from tests.ui.opening import child, press, window, write


def _field(shown: Setting, key: str) -> list[tuple[str, str]]:
    assert shown.hands.lectern.opened is not None
    return [(one.value, one.state) for one in shown.hands.lectern.opened.fields if one.key == key]


def _button(within: QWidget, words: str) -> QToolButton:
    return next(one for one in within.findChildren(QToolButton) if one.text() == words and one.isVisible())


def test_the_sign_of_a_paragraph_leads_to_the_words_a_value_was_read_from(qtbot: QtBot, shown: Setting) -> None:
    qtbot.mouseClick(_button(child(shown, "field_place"), "¶"), Qt.MouseButton.LeftButton)
    span = shown.window.reader.selection()
    assert span is not None
    assert shown.hands.lectern.opened is not None
    assert span.of(shown.hands.lectern.opened.reading.text).upper().startswith("CRACOVIE")


def test_a_value_is_corrected_where_it_stands(qtbot: QtBot, shown: Setting) -> None:
    label = next(one for one in child(shown, "field_date").findChildren(QLabel) if "2004" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "2004-06-05")
    press(qtbot, Qt.Key.Key_Return)
    assert _field(shown, "date")[0] == ("2004-06-05", "corrected")


def test_a_value_that_cannot_be_is_refused_in_a_line_and_nothing_changes(qtbot: QtBot, shown: Setting) -> None:
    before = _field(shown, "date")
    label = next(one for one in child(shown, "field_date").findChildren(QLabel) if "2004" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "yesterday")
    press(qtbot, Qt.Key.Key_Return)
    notice = child(shown, "noticeWords")
    assert isinstance(notice, QLabel)
    assert "yesterday" in notice.text() or "date" in notice.text()
    assert _field(shown, "date") == before


def test_what_is_not_in_the_text_is_said_and_can_be_supplied(qtbot: QtBot, shown: Setting) -> None:
    line = child(shown, "field_symbol")
    assert any(one.text() == "none in this text." for one in line.findChildren(QLabel))
    qtbot.mouseClick(_button(line, "Add…"), Qt.MouseButton.LeftButton)
    write(qtbot, "CD/1736")
    press(qtbot, Qt.Key.Key_Return)
    assert _field(shown, "symbol") == [("CD/1736", "supplied")]


def test_damage_is_counted_and_restored_with_its_basis(qtbot: QtBot, shown: Setting) -> None:
    words = child(shown, "damageWords")
    assert words.accessibleName() == "2 damaged passages: 2 illegible (47 characters)."
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_R)
    dialog = shown.window.findChild(RepairDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.words.hasFocus()
    dialog.words.insert("śniewski.")  # as an input method does: QTest has no keys for ś
    assert dialog.counter_words() == "9 lost, 9 typed"
    qtbot.keyClicks(dialog.basis, "English version")
    press(qtbot, Qt.Key.Key_Return)
    shown.window.activateWindow()
    qtbot.waitUntil(shown.window.isActiveWindow)
    assert shown.hands.lectern.opened is not None
    assert "M. Aleksander Kwaśniewski." in shown.hands.lectern.opened.reading.text
    page = shown.window.reader.page
    assert page.open_card()[1:] == ("9 lost characters restored", "as “śniewski.”. English version")
    assert any(box.keys == (-1,) for box, _ in page.sight.boxes())  # seen at once, beside the words
    assert child(shown, "damageWords").accessibleName() == (
        "2 damaged passages: 1 restored, 1 illegible (38 characters)."
    )
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Kwaśniewski" not in shown.hands.lectern.opened.reading.text


def test_the_reading_state_is_set_and_undone(qtbot: QtBot, shown: Setting) -> None:
    box = child(shown, "readingState")
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(qtbot, Qt.Key.Key_End)
    box.activated.emit(box.currentIndex())  # what Enter in the open list sends
    statement = shown.hands.desk.statement
    qtbot.waitUntil(lambda: shown.window.statements.state_of(statement) == "done")


def test_escape_leaves_a_value_as_it_was_and_keeps_the_focus_there(qtbot: QtBot, shown: Setting) -> None:
    before = _field(shown, "place")
    line = child(shown, "field_place")
    label = next(one for one in line.findChildren(QLabel) if "Cracovie" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    write(qtbot, "Warsaw")
    press(qtbot, Qt.Key.Key_Escape)
    assert _field(shown, "place") == before
    assert label.isVisible()
    assert label.hasFocus()


def test_who_goes_elsewhere_has_kept_what_was_typed(qtbot: QtBot, shown: Setting) -> None:
    label = next(one for one in child(shown, "field_place").findChildren(QLabel) if "Cracovie" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Warsaw")
    qtbot.mouseClick(shown.window.reader.page.viewport(), Qt.MouseButton.LeftButton)
    assert _field(shown, "place") == [("Warsaw", "corrected")]


def test_the_choice_of_a_kind_is_given_up_by_escape(qtbot: QtBot, shown: Setting) -> None:
    label = next(one for one in child(shown, "field_kind").findChildren(QLabel) if "verbale" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert isinstance(child(shown, "value_kind"), QComboBox)
    press(qtbot, Qt.Key.Key_Escape)
    assert label.isVisible()
    assert _field(shown, "kind") == [("note_verbale", "extracted")]


def test_readable_damage_is_doubtful_and_its_proposal_is_there_to_accept(qtbot: QtBot, shown: Setting) -> None:
    text = "STATEMENT\n\nMr. Wolfgang SchÃ¼ssel of Austria said that peace is possible for all of us.\n"
    with shown.hands.desk.step("Import") as session:
        made = statements.add(session, compose("damaged.txt", text.encode()))
    shown.hands.moving.open(made)
    assert child(shown, "damageWords").accessibleName() == "1 damaged passage: 1 doubtful."
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_R)
    dialog = shown.window.findChild(RepairDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert any("Sch“Ã¼”ssel" in one.text() for one in dialog.findChildren(QLabel))
    assert (dialog.words.text(), dialog.counter_words()) == ("ü", "2 there, 1 typed")
    press(qtbot, Qt.Key.Key_Return)
    assert shown.hands.lectern.opened is not None
    assert "Schüssel" in shown.hands.lectern.opened.reading.text


def test_a_state_that_is_gone_is_shown_with_its_last_year(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.apostille"
    words = "---\nissuer: Czechoslovakia\ndate: 1968-08-21\n---\n\nWe protest, and we ask the Council to meet.\n"
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, compose("protest.md", words.encode()))
    with window(qtbot, path) as made:
        line = made.window.findChild(FieldLine, "field_issuer")
        assert line is not None
        shown = " ".join(label.text() for label in line.findChildren(QLabel))
        assert "Czechoslovakia" in shown and "(until 1992)" in shown
        assert shown.count("Czechoslovakia") == 1
