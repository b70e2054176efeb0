"""The few shapes all panes are built from: columns, rows, captions, links."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


def column(
    *widgets: QWidget | None,
    box: QWidget | None = None,
    margins: Margins = _NONE,
    spacing: int = 0,
    grow: QWidget | None = None,
) -> QWidget:
    """``widgets`` one below the other; the one that may ``grow``, or else None, takes the room that is left."""
    box = box or QWidget()
    _fill(QVBoxLayout(box), widgets, margins, spacing, grow)
    return box


def row(
    *widgets: QWidget | None,
    box: QWidget | None = None,
    margins: Margins = _NONE,
    spacing: int = 8,
    grow: QWidget | None = None,
) -> QWidget:
    """``widgets`` side by side; the one that may ``grow``, or else None, takes the room that is left."""
    box = box or QWidget()
    _fill(QHBoxLayout(box), widgets, margins, spacing, grow)
    return box


def caption(words: str) -> QLabel:
    """The heading of a section, in small capitals."""
    label = QLabel(words.upper(), textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "caption")
    label.setAccessibleName(words)
    return label


def label(words: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Words in one of the roles of the theme: second, third, empty …; shown as they are, never as markup."""
    made = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def told(words: str) -> str:
    """``words`` as a tool tip that shows them as they are: Qt takes what looks like markup for markup, and its pictures
    from the disk."""
    return f"<span>{escape(words, quote=False)}</span>".replace("\n", "<br>") if "<" in words else words


def message(icon: QMessageBox.Icon, title: str, words: str, parent: QWidget | None = None) -> QMessageBox:
    """A dialog that says ``words``, and what is said below them, as they are, never as markup."""
    made = QMessageBox(icon, title, "", parent=parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    return made


def link(words: str, do: Callable[[], object], tip: str = "") -> QToolButton:
    """Words one can click, in the colour of the accent."""
    button = _Link()
    button.setText(words)
    button.setToolTip(told(tip))
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(called(do))
    return button


class _Link(QToolButton):
    """As wide as its words: the blanks that Qt adds at both sides would set it off from the words above."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - 2 * self.fontMetrics().horizontalAdvance(" "), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def tip(button: QAbstractButton, words: str, does: str = "") -> None:
    """Let ``button`` tell ``words``, with the keys of the action of the table that it does, once there are any."""
    button.setToolTip(told(words))
    button.setAccessibleName(words)
    button.setProperty("tip", words)
    button.setProperty("does", does)


def scrolled(widget: QWidget) -> QScrollArea:
    """``widget`` as wide as there is room, scrolling up and down only."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def emptied(layout: QLayout) -> None:
    """Take everything out of ``layout`` and away."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def timer(owner: QObject, milliseconds: int, do: Callable[[], object]) -> QTimer:
    """A timer that does ``do`` once, so long after it was started last."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(do)
    return made


def called(do: Callable[[], object]) -> Callable[[], None]:
    """``do`` without the "checked" that a click sends."""

    def call() -> None:
        do()

    return call


def shadow(widget: QWidget) -> None:
    """Lift ``widget`` off the page."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(32)
    effect.setOffset(0, 8)
    colour = effect.color()
    colour.setAlpha(60)
    effect.setColor(colour)
    widget.setGraphicsEffect(effect)


def _fill(
    layout: QBoxLayout, widgets: tuple[QWidget | None, ...], margins: Margins, spacing: int, grow: QWidget | None
) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1 if grow is None else 0)  # of 0: only while what grows is hidden
        else:
            layout.addWidget(widget, 1 if widget is grow else 0)
