"""How an annotation looks in the list: its tags, its words, its note, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apostille.ui.annotations.model import ROW, TAGS, WHERE, passage
from apostille.ui.kit import theme
from apostille.ui.reader.margin import plain
from apostille.ui.words import say

_Index = QModelIndex | QPersistentModelIndex
_PAD, _BAR, _LINES = 12, 3, 3
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value


class AnnotationDelegate(QStyledItemDelegate):
    """Paints an annotation as a card; every card has the same height, so that 5,000 lie out at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() * (_LINES + 1) + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        box = option.rect.adjusted(_PAD + _BAR + 15, _PAD - 2, -_PAD - 4, -_PAD)
        self._paint_bars(painter, option.rect, index)
        box.setTop(self._paint_tags(painter, box, index))
        self._paint_words(painter, box, option, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = theme.tokens()
        box = QRectF(option.rect).adjusted(8, 1, -8, -2)
        painter.fillRect(QRectF(16, option.rect.bottom(), option.rect.width() - 32, 1), QColor(tokens.line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft))
            painter.setPen(QPen(QColor(tokens.accent), 1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_bars(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """One bar a tag, side by side, as the stripes in the margin."""
        tags = index.data(TAGS)[:3]
        painter.setPen(Qt.PenStyle.NoPen)
        for at, tag in enumerate(tags or [None]):
            painter.setBrush(_colour(tag.colour if tag is not None else ""))
            painter.drawRect(
                QRectF(rect.left() + 16 + at * (_BAR + 1), rect.top() + _PAD, _BAR, rect.height() - 2 * _PAD - 2)
            )

    def _paint_tags(self, painter: QPainter, box: QRect, index: _Index) -> int:
        """The line of tags with the place at its right; returns where the next line begins."""
        tokens, metrics = theme.tokens(), painter.fontMetrics()
        where = index.data(WHERE)
        painter.setPen(QColor(tokens.third))
        line = QRect(box.left(), box.top(), box.width(), metrics.lineSpacing())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, where)
        names = " · ".join(tag.name for tag in index.data(TAGS)) or say("No tag")
        room = line.width() - metrics.horizontalAdvance(where) - 10
        painter.setPen(QColor(tokens.second))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(names, Qt.TextElideMode.ElideRight, room))
        return box.top() + metrics.lineSpacing() + 2

    def _paint_words(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        row, tokens = index.data(ROW), theme.tokens()
        serif = QFont(theme.reading_font())
        serif.setPointSizeF(option.font.pointSizeF() * 1.02)
        metrics, lines = QFontMetrics(serif), 2 if row.note else _LINES
        painter.setFont(serif)
        painter.setPen(QColor(tokens.ink if row.placed else tokens.third))
        words = passage(row) if row.placed else say("Needs a look: {words}", words=passage(row))
        height = metrics.lineSpacing() * lines
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width() * (lines - 0.15)))
        painter.drawText(QRect(box.left(), box.top(), box.width(), height), _WRAP, shown)
        if row.note:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens.second))
            note = option.fontMetrics.elidedText(
                " ".join(plain(row.note).split()), Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(
                QRect(box.left(), box.top() + height + 3, box.width(), option.fontMetrics.height()), 0, note
            )


def _colour(name: str) -> QColor:
    return theme.tag(name) if name else QColor(theme.tokens().edge)
