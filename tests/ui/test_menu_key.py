"""The context-menu key in the text: the menu stands at what a key acts on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille.ui.reader.reader import Reader
from apostille.ui.setting import Setting
from tests.ui.opening import drag


def _asked(reader: Reader) -> QPoint:
    """Press the key as Qt sends it on; returns where the menu is asked for, in the reader."""
    points: list[QPoint] = []
    reader.contextRequested.disconnect()
    reader.contextRequested.connect(points.append)
    QApplication.sendEvent(
        reader.page, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    )
    [point] = points
    return reader.mapFromGlobal(point)


def _near(bounds: QRect) -> QRect:
    return bounds.adjusted(-4, -4, 4, 24)


def test_the_menu_stands_at_the_selection(qtbot: QtBot, shown: Setting) -> None:
    span = drag(qtbot, shown, "un réseau actif de partenariat")
    assert _near(shown.window.reader.rect_of(span)).contains(_asked(shown.window.reader))


def test_without_a_selection_it_stands_at_the_current_annotation(qtbot: QtBot, shown: Setting) -> None:
    row = shown.hands.lectern.placed()[1]
    shown.hands.desk.make_current(row.id)
    assert row.span is not None
    assert _near(shown.window.reader.rect_of(row.span)).contains(_asked(shown.window.reader))
