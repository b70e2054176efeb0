"""How a candidate looks: its words, what stands beside it, its keys; and the headings of their groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apostille.ui.finder.candidates import Candidate
from apostille.ui.finder.tagline import cap
from apostille.ui.kit import theme

CANDIDATE = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CandidateDelegate(QStyledItemDelegate):
    """One candidate on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Candidate | None = index.data(CANDIDATE)
        painter.save()
        if one is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_candidate(painter, option, one)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        font = QFont(option.font)
        font.setPointSizeF(option.font.pointSizeF() * 0.86)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().third))
        box = option.rect.adjusted(10, 6, -10, 0)
        painter.drawText(box, _MIDDLE, str(index.data(Qt.ItemDataRole.DisplayRole)).upper())

    def _paint_candidate(self, painter: QPainter, option: QStyleOptionViewItem, one: Candidate) -> None:
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(option.rect), 6, 6)
        box = option.rect.adjusted(10, 0, -10, 0)
        box.setRight(cap(painter, box, one.keys) - 8)
        metrics = painter.fontMetrics()
        if one.sort == "tag":
            box.setLeft(self._paint_square(painter, box, one.colour))
        painter.setPen(QColor(tokens.ink))
        words = metrics.elidedText(one.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _MIDDLE, words)
        room = box.width() - metrics.horizontalAdvance(words) - 12
        if one.beside and room > 40:
            painter.setPen(QColor(tokens.third))
            beside = metrics.elidedText(one.beside, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.adjusted(metrics.horizontalAdvance(words) + 12, 0, 0, 0), _MIDDLE, beside)

    def _paint_square(self, painter: QPainter, box: QRect, colour: str) -> int:
        square = QRectF(box.left(), box.center().y() - 4, 9, 9)
        painter.setPen(Qt.PenStyle.NoPen if colour else QPen(QColor(theme.tokens().edge), 1))
        painter.setBrush(theme.tag(colour) if colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 2, 2)
        return box.left() + 18
