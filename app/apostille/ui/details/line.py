"""One metadata value: its name, the words in the text, what they mean, its state, the way to its evidence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from apostille.ui import spoken
from apostille.ui.boxes import label, link, row
from apostille.ui.field import keep_escape
from apostille.ui.kit import theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.statements import FieldRow

STATES = {
    "extracted": ("", "Read from the text, not yet confirmed"),
    "confirmed": ("✓", "Confirmed by you"),
    "corrected": ("✎", "Corrected by you"),
    "supplied": ("+", "Supplied: known from elsewhere, not in this text"),
}
_NAME_WIDTH = 98
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Why the focus may go without the value being left: a list falls open, another window comes forward."""


class FieldLine(QWidget):
    """Shows one value; a click, Enter or F2 lets it be edited where it stands."""

    value_given = Signal(str)
    confirmed = Signal()
    cleared = Signal()
    evidence_asked = Signal()

    def __init__(
        self, key: str, found: FieldRow | None, beside: str = "", *, first: bool, editing: bool, editable: bool
    ) -> None:
        super().__init__()
        self.key = key
        self._beside = beside
        self.found = found
        self._editor: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        name = label(spoken.key(key) if first else "", "second")
        name.setFixedWidth(_NAME_WIDTH)
        self._grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._value = self._shown() if found is not None else self._absent(editable)
        self._grid.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._editable = editable
        if found is not None:
            self._add_marks(found, editing=editing and editable)

    def edit(self) -> None:
        """Let the value be typed, or chosen where it is one of a few."""
        if self._editor is not None or not self._editable:
            return
        self._value.hide()
        self._editor = self._choice() if self.key == "kind" else self._field()
        keep_escape(self._editor)
        self._editor.installEventFilter(self)
        self._grid.addWidget(self._editor, 0, 1)
        self._editor.show()
        self._editor.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the value, by the menu key too."""
        self.menu().exec(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the value; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._editable and self.found is None:
            menu.addAction(say("Add…"), self.edit)
        elif self._editable and self.found is not None:
            if self.found.state == "extracted":
                menu.addAction(say("Confirm"), self.confirmed.emit)
            menu.addAction(say("Change"), self.edit)
            menu.addAction(say("Take away"), self.cleared.emit)
        if self.found is not None and self.found.span is not None:
            menu.addAction(say("Show where it was read"), self.evidence_asked.emit)
        return menu

    def take_focus(self) -> None:
        """Let the keys be the value's."""
        self._value.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the value as it was; who goes elsewhere keeps what was typed."""
        if watched is not self._editor:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            given_up = event.key() == Qt.Key.Key_Escape
            if given_up:
                self._stop()
            return given_up
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self._leave()
        return False

    def _leave(self) -> None:
        if isinstance(self._editor, QLineEdit):
            self._give(self._editor.text())
        else:
            self._stop()

    def _shown(self) -> QWidget:
        shown = _Value(_html(self.key, self.found, self._beside))
        shown.clicked.connect(self.edit)
        shown.setAccessibleName(
            f"{spoken.key(self.key)}: {self.found.printed or self.found.value}" if self.found else ""
        )
        return shown

    def _absent(self, editable: bool) -> QWidget:
        words = label(say("none in this text."), "third", wrap=False)
        add = link(say("Add…"), self.edit)
        add.setFixedHeight(words.sizeHint().height())
        if not editable:
            add.hide()
        absent = row(words, add, None, spacing=5)
        absent.setFocusProxy(add)
        return absent

    def _add_marks(self, found: FieldRow, *, editing: bool) -> None:
        sign, meaning = STATES[found.state]
        mark = label(sign, "third", wrap=False)
        mark.setToolTip(say(meaning))
        mark.setAccessibleName(say(meaning))
        self._grid.addWidget(mark, 0, 2, Qt.AlignmentFlag.AlignTop)
        evidence = QToolButton(self)
        evidence.setText("¶")
        evidence.setToolTip(say("Show where it was read"))
        evidence.setProperty("role", "link")
        evidence.setAccessibleName(say("Show where {key} was read", key=spoken.key(self.key)))
        evidence.clicked.connect(self.evidence_asked)
        policy = evidence.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        evidence.setSizePolicy(policy)
        if found.span is None:
            evidence.hide()
        self._grid.addWidget(evidence, 0, 3, Qt.AlignmentFlag.AlignTop)
        if editing:
            self._grid.addWidget(self._tools(found), 1, 1, 1, 3)

    def _tools(self, found: FieldRow) -> QWidget:
        confirm = link(say("Confirm"), self.confirmed.emit, say("The value is right as it is"))
        if found.state != "extracted":
            confirm.hide()
        change = link(say("Change"), self.edit)
        clear = link(say("Take away"), self.cleared.emit, say("The text does not say so"))
        return row(confirm, change, clear, None, spacing=16)

    def _field(self) -> QLineEdit:
        field = QLineEdit(self.found.value if self.found is not None else "")
        field.setAccessibleName(spoken.key(self.key))
        field.setObjectName(f"value_{self.key}")
        field.selectAll()
        field.returnPressed.connect(lambda: self._give(field.text()))
        if self.key in spoken.DATES:
            field.setPlaceholderText("2004-06-04")
        return field

    def _choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("value_kind")
        for value, words in spoken.kinds():
            choice.addItem(words, value)
        choice.setCurrentIndex(choice.findData(self.found.value) if self.found is not None else -1)
        choice.activated.connect(lambda: self._give(choice.currentData()))
        return choice

    def _give(self, value: str) -> None:
        before, value = self.found.value if self.found is not None else "", value.strip()
        self._stop()
        if value and value != before:
            self.value_given.emit(value)
        elif before and not value:
            self.cleared.emit()

    def _stop(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._value.show()
            if editor.hasFocus():
                self._value.setFocus()
            editor.hide()
            editor.deleteLater()


class _Value(QLabel):
    """The value as it is read; a click or Enter on it begins editing."""

    clicked = Signal()

    def __init__(self, html: str) -> None:
        super().__init__(html, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def _html(key: str, found: FieldRow | None, beside: str) -> str:
    """The words in ink, what they were understood as and ``beside`` in the third colour, escaped.

    Words in capitals that mean the same as their value are shown as the value: a heading shouts, a list need not.
    """
    if found is None:
        return ""
    understood = spoken.value(key, found.value)
    words = found.printed or understood
    if understood.casefold() == words.casefold():
        words = understood
    elif understood.casefold().startswith(f"{words.casefold()} ("):
        words, understood = understood[: len(words)], understood[len(words) + 1 :]  # a State, and until when it was one
    elif words.isupper():
        words = words.lower()
    words = words[:1].upper() + words[1:]  # a value stands alone, as a sentence does
    grey = [part for part in (understood if understood.casefold() != words.casefold() else "", beside) if part]
    third = "".join(f" <span style='color:{theme.tokens().third}'>{escape(part)}</span>" for part in grey)
    return escape(words) + third
