"""Menus come where they are asked for, by mouse and by key, and do what they say."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from apostille.ui.details.line import FieldLine
from apostille.ui.setting import Setting
from apostille.ui.statements.menu import menu_of
from tests.ui.opening import child, press


def _words(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def _pick(menu: QMenu, *path: str) -> None:
    """Take an entry by its words, and by those of the menus above it."""
    entry = next(one for one in menu.actions() if one.text() == path[0])
    below = entry.menu()
    if isinstance(below, QMenu):
        _pick(below, *path[1:])
    else:
        entry.trigger()


def _press_menu_key(widget: QWidget) -> None:
    """As Qt sends the key on."""
    middle = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, event)


def test_a_statement_of_the_list_is_asked_about_by_the_menu_key(qtbot: QtBot, shown: Setting) -> None:
    pane, asked = shown.window.statements, list[tuple[int, QPoint]]()
    pane.menu_asked.disconnect()
    pane.menu_asked.connect(lambda statement, at: asked.append((statement, at)))
    place = pane.list.visualRect(pane.model.place(shown.hands.desk.statement)).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.list.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, pane.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.list.viewport(), event)
    assert asked == [(shown.hands.desk.statement, pane.list.viewport().mapToGlobal(place))]


def test_the_menu_of_a_statement_sets_its_reading_state_and_removes_it(qtbot: QtBot, shown: Setting) -> None:
    statement, errands = shown.hands.desk.statement, shown.hands.errands
    menu = menu_of(statement, "unread", shown.hands.desk, open_=shown.hands.moving.open,
                   remove=errands.remove_statement, parent=shown.window)  # fmt: skip
    assert _words(menu) == ["Open", "Reading state", "Remove"]
    _pick(menu, "Reading state", "Done")
    qtbot.waitUntil(lambda: shown.window.statements.state_of(statement) == "done")
    _pick(menu, "Remove")
    qtbot.waitUntil(lambda: shown.window.statements.ids() == [])
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown.window.statements.ids() == [statement])
    assert shown.hands.desk.statement == statement


def test_the_menu_of_a_value_confirms_it_and_leads_to_its_words(qtbot: QtBot, shown: Setting) -> None:
    line = child(shown, "field_place")
    assert isinstance(line, FieldLine)
    menu = line.menu()
    assert _words(menu) == ["Confirm", "Change", "Take away", "Show where it was read"]
    _pick(menu, "Show where it was read")
    span = shown.window.reader.selection()
    assert span is not None
    assert span.of(shown.window.reader.page.reading.text).casefold().startswith("cracovie")
    _pick(menu, "Confirm")
    opened = shown.hands.lectern.opened
    assert opened is not None
    assert [one.state for one in opened.fields if one.key == "place"] == ["confirmed"]


def test_a_value_that_is_absent_can_be_added_from_its_menu(shown: Setting) -> None:
    line = child(shown, "field_symbol")
    assert isinstance(line, FieldLine)
    assert _words(line.menu()) == ["Add…"]


def test_tips_say_the_keys_as_they_are(qtbot: QtBot, shown: Setting) -> None:
    def tips() -> set[str]:
        return {button.toolTip() for button in shown.window.findChildren(QToolButton)}

    assert {"Menu (F10)", "Tag (T)", "Highlight only (H)", "Next hit (F3)"} <= tips()
    shown.deck.do("letters_alt")
    assert {"Tag (Alt+T)", "Highlight only (Alt+H)"} <= tips()
    shown.deck.do("letters_off")
    assert "Tag" in tips()
