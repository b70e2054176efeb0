"""The real window over a real library, for tests that work with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from apostille.reading.span import Span
from apostille.store.library import Library
from apostille.ui import launch
from apostille.ui.importing.dialog import ImportDialog
from apostille.ui.kit import theme
from apostille.ui.setting import Setting, set_up
from apostille.ui.settings import Settings


@contextmanager
def window(
    qtbot: QtBot, path: Path | None = None, settings: Settings | None = None, read_only: bool = False
) -> Iterator[Setting]:
    """The window of the library at ``path`` (None: the analyst's own, furnished) with its first statement open."""
    theme.apply("light")
    library, _first = launch.opened(path, read_only=read_only)
    made = set_up(library, settings or Settings())
    made.window.resize(1440, 900)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    first = made.last_statement()
    if first:
        made.hands.moving.open(first)
    try:
        yield made
    finally:
        made.close()
        QApplication.processEvents()


def bring(qtbot: QtBot, setting: Setting, paths: list[Path]) -> None:
    """Import files as an analyst does: look at them, and press the button."""
    setting.hands.errands.bring(paths)
    take_in(qtbot, setting)


def import_view(qtbot: QtBot, setting: Setting) -> ImportDialog:
    """The import view, once all its files were read."""
    bringing = setting.hands.errands.bringing
    assert bringing is not None
    qtbot.waitUntil(lambda: bringing.view is not None, timeout=5_000)
    view = bringing.view
    assert view is not None
    qtbot.waitUntil(
        lambda: not view.busy and bool(view.files.rows or view.refused.text() or view.told.text()), timeout=30_000
    )
    return view


def take_in(qtbot: QtBot, setting: Setting) -> None:
    """Press Import in the import view."""
    qtbot.mouseClick(import_view(qtbot, setting).take, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a keyboard does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifiers)


def write(qtbot: QtBot, words: str) -> None:
    """Type words where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


def child(setting: Setting, name: str) -> QWidget:
    """The widget of that object name that can be seen in the window."""
    return next(one for one in setting.window.findChildren(QWidget, name) if one.isVisible())


def drag(qtbot: QtBot, setting: Setting, words: str) -> Span:
    """Select ``words`` with the mouse; returns where they stand."""
    reader = setting.window.reader
    opened = setting.hands.lectern.opened
    assert opened is not None
    start = opened.reading.text.index(words)
    span = Span(start, start + len(words))
    reader.scroll_to(span)
    QApplication.processEvents()
    page = reader.page.viewport()
    begin, end = reader.rect_of(Span(span.start, span.start + 1)), reader.rect_of(Span(span.end - 1, span.end))
    first = page.mapFrom(reader, QPoint(begin.left() + 1, begin.center().y()))
    last = page.mapFrom(reader, QPoint(end.right() + 1, end.center().y()))
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(page, QPoint(first.x() + 12, first.y()))
    qtbot.mouseMove(page, last)
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=last)
    return span


def library(path: Path) -> Library:
    """A new, empty library at ``path``."""
    return Library.create(path)


def back(qtbot: QtBot, setting: Setting) -> None:
    """Go back to the text once a dialog is closed, as a click on the window does."""
    setting.window.activateWindow()
    qtbot.waitUntil(setting.window.isActiveWindow)
    setting.window.reader.setFocus()
