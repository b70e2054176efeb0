"""How a tag looks in the palette: its colour, its path with the letters typed set off, its count, its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apostille.ui.kit import theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow

LINE = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag that fits, the ``number`` it can be taken by, or (``row`` None) the ``path`` of one to be made."""

    row: TagRow | None
    positions: frozenset[int]
    number: int
    on: bool = False
    path: str = ""


class TagLineDelegate(QStyledItemDelegate):
    """One tag on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: TagLine = index.data(LINE)
        tokens = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(option.rect), 6, 6)
        box = option.rect.adjusted(10, 0, -8, 0)
        self._paint_dot(painter, box, line)
        box.setLeft(box.left() + 18)
        keys = say("Ctrl ↵") if line.row is None else f"Alt {line.number}" if 0 < line.number <= 9 else ""
        box.setRight(cap(painter, box, keys))
        if line.row is None:
            painter.setPen(QColor(tokens.second))
            painter.drawText(box, _MIDDLE, say("Create tag “{path}”", path=line.path))
        else:
            self._paint_tag(painter, box, line.row, line)
        painter.restore()

    def _paint_dot(self, painter: QPainter, box: QRect, line: TagLine) -> None:
        square = QRectF(box.left(), box.center().y() - 4, 8, 8)
        colour = line.row.colour if line.row is not None else ""
        painter.setPen(Qt.PenStyle.NoPen if colour else QPen(QColor(theme.tokens().edge), 1))
        painter.setBrush(theme.tag(colour) if colour else Qt.BrushStyle.NoBrush)
        radius = 4 if line.row is None else 2
        painter.drawRoundedRect(square, radius, radius)

    def _paint_tag(self, painter: QPainter, box: QRect, row: TagRow, line: TagLine) -> None:
        tokens = theme.tokens()
        number = ("✓ " if line.on else "") + str(row.annotations)
        painter.setPen(QColor(tokens.third))
        painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignRight, number)
        room = box.width() - painter.fontMetrics().horizontalAdvance(number) - 8
        painter.setPen(QColor(tokens.ink))
        _paint_set_off(painter, QRect(box.left(), box.top(), room, box.height()), row.path, line.positions)


def _paint_set_off(painter: QPainter, box: QRect, path: str, positions: frozenset[int]) -> None:
    """``path`` with a ▸ for each slash and the letters at ``positions`` bold, cut at the end of ``box``."""
    plain = QFont(painter.font())
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.Bold)
    x = box.left()
    for at, letter in enumerate(path):
        shown = " ▸ " if letter == "/" else letter
        font = bold if at in positions else plain
        width = QFontMetrics(font).horizontalAdvance(shown)
        painter.setFont(font)
        if x + width > box.right() - 8:
            painter.drawText(QRect(x, box.top(), 14, box.height()), _MIDDLE, "…")
            break
        painter.drawText(QRect(x, box.top(), width + 2, box.height()), _MIDDLE, shown)
        x += width
    painter.setFont(plain)


def cap(painter: QPainter, box: QRect, keys: str) -> int:
    """The cap of ``keys`` at the right end of ``box``; returns where the room for words ends."""
    if not keys:
        return box.right()
    tokens = theme.tokens()
    width = painter.fontMetrics().horizontalAdvance(keys) + 10
    room = QRectF(box.right() - width, box.center().y() - 9, width, 18)
    painter.setBrush(QColor(tokens.paper))
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(QColor(tokens.second))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, keys)
    return box.right() - width - 8
