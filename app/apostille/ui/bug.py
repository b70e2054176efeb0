"""What the window says when something broke: what is safe, and a report without any words of the documents."""

from __future__ import annotations

import platform
import sys
from traceback import extract_tb
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

import apostille
from apostille.ui.boxes import message
from apostille.ui.runs import place
from apostille.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_open: list[QMessageBox] = []
"""The dialog that is shown now: what breaks again while it is, as at every paint, opens no further one."""


def report(error: BaseException) -> str:
    """What broke and where, by class and by our own places; never a message, a value or a path of the machine."""
    return "\n".join([versions(), *_told(error)])


def versions() -> str:
    """What the program runs on."""
    parts = (
        f"Apostille {apostille.__version__}",
        f"Python {platform.python_version()}",
        f"Qt {PySide6.__version__}",
        f"SQLite {_sqlite()}",
        f"{sys.platform} {platform.machine()}",
    )
    return ", ".join(parts)


def show(parent: QWidget | None, error: BaseException) -> None:
    """Say that something broke, and offer the report; nothing more while it is said already."""
    told = say(
        "The last step was taken back; your library is as it was before. The report below holds no words of your "
        "documents."
    )
    _tell(parent, say("That did not work. Your work is saved."), told, report(error))


def show_fault(parent: QWidget | None, fault: str) -> None:
    """Say that the program fell when it ran last, and offer the report of it."""
    told = say("What you had done is in your library. The report below holds no words of your documents.")
    _tell(parent, say("Apostille ended unexpectedly. Your work is saved."), told, f"{versions()}\n{fault}")


def _tell(parent: QWidget | None, words: str, more: str, details: str) -> None:
    if _open:
        return
    box = message(QMessageBox.Icon.Warning, say("Something broke"), words, parent)
    box.setObjectName("bug")
    box.setInformativeText(more)
    box.setDetailedText(details)
    copy = box.addButton(say("Copy the report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
    _open.append(box)
    try:
        box.exec()
    finally:
        _open.clear()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details)


def _told(error: BaseException) -> Iterator[str]:
    """The error and what it came from, the outermost first, each with our places; every class but ours by its name."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield type(found).__name__
        for frame in extract_tb(found.__traceback__):
            where = place(frame.filename, frame.lineno or 0, frame.name)
            if where:
                yield f"  {where}"
        found = found.__cause__ or found.__context__


def _sqlite() -> str:
    from apostille.store.connections import VERSION

    return VERSION
