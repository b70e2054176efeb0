"""A file of pages without text is kept and said, and nothing trips over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from apostille import statements
from apostille.reading.draft import Draft
from apostille.reading.reading import Reading
from apostille.ui.statements.model import ROW, when
from tests.ui.opening import library, press, window

SCAN = Draft("scan.pdf", b"%PDF-1.7 pages", "", Reading("", (), ()), "und", format="pdf", pages=11)


def test_a_scan_can_be_opened_and_says_what_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    made = library(tmp_path / "scans.apostille")
    with made.step("Import") as session:
        statements.add(session, SCAN)
    made.close()
    with window(qtbot, tmp_path / "scans.apostille") as shown:
        page = shown.window.reader.page
        qtbot.waitUntil(page.isVisible)
        assert "no text that can be read" in page.placeholderText()
        row = shown.window.statements.list.model().index(0, 0).data(ROW)
        assert when(row) == "Language not known"
        white = page.palette().base().color()
        image = page.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(60, 460, 2) for y in range(0, 160, 2)}
        assert len(seen - {white.name()}) > 1
        page.setFocus()
        for key in (Qt.Key.Key_H, Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_Down,
                    Qt.Key.Key_End, Qt.Key.Key_F8, Qt.Key.Key_P, Qt.Key.Key_Escape):  # fmt: skip
            press(qtbot, key)
        assert page.reading.text == ""
