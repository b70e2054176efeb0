"""The digit row of a French keyboard, which gives digits with Shift alone: & é " ' ( - è _ ç.

Where the system does not say which keyboard is used (X11 tells its own language instead), the first key of that row
does: what place it has, and what it gives.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

SIGNS = "&É\"'(-È_Ç"
"""What the keys of 1 to 9 give without Shift."""
_FIRST = 2 if sys.platform == "win32" else 10
"""The number of the key of 1: Windows' scan codes, or those of evdev and 8 more, as X11 and Wayland count."""


def digit(event: QKeyEvent) -> int | None:
    """The digit, 1 to 9, on the key of ``event`` in either row, or None."""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return int(event.key()) - int(Qt.Key.Key_0)
    sign = chr(event.key()) if 0 < event.key() < 0x110000 else ""
    return SIGNS.index(sign) + 1 if sign and sign in SIGNS else None


class DigitRow(QObject):
    """Watches the keys of a widget until one shows that the row is French."""

    found = Signal()

    def watch(self, widget: QWidget) -> None:
        """Look at the keys of ``widget`` before they are looked up as shortcuts."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_french(event):
            self.found.emit()
        return False


def _is_french(event: QKeyEvent) -> bool:
    place = event.nativeScanCode() - _FIRST
    return 0 <= place < len(SIGNS) and event.text().upper() == SIGNS[place]
