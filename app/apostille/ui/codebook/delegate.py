"""How a tag looks in the tree: its colour, its name, its key, how often it is on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from apostille.ui.codebook.model import ROW
from apostille.ui.kit import theme

_Index = QModelIndex | QPersistentModelIndex
_SQUARE, _GAP = 9, 8


class TagDelegate(QStyledItemDelegate):
    """Paints one tag on one line; the name is edited where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, tokens = index.data(ROW), theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, -4, -1), 6, 6)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.focus), 1))
                painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -4.5, -1.5), 6, 6)
        box = option.rect.adjusted(4, 0, -12, 0)
        self._paint_square(painter, box, row.colour)
        number = str(row.annotations)
        painter.setPen(QColor(tokens.third))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        width = painter.fontMetrics().horizontalAdvance(number) + _GAP
        if row.key:
            width += self._paint_key(painter, box.adjusted(0, 0, -width, 0), str(row.key)) + _GAP
        name = box.adjusted(_SQUARE + _GAP, 0, -width, 0)
        painter.setPen(QColor(tokens.ink))
        words = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(_SQUARE + _GAP, 0, -8, 0))

    def _paint_square(self, painter: QPainter, box: QRect, colour: str) -> None:
        square = QRectF(box.left(), box.center().y() - _SQUARE / 2 + 0.5, _SQUARE, _SQUARE)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag(colour))
        else:
            painter.setPen(QPen(QColor(theme.tokens().edge), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 2, 2)

    def _paint_key(self, painter: QPainter, box: QRect, key: str) -> int:
        """The key's cap at the right end of ``box``; returns its width."""
        cap = QRectF(box.right() - 16, box.center().y() - 8, 16, 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().edge), 1))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(QColor(theme.tokens().second))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return 16
