"""The pane of annotations: the list in step with the text, and the current one with its tags, note and translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListView, QSplitter, QWidget

from apostille import annotations
from apostille.ui import spoken
from apostille.ui.annotations.chips import Chips
from apostille.ui.annotations.delegate import AnnotationDelegate
from apostille.ui.annotations.model import AnnotationList
from apostille.ui.annotations.note import NoteEditor
from apostille.ui.boxes import caption, column, label, row, scrolled, timer
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.annotations import AnnotationRow
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern


class AnnotationsPane(QWidget):
    """All annotations of the open statement: the reader's full twin, for those who do not see the text."""

    counted = Signal(int)
    tag_asked = Signal()
    left = Signal()
    """The analyst is done here and wants back to the text."""
    context_asked = Signal(QPoint)

    def __init__(self, desk: Desk, lectern: Lectern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotations")
        self._desk = desk
        self._lectern = lectern
        self.model = AnnotationList()
        self.list = self._list()
        self.filter = QLineEdit(placeholderText=say("Filter"), clearButtonEnabled=True)
        self.filter.setObjectName("annotationFilter")
        self.note = NoteEditor(desk)
        self.chips = Chips()
        self._place = 0
        self._scroll = timer(self, 60, self._go_along)
        self._build()
        self.filter.textChanged.connect(self._show)
        lectern.laid.connect(self._show)
        lectern.marked.connect(self._marked)
        lectern.coded.connect(self._show)
        desk.current_moved.connect(self._follow)
        self._show()

    def write(self) -> None:
        """Let the note of the current annotation be typed."""
        self.note.note.setFocus()

    def follow(self, position: int) -> None:
        """The text is read at ``position`` now: the list goes there too, unless it is walked through itself."""
        self._place = position
        if self.isVisible() and not self.list.hasFocus():
            self._scroll.start()

    def _go_along(self) -> None:
        """Have the annotation in sight that is current, or else the first from the place on."""
        index = self.model.place(self._desk.current)
        if not index.isValid():
            index = self.model.first_from(self._place)
        self.list.scrollTo(index, QListView.ScrollHint.EnsureVisible if self._desk.current else
                           QListView.ScrollHint.PositionAtTop)  # fmt: skip

    def _build(self) -> None:
        head = row(caption(say("Annotations")), None, margins=(16, 12, 16, 6))
        self.empty = label("", "empty")
        self.empty.setContentsMargins(16, 4, 16, 12)
        self.whose = label("", "third", wrap=False)
        card = column(self.chips, self.note, self.whose, None, margins=(16, 10, 16, 12), spacing=8)
        self.card = scrolled(card)
        self.halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.halves.setHandleWidth(1)
        field = row(self.filter, margins=(12, 0, 12, 6))
        self.halves.addWidget(column(head, field, self.empty, self.list, None, grow=self.list))
        self.halves.addWidget(self.card)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([430, 370])
        column(self.halves, box=self)
        self.chips.taken_off.connect(self._untag)
        self.chips.add_asked.connect(self.tag_asked)
        for words in (self.note.note, self.note.translation):
            words.closed.connect(self.left)

    def _list(self) -> QListView:
        view = QListView()
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setObjectName("annotationList")
        view.setAccessibleName(say("Annotations"))
        view.setModel(self.model)
        view.setItemDelegate(AnnotationDelegate(view))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._chosen)
        view.selectionModel().currentChanged.connect(self._walked)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_menu)
        return view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _marked(self) -> None:
        """What nobody looks at is read when it is shown."""
        if self.isVisible():
            self._show()
        else:
            self.counted.emit(len(self._lectern.annotations))
            self._show_current(self._desk.current)

    def _ask_menu(self, at: QPoint) -> None:
        self.context_asked.emit(self.list.viewport().mapToGlobal(at))

    def _show(self) -> None:
        rows = self._lectern.in_order()
        self.model.show(rows, self._lectern.tags, self._where, self.filter.text())
        self.counted.emit(len(rows))
        self.list.setVisible(bool(self.model.rowCount()))
        self.empty.setVisible(not self.model.rowCount())
        self.empty.setText(self._advice(bool(rows)))
        self._follow(self._desk.current)

    def _advice(self, there: bool) -> str:
        if there:
            return say("No annotation fits the filter.")
        if self._lectern.opened is None:
            return say("No statement is open.")
        return say("No annotations yet. Select words and press T for a tag, H to highlight, N for a note.")

    def _follow(self, annotation: int | None) -> None:
        """The current annotation was chosen, here or in the text."""
        place = self.model.place(annotation)
        if place.isValid():
            self.list.setCurrentIndex(place)
        else:
            self.list.clearSelection()
        self._show_current(annotation)

    def _show_current(self, annotation: int | None) -> None:
        """Show tags, note and translation of the current annotation."""
        found = self._lectern.annotations.get(annotation or 0)
        self.card.setVisible(found is not None)
        self.note.show_annotation(found)
        if found is not None:
            tags = [self._lectern.tags[tag] for tag in found.tags if tag in self._lectern.tags]
            self.chips.show_tags(tags, editable=self._desk.writable)
            self.whose.setText(f"{found.annotator_name} · {spoken.moment(found.modified)}")

    def _chosen(self, index: QModelIndex) -> None:
        found = self.model.row(index)
        if found is not None:
            self._desk.make_current(found.id)
            if found.span is not None:
                self._desk.show_place(found.span, select=False)

    def _walked(self, index: QModelIndex) -> None:
        if self.list.hasFocus():
            self._chosen(index)

    def _untag(self, tag: int) -> None:
        if self._desk.current is not None:
            with self._desk.step(say("Take off tag")) as session:
                annotations.untag(session, self._desk.current, tag)

    def _where(self, found: AnnotationRow) -> str:
        """The paragraph an annotation stands in."""
        opened = self._lectern.opened
        if opened is None or found.span is None:
            return ""
        return spoken.paragraph(opened.reading.block_at(found.span.start))
