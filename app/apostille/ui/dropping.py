"""Files dropped from elsewhere, anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def _is_here(url: QUrl) -> bool:
    """Whether it names a file of this machine: ``file://host/share`` would be fetched from another one."""
    return url.isLocalFile() and not url.host()


class FileDrops(QObject):
    """Takes the files that are dropped on ``onto`` or on anything in it that does not take them itself."""

    dropped = Signal(object)
    """A list of ``Path``."""

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Entering and moving events are drops to come: they say whether these files would be taken."""
        if not isinstance(event, QDropEvent):
            return False
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if _is_here(url)]
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True
