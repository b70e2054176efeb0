"""Putting a report together: choices at the left, the true pages at the right, counts before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QSplitter, QWidget

from apostille import annotators, codebook, statements
from apostille.exporting import recipes
from apostille.refusal import Refusal
from apostille.search.query import Query
from apostille.ui.boxes import column, label, row, scrolled
from apostille.ui.report.choices import Choices
from apostille.ui.report.preview import Preview
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.exporting.report import Recipe, Report
    from apostille.store.library import Changes
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

MOST_SHOWN = 3000
"""Above so many annotations the pages are laid out only when asked for: that takes seconds."""


class ReportDialog(QDialog):
    """Not modal: the text can be read beside it; what the library changes is gathered again.

    Statements of a kept recipe that are gone would be asked for in vain, so only those still there are taken up.
    """

    def __init__(self, desk: Desk, jobs: Jobs, listed: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(say("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self._report: Report | None = None
        self._kept: int | None = None
        self._saved: Recipe | None = None
        self.choices = self._made_choices(listed)
        self.preview = Preview()
        self.contains = label("", "second")
        self.contains.setObjectName("reportContains")
        self.refused = label("", "error")
        self.refused.setObjectName("reportRefused")
        self._lay_out()
        self._take_up()
        self.choices.changed.connect(self._gather)
        desk.changed.connect(self._changed)
        self._gather()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        super().closeEvent(event)

    def _made_choices(self, listed: tuple[int, ...]) -> Choices:
        with self._desk.read() as session:
            tags, people = codebook.tree(session), annotators.listed(session)
            all_ = len(statements.listed(session))
        scopes: dict[str, tuple[int, ...]] = {count(all_, "The only statement", "All {n} statements"): ()}
        if self._desk.statement and all_ > 1:
            scopes[say("The open statement")] = (self._desk.statement,)
        if listed and len(listed) < all_:
            scopes[count(len(listed), "The one listed", "The {n} listed")] = listed
        return Choices(tags, people, scopes)

    def _lay_out(self) -> None:
        self.write = QPushButton(say("Write…"))
        self.write.setObjectName("reportWrite")
        self.write.setProperty("role", "primary")
        self.write.clicked.connect(self._ask_where)
        foot = column(
            self.refused, row(self.contains, self.write, grow=self.contains), margins=(16, 10, 16, 12), spacing=6
        )
        self.refused.hide()
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        area = scrolled(self.choices)
        area.setMinimumWidth(320)
        halves.addWidget(area)
        halves.addWidget(column(self._many_line(), self.preview, grow=self.preview))
        halves.setStretchFactor(1, 1)
        column(halves, foot, box=self, grow=halves)
        self.resize(1080, 760)

    def _many_line(self) -> QWidget:
        """What stands in place of the pages where laying them out takes a while."""
        show = QPushButton(say("Show the pages"))
        show.setObjectName("reportShowPages")
        show.clicked.connect(self._show_pages)
        words = label(say("There are many pages. Laying them out takes some seconds."), "second")
        self.many = row(words, show, margins=(16, 16, 16, 16), grow=words)
        self.many.hide()
        return self.many

    def _take_up(self) -> None:
        """The report put together last is there again, with its findings."""
        with self._desk.read() as session:
            known = recipes.kept(session)
            there = {row.id for row in statements.listed(session)} if known else set[int]()
        if known:
            self._kept, self._saved = known[0]
            left = tuple(one for one in self._saved.statements if one in there)
            self.choices.show_recipe(replace(self._saved, statements=left))

    def _changed(self, changes: Changes) -> None:
        if changes.rows.keys() != {"report_recipe"}:
            self._gather()

    def _gather(self) -> None:
        if self._job is not None:
            self._job.stop()
        recipe = self.choices.recipe()
        self._job = self._jobs.ask(lambda job: _gathered(job, recipe), self._show, say("Gathering the report"))

    def _show(self, report: Report) -> None:
        self._job, self._report = None, report
        self.contains.setText(" · ".join(part for part in (report.covers, report.contains) if part))
        self.many.setVisible(report.annotations > MOST_SHOWN)
        if report.annotations > MOST_SHOWN:
            self.preview.show_pages(None)
        else:
            self._show_pages()

    def _show_pages(self) -> None:
        """Lay the pages out; asked for by the analyst where there are many."""
        if self._report is None:
            return
        self.many.hide()
        from apostille.exporting.pages import ReportPages

        self.preview.show_pages(ReportPages(self._report))

    def _ask_where(self) -> None:
        ending = self.choices.ending()
        title = self.choices.title.text().strip() or say("Report")
        suggested = str(Path.home() / f"{_file_name(title)}{ending}")
        name, _kind = QFileDialog.getSaveFileName(self, say("Write report"), suggested, f"*{ending}")
        if name:
            self.write_to(Path(name if Path(name).suffix else name + ending))

    def write_to(self, path: Path) -> None:
        """Gather once more and write to ``path``; a refusal is said here and nothing is lost."""
        from apostille.exporting.write import write

        self._keep()
        self.refused.hide()
        recipe = self.choices.recipe()
        try:
            with self._desk.read() as session:
                from apostille.exporting.gather import gather

                report = gather(session, Query(), recipe)
            written = write(report, path, moment=datetime.now(UTC))
        except Refusal as refusal:
            self.refused.setText(refusal.why)
            self.refused.show()
            return
        self._desk.say(say("Report written: {name}", name=written.name))
        self.accept()

    def _keep(self) -> None:
        """Keep choices and findings with the library, where they changed."""
        recipe = self.choices.recipe()
        if (
            recipe == self._saved
            or not self._desk.writable
            or (self._saved is None and not recipe.findings and not recipe.title)
        ):
            return
        with self._desk.step(say("Change report")) as session:
            self._kept = recipes.keep(session, recipe, self._kept)
        self._saved = recipe


def _gathered(job: Job, recipe: Recipe) -> Report:
    from apostille.exporting.gather import gather

    with job.read() as session:
        return gather(session, Query(), recipe)


def _file_name(title: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -_.," else "-" for letter in title)[:120].strip(" .")
