"""The program while it runs: one application, one library, one window, and what ends at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from apostille import paths
from apostille.refusal import LibraryInUse, Refusal
from apostille.store.library import Library
from apostille.ui import launch
from apostille.ui.desk import Desk, Notice
from apostille.ui.ending import Ending
from apostille.ui.keeping import Keeping
from apostille.ui.kit import theme
from apostille.ui.runs import Run
from apostille.ui.watch import Watch
from apostille.ui.window import Window
from apostille.ui.words import say, speak

if TYPE_CHECKING:
    from apostille.ui.setting import Setting
    from apostille.ui.single import OneWindow

_FRAME_MS, _UNSEEN_MS = 16, 1000
"""How long the screen is given to show the first paint, and how long one is waited for."""


class Program:
    """Opens libraries one after the other, each in a window of its own."""

    def __init__(self, run: Run | None = None, one: OneWindow | None = None) -> None:
        self._run, self._one = run or Run(), one
        self.keeping = Keeping(plain=self._run.plain)
        self.settings = self.keeping.settings
        self.application = QApplication.instance() or QApplication(["apostille"])
        self.application.setApplicationName("Apostille")
        self.window: Window | None = None
        self.set: Setting | None = None
        """The window once it is furnished, and all that works in it."""
        self._files: Sequence[Path] = ()
        self._to_say: list[str] = []
        if self.settings.language:
            QLocale.setDefault(QLocale(self.settings.language))  # dates and names of languages go with the words
        speak(paths.resources() / "translations", QLocale().name()[:2])

    def run(self, library: Path | None, files: Sequence[Path]) -> int:
        """Show the window and stay until it is closed."""
        theme.apply(self.settings.theme)
        self._files = files
        watch, ending = Watch(self._broke), Ending(QApplication.quit)
        watch.begin()
        try:
            if not self.open(library):
                return LibraryInUse.exit_code
            self.keeping.watch(self._remember)
            if self._one is not None:
                self._one.asked.connect(self._come)
            code = QApplication.exec()
            self.close()
            return code
        finally:
            ending.stop()
            watch.end()

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
        self.keeping.keep()

    def _remember(self) -> None:
        """Put into the settings what the window alone knows: its place, and the statement that is read."""
        if self.set is not None:
            self.set.window.remember()
            self.set.remember_statement()

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
        self.set.hands.errands.restore_asked.connect(self._restore)
        self._begin(0 if self._run.plain else first or self.set.last_statement(), first=bool(first))
        self._greet(self.set)
        self._glance(self.set)
        self._say_how_it_ended(self.set)
        if self._files:
            self.set.hands.errands.bring(self._files)
            self._files = ()
        if self._one is not None:
            self._one.listen()
        launch.settled()

    def _greet(self, made: Setting) -> None:
        """Say what there is to know of the library, in one line."""
        from apostille.ui.care.greeting import greetings

        words = [*self._to_say, *greetings(made.hands.desk.library, self.settings)]
        if words:
            made.hands.desk.say(" ".join(words))
        self._to_say = []

    def _glance(self, made: Setting) -> None:
        """Look in the background whether anything turned in the file since it was closed."""
        from apostille.store.check import glance

        desk, errands = made.hands.desk, made.hands.errands
        words = say("Something in this library is not as it was when it was closed. Nothing was changed.")

        def answer(sound: bool) -> None:
            if not sound:
                desk.say(words, say("Check library…"), errands.check)

        made.hands.jobs.ask(lambda job: glance(desk.library, job.tell), answer)

    def _say_how_it_ended(self, made: Setting) -> None:
        """Tell of a run before this one that fell; once, in the first window."""
        desk, fault = made.hands.desk, self._run.fault
        act = say("Show the report") if fault else ""

        def show() -> None:
            from apostille.ui import bug

            bug.show_fault(made.window, fault)

        if self._run.plain:
            words = say(
                "Apostille ended unexpectedly twice in a row, so it has started plainly: without your theme, your "
                "layout and the statement open last. The next start has them again. Your work is saved."
            )
            desk.noticed.emit(Notice(words, act, show if fault else None, lasting=True))
        elif fault:
            desk.say(say("Apostille ended unexpectedly. Your work is saved."), act, show)
        self._run.crashes, self._run.fault = 0, ""

    def _come(self, files: Sequence[Path]) -> None:
        """A second start: its library is opened, its other files are brought in, the window comes to the front."""
        library = next((file for file in files if file.suffix == launch.SUFFIX), None)
        here = None if self.window is None else self.window.desk.library.path.resolve()
        if library is not None and library.resolve() != here:
            self.open(library)
        others = [file for file in files if file.suffix != launch.SUFFIX]
        if self.set is None:
            self._files = [*self._files, *others]
        else:
            self.set.hands.errands.bring(others)
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _asked(self, path: Path, new: bool) -> None:
        self.open(path, new=new)

    def _restore(self, copy: Path) -> None:
        """Put a backup in the place of the library that is open, and open that again."""
        from apostille.ui.care.restoring import restore

        if self.window is not None:
            library = self.window.desk.library
            self._to_say.append(restore(library, copy, self.close))
            self.open(library.path)

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

        from apostille.ui.boxes import message

        box = message(QMessageBox.Icon.Information, say("Library in use"), refusal.why)
        box.setObjectName("inUse")
        read = box.addButton(say("Open for reading"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is read

    def _tell(self, refusal: Refusal) -> None:
        if self.set is not None:
            self.set.hands.desk.say(refusal.why)

    def _broke(self, error: BaseException) -> bool:
        """What escaped from a slot or a thread: a refusal is said, a bug shown; whether that was possible."""
        return self.set is not None and self.set.hands.desk.fail(error)
