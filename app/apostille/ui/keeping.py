"""The analyst's choices are on the disk soon after they were made, whatever ends the program."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from PySide6.QtCore import QObject, Qt, QTimer

from apostille import logs
from apostille.ui import settings as kept
from apostille.ui.settings import Settings

EVERY_MS = 2000
"""How often it is looked whether something was chosen."""


class Keeping(QObject):
    """Holds the choices of this run, and writes them when they have changed.

    They are compared and not listened to: they are made in a dozen places, and one that forgot to tell would lose them.
    A ``plain`` run begins without those that could end the program; what was chosen before stays in the file.
    """

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__()
        self._chosen = kept.load()
        self.settings = kept.plain(self._chosen) if plain else self._chosen
        self._before = deepcopy(self.settings) if plain else None
        self._written = deepcopy(self._whole())
        self._look = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.VeryCoarseTimer)

    def watch(self, remember: Callable[[], object]) -> None:
        """Look from now on; ``remember`` puts into the settings what is not there yet, as the place of the window."""
        self._look.timeout.connect(remember)
        self._look.timeout.connect(self.keep)
        self._look.start()

    def keep(self) -> None:
        """Write what was chosen since it was written last; a disk that says no is asked again later."""
        whole = self._whole()
        if whole == self._written:
            return
        try:
            kept.save(whole)
        except OSError as error:
            logs.note("choices not kept", kind=type(error), number=error.errno or 0)
        else:
            self._written = deepcopy(whole)

    def _whole(self) -> Settings:
        return self.settings if self._before is None else kept.merged(self._chosen, self._before, self.settings)
