"""Hits in all statements as Qt asks for them, and how one looks: whose paragraph it is, its words, those found bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apostille.reading.span import Span
from apostille.search.passages import Hit
from apostille.ui import spoken
from apostille.ui.boxes import told
from apostille.ui.kit import theme
from apostille.ui.words import say

HIT = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_PAD, _GAP, _LINES, _BEFORE, _MOST = 9, 3, 2, 36, 240
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitList(QAbstractListModel):
    """The paragraphs found, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show ``hits`` and nothing else."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: _Index) -> Hit | None:
        """The hit at ``index``."""
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index)
        if hit is None:
            return None
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return cut(hit)[0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return told(hit.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title}, {where(hit)}: {cut(hit)[0]}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Two lines of text under the name of the statement and the place in it; every hit has the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() * (_LINES + 2) + 2 * _PAD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit = index.data(HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().soft if chosen else theme.tokens().ground))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(8, 1, -8, -1), 8, 8)
        box = option.rect.adjusted(16, _PAD, -16, -_PAD)
        self._paint_head(painter, box, option.font, hit)
        self._paint_words(painter, box.adjusted(0, 2 * option.fontMetrics.lineSpacing() + _GAP, 0, 0), hit)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, font: QFont, hit: Hit) -> None:
        """The name of the statement, and below it in small letters its date and the paragraph."""
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        for line, (shown, colour, words) in enumerate(
            ((bold, theme.tokens().ink, hit.title), (small, theme.tokens().third, where(hit)))
        ):
            painter.setFont(shown)
            painter.setPen(QColor(colour))
            cut_off = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            top = box.top() + line * QFontMetrics(font).lineSpacing()
            painter.drawText(QRect(box.left(), top, box.width(), QFontMetrics(font).lineSpacing()), _LINE, cut_off)
        painter.setFont(font)

    def _paint_words(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        words, places = cut(hit)
        layout = QTextLayout(words, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_bold(words, place) for place in places])
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, number * painter.fontMetrics().lineSpacing()))
        layout.endLayout()
        painter.setPen(QColor(theme.tokens().ink))
        layout.draw(painter, QPointF(box.topLeft()))


def cut(hit: Hit) -> tuple[str, list[Span]]:
    """The words around the first place found, from the beginning of a word, and the places in them."""
    first = hit.places[0].start
    start = 0 if first <= _BEFORE else hit.text.find(" ", first - _BEFORE, first) + 1 or first - _BEFORE
    lead = "…" if start else ""
    words = lead + hit.text[start : start + _MOST]
    by = len(lead) - start
    return words, [Span(one.start + by, one.end + by) for one in hit.places if one.end + by <= len(words)]


def where(hit: Hit) -> str:
    """The date of the statement and the number of the paragraph: as printed, or in brackets as counted."""
    number = hit.label or ("" if hit.number is None else f"[{hit.number}]")
    part = spoken.part(hit.part) if hit.part.startswith("annex") else ""
    told = (spoken.date(hit.date, True), part, f"¶ {number}" if number else say("heading"))
    return " · ".join(one for one in told if one)


def _bold(words: str, place: Span) -> QTextLayout.FormatRange:
    """``place`` in Qt's own counting, bold and on the colour of a hit."""
    made = QTextLayout.FormatRange()
    made.start = len(words[: place.start].encode("utf-16-le")) // 2
    made.length = len(place.of(words).encode("utf-16-le")) // 2
    shown = QTextCharFormat()
    shown.setFontWeight(QFont.Weight.Bold)
    shown.setBackground(QColor(theme.tokens().hit))
    made.format = shown
    return made
