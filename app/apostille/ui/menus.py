"""The menus, drawn from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from apostille.ui.actions import Deck
from apostille.ui.words import say


def fill(menu: QMenu, deck: Deck) -> None:
    """Fill ``menu`` with one submenu for each menu of the table; "View/Theme" is a submenu of View."""
    menus: dict[str, QMenu] = {}
    groups: dict[str, QActionGroup] = {}
    for id_, row in deck.table.items():
        if not row.menu:
            continue
        into = _submenu(menu, menus, row.menu)
        if row.line_before:
            into.addSeparator()
        action = deck.actions[id_]
        if row.group:
            groups.setdefault(row.group, QActionGroup(menu)).addAction(action)
        into.addAction(action)


def _submenu(menu: QMenu, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        above, _, name = path.rpartition("/")
        menus[path] = (_submenu(menu, menus, above) if above else menu).addMenu(say(name))
    return menus[path]
