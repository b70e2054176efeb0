"""How a statement looks in the list: title, whose words, when, in which language, how far read, how much marked."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apostille.ui.kit import theme
from apostille.ui.statements.lines import Lines
from apostille.ui.statements.model import ROW, when, whose
from apostille.ui.statements.shelf import Group

_Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _DOT = 10, 2, 14
_EDGE, _WORDS = 8, 16
"""Where the ground of a card and where its words begin, in pixels from either side."""


class StatementDelegate(QStyledItemDelegate):
    """Paints a statement as a card: the title on two lines at most, what it needs in height and no more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._base = QFont()
        self._types: tuple[Lines, Lines] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        found = index.data(ROW)
        if isinstance(found, Group):
            return QSize(100, QFontMetrics(option.font).height() + 16)
        (title, small), room = self._set_in(option.font), _room(option)
        height = title.count(found.title or found.name, room) * title.step
        height += (small.count(whose(found), room) + 1) * small.step
        return QSize(100, height + 2 * _GAP + 2 * _PAD - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, Group):
            self._paint_group(painter, option, found)
        else:
            self._paint_ground(painter, option)
            self._paint_words(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        tokens = theme.tokens()
        painter.setFont(_caps(option.font))
        painter.setPen(QColor(tokens.third))
        box = option.rect.adjusted(_WORDS, 6, -_WORDS, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, group.words.upper())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, str(group.count))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = theme.tokens()
        box = QRectF(option.rect).adjusted(_EDGE, 1, -_EDGE, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(box, 8, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.ground))
            painter.drawRoundedRect(box, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, tokens = index.data(ROW), theme.tokens()
        title, small = self._set_in(option.font)
        box = option.rect.adjusted(_WORDS, _PAD - 1, -_WORDS, -_PAD)
        painter.setFont(title.font)
        painter.setPen(QColor(tokens.ink))
        for line in title.of(row.title or row.name, _room(option)):
            painter.drawText(QRect(box.left(), box.top(), box.width(), title.step), _side(line), line)
            box.setTop(box.top() + title.step)
        painter.setFont(small.font)
        metrics = QFontMetrics(small.font)
        painter.setPen(QColor(tokens.second))
        box.setTop(box.top() + _GAP)
        for line in small.of(whose(row), _room(option)):
            painter.drawText(QRect(box.left(), box.top(), box.width(), metrics.height()), _side(line), line)
            box.setTop(box.top() + metrics.lineSpacing())
        foot = QRect(box.left(), box.top() + _GAP, box.width(), metrics.height())
        self._paint_foot(painter, foot, index)

    def _set_in(self, base: QFont) -> tuple[Lines, Lines]:
        """Title and small words as the font of the list has them now."""
        if self._types is None or base != self._base:
            title, small = QFont(base), QFont(base)
            title.setWeight(QFont.Weight.DemiBold)
            small.setPointSizeF(base.pointSizeF() * 0.88)
            self._base, self._types = QFont(base), (Lines(title), Lines(small))
        return self._types

    def _paint_foot(self, painter: QPainter, foot: QRect, index: _Index) -> None:
        """Date and language at the left; the mark of the reading state and the count of annotations at the right."""
        row, tokens = index.data(ROW), theme.tokens()
        painter.setPen(QColor(tokens.third))
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, when(row))
        number = f"{row.annotations} ✎"
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        width = painter.fontMetrics().horizontalAdvance(number)
        centre = QPointF(foot.right() - width - _DOT + 4, foot.center().y() + 0.5)
        paint_state(painter, centre, row.reading)


def paint_state(painter: QPainter, centre: QPointF, state: str) -> None:
    """The mark of a reading state: a full dot unread, a half one in work, a tick done; told by shape, not colour."""
    tokens = theme.tokens()
    painter.setPen(QPen(QColor(tokens.accent), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(centre.x() - 3.5, centre.y() - 3.5, 7, 7)
    if state == "unread":
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(ring)
    elif state == "in_work":
        painter.drawEllipse(ring)
        painter.setBrush(QColor(tokens.accent))
        painter.drawPie(ring, 90 * 16, 180 * 16)
    else:
        painter.setPen(QPen(QColor(tokens.good), 1.6))
        painter.drawPolyline([centre + QPointF(-4, 0), centre + QPointF(-1, 3), centre + QPointF(4, -3.5)])


def _room(option: QStyleOptionViewItem) -> int:
    """The width for words, in pixels."""
    return max(80, option.rect.width() - 2 * _WORDS)


def _caps(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.84)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font


def _side(words: str) -> int:
    """A title in Arabic begins at the right."""
    right = first_direction(words) == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value


def first_direction(words: str) -> Qt.LayoutDirection:
    """The direction of the first strong character (Unicode Annex 9, P2)."""
    for letter in words:
        kind = bidirectional(letter)
        if kind in {"R", "AL", "L"}:
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight
