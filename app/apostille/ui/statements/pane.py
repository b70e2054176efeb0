"""The pane of statements: list, filter, sorting, grouping, facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QSplitter, QToolButton, QWidget

from apostille import statements
from apostille.ui.boxes import caption, column, label, row, timer
from apostille.ui.statements.delegate import StatementDelegate
from apostille.ui.statements.model import StatementList
from apostille.ui.statements.rows import Rows
from apostille.ui.statements.shelf import FACETS, ORDERS, Shelf, Wish, said
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.statements import StatementRow
    from apostille.store.library import Changes
    from apostille.ui.desk import Desk
    from apostille.ui.jobs import Job, Jobs
    from apostille.ui.settings import Settings
    from apostille.ui.statements.facets import Counted, Facets

_SHOWN = frozenset({"statement", "field", "annotation", "reading_state", "version", "annotation_tag", "tag"})
_GROUPS = {"": "Not grouped", "issuer": "Issuer", "year": "Year", "language": "Language", "kind": "Kind",
           "reading": "Reading state"}  # fmt: skip

_HEAD = (16, 12, 16, 6)
_MANY = 500
"""A longer list is read again in the background."""
_FACETS = 10
"""The room kept for the facets until they are counted, in heights of a line."""


class StatementsPane(QWidget):
    """What is in the library, as the analyst wants it listed."""

    open_asked = Signal(int)
    read_again = Signal()
    """The rows were read again: what ``state_of`` says may be another."""
    import_asked = Signal()
    paste_asked = Signal()
    menu_asked = Signal(int, QPoint)
    """What can be done with a statement is asked for, at a point of the screen."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statements")
        self._desk = desk
        self._settings = settings
        self._shelf = Shelf()
        self._tags: list[TagRow] = []
        self.facets: Facets | None = None
        self.jobs: Jobs | None = None
        """Where a long list is read again, once there is such a place."""
        self._asked: Job | None = None
        self.model = StatementList()
        self._build()
        self._again = timer(self, 0, self._show)
        self.filter.textChanged.connect(self._again.start)
        desk.changed.connect(self._changed)
        desk.opened.connect(self._mark_open)

    def read(self) -> None:
        """Read what is in the library, and list it."""
        self._shelf = Shelf(self._listed())
        if self.facets is not None:
            self._read_tags()
        self._show()
        self.read_again.emit()

    def ids(self) -> list[int]:
        """The statements as they are listed now, filter and order applied."""
        return self.model.ids()

    def is_empty(self) -> bool:
        """Whether the library holds no statement at all."""
        return not self._shelf.rows

    def state_of(self, statement: int) -> str:
        """How far the reading of ``statement`` is: unread, in_work or done."""
        return next((row.reading for row in self._shelf.rows if row.id == statement), "unread")

    def count_facets(self) -> None:
        """Show the facets with their counts from now on: they may come after the first paint, the list may not."""
        from apostille.ui.statements.facets import Facets

        self.facets = Facets()
        self.facets.chosen_changed.connect(self._show)
        self.clear.clicked.connect(self.facets.clear_chosen)
        column(self.facets, box=self._facets)
        self._facets.setMinimumHeight(0)
        self._read_tags()
        self._count(self._wish())

    def _build(self) -> None:
        self.list = Rows()
        self.list.setModel(self.model)
        self.list.setItemDelegate(StatementDelegate(self.list))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        self._facets = QWidget()
        self._facets.setMinimumHeight(_FACETS * self.fontMetrics().height())
        self.filter = QLineEdit(placeholderText=say("Filter"), clearButtonEnabled=True)
        self.filter.setObjectName("statementFilter")
        self.empty = _Empty()
        self.empty.linkActivated.connect(self.follow)
        lists = column(self._head(), row(self.filter, margins=(12, 0, 12, 6)), self.empty, self.list)
        self._narrowing = column(self._filter_head(), self._facets)
        self.halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.halves.setHandleWidth(1)
        self.halves.addWidget(lists)
        self.halves.addWidget(self._narrowing)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 0)
        column(self.halves, box=self)

    def _head(self) -> QWidget:
        self.count = label(wrap=False)
        self.count.setProperty("role", "third")
        self.order = QToolButton()
        self.order.setText(say("Sort"))
        self.order.setToolTip(say("Sort and group"))
        self.order.setProperty("role", "link")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setMenu(self._order_menu())
        return row(caption(say("Statements")), None, self.order, self.count, margins=_HEAD)

    def _filter_head(self) -> QWidget:
        self.clear = QToolButton()
        self.clear.setText(say("Clear"))
        self.clear.setProperty("role", "link")
        self.clear.hide()
        return row(caption(say("Filter")), None, self.clear, margins=_HEAD)

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        self._choices(menu, say("Sort by"), ORDERS, "sorted_by")
        self._choices(menu, say("Group by"), _GROUPS, "grouped_by")
        return menu

    def _choices(self, menu: QMenu, title: str, values: dict[str, str], name: str) -> None:
        menu.addSeparator()
        menu.addAction(title).setEnabled(False)
        group = QActionGroup(menu)
        for value, words in values.items():
            action = menu.addAction(say(words))
            action.setCheckable(True)
            action.setChecked(getattr(self._settings, name) == value)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, value=value: self._ordered(name, value))

    def _ordered(self, name: str, value: str) -> None:
        setattr(self._settings, name, value)
        self._show()

    def _read_tags(self) -> None:
        from apostille import codebook  # not needed before the first paint

        with self._desk.read() as session:
            self._tags = codebook.tree(session)

    def _changed(self, changes: Changes) -> None:
        """Read again once the paint of what was marked is out: the list is not where the analyst looks."""
        if _SHOWN & changes.rows.keys():
            many = max(len(self._shelf.rows), len(changes.statements)) >= _MANY
            QTimer.singleShot(30, self, self._read_behind if many else self.read)

    def _read_behind(self) -> None:
        if self.jobs is None:
            self.read()
            return
        if self._asked is not None:
            self._asked.stop()  # what it would answer is not true any more
        self._asked = self.jobs.ask(lambda _job: self._listed(), self._take)

    def _take(self, rows: list[StatementRow]) -> None:
        """What was read in the background; it is shown in a turn of its own."""
        self._asked, self._shelf = None, Shelf(rows)
        if self.facets is not None:
            self._read_tags()
        self._again.start()
        self.read_again.emit()

    def _listed(self) -> list[StatementRow]:
        with self._desk.look() as library:
            return statements.listed(library, self._desk.library.annotator)

    def _wish(self) -> Wish:
        chosen = dict(self.facets.chosen) if self.facets is not None else {}
        tags = chosen.pop("tag", frozenset[str]())
        order = self._settings.sorted_by if self._settings.sorted_by in ORDERS else "date"
        return Wish(self.filter.text(), order, self._settings.grouped_by, chosen, self._tagged(tags))

    def _tagged(self, tags: frozenset[str]) -> frozenset[int] | None:
        if not tags:
            return None
        from apostille.search import find, query  # not needed before the first paint

        found: set[int] = set()
        with self._desk.read() as session:
            for path in tags:
                found |= {one.id for one in find.statements(session, query.parse([f"tag:{path}"]))}
        return frozenset(found)

    def _show(self) -> None:
        wish = self._wish()
        self.model.show(self._shelf.picked(wish))
        shown, there = len(self.model.ids()), len(self._shelf.rows)
        self.count.setText(str(there) if shown == there else say("{shown} of {there}", shown=shown, there=there))
        self._count(wish)
        self.empty.tell(there, shown)
        self._narrowing.setVisible(bool(there))
        self.list.expect(shown)
        self.list.setVisible(bool(shown))
        self.setFocusProxy(self.list if shown else self.filter)
        self._mark_open(self._desk.statement)

    def _count(self, wish: Wish) -> None:
        if self.facets is not None:
            self.facets.show_counts(self._counts(wish))
            self.clear.setVisible(bool(self.facets.chosen))

    def _counts(self, wish: Wish) -> dict[str, Counted]:
        counted: dict[str, Counted] = {
            name: [(value, said(name, value), number) for value, number in self._shelf.counts(name, wish)]
            for name in FACETS
        }
        counted["tag"] = [(tag.path, tag.path.replace("/", " ▸ "), tag.statements) for tag in self._tags]
        return counted if self._shelf.rows else {}

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index)
        if found is not None:
            self.open_asked.emit(found.id)

    def _ask_menu(self, at: QPoint) -> None:
        found = self.model.row(self.list.indexAt(at))
        if found is not None:
            self.menu_asked.emit(found.id, self.list.viewport().mapToGlobal(at))
        self._mark_open(self._desk.statement)

    def _mark_open(self, statement: int) -> None:
        place = self.model.place(statement)
        if place.isValid():
            self.list.setCurrentIndex(place)
        else:
            self.list.clearSelection()

    def follow(self, link: str) -> None:
        """Do what a link of the empty list says: import, paste, or show all (clear)."""
        if link == "clear":
            self.filter.clear()
            if self.facets is not None:
                self.facets.clear_chosen()
        elif link == "paste":
            self.paste_asked.emit()
        else:
            self.import_asked.emit()


def nothing_yet() -> str:
    """What to do in a library without statements, with links to do it."""
    return say("No statements yet. <a href='import'>Drop files here</a>, or <a href='paste'>paste a text</a>.")


class _Empty(QLabel):
    """What to do where the list is empty."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setProperty("role", "empty")
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setContentsMargins(16, 12, 16, 12)

    def tell(self, there: int, shown: int) -> None:
        """Say what to do where nothing is shown; hide where something is."""
        self.setVisible(not shown)
        if not shown:
            fits_none = say("No statement fits the filter. <a href='clear'>Show all</a>.")
            self.setText(fits_none if there else nothing_yet())
