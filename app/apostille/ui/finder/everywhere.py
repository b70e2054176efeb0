"""Finding words in all statements: a panel in the place of the list, which stays while one goes from hit to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from apostille.search import passages
from apostille.ui.boxes import caption, column, label, link, row, timer
from apostille.ui.finder.hitline import HitDelegate, HitList
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.search.passages import Found
    from apostille.store.library import Changes
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs

_TYPED_MS = 120
_TEXTS = frozenset({"statement", "version", "field"})


class Everywhere(QWidget):
    """A field and the paragraphs of all statements that hold what is typed, by date."""

    taken = Signal(object)
    """A ``Hit`` whose place is to be shown."""
    closed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, instead_of: QWidget) -> None:
        super().__init__(instead_of.parentWidget())
        self.setObjectName("everywhere")
        self._desk, self._jobs, self._instead_of = desk, jobs, instead_of
        self._job: Job | None = None
        self.field = QLineEdit(placeholderText=say("Words, or a “phrase”"), clearButtonEnabled=True)
        self.field.setObjectName("everywhereField")
        self.field.setAccessibleName(say("Find in all statements"))
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self.model = HitList()
        self.list = self._list()
        self.told = label("", "third")
        self.told.setObjectName("everywhereTold")
        self.told.setContentsMargins(16, 2, 16, 6)
        head = row(caption(say("Find in all statements")), None, link("×", self.leave, say("Close")),
                   margins=(16, 12, 16, 6))  # fmt: skip
        column(head, row(self.field, margins=(12, 0, 12, 6)), self.told, self.list, None, box=self, grow=self.list)
        self._later = timer(self, _TYPED_MS, self._ask)
        self.field.textChanged.connect(self._later.start)
        desk.changed.connect(self._changed)
        side = instead_of.parentWidget()
        layout = side.layout() if side is not None else None
        if layout is not None:
            layout.addWidget(self)
        self._show(passages.Found())

    def open(self, words: str = "") -> None:
        """Show the panel, with ``words`` in its field where there are any."""
        if words:
            self.field.setText(words)
        self._instead_of.hide()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """Put the list of statements back."""
        self.hide()
        self._instead_of.show()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, arrows go through the hits, Enter to the place of one, Esc back."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._pressed(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and watched is self.field:
            self.list.event(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        else:
            return False
        return True

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("everywhereList")
        view.setAccessibleName(say("Passages found"))
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setModel(self.model)
        view.setItemDelegate(HitDelegate(view))
        view.clicked.connect(self._take)
        view.installEventFilter(self)
        return view

    def _ask(self) -> None:
        if self._job is not None:
            self._job.stop()
        typed = self.field.text()
        self._job = self._jobs.ask(lambda job: _found(job, typed), self._show)

    def _show(self, found: Found) -> None:
        self._job = None
        self.model.show(found.hits)
        self.list.setVisible(bool(found.hits))
        if found.hits:
            self.list.setCurrentIndex(self.model.index(0))
        self.told.setText(self._said(found))

    def _said(self, found: Found) -> str:
        if not self.field.text().strip():
            return say("Type words that stand in one paragraph, in any order; a phrase in quotation marks.")
        if not found.hits:
            return say("No paragraph holds all of these words. Try fewer, or the beginning of a word.")
        said = say("{passages} in {statements}", passages=count(found.passages, "{n} passage", "{n} passages"),
                   statements=count(found.statements, "{n} statement", "{n} statements"))  # fmt: skip
        shown = len(found.hits)
        return said if shown == found.passages else say("{said}; the first {n} are shown", said=said, n=shown)

    def _take(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if hit is not None:
            self.taken.emit(hit)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and _TEXTS & changes.rows.keys():
            self._later.start()


def _found(job: Job, typed: str) -> Found:
    with job.read() as session:
        return passages.find(session, typed)
