"""What can be done with a statement of the list without opening it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from apostille import statements
from apostille.ui import spoken
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk

Do = Callable[[int], object]
"""Takes the statement it is to be done with."""


def menu_of(statement: int, state: str, desk: Desk, *, open_: Do, remove: Do, parent: QWidget) -> QMenu:
    """The menu of ``statement``, which is read as far as ``state`` says; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setObjectName("statementMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(say("Open"), partial(open_, statement))
    if desk.writable:
        states = menu.addMenu(say("Reading state"))
        group = QActionGroup(states)
        for value, words in spoken.READING.items():
            action = states.addAction(say(words), partial(_set_state, desk, statement, value))
            action.setCheckable(True)
            action.setChecked(value == state)
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(say("Remove"), partial(remove, statement))
    return menu


def _set_state(desk: Desk, statement: int, value: str) -> None:
    with desk.step(say("Set reading state")) as session:
        statements.set_reading(session, statement, value)
