"""The backups there are: what is in each, how it differs from now, and one put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QMessageBox, QPushButton, QSplitter, QWidget

from apostille.refusal import Refusal
from apostille.store import shelf
from apostille.store.contents import Contents, Difference, contents, contents_of, differences
from apostille.store.sessions import driver
from apostille.ui import spoken
from apostille.ui.boxes import caption, column, label, link, message, row
from apostille.ui.care.sheet import Sheet
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.store.shelf import Copy, Kept
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs
    from apostille.ui.settings import Settings

WHYS = {
    "closing": "at closing", "time": "while working", "import": "before an import", "merge": "before a merge",
    "migration": "before it was brought up to date", "restore": "before one was put back",
    "salvage": "of what was salvaged", "asked": "asked for",
}  # fmt: skip
"""When a backup was made, as the window says it."""

Looked = tuple[Contents, dict[str, Difference]] | Refusal


class BackupsDialog(Sheet):
    """A list of backups, newest first, and beside it what the chosen one holds. Not modal."""

    restore_asked = Signal(object)
    """The file of a backup that is to be put in the place of the library."""

    def __init__(self, desk: Desk, jobs: Jobs, settings: Settings, parent: QWidget) -> None:
        super().__init__(say("Backups"), "backups", parent)
        self._desk, self._jobs, self._settings = desk, jobs, settings
        self._copies: list[Copy] = []
        self._job: Job | None = None
        self.list = QListWidget()
        self.list.setObjectName("backupList")
        self.list.setAccessibleName(say("Backups"))
        self.list.currentRowChanged.connect(self._look)
        self.holds = label()
        self.holds.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.holds.setObjectName("backupHolds")
        self.last = label("", "second")
        self._folder = label("", "second")
        self.told = label("", "second")
        self._keeping: Job | None = None
        self.finished.connect(self._leave)
        self._lay_out()
        self._show_folder()
        self.show_copies()

    def show_copies(self) -> None:
        """Read anew which backups there are."""
        self._copies = shelf.copies(self._desk.library.uuid)
        self.list.clear()
        for one in self._copies:
            when = spoken.instant(one.at)
            self.list.addItem(f"{when} · {say(WHYS[one.why])} · {spoken.megabytes(one.size)}")
        self.told.setText(
            count(len(self._copies), "{n} backup, opened and checked when it was made.",
                  "{n} backups, each opened and checked when it was made.")
            if self._copies else say("There are no backups yet. One is made when you close a library that you changed.")
        )  # fmt: skip
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.now = QPushButton(say("Back up now"))
        self.now.clicked.connect(self._back_up)
        self.back = QPushButton(say("Put this one back…"))
        self.back.setObjectName("backupRestore")
        self.back.clicked.connect(self._restore)
        close = QPushButton(say("Close"))
        close.clicked.connect(self.reject)
        self._none = link(say("None"), self._choose_none)
        for button in (self.now, self.back):
            button.setAutoDefault(False)
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        halves.addWidget(self.list)
        halves.addWidget(column(
            caption(say("What is in it")), self.holds, caption(say("Done last in it")), self.last, None,
            margins=(14, 4, 4, 4), spacing=8,
        ))  # fmt: skip
        halves.setSizes([360, 360])
        second = row(
            self._folder,
            link(say("Choose…"), self._choose),
            self._none,
            grow=self._folder,
        )
        buttons = row(self.now, None, self.back, close)
        column(self.told, halves, second, buttons, box=self, margins=(16, 14, 16, 12), spacing=10, grow=halves)
        self.resize(760, 480)

    def _look(self, at: int) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        there = 0 <= at < len(self._copies)
        self.back.setEnabled(there and self._desk.writable)
        self.now.setEnabled(self._desk.writable)
        self.last.setText("")
        self.holds.setText(say("Looking into it…") if there else "")
        if there:
            path = self._copies[at].path
            self._job = self._jobs.ask(lambda job: _looked(path, job), self._show)

    def _leave(self) -> None:
        """What is still being looked into or kept goes on to its end and is told to nobody."""
        for job in (self._job, self._keeping):
            if job is not None:
                job.stop()

    def _show(self, found: Looked) -> None:
        if isinstance(found, Refusal):
            self.holds.setText(found.why)
            self.back.setEnabled(False)
            return
        there, differ = found
        self.holds.setText("\n\n".join(_lines(there, differ)))
        self.last.setText("\n".join(f"{spoken.instant_of(one.at)} · {one.name}" for one in there.last))

    def _back_up(self) -> None:
        second = Path(self._settings.backup_folder) if self._settings.backup_folder else None
        self.now.setEnabled(False)
        self._keeping = self._jobs.ask(lambda _job: _kept(self._desk, second), self._backed_up, say("Backing up"))

    def _backed_up(self, kept: Kept | Refusal | None) -> None:
        self.now.setEnabled(True)
        if isinstance(kept, Refusal):
            self.told.setText(kept.why)
        elif kept is None:
            self.told.setText(say("Nothing has changed since the newest backup."))
        else:
            self.show_copies()
            if kept.trouble:
                self.told.setText(kept.trouble)

    def _restore(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._copies):
            return
        one = self._copies[at]
        box = message(QMessageBox.Icon.Question, say("Put a backup back"),
                      say("Put the library back to {when}?", when=spoken.instant(one.at)), self)  # fmt: skip
        box.setInformativeText(
            say("The library as it is now is backed up first and kept beside it. What was done until then can be read "
                "in the history afterwards, not undone.")
        )  # fmt: skip
        yes = box.addButton(say("Put back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self.accept()
            self.restore_asked.emit(one.path)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, say("A second folder for backups"), self._settings.backup_folder)
        if name:
            self._settings.backup_folder = name
            self._show_folder()

    def _choose_none(self) -> None:
        self._settings.backup_folder = ""
        self._show_folder()

    def _show_folder(self) -> None:
        folder = self._settings.backup_folder
        self._none.setVisible(bool(folder))
        self._folder.setText(
            say("Every backup also goes to {folder}.", folder=folder) if folder
            else say("A second folder, best on another disk: none.")
        )  # fmt: skip


def _looked(copy: Path, job: Job) -> Looked:
    try:
        there = contents_of(copy)
    except Refusal as refusal:
        return refusal
    with job.read() as session:
        return there, differences(there, contents(driver(session)))


def _kept(desk: Desk, second: Path | None) -> Kept | Refusal | None:
    try:
        return shelf.keep(desk.library, "asked", second)
    except Refusal as refusal:
        return refusal


def _lines(there: Contents, differ: dict[str, Difference]) -> list[str]:
    counted = {
        "statements": count(there.statements, "{n} statement", "{n} statements"),
        "annotations": count(there.annotations, "{n} annotation", "{n} annotations"),
        "tags": count(there.tags, "{n} tag", "{n} tags"),
    }
    return [f"{words}\n{_difference(differ[what])}" for what, words in counted.items()]


def _difference(one: Difference) -> str:
    said = [
        count(number, only, many)
        for number, only, many in (
            (one.only_there, "{n} that is gone now", "{n} that are gone now"),
            (one.only_here, "without {n} that came later", "without {n} that came later"),
            (one.otherwise, "{n} is otherwise now", "{n} are otherwise now"),
        )
        if number
    ]
    return ", ".join(said) if said else say("as now")
