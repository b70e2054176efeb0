"""Qt returns what it borrows: some releases lose a reference to None on every call, and end the process."""

from __future__ import annotations

import sys

from PySide6.QtGui import QTextCursor, QTextDocument


def test_ten_thousand_calls_cost_no_reference_to_none() -> None:
    document = QTextDocument("some words")
    cursor = QTextCursor(document)
    before = sys.getrefcount(None)
    for number in range(2500):
        document.setTextWidth(number % 7)
        document.setModified(False)
        cursor.setPosition(number % 5)
        cursor.clearSelection()
    assert sys.getrefcount(None) > before - 100  # other objects of the interpreter come and go
