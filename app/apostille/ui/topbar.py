"""The bar at the top: which library, the one field, Import, Report, who annotates."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton

from apostille.ui.boxes import label, row, tip
from apostille.ui.kit import icons, theme
from apostille.ui.words import say


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

    def show_library(self, name: str, *, read_only: bool) -> None:
        """Show which library is open."""
        self.library.setText(f"{name} · {say('reading only')}" if read_only else name)
        self.bring.setEnabled(not read_only)

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
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 8, 12, 8)
        bar.setSpacing(16)
        bar.addWidget(left, 3)
        bar.addWidget(self.field, 5)
        bar.addWidget(right, 3)


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
