"""The pane of details: what is known of the open statement, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apostille.ui import spoken
from apostille.ui.boxes import column, emptied, label, link, row, scrolled, timer
from apostille.ui.details.damage import DamageCard
from apostille.ui.details.tags import NothingFound, TagBars
from apostille.ui.details.values import Values
from apostille.ui.details.whole import Whole
from apostille.ui.flow import Flow
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.statements import Opened
    from apostille.store.library import Changes
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern


class DetailsPane(QWidget):
    """About this statement: values, damage, tags, what it says as a whole, where it came from."""

    place_asked = Signal(object)
    tag_chosen = Signal(int)
    review_asked = Signal()
    whole_tag_asked = Signal()
    whole_note_asked = Signal()

    def __init__(self, desk: Desk, lectern: Lectern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._desk, self._lectern = desk, lectern
        self.values = Values(desk)
        self.damage = DamageCard()
        self.bars = TagBars(lectern)
        self.whole = Whole(desk, lectern)
        self.nothing = NothingFound(desk, lectern)
        self.source = label("", "third")
        self._cites = QWidget()
        self._chips = Flow(self._cites)
        self._versions = QVBoxLayout()
        self._build()
        self._connect()
        self._show_all()

    def show_again(self) -> None:
        """Show everything again: the theme is another."""
        self._show_all()

    def _build(self) -> None:
        versions = QWidget()
        versions.setLayout(self._versions)
        self._versions.setContentsMargins(0, 0, 0, 0)
        self._cited = row(_name(say("Cites")), self._cites, grow=self._cites)
        self.body = column(
            column(self.values, self._cited, spacing=8), self.damage, self.bars, self.whole, self.nothing,
            self.source, versions, None,
            margins=(16, 14, 14, 20), spacing=16,
        )  # fmt: skip
        self.area = scrolled(self.body)
        self.empty = label(say("No statement is open."), "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 16, 16, 16)
        column(self.empty, self.area, box=self)

    def _connect(self) -> None:
        self.values.place_asked.connect(self.place_asked)
        self.damage.review_asked.connect(self.review_asked)
        self.bars.tag_chosen.connect(self.tag_chosen)
        self.whole.tag_asked.connect(self.whole_tag_asked)
        self.whole.note_asked.connect(self.whole_note_asked)
        self._lectern.laid.connect(self._show_all)
        self._lectern.described.connect(self._show_all)
        self._later = timer(self, 30, self._show_marks)
        self._lectern.marked.connect(self._soon)
        self._lectern.coded.connect(self._soon)
        self._desk.changed.connect(self._changed)

    def _show_all(self) -> None:
        opened = self._lectern.opened
        self.empty.setVisible(opened is None)
        self.area.setVisible(opened is not None)
        if opened is None:
            return
        self.values.show_values(opened)
        self._show_cites(opened)
        self.damage.show_damage(opened)
        self._show_source(opened)
        self._show_marks()

    def _soon(self) -> None:
        """The paint of what was marked goes first."""
        self._later.start()

    def _show_marks(self) -> None:
        if self._lectern.opened is not None:
            self.bars.show_tags()
            self.whole.show_whole()
            self.nothing.show_tags()

    def _show_cites(self, opened: Opened) -> None:
        emptied(self._chips)
        first = {one.key: one for one in reversed(opened.references)}
        self._cited.setVisible(bool(first))
        for one in sorted(first.values(), key=lambda one: one.span):
            chip = link(
                f"{one.key} ↗", lambda span=one.span: self.place_asked.emit(span), say("Show where it is cited")
            )
            chip.setProperty("role", "chip")
            self._chips.addWidget(chip)

    def _show_source(self, opened: Opened) -> None:
        source = opened.source
        when = say("imported {day}", day=spoken.moment(source.added))
        self.source.setText(" · ".join((source.name, source.encoding.upper(), when)))
        size = count(source.bytes, "{n} byte", "{n} bytes")
        self.source.setToolTip(f"{size}\nSHA-256 {source.sha256}")
        emptied(self._versions)
        for version in opened.versions if len(opened.versions) > 1 else ():
            told = (say("Version {n}", n=version.n), version.why, version.basis, version.annotator_name,
                    spoken.moment(version.at))  # fmt: skip
            self._versions.addWidget(label(" · ".join(part for part in told if part), "third"))

    def _changed(self, changes: Changes) -> None:
        if "nothing_found" in changes.rows and self._lectern.opened is not None:
            self.nothing.show_tags()


def _name(words: str) -> QWidget:
    name = label(words, "second")
    name.setFixedWidth(98)
    return name
