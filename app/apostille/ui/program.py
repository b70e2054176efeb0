"""The program while it runs: one application, one library, one window, and what ends at its edges."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from apostille import paths
from apostille.refusal import LibraryInUse, Refusal
from apostille.store.library import Library
from apostille.ui import launch
from apostille.ui import settings as kept
from apostille.ui.kit import theme
from apostille.ui.setting import Setting, set_up
from apostille.ui.words import say, speak


class Program:
    """Opens libraries one after the other, each in a window of its own."""

    def __init__(self) -> None:
        self.settings = kept.load()
        self.application = QApplication.instance() or QApplication(["apostille"])
        self.application.setApplicationName("Apostille")
        self.set: Setting | None = None
        speak(paths.resources() / "translations", self.settings.language or QLocale.system().name()[:2])

    def run(self, library: Path | None, files: Sequence[Path]) -> int:
        """Show the window and stay until it is closed."""
        theme.apply(self.settings.theme)
        sys.excepthook = self._broke
        if not self.open(library):
            return LibraryInUse.exit_code
        if files and self.set is not None:
            self.set.hands.errands.bring(files)
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
        self.set = set_up(library, self.settings)
        self.set.hands.errands.library_asked.connect(self._asked)
        self.set.window.show()
        self.set.window.setFocus(Qt.FocusReason.OtherFocusReason)
        if path is not None:
            self.settings.library = str(library.path)
        begin = first or self.set.last_statement()
        QTimer.singleShot(0, self.set.window, lambda: self._begin(begin, first=bool(first)))
        return True

    def close(self) -> None:
        """Close window and library; a closed library is one file."""
        if self.set is not None:
            self.set.close()
            self.set = None
        kept.save(self.settings)

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
