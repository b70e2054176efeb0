"""The bar at the top: which library, the one field, Import, Report, who annotates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from apostille.ui import spoken
from apostille.ui.boxes import column, label, row, tip
from apostille.ui.kit import icons, theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.store.library import Library


class TopBar(QFrame):
    """Apostille · library | Ctrl+K | Import, Report, annotator, menu."""

    go_asked = Signal()
    import_asked = Signal()
    report_asked = Signal()
    annotator_chosen = Signal(int)

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setProperty("role", "bar")
        self.library = label("", "second", wrap=False)
        self.field = _Field()
        self.field.clicked.connect(self.go_asked)
        self.bring = QPushButton(say("Import…"))
        self.bring.setObjectName("importButton")
        self.bring.clicked.connect(self.import_asked)
        self.report = QPushButton(say("Report…"))
        self.report.setObjectName("reportButton")
        self.report.setProperty("role", "primary")
        self.report.clicked.connect(self.report_asked)
        self.pill = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pill.setProperty("role", "pill")
        self.pill.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.pill.setIconSize(QSize(theme.DOT, theme.DOT))
        self.pill.setAccessibleName(say("Who annotates"))
        self.pill.hide()
        self.more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setObjectName("menuButton")
        self.more.setProperty("role", "flat")
        tip(self.more, say("Menu"), "menu")
        self.more.setMenu(menu)
        self.why = label("", "sign")
        self.why.setObjectName("readingOnly")
        strip = QFrame()
        strip.setProperty("role", "warning")
        row(self.why, box=strip, margins=(12, 5, 12, 5), grow=self.why)
        self.banner = row(strip, margins=(12, 0, 12, 8), grow=strip)
        self.banner.hide()
        self._lay_out()

    def open_menu(self) -> None:
        """Let the menu fall open below its button."""
        menu = self.more.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomRight()) - QPoint(menu.sizeHint().width(), -2))
        menu.setActiveAction(menu.actions()[0])

    def paint_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        self.more.setIcon(icons.icon("menu"))
        self.pill.setIcon(theme.dot(QColor(theme.tokens().good)))

    def show_library(self, library: Library) -> None:
        """Show which library is open and, below the bar, that it is read only, for as long as it is."""
        name = library.path.name
        self.library.setText(f"{name} · {say('reading only')}" if library.read_only else name)
        self.bring.setEnabled(not library.read_only)
        self.why.setText(_why(library) if library.read_only else "")
        self.banner.setVisible(library.read_only)

    def show_keys(self, keys: str) -> None:
        """Show the keys of the field in their cap."""
        self.field.cap.setText(keys.replace("+", " "))

    def show_annotators(self, names: list[tuple[int, str]], now: int) -> None:
        """Show who annotates where there are two or more."""
        self.pill.setVisible(len(names) > 1)
        menu = QMenu(self)
        for id_, name in names:
            action = QAction(name, menu, checkable=True, checked=id_ == now)
            action.triggered.connect(lambda _on=False, id_=id_: self.annotator_chosen.emit(id_))
            menu.addAction(action)
        self.pill.setMenu(menu)
        self.pill.setText(next((name for id_, name in names if id_ == now), ""))

    def _lay_out(self) -> None:
        left = row(label("Apostille", "strong", wrap=False), self.library, None, spacing=10)
        right = row(None, self.bring, self.report, self.pill, self.more, spacing=10)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QWidget()
        bar = QHBoxLayout(line)
        bar.setContentsMargins(14, 8, 12, 8)
        bar.setSpacing(16)
        bar.addWidget(left, 3)
        bar.addWidget(self.field, 5)
        bar.addWidget(right, 3)
        column(line, self.banner, box=self)


def _why(library: Library) -> str:
    """Who writes to the library, if anybody does, and that everything but writing can be done."""
    from apostille.store.lock import holder

    by = holder(library.path)
    if by is None:
        return say("Reading only: everything can be read, searched and reported; nothing can be changed.")
    return say(
        "Reading only: {host} has had this library open for writing since {when} (process {pid}). Everything can be "
        "read, searched and reported; nothing can be changed.",
        host=by.host, when=spoken.instant_of(by.since), pid=by.pid,
    )  # fmt: skip


class _Field(QFrame):
    """Looks like a field; a click opens the finder."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("goField")
        self.setProperty("role", "field")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMaximumWidth(520)
        self.setAccessibleName(say("Go to anything, do anything"))
        self.cap = label("", "cap", wrap=False)
        words = label(say("Search statements, tags, commands…"), "third", wrap=False)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sign = label("⌕", "third", wrap=False)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(12, 4, 8, 4)
        inner.addWidget(sign)
        inner.addWidget(words, 1)
        inner.addWidget(self.cap)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
