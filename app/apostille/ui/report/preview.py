"""The pages of a report as they will be printed, one below the other; each is painted when it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from apostille.ui.kit import theme
from apostille.ui.words import count

if TYPE_CHECKING:
    from apostille.exporting.pages import ReportPages

_GAP = 18
_A4 = (595.0, 842.0)


class Preview(QScrollArea):
    """Pages of A4 as wide as there is room, at most 820 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportPreview")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets = _Sheets()
        self.setWidget(self.sheets)
        self.setWidgetResizable(True)

    def show_pages(self, pages: ReportPages | None) -> None:
        """Show ``pages``, at the height that was looked at before."""
        self.sheets.show_pages(pages)
        self.sheets.setAccessibleName("" if pages is None else count(pages.count, "{n} page", "{n} pages"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheets.fit(event.size().width())


class _Sheets(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._pages: ReportPages | None = None
        self._scale = 1.0

    def show_pages(self, pages: ReportPages | None) -> None:
        self._pages = pages
        self.fit(self.width())

    def fit(self, width: int) -> None:
        self._scale = min(820.0, max(200.0, width - 2 * _GAP)) / _A4[0]
        number = self._pages.count if self._pages is not None else 0
        self.setMinimumHeight(int(number * self._step() + _GAP))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(_A4[0]), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.tokens().line))
        if self._pages is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        first = max(0, int((event.rect().top() - _GAP) / self._step()))
        last = min(self._pages.count - 1, int(event.rect().bottom() / self._step()))
        left = (self.width() - _A4[0] * self._scale) / 2
        for page in range(first, last + 1):
            painter.save()
            painter.translate(left, _GAP + page * self._step())
            painter.scale(self._scale, self._scale)
            painter.fillRect(QRectF(0, 0, *_A4), QColor("white"))
            self._pages.paint(painter, page)
            painter.restore()

    def _step(self) -> float:
        return _A4[1] * self._scale + _GAP
