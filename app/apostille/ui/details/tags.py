"""The tags of the open statement: how often each is on, and for which it was read without finding anything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from apostille import statements
from apostille.ui.boxes import caption, column, emptied, label, link, row, told
from apostille.ui.kit import theme
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern


class TagBars(QWidget):
    """A bar for each tag, as long as it is often on."""

    tag_chosen = Signal(int)

    def __init__(self, lectern: Lectern) -> None:
        super().__init__()
        self._lectern = lectern
        self._bars = QVBoxLayout()
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setSpacing(2)
        bars = QWidget()
        bars.setLayout(self._bars)
        column(caption(say("Tags in this statement")), bars, box=self, spacing=8)

    def show_tags(self) -> None:
        """Count again what is on in the open statement."""
        counts = Counter(tag for found in self._lectern.in_order() for tag in found.tags)
        emptied(self._bars)
        known = [(self._lectern.tags[tag], number) for tag, number in counts.items() if tag in self._lectern.tags]
        most = max(counts.values(), default=1)
        for tag, number in sorted(known, key=lambda pair: (-pair[1], pair[0].path)):
            bar = _Bar(tag, number, most)
            bar.chosen.connect(self.tag_chosen)
            self._bars.addWidget(bar)
        if not known:
            self._bars.addWidget(label(say("None yet. Select words and press T."), "third"))


class _Bar(QWidget):
    """One tag with its bar and its number; a click goes to its annotations."""

    chosen = Signal(int)

    def __init__(self, tag: TagRow, number: int, most: int) -> None:
        super().__init__()
        self._tag, self._number, self._most = tag, number, most
        self.setToolTip(told(tag.path.replace("/", " ▸ ")))
        self.setAccessibleName(f"{tag.path}, " + count(number, "{n} annotation", "{n} annotations"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._tag.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, middle = int(self.width() * 0.45), Qt.AlignmentFlag.AlignVCenter
        shown = self.fontMetrics().elidedText(self._tag.name, Qt.TextElideMode.ElideRight, names - 8)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(0, 0, names, self.height(), middle, shown)
        painter.drawText(0, 0, self.width() - 2, self.height(), middle | Qt.AlignmentFlag.AlignRight, str(self._number))
        room = QRectF(names, self.height() / 2 - 3, self.width() - names - 28, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(room, 3, 3)
        room.setWidth(max(6.0, room.width() * self._number / self._most))
        painter.setBrush(theme.tag(self._tag.colour) if self._tag.colour else QColor(tokens.edge))
        painter.drawRoundedRect(room, 3, 3)


class NothingFound(QWidget):
    """The tags for which this statement was read and nothing was found."""

    def __init__(self, desk: Desk, lectern: Lectern) -> None:
        super().__init__()
        self._desk, self._lectern = desk, lectern
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        lines = QWidget()
        lines.setLayout(self._lines)
        self._add = link(say("Add…"), self._menu, say("You read it with a tag in mind and found nothing"))
        self._add.setObjectName("nothingFoundAdd")
        if not desk.writable:
            self._add.hide()
        column(row(caption(say("Read, nothing found")), None, self._add), lines, box=self, spacing=6)

    def show_tags(self) -> None:
        """Read again what was not found."""
        emptied(self._lines)
        with self._desk.read() as session:
            self._there = statements.nothing_found_of(session, self._desk.statement)
        for tag in sorted(self._there & self._lectern.tags.keys()):
            name = label(self._lectern.tags[tag].path.replace("/", " ▸ "))
            off = link("×", lambda tag=tag: self._mark(tag, on=False), say("Take back"))
            if not self._desk.writable:
                off.hide()
            self._lines.addWidget(row(name, off))

    def _menu(self) -> None:
        used = {tag for found in self._lectern.in_order() for tag in found.tags} | self._there
        menu = QMenu(self)
        for tag in self._lectern.tags.values():
            if tag.id not in used:
                menu.addAction(tag.path.replace("/", " ▸ "), lambda tag=tag.id: self._mark(tag, on=True))
        if menu.isEmpty():
            menu.addAction(say("Every tag is on in this statement")).setEnabled(False)
        menu.exec(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _mark(self, tag: int, *, on: bool) -> None:
        with self._desk.step(say("Mark as read, nothing found") if on else say("Take back nothing found")) as session:
            statements.nothing_found(session, self._desk.statement, tag, on=on)
