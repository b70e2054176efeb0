"""What the analyst says of the statement as a whole: reading state, tags, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from apostille import statements
from apostille.ui import spoken
from apostille.ui.boxes import caption, column, label, link, row
from apostille.ui.reader.margin import plain
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern


class Whole(QWidget):
    """Reading state, and the annotation of the whole statement."""

    tag_asked = Signal()
    note_asked = Signal()

    def __init__(self, desk: Desk, lectern: Lectern) -> None:
        super().__init__()
        self._desk, self._lectern = desk, lectern
        self.state = QComboBox()
        self.state.setAccessibleName(say("Reading state"))
        self.state.setObjectName("readingState")
        self.state.setEnabled(desk.writable)
        for value, words in spoken.READING.items():
            self.state.addItem(say(words), value)
        self.state.activated.connect(self._set_state)
        self.tags = label()
        self.note = label("", "second")
        add_tag = link(say("Tag…"), self.tag_asked.emit)
        self._note_link = link(say("Note…"), self.note_asked.emit)
        head = caption(say("On the whole statement"))
        head.setWordWrap(True)  # it is long in some languages, and the pane may be narrow
        links = row(add_tag, self._note_link, spacing=14)
        if not desk.writable:
            links.hide()
        column(
            row(label(say("Reading state"), "second"), None, self.state),
            row(head, links, grow=head), self.tags, self.note,
            box=self, spacing=6,
        )  # fmt: skip

    def show_state(self, state: str) -> None:
        """Show how far the reading is."""
        self.state.setCurrentIndex(max(0, self.state.findData(state)))

    def show_whole(self) -> None:
        """Show the tags and notes on the whole statement, of every annotator."""
        rows = self._lectern.whole()
        names = [self._lectern.tags[tag].name for found in rows for tag in found.tags if tag in self._lectern.tags]
        self.tags.setText(" · ".join(dict.fromkeys(names)))
        self.tags.setVisible(bool(names))
        notes = [plain(found.note) for found in rows if found.note]
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    def _set_state(self) -> None:
        with self._desk.step(say("Set reading state")) as session:
            statements.set_reading(session, self._desk.statement, self.state.currentData())
