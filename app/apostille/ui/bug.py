"""What the window says when something broke: what is safe, and a report without any words of the documents."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from traceback import extract_tb

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

import apostille
from apostille.ui.words import say


def report(error: BaseException) -> str:
    """What broke and where, by file and line; never a message or a value, which could hold words of a document."""
    lines = [f"Apostille {apostille.__version__}, Python {platform.python_version()}, {sys.platform}"]
    lines.append(type(error).__name__)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    return "\n".join(lines)


def show(parent: QWidget, error: BaseException) -> None:
    """Say that something broke, and offer the report."""
    box = QMessageBox(QMessageBox.Icon.Warning, say("Something broke"), say("That did not work."), parent=parent)
    box.setObjectName("bug")
    box.setInformativeText(
        say("The last step was taken back; your library is as it was before. The report below holds no words of your "
            "documents.")
    )  # fmt: skip
    box.setDetailedText(report(error))
    copy = box.addButton(say("Copy the report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report(error))
