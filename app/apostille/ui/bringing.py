"""How files come in from the window: named, dropped or pasted, they are shown before they are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from apostille.ui.dropping import FileDrops
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.importing.dialog import ImportDialog
    from apostille.ui.importing.feed import Find
    from apostille.ui.jobs import Jobs
    from apostille.ui.reader.typography import Typography
    from apostille.ui.settings import Settings


class Bringing(QObject):
    """Opens the import view, and the first statement that came in through it."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        settings: Settings,
        open_: Callable[[int], None],
        typography: Callable[[], Typography],
        window: QWidget,
    ) -> None:
        super().__init__(desk)
        self._desk, self._jobs, self._settings, self._open = desk, jobs, settings, open_
        self._typography, self._window = typography, window
        self.view: ImportDialog | None = None

    def files(self, paths: Sequence[Path]) -> None:
        """Show what is in ``paths``, files and folders, and how it would come in."""
        from apostille.ui.importing.finds import find_paths

        self._show(partial(find_paths, list(paths)))

    def text(self, words: str) -> None:
        """Show pasted ``words`` as a statement."""
        from apostille.ui.importing.finds import find_text

        self._show(partial(find_text, words))

    def close(self) -> None:
        """Close the view; what waits in it is taken out again."""
        if self.view is not None:
            self.view.close()

    def _show(self, find: Find) -> None:
        if not self._desk.writable:
            self._desk.say(say("This library is open for reading only. Nothing was changed."))
        elif self.view is None:
            self._made().bring(find)
        elif self.view.busy:
            self._desk.say(say("Other files are being read just now. Wait until they are, or stop them."))
        else:
            self.view.bring(find)
            self.view.raise_()

    def _made(self) -> ImportDialog:
        from apostille.ui.importing.dialog import ImportDialog

        self.view = view = ImportDialog(self._desk, self._jobs, self._settings, self._typography(), self._window)
        view.brought.connect(self._brought)
        view.finished.connect(self._gone)
        FileDrops(view).dropped.connect(self.files)
        view.show()
        return view

    def _gone(self) -> None:
        self.view = None

    def _brought(self, made: list[int]) -> None:
        words = count(len(made), "{n} statement imported.", "{n} statements imported.")
        self._desk.say(words, say("Undo"), self._desk.undo)
        self._window.activateWindow()
        QTimer.singleShot(0, self, lambda: self._open(made[0]))  # the view goes first, and is painted over
