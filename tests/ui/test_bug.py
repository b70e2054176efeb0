"""The report of a bug: classes, our own places, versions; no message, no value, no path."""

from __future__ import annotations

import json
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from apostille import logs
from apostille.anchoring.anchor import describe
from apostille.reading.span import Span
from apostille.ui import bug
from apostille.ui.setting import Setting
from apostille.ui.watch import Watch

SENTINEL = "Vertraulich"


def broken() -> BaseException:
    """An error with words of a document in it, from another error with more of them."""
    try:
        try:
            json.loads(f"{{{SENTINEL}")
        except ValueError as error:
            describe(None, Span(0, 4))  # type: ignore[arg-type]
            raise RuntimeError(SENTINEL) from error
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is reported
        return error


def test_the_report_holds_classes_and_our_places_and_nothing_else() -> None:
    lines = bug.report(broken()).splitlines()
    assert lines[0].startswith("Apostille ")
    assert "SQLite" in lines[0]
    assert lines[1] == "TypeError"
    assert lines[-1] == "JSONDecodeError"
    assert any(line.startswith("  anchoring/") for line in lines[2:-1])
    assert SENTINEL not in "".join(lines)
    assert "/" not in "".join(line.replace("anchoring/", "").replace("reading/", "") for line in lines)


def test_what_breaks_while_it_is_told_of_opens_no_second_dialog(qtbot: QtBot, shown: Setting) -> None:
    seen: list[int] = []

    def again() -> None:
        shown.hands.desk.fail(broken())
        boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
        seen.append(len(boxes))
        assert SENTINEL not in boxes[0].detailedText()
        copy = next(one for one in boxes[0].findChildren(QPushButton) if "Copy" in one.text())
        copy.click()

    QTimer.singleShot(0, again)
    shown.hands.desk.fail(broken())
    assert seen == [1]
    assert QGuiApplication.clipboard().text() == bug.report(broken())


@pytest.fixture
def told() -> list[BaseException]:
    return []


def test_slots_threads_and_finalisers_come_by_and_are_counted_by_class(
    qtbot: QtBot, told: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(error: BaseException) -> bool:
        told.append(error)
        assert threading.current_thread() is threading.main_thread()
        return True

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    watch = Watch(fail)
    watch.begin()
    try:
        error = broken()
        sys.excepthook(type(error), error, error.__traceback__)
        thread = threading.Thread(target=lambda: json.loads(SENTINEL))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(told) == 2)
        _Ends()
    finally:
        watch.end()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    lines = [line.split(" ", 2)[2] for line in logs.file().read_text("utf-8").splitlines()]
    assert lines == ["broke kind=TypeError", "broke in a thread kind=JSONDecodeError",
                     "broke in a finaliser kind=KeyError"]  # fmt: skip
    capsys.readouterr()  # the finaliser's was printed, as Python does


class _Ends:
    def __del__(self) -> None:
        raise KeyError(SENTINEL)
