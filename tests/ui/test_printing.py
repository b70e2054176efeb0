"""The open statement on paper: Ctrl+P, the system's dialog, and the pages it sends."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille.ui.report.printing import pages, paint
from apostille.ui.setting import Setting
from tests.ui.opening import drag, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def _words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_pages_hold_the_whole_text_with_what_is_marked_and_noted(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_N)
    write(qtbot, "Network before institution.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint(pages(shown.hands.lectern), printer)
    words = " ".join(_words(tmp_path / "printed.pdf").split())
    assert "Network before institution." in words
    assert "Senior representatives of more than 60 countries (unofficial translation)" in words
    assert "Kwa[illegible]" in words
    assert "annex" not in words.split("La Mission permanente")[0]
    for paragraph in ("[1]", "[10]", "Paragraph numbers in brackets are counted, not printed."):
        assert paragraph in words


def test_ctrl_p_asks_for_the_printer_and_nothing_is_printed_when_that_is_given_up(qtbot: QtBot, shown: Setting) -> None:
    asked: list[str] = []

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        asked.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(300, give_up)
    press(qtbot, Qt.Key.Key_P, CONTROL)
    assert asked == ["Print this statement"]
