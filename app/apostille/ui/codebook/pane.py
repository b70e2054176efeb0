"""The pane of tags: the tree, and what a tag means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QMessageBox, QSplitter, QTreeView, QWidget

from apostille import codebook
from apostille.ui.boxes import caption, column, label, link, message, row, scrolled, timer
from apostille.ui.codebook.delegate import TagDelegate
from apostille.ui.codebook.editor import TagEditor
from apostille.ui.codebook.model import TagTree
from apostille.ui.kit import theme
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.store.library import Changes
    from apostille.ui.desk import Desk

_EDGE = 1
"""What the tree leaves of the pane at its left, in pixels: its edge."""
_SHOWN = frozenset({"tag", "annotation_tag", "annotation", "statement"})


class CodebookPane(QWidget):
    """Every tag with its place, colour, meaning and how often it is on."""

    counted = Signal(int)
    """How many tags there are."""
    put_on_asked = Signal(int)
    """A tag is to be put on what the keys act on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook")
        self._desk = desk
        self._expanded = False
        self.number = 0
        self.model = TagTree()
        self.model.may_edit = desk.writable
        self.tree = self._tree()
        self.editor = TagEditor(desk)
        self._build()
        self._keys()
        self.model.rename_asked.connect(self._rename)
        self.model.move_asked.connect(self._move)
        self.tree.selectionModel().currentChanged.connect(self._edit)
        self._later = timer(self, 30, self._read)
        desk.changed.connect(self._changed)
        self._read()

    def chosen(self) -> TagRow | None:
        """The tag the tree stands on."""
        return self.model.tag(self.tree.currentIndex())

    def show_tag(self, tag: int) -> None:
        """Stand on ``tag``."""
        self.tree.setCurrentIndex(self.model.place(tag))
        self.tree.scrollTo(self.tree.currentIndex())

    def add(self, parent: int | None = None) -> None:
        """Make a new tag and let its name be typed at once."""
        rows, made = self.model.rows, None
        under = rows[parent].path + "/" if parent is not None and parent in rows else ""
        taken = {one.path for one in rows.values()}
        names = [say("New tag"), *(f"{say('New tag')} {number}" for number in range(2, 1000))]
        path = next(under + name for name in names if under + name not in taken)
        with self._desk.step(say("Create tag")) as session:
            made = codebook.add(session, path)
        self._read()
        if made is not None:
            place = self.model.place(made)
            self.tree.setCurrentIndex(place)
            self.tree.edit(place)

    def remove(self) -> None:
        """Remove the chosen tag, after saying what hangs on it."""
        found = self.chosen()
        if found is None or not self._agreed(found):
            return
        with self._desk.step(say("Remove tag")) as session:
            codebook.remove(session, found.id)
        self._desk.say(say("“{tag}” removed.", tag=found.path), say("Undo"), self._desk.undo)

    def merge(self, gone: TagRow) -> None:
        """Ask into which tag ``gone`` is merged."""
        from apostille.ui.codebook.merging import MergeDialog

        dialog = MergeDialog(self._desk, gone, list(self.model.rows.values()), self.window())
        dialog.show()
        dialog.field.setFocus()

    def _build(self) -> None:
        self.total = label()
        self.total.setProperty("role", "third")
        self._add = link(say("New tag"), self.add, say("Make a tag"))
        self._add.setEnabled(self._desk.writable)
        head = row(caption(say("Tags")), None, self._add, margins=(16, 12, 12, 6))
        self.empty = label(say("No tags yet. Press New tag, or select words and press T."))
        self.empty.setProperty("role", "empty")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(16, 4, 16, 12)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        upper = column(head, self.empty, row(self.tree, margins=(_EDGE, 0, 0, 0)))
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setHandleWidth(1)
        self.halves.addWidget(upper)
        self._meaning = scrolled(self.editor)
        self.halves.addWidget(self._meaning)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        column(self.halves, box=self)

    def _tree(self) -> QTreeView:
        tree = QTreeView(headerHidden=True, indentation=18)
        tree.setObjectName("tagTree")
        tree.setAccessibleName(say("Tags"))
        tree.setModel(self.model)
        tree.setItemDelegate(TagDelegate(tree))
        tree.setFrameShape(QTreeView.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        triggers = QAbstractItemView.EditTrigger
        tree.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._menu)
        tree.activated.connect(self._activated)
        return tree

    def _keys(self) -> None:
        remove = QAction(say("Remove tag"), self.tree)
        remove.setShortcuts([QKeySequence("Del"), QKeySequence("Backspace")])
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self.remove)
        self.tree.addAction(remove)

    def _read(self) -> None:
        with self._desk.read() as session:
            rows = codebook.tree(session)
        self.model.show(rows)
        self.number = len(rows)
        if not self._expanded and rows:
            self.tree.expandAll()
            self._expanded = True
        self.empty.setVisible(not rows)
        self.counted.emit(len(rows))
        self._edit()

    def _changed(self, changes: Changes) -> None:
        if _SHOWN & changes.rows.keys():
            self._later.start()

    def _edit(self) -> None:
        found = self.chosen()
        self.editor.show_tag(found)
        self._meaning.setVisible(found is not None)

    def _rename(self, tag: int, name: str) -> None:
        with self._desk.step(say("Rename tag")) as session:
            codebook.rename(session, tag, name)

    def _move(self, tag: int, parent: int | None, position: int | None) -> None:
        with self._desk.step(say("Move tag")) as session:
            codebook.move(session, tag, parent, position)

    def _recolour(self, tag: int, colour: str) -> None:
        with self._desk.step(say("Recolour tag")) as session:
            codebook.recolour(session, tag, colour)

    def _agreed(self, found: TagRow) -> bool:
        """Whether the analyst wants it, having read what goes and what stays."""
        below = self.model.below(found.id)
        hanging = sum(self.model.rows[one].annotations for one in below)
        if len(below) == 1 and not hanging:
            return True
        said = [count(hanging, "It is on {n} annotation, which stays without it.",
                      "It is on {n} annotations, which stay without it.")]  # fmt: skip
        if len(below) > 1:
            said.insert(0, count(len(below) - 1, "{n} tag below it goes too.", "{n} tags below it go too."))
        box = message(
            QMessageBox.Icon.Question, say("Remove tag"), say("Remove “{tag}”?", tag=found.path), self.window()
        )
        box.setInformativeText(" ".join(said))
        yes = box.addButton(say("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(say("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def _activated(self, index: QModelIndex) -> None:
        found = self.model.tag(index)
        if found is not None:
            self.put_on_asked.emit(found.id)

    def menu(self) -> QMenu:
        """What can be done with the chosen tag."""
        found = self.chosen()
        menu = QMenu(self)
        if found is not None:
            menu.addAction(say("Put on the passage"), lambda: self.put_on_asked.emit(found.id))
            menu.addSeparator()
        if self._desk.writable:
            menu.addAction(say("New tag"), partial(self.add, None))
        if found is not None and self._desk.writable:
            menu.addAction(say("New tag below"), lambda: self.add(found.id))
            menu.addAction(say("Rename"), lambda: self.tree.edit(self.tree.currentIndex()))
            self._colour_menu(menu.addMenu(say("Colour")), found)
            menu.addAction(say("Merge into…"), lambda: self.merge(found)).setEnabled(len(self.model.rows) > 1)
            menu.addAction(say("Remove…"), self.remove)
        return menu

    def _menu(self, at: QPoint) -> None:
        self.menu().exec(self.tree.viewport().mapToGlobal(at))

    def _colour_menu(self, menu: QMenu, found: TagRow) -> None:
        for colour in ("", *theme.TAG_COLOURS):
            words = say(colour.capitalize()) if colour else say("None")
            icon = theme.swatch(colour) if colour else QIcon()
            menu.addAction(icon, words, lambda colour=colour: self._recolour(found.id, colour))
