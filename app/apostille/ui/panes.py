"""The three panes side by side: they keep their widths, fold away, and lie over the text where room is scarce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from apostille.ui.boxes import column, timer

if TYPE_CHECKING:
    from apostille.ui.settings import Settings

Side = Literal["left", "right"]

OVERLAY_RIGHT = 1200
OVERLAY_LEFT = 960
"""Widths of the window in logical pixels below which a side pane lies over the text."""
_SHADE = 18


class Panes(QWidget):
    """Statements, reader, details; a side pane is docked where there is room, else an overlay shown on demand."""

    folded = Signal()
    """A pane was folded, unfolded, docked or became an overlay."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._panes: dict[Side, QFrame] = {"left": _Side(left, "left"), "right": _Side(right, "right")}
        self._middle = middle
        self._overlays: dict[Side, bool] = {"left": False, "right": False}
        self._shown_over: dict[Side, bool] = {"left": False, "right": False}
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._panes["left"])
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self._panes["right"])
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        column(self.splitter, box=self)
        middle.setMinimumWidth(320)
        self.splitter.splitterMoved.connect(self._remember)
        self._shade = _Shade(self)
        self._placed = timer(self, 0, self._place)
        self._apply()

    def is_open(self, side: Side) -> bool:
        """Whether the pane can be seen."""
        if self._overlays[side]:
            return self._shown_over[side]
        return bool(getattr(self._settings, f"{side}_open"))

    def inside(self, side: Side) -> QWidget:
        """What is shown in the pane now."""
        inner = self._panes[side].findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return next((one for one in inner if one.isVisible()), self._panes[side])

    def is_overlay(self, side: Side) -> bool:
        """Whether the pane lies over the text now."""
        return self._overlays[side]

    def open(self, side: Side, on: bool = True) -> None:
        """Show the pane or fold it away; of two overlays only one is shown."""
        if self._overlays[side]:
            self._shown_over = {"left": False, "right": False, side: on}
        else:
            setattr(self._settings, f"{side}_open", on)
        self._apply()

    def close_overlays(self) -> bool:
        """Put away what lies over the text; whether anything did."""
        any_ = any(self._overlays[side] and self._shown_over[side] for side in self._panes)
        if any_:
            self._shown_over = {"left": False, "right": False}
            self._apply()
        return any_

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        now: dict[Side, bool] = {"left": width < OVERLAY_LEFT, "right": width < OVERLAY_RIGHT}
        if now != self._overlays:
            self._overlays = now
            self._shown_over = {"left": False, "right": False}
            self._apply()
        self._placed.start()

    def follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Who goes back to the text puts away what lies over it."""
        if new is not None and self._middle.isAncestorOf(new) and old is not None and self._is_over(old):
            self.close_overlays()

    def _is_over(self, widget: QWidget) -> bool:
        return any(self._overlays[side] and pane.isAncestorOf(widget) for side, pane in self._panes.items())

    def _apply(self) -> None:
        focus = self.focusWidget() or self
        for side, pane in self._panes.items():
            if self._overlays[side] and pane.parent() is not self:
                pane.setParent(self)
            elif not self._overlays[side] and pane.parent() is not self.splitter:
                self.splitter.insertWidget(0 if side == "left" else self.splitter.count(), pane)
            pane.setVisible(self.is_open(side))
            if not self.is_open(side) and pane.isAncestorOf(focus):
                self._middle.setFocus()  # the focus of what is hidden would go wherever Qt finds room for it
        self._place()
        self.folded.emit()

    def _place(self) -> None:
        """Give the docked panes the widths that were chosen, the overlays their place over the text."""
        widths = {"left": self._settings.left_width, "right": self._settings.right_width}
        docked = [side for side in self._panes if not self._overlays[side] and self.is_open(side)]
        if self.splitter.count() == 1 + sum(not over for over in self._overlays.values()):
            taken = sum(widths[side] for side in docked)
            sizes = [self.width() - taken - 2]
            if not self._overlays["left"]:
                sizes.insert(0, widths["left"] if "left" in docked else 0)
            if not self._overlays["right"]:
                sizes.append(widths["right"] if "right" in docked else 0)
            self.splitter.setSizes(sizes)
        self._shade.hide()
        for side, pane in self._panes.items():
            if self._overlays[side] and pane.isVisible():
                width = min(widths[side] + 12, self.width() - 60)
                left = 0 if side == "left" else self.width() - width
                pane.setGeometry(left, 0, width, self.height())
                self._shade.fall(left + width if side == "left" else left, self.height(), leftward=side == "right")
                pane.raise_()

    def _remember(self) -> None:
        for side, pane in self._panes.items():
            if not self._overlays[side] and pane.isVisible() and pane.width() > 80:
                setattr(self._settings, f"{side}_width", pane.width())


class _Side(QFrame):
    """A side pane with its edge."""

    def __init__(self, inner: QWidget, side: Side) -> None:
        super().__init__()
        self.setObjectName(f"pane_{side}")
        self.setProperty("role", "panel")
        self.setMinimumWidth(190)
        column(inner, box=self)


class _Shade(QWidget):
    """What a pane that lies over the text casts on it: one sees that the text goes on below."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._leftward = False
        self.hide()

    def fall(self, x: int, height: int, *, leftward: bool) -> None:
        """Fall on what lies beside the edge at ``x``."""
        self._leftward = leftward
        self.setGeometry(x - _SHADE if leftward else x, 0, _SHADE, height)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        edge, end = (self.width(), 0) if self._leftward else (0, self.width())
        fading = QLinearGradient(edge, 0, end, 0)
        for share, strength in ((0.0, 46), (0.4, 16), (1.0, 0)):
            fading.setColorAt(share, QColor(0, 0, 0, strength))
        QPainter(self).fillRect(self.rect(), fading)
