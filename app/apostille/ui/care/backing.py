"""Backups while the window is open: after half an hour of changes, beside work, and at closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from apostille.refusal import Refusal
from apostille.store import places, shelf

if TYPE_CHECKING:
    from apostille.store.shelf import Kept
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs
    from apostille.ui.settings import Settings


class Backing(QObject):
    """Makes backups of the library of ``desk``, in the background."""

    def __init__(self, desk: Desk, jobs: Jobs, settings: Settings) -> None:
        super().__init__(desk)
        self._desk, self._jobs, self._settings = desk, jobs, settings
        self.wait = QTimer(self, interval=shelf.EVERY_MS, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self.wait.timeout.connect(self.back_up)
        if desk.writable and places.place(desk.library.path) != "network":
            # Where there is no WAL to read beside (docs/decisions.md), a network's slowness would hold up writing.
            desk.changed.connect(self._changed)

    @property
    def second(self) -> Path | None:
        """The second folder that every backup goes to, or None."""
        return Path(self._settings.backup_folder) if self._settings.backup_folder else None

    def back_up(self) -> None:
        """Make a backup beside work; what goes wrong is said in a line, and tried again after the next half hour."""
        self._jobs.ask(self._keep, self._kept)

    def close(self) -> None:
        """Make a backup of what changed, before the library is closed; a fault is told at the next start."""
        self.wait.stop()
        self._settings.backup_trouble = ""
        if not self._desk.writable:
            return
        try:
            kept = shelf.keep(self._desk.library, "closing", self.second)
        except Refusal as refusal:
            self._settings.backup_trouble = refusal.why
        else:
            self._settings.backup_trouble = kept.trouble if kept else ""

    def _changed(self) -> None:
        if not self.wait.isActive():
            self.wait.start()

    def _keep(self, _job: Job) -> Kept | None:
        return shelf.keep(self._desk.library, "time", self.second)

    def _kept(self, kept: Kept | None) -> None:
        if kept is not None and kept.trouble:
            self._desk.say(kept.trouble)
