"""The import view: a row a file, the chosen one as it would read, corrections; then one step brings all in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressBar, QPushButton, QSplitter, QWidget

from apostille.ui.boxes import called, column, label, link, row, scrolled, timer
from apostille.ui.importing.corrections import Corrections
from apostille.ui.importing.feed import Aids, Feed
from apostille.ui.importing.incoming import Incoming, summary
from apostille.ui.importing.listing import Files, FileTable
from apostille.ui.importing.names import Names, kept
from apostille.ui.importing.rereading import Rereading
from apostille.ui.importing.staging import Staging
from apostille.ui.kit import theme
from apostille.ui.reader.reader import Reader
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.importing.feed import Find
    from apostille.ui.jobs import Jobs
    from apostille.ui.reader.typography import Typography
    from apostille.ui.settings import Settings

_OFTEN_MS = 150
"""How often it is counted anew what comes in, while files come."""


class ImportDialog(QDialog):
    """Not modal. What is read waits in the library, seen by nobody; closing the view takes it out again."""

    brought = Signal(object)
    """The ids of the statements that came in."""

    def __init__(self, desk: Desk, jobs: Jobs, settings: Settings, typography: Typography, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle(say("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._settings = desk, settings
        self._aids = Aids(kept(settings))
        self._staging = Staging(desk)
        self._feed = Feed(desk, jobs, self._staging.take, self._show_new)
        self._later = timer(self, _OFTEN_MS, self._refresh)
        self._untold: list[str] = []
        self.files = Files(self)
        self._again = Rereading(desk, jobs, self.files, self._staging)
        self.table = FileTable(self.files)
        self.corrections = Corrections()
        self.reader = Reader(theme.tokens(), typography)
        self.reader.show_bar(False)
        self._lay_out()
        self._listen()
        self._refresh()

    def bring(self, find: Find) -> None:
        """Read what ``find`` finds; it comes to what is shown already."""
        self._feed.start(find, aids=self._aids)
        self.progress.show()
        self._refresh()

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._feed.busy or self._again.busy

    def _lay_out(self) -> None:
        self.says = label("", "second")
        self.says.setObjectName("importSays")
        self.refused = label("", "error")
        self.refused.setObjectName("importRefused")
        self.refused.hide()
        self.told = label("", "second")
        self.told.setObjectName("importTold")
        self.told.hide()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedSize(140, 6)
        self.stop = QPushButton(say("Stop"))
        self.stop.setObjectName("importStop")
        self.stop.clicked.connect(self._stop)
        self.names = link(say("What the names say…"), self._ask_patterns, say("Patterns of file names"))
        self.names.setObjectName("importNamesAsk")
        self.cancel = QPushButton(say("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.take = QPushButton(say("Import"))
        self.take.setObjectName("importTake")
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._bring_in)
        buttons = row(self.says, self.names, self.progress, self.stop, self.cancel, self.take, grow=self.says)
        foot = column(self.told, self.refused, buttons, margins=(16, 10, 16, 12), spacing=6)
        lower = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        lower.addWidget(self._form())
        lower.addWidget(self.reader)
        lower.setStretchFactor(1, 1)
        lower.setSizes([360, 760])
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        halves.addWidget(self.table)
        halves.addWidget(lower)
        halves.setStretchFactor(1, 1)
        halves.setSizes([230, 500])
        column(halves, foot, box=self, grow=halves)
        self.resize(1120, 800)

    def _form(self) -> QWidget:
        area = scrolled(self.corrections)
        area.setMinimumWidth(330)
        return area

    def _listen(self) -> None:
        self.files.ticked.connect(self._refresh)
        self.table.selectionModel().currentRowChanged.connect(called(self._show_chosen))
        self.table.selectionModel().selectionChanged.connect(called(self._count_chosen))
        for feed in (self._feed, self._again):
            feed.took.connect(self._took)
            feed.ended.connect(self._ended)
        self._feed.told.connect(self._untold.append)
        self._again.changed.connect(self._changed)
        self.corrections.encoding_chosen.connect(self._read_as)
        self.corrections.language_chosen.connect(self._read_in)
        self.corrections.value_given.connect(self._correct)
        self.corrections.renewal_chosen.connect(self._renew)
        self.corrections.comments_chosen.connect(self._take_comments)
        self.corrections.furniture_asked.connect(self._show_furniture)

    def _read_as(self, encoding: str) -> None:
        self._reread(encoding=encoding)

    def _read_in(self, language: str) -> None:
        self._reread(language=language)

    def _show_new(self, rows: list[Incoming]) -> None:
        self.files.add(rows)
        if rows and self._current() is None:
            QTimer.singleShot(0, self, self._choose_first)  # to lay out a text takes as long as to keep some

    def _choose_first(self) -> None:
        if self._current() is None:
            self._choose(next((at for at, one in enumerate(self.files.rows) if one.possible), 0))

    def _changed(self, at: int) -> None:
        if at == self._current_row():
            self._show_chosen()

    def _took(self, done: int, of: int) -> None:
        self.progress.setMaximum(of)
        self.progress.setValue(done)
        if not self._later.isActive():
            self._later.start()

    def _ended(self, stopped: bool) -> None:
        self.progress.hide()
        self.told.setText("\n".join(self._untold))
        self.told.setVisible(bool(self._untold))
        none = not self.files.rows and not self._untold
        wrong = say("There is no file to import there.") if none else ""
        self._say_wrong(say("Stopped: the files read so far are shown.") if stopped else wrong)
        self._refresh()

    def _stop(self) -> None:
        self._feed.stop()
        self._again.stop()

    def _say_wrong(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    def _refresh(self) -> None:
        rows = self.files.rows
        coming = sum(one.comes_in for one in rows)
        self.says.setText(summary(rows) if rows else say("Reading files"))
        self.take.setText(count(coming, "Import {n} statement", "Import {n} statements") if coming else say("Import"))
        self.take.setEnabled(coming > 0 and not self.busy)
        self.stop.setVisible(self.busy)
        self.names.setEnabled(bool(rows) and not self.busy)

    def _current_row(self) -> int:
        return self.table.currentIndex().row()

    def _current(self) -> Incoming | None:
        at = self._current_row()
        return self.files.rows[at] if 0 <= at < len(self.files.rows) else None

    def _choose(self, at: int) -> None:
        both = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.files.index(at, 0), both)

    def _show_chosen(self) -> None:
        chosen = self._current()
        self.corrections.show_row(chosen, comments=bool(chosen and chosen.takes_comments))
        opened = self._staging.opened(chosen) if chosen else None
        self.reader.setVisible(opened is not None)
        if opened is not None:
            self.reader.show_statement(opened.reading, opened.damage)
        if chosen is not None and chosen.staged is not None and chosen.encoding and chosen.runners_up:
            self.corrections.show_differences(self._staging.differences(chosen), chosen.runners_up[0])

    def _count_chosen(self) -> None:
        self.corrections.show_number(len(self.table.chosen()))

    def _meant(self) -> Sequence[int]:
        """The rows a correction is for: those that are selected, and with the tick below it all that come in."""
        chosen = self.table.chosen()
        if not self.corrections.all.isChecked():
            return chosen
        return [n for n, one in enumerate(self.files.rows) if n in chosen or one.comes_in]

    def _reread(self, *, encoding: str | None = None, language: str | None = None) -> None:
        """Read the files meant once more, with what the analyst knows."""
        if self.busy:
            return
        meant = [at for at in self._meant() if self.files.rows[at].possible]
        for one in (self.files.rows[at] for at in meant):
            one.encoding_asked = encoding or one.encoding_asked
            one.language_asked = language or one.language_asked
        self._start_again(meant)

    def _start_again(self, rows: Sequence[int]) -> None:
        if rows:
            self.progress.show()
            self._again.start(rows, self._aids)
            self._refresh()

    def _ask_patterns(self) -> None:
        """Let patterns of file names be written, over the names that are shown."""
        asked = Names(self._settings, [one.source.name for one in self.files.rows if not one.source.columns], self)
        asked.used.connect(self._use_patterns)
        asked.show()

    def _use_patterns(self) -> None:
        """Read those files again of which the name says something else now."""
        from apostille.importing.patterns import first_fit

        before, now = self._aids.patterns, kept(self._settings)
        self._aids.patterns = now
        rows = [at for at, one in enumerate(self.files.rows) if one.possible and not one.source.columns]
        names = {at: self.files.rows[at].source.name for at in rows}
        self._start_again([at for at in rows if first_fit(names[at], before) != first_fit(names[at], now)])

    def _correct(self, key: str, value: str) -> None:
        """A value for the file chosen, and for the others if so; one that cannot be is said and not taken."""
        wrong = self._staging.wrong(key, value) if value else ""
        self._say_wrong(wrong)
        if wrong:
            return
        for at in self._meant() if key != "title" else [self._current_row()]:
            one = self.files.rows[at]
            if value and value != one.fields.get(key):
                one.corrections[key] = value
            else:
                one.corrections.pop(key, None)
            self.files.refresh(at)

    def _renew(self, renews: bool) -> None:
        if chosen := self._current():
            chosen.renews = renews
            self.files.refresh(self._current_row())

    def _take_comments(self, takes: bool) -> None:
        for at in self._meant():
            self.files.rows[at].takes_comments = takes

    def _show_furniture(self) -> None:
        if chosen := self._current():
            box = QMessageBox(self)
            box.setWindowTitle(say("Left out of the text"))
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setText(say("These lines belong to the pages and not to the text. The file is kept as it came."))
            box.setDetailedText("\n".join(chosen.furniture))
            box.open()

    def _bring_in(self) -> None:
        """One step: all that has a tick, with corrections, new versions and comments; one undo takes it back."""
        made = self._staging.bring_in(self.files.rows)
        if made:
            self.accept()
            self.brought.emit(made)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._leave()
        super().done(result)

    def _leave(self) -> None:
        self._feed.rest()
        self._again.rest()
        self._staging.give_up()
