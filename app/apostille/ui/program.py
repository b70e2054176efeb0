"""The program while it runs: one application, one library, one window, and what ends at its edges."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from apostille import paths
from apostille.refusal import LibraryInUse, Refusal
from apostille.store.library import Library
from apostille.ui import launch
from apostille.ui import settings as kept
from apostille.ui.desk import Desk
from apostille.ui.kit import theme
from apostille.ui.window import Window
from apostille.ui.words import say, speak

if TYPE_CHECKING:
    from apostille.ui.setting import Setting

_FRAME_MS, _UNSEEN_MS = 16, 1000
"""How long the screen is given to show the first paint, and how long one is waited for."""


class Program:
    """Opens libraries one after the other, each in a window of its own."""

    def __init__(self) -> None:
        self.settings = kept.load()
        self.application = QApplication.instance() or QApplication(["apostille"])
        self.application.setApplicationName("Apostille")
        self.window: Window | None = None
        self.set: Setting | None = None
        """The window once it is furnished, and all that works in it."""
        self._files: Sequence[Path] = ()
        if self.settings.language:
            QLocale.setDefault(QLocale(self.settings.language))  # dates and names of languages go with the words
        speak(paths.resources() / "translations", QLocale().name()[:2])

    def run(self, library: Path | None, files: Sequence[Path]) -> int:
        """Show the window and stay until it is closed."""
        theme.apply(self.settings.theme)
        sys.excepthook = self._broke
        self._files = files
        if not self.open(library):
            return LibraryInUse.exit_code
        code = QApplication.exec()
        self.close()
        return code

    def open(self, path: Path | None, *, new: bool = False) -> bool:
        """Open the library at ``path`` in a window; the one open before stays where that is refused."""
        found = self._made(path) if new and path is not None else self._found(path)
        if found is None:
            return False
        library, first = found
        self.close()

        def furnish() -> None:
            self._furnish(window, first)

        if path is not None:
            self.settings.library = str(library.path)
        window = self.window = Window(Desk(library), self.settings)
        window.painted.connect(lambda: QTimer.singleShot(_FRAME_MS, window, furnish))
        QTimer.singleShot(_UNSEEN_MS, window, furnish)  # a window that starts in the taskbar is not painted
        window.show()
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close(self) -> None:
        """Close window and library; a closed library is one file."""
        if self.set is not None:
            self.set.close()
        elif self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window.desk.library.close()
        self.set = self.window = None
        kept.save(self.settings)

    def _furnish(self, window: Window, first: int) -> None:
        """Let the window that was painted be worked in; what that takes is loaded only now."""
        if window is not self.window or window.furnished:
            return
        from apostille.ui.setting import furnish

        try:
            self.set = furnish(window, self.settings)
        except BaseException:
            QApplication.exit(1)
            raise
        self.set.hands.errands.library_asked.connect(self._asked)
        self._begin(first or self.set.last_statement(), first=bool(first))
        if self._files:
            self.set.hands.errands.bring(self._files)
            self._files = ()
        launch.settled()

    def _asked(self, path: Path, new: bool) -> None:
        self.open(path, new=new)

    def _begin(self, statement: int, *, first: bool) -> None:
        if self.set is None:
            return
        if statement:
            self.set.hands.desk.open(statement)
            self.set.window.reader.setFocus()
        if first:
            words = say("Select words and press T to tag them. J goes to the next paragraph, Ctrl+K to everything.")
            self.set.hands.desk.say(words, say("Your name…"), self.set.hands.errands.ask_name)

    def _made(self, path: Path) -> tuple[Library, int] | None:
        try:
            return Library.create(path, role="window"), 0
        except Refusal as refusal:
            self._tell(refusal)
            return None

    def _found(self, path: Path | None) -> tuple[Library, int] | None:
        try:
            return launch.opened(path)
        except LibraryInUse as refusal:
            return launch.opened(path, read_only=True) if self._wants_to_read(refusal) else None
        except Refusal as refusal:
            if self.set is None:
                raise
            self._tell(refusal)
            return None

    def _wants_to_read(self, refusal: LibraryInUse) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Information, say("Library in use"), refusal.why)
        box.setObjectName("inUse")
        read = box.addButton(say("Open for reading"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is read

    def _tell(self, refusal: Refusal) -> None:
        if self.set is not None:
            self.set.hands.desk.say(refusal.why)

    def _broke(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What escaped from a slot: a refusal is said, a bug shown; anything else ends the program as usual."""
        if self.set is None or not self.set.hands.desk.fail(error):
            sys.__excepthook__(kind, error, trace)
