"""What the menus send for: files, dialogs, undo, names. Each dialog is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from apostille import annotators, statements
from apostille.refusal import Refusal
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.annotations import AnnotationRow
    from apostille.store.library import Changes
    from apostille.ui.actions import Deck
    from apostille.ui.bringing import Bringing
    from apostille.ui.desk import Desk
    from apostille.ui.finding import Finding
    from apostille.ui.jobs import Jobs
    from apostille.ui.lectern import Lectern
    from apostille.ui.settings import Settings
    from apostille.ui.window import Window

_TABS = {"details": {"field", "reading_state", "nothing_found", "left_damage"}, "tags": {"tag"}}
"""Where is seen what happened in these tables and to no annotation."""
_FILES = "*.txt *.text *.md *.markdown *.html *.htm *.docx *.odt *.rtf *.epub *.pdf *.zip *.csv *.xlsx"


class Errands(QObject):
    """The handlers of the table that belong to no passage and no place."""

    library_asked = Signal(object, bool)
    """A ``Path``, and whether a new library is to be made there."""
    restore_asked = Signal(object)
    """The ``Path`` of a backup that is to be put in the place of the library."""

    def __init__(self, desk: Desk, jobs: Jobs, lectern: Lectern, settings: Settings, window: Window) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._lectern = desk, jobs, lectern
        self._settings, self._window = settings, window
        self.deck: Deck | None = None
        self.bringing: Bringing | None = None
        self.finding: Finding | None = None

    def new_library(self) -> None:
        """Ask where, and make a library there."""
        self._ask_library(new=True)

    def open_library(self) -> None:
        """Ask which library to open."""
        self._ask_library(new=False)

    def import_files(self) -> None:
        """Ask for files and bring them in."""
        kinds = say("Statements ({files});;All files (*)", files=_FILES)
        names, _kind = QFileDialog.getOpenFileNames(self._window, say("Import files"), "", kinds)
        self.bring([Path(name) for name in names])

    def bring(self, paths: Sequence[Path]) -> None:
        """Bring ``paths`` in, unless there are none."""
        if paths and self.bringing is not None:
            self.bringing.files(paths)

    def paste(self) -> None:
        """Make a statement of the text in the clipboard."""
        words = QGuiApplication.clipboard().text()
        if not words.strip():
            self._desk.say(say("There is no text in the clipboard. Copy the text of a statement first."))
        elif self.bringing is not None:
            self.bringing.text(words)

    def remove_statement(self, gone: int) -> None:
        """Put the statement ``gone`` with its annotations into the bin."""
        with self._desk.step(say("Remove statement")) as session:
            statements.remove(session, gone)
        self._desk.say(say("Statement removed. It is kept under Removed statements."), say("Undo"), self._desk.undo)

    def bin(self) -> None:
        """Show what was removed."""
        from apostille.ui.statements.bin import BinDialog

        BinDialog(self._desk, self._window).show()

    def backups(self) -> None:
        """Show which backups there are, and what is in them."""
        from apostille.ui.care.backups import BackupsDialog

        dialog = BackupsDialog(self._desk, self._jobs, self._settings, self._window)
        dialog.restore_asked.connect(self.restore_asked)
        dialog.show()

    def check(self) -> None:
        """Look whether the library is sound, beside work."""
        from apostille.ui.care.check import CheckDialog

        dialog = CheckDialog(self._desk, self._jobs, self._window)
        dialog.backups_asked.connect(self.backups)
        dialog.show()

    def forget(self) -> None:
        """Ask, and take what was deleted out of the file."""
        from apostille.ui.care.forgetting import ask

        ask(self._desk, self._window)

    def report(self) -> None:
        """Put a report together."""
        from apostille.ui.report.dialog import ReportDialog

        ReportDialog(self._desk, self._jobs, tuple(self._window.statements.ids()), self._window).show()

    def print(self) -> None:
        """Print the open statement with its notes."""
        from apostille.ui.report.printing import print_statement

        with self._desk.guard():
            print_statement(self._lectern, self._window)

    def ask_name(self) -> None:
        """Ask for the annotator's name; kept as it was where nothing is given."""
        with self._desk.read() as session:
            known = {row.id: row.name for row in annotators.listed(session)}
        who = self._desk.library.annotator
        name, given = QInputDialog.getText(
            self._window, say("Your name"), say("Your name for annotations"), text=known.get(who, "")
        )
        if given and name.strip() and name.strip() != known.get(who):
            with self._desk.step(say("Change name")) as session:
                annotators.rename(session, who, name)

    def undo(self) -> None:
        """Take back the last step, say which, and go to its place."""
        before, step = dict(self._lectern.annotations), self._desk.library.undoable
        changes = self._desk.undo()
        if changes is not None and step:
            self._desk.say(say("Undone: {step}", step=lower(step)), say("Redo"), self.redo)
        self._go_to(changes, before)

    def redo(self) -> None:
        """Do the step again, say which, and go to its place."""
        before, step = dict(self._lectern.annotations), self._desk.library.redoable
        changes = self._desk.redo()
        if changes is not None and step:
            self._desk.say(say("Done again: {step}", step=lower(step)), say("Undo"), self.undo)
        self._go_to(changes, before)

    def find_anything(self) -> None:
        """Open Ctrl+K."""
        if self.finding is not None and self.deck is not None:
            self.finding.open(self.deck)

    def find_everywhere(self) -> None:
        """Find words in all statements."""
        if self.finding is not None:
            self.finding.everywhere()

    def text_look(self) -> None:
        """Let typeface, size, measure and leading be chosen."""
        from apostille.ui.textlook import TextLook

        TextLook(self._settings, self._window.reader, self._window).show()

    def manual(self) -> None:
        """Show the manual."""
        self._reference("manual")

    def all_keys(self) -> None:
        """Show all keys."""
        self._reference("keys")

    def history(self) -> None:
        """Show what was done, by whom and when."""
        self._reference("history")

    def about(self) -> None:
        """Say what this is."""
        self._reference("about")

    def _reference(self, page: str) -> None:
        from apostille.ui.reference import Reference

        if self.deck is None:
            return
        dialog = Reference(self._desk, self.deck, self._settings, self._window)
        dialog.show_page(page)
        dialog.show()

    def _ask_library(self, *, new: bool) -> None:
        kind = say("Apostille libraries (*.apostille)")
        folder = str(self._desk.library.path.parent)
        if new:
            name, _kind = QFileDialog.getSaveFileName(self._window, say("New library"), folder, kind)
            name = name if not name or name.endswith(".apostille") else f"{name}.apostille"
        else:
            name, _kind = QFileDialog.getOpenFileName(self._window, say("Open library"), folder, kind)
        if name:
            self.library_asked.emit(Path(name), new)

    def _go_to(self, changes: Changes | None, before: dict[int, AnnotationRow]) -> None:
        """Show where ``changes`` happened: the statement, and in it the annotation that came, changed or went."""
        if changes is None:
            return
        if changes.statements and self._desk.statement not in changes.statements:
            self._open_if_there(min(changes.statements))
        for id_ in sorted(changes.rows.get("annotation", frozenset())):
            row = self._lectern.annotations.get(id_) or before.get(id_)
            if row is not None and row.span is not None:
                if row.id in self._lectern.annotations:
                    self._desk.make_current(row.id)
                self._desk.show_place(row.span, select=False)
                return
        tab = next((tab for tab, tables in _TABS.items() if tables & changes.rows.keys()), None)
        if tab is not None:
            self._window.tabs.show_tab(tab)

    def _open_if_there(self, statement: int) -> None:
        """Not where it is in the bin, or its import was taken back; the list may not know yet."""
        there = False
        with self._desk.read() as session, suppress(Refusal):
            there = bool(statements.resolve(session, statement))
        if there:
            self._desk.open(statement)


def lower(step: str) -> str:
    """The name of a step as it stands within a sentence."""
    return step[:1].lower() + step[1:]
