"""The pages of a report, laid out by Qt: what the PDF holds is what the preview shows.

A page is A4 in points whatever the screen: fonts are sized in pixels of one point and laid out by their design metrics,
so that lines and pages break at the same words everywhere.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
)

from apostille.exporting import paper
from apostille.exporting.printable import printable
from apostille.exporting.report import Report
from apostille.exporting.style import SANS

WIDTH, HEIGHT = 595.0, 842.0
"""A4, in points."""

_LEFT, _TOP, _RIGHT, _BOTTOM = 50.0, 56.0, 64.0, 62.0
_FOOT = HEIGHT - 42.0
_LOW = 0.84
"""A heading further down its page than this begins the next one."""
_QUOTED = 2
"""How many rows an annotation with a quotation has: the quotation, and what stands under it."""
_FEW = 40
"""A report of so many pages at most is looked through for annotations that the end of a page cuts."""
_SHORT = 0.3
"""An annotation higher than this share of a page may be cut."""
_HIGH, _SECTION = 0.6, 22.0
"""A front part that ends higher than this on a further page shares it; the space above what follows, in points."""


class Sheets(QTextDocument):
    """A text document that loads nothing: every picture is one blank pixel, every style sheet empty."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """What a document asks for, answered without looking."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return ""


class Pages:
    """What ``html`` says, on pages with ``title`` at their foot; needs a ``QGuiApplication``."""

    def __init__(self, title: str, html: str) -> None:
        self._title = printable(title)
        self.document = _laid_out(self._title, html)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, self.document.pageCount())

    def paint(self, painter: QPainter, page: int) -> None:
        """Paints one page (from 0) in points, from the painter's origin."""
        painter.save()
        painter.setClipRect(QRectF(0, 0, WIDTH, _FOOT - 6))
        painter.translate(0, -page * HEIGHT)
        self.document.drawContents(painter, QRectF(0, page * HEIGHT, WIDTH, HEIGHT))
        painter.restore()
        self._foot(painter, page)

    def image(self, page: int, scale: float = 1.5) -> QImage:
        """One page as a picture on white, ``scale`` pixels a point."""
        picture = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        self.paint(painter, page)
        painter.end()
        return picture

    def _foot(self, painter: QPainter, page: int) -> None:
        left, width = _LEFT + paper.GUTTER, WIDTH - _LEFT - paper.GUTTER - _RIGHT
        painter.save()
        painter.setPen(QPen(QColor("#cfccc4"), 0.5))
        painter.drawLine(QRectF(left, _FOOT, width, 0).topLeft(), QRectF(left, _FOOT, width, 0).topRight())
        painter.setPen(QColor("#656b71"))
        painter.setFont(_font(8))
        line = QRectF(left, _FOOT + 5, width - 60, 12)
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(width - 70))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
        number = f"{page + 1} / {self.count}"
        painter.drawText(QRectF(left, _FOOT + 5, width, 12), Qt.AlignmentFlag.AlignRight, number)
        painter.restore()


def _font(size: float) -> QFont:
    font = QFont(list(SANS))
    font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class ReportPages(Pages):
    """The pages of one report."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.title, paper.html(report))


def _laid_out(title: str, html: str) -> QTextDocument:
    """``html`` laid out on A4 in points; a heading never stands alone at the foot of a page."""
    made = Sheets()
    made.setUndoRedoEnabled(False)
    made.setDefaultFont(_font(10))
    made.setUseDesignMetrics(True)
    made.setDocumentMargin(0)
    made.setDefaultStyleSheet(paper.CSS)
    made.setHtml(html)
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    frame = made.rootFrame().frameFormat()
    frame.setLeftMargin(_LEFT)
    frame.setTopMargin(_TOP)
    frame.setRightMargin(_RIGHT)
    frame.setBottomMargin(_BOTTOM)
    made.rootFrame().setFrameFormat(frame)
    made.setPageSize(QSizeF(WIDTH, HEIGHT))
    _join_front(made)
    _keep_headings(made)
    _lay_out_rest(made)
    if made.pageCount() <= _FEW:  # all pages are laid out anew after each break
        _keep_together(made)
    return made


def _lay_out_rest(made: QTextDocument) -> None:
    """A block that stays without lines would not be printed: Qt leaves the last out when something above has moved."""
    block = made.begin()
    while block.isValid():
        if block.text() and not block.layout().lineCount():
            made.markContentsDirty(block.position(), block.length())
        block = block.next()
    made.pageCount()  # asks for the layout


def _join_front(made: QTextDocument) -> None:
    """Lets the annotations follow on the page where a long front part ends high up, instead of on one of their own."""
    for frame in made.rootFrame().childFrames():
        form = frame.frameFormat()
        if form.pageBreakPolicy() == QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore:
            end = _line(made, frame.firstCursorPosition().block().previous(), -1).bottom()
            if end > HEIGHT and end % HEIGHT < _HIGH * HEIGHT:
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_Auto)
                form.setTopMargin(_SECTION)
                frame.setFrameFormat(form)
            return


def _line(made: QTextDocument, block: QTextBlock, which: int) -> QRectF:
    """Where the first (0) or last (-1) line of a block lies: one that finds no room moves within its block to the next
    page."""
    lines = block.layout()
    top = made.documentLayout().blockBoundingRect(block).top()
    count = lines.lineCount()
    return lines.lineAt(count - 1 if which else 0).rect().translated(0, top) if count else QRectF(0, top, 0, 0)


def _keep_together(made: QTextDocument) -> None:
    """Moves a short annotation that would be cut by the end of a page to the next, with the heading right above it."""
    above: QTextFrame | None = None
    for frame in made.rootFrame().childFrames():
        rows = _rows(frame)
        if len(rows) == _QUOTED and rows[1]:
            first = _line(made, frame.firstCursorPosition().block(), 0).top()
            last = _line(made, rows[1][0], -1).top()
            if first // HEIGHT != last // HEIGHT and last - first < _SHORT * HEIGHT:
                _break_before(made, (above or frame).firstCursorPosition().block())
                _lay_out_rest(made)
        above = frame if rows and rows[0] and rows[0][0].blockFormat().headingLevel() else None


def _rows(frame: QTextFrame) -> list[list[QTextBlock]]:
    """The first and the last block with words of each row of a table."""
    if not isinstance(frame, QTextTable):
        return []
    cells = [[frame.cellAt(row, column) for column in range(2, frame.columns())] for row in range(frame.rows())]
    if frame.columns() == 2:
        cells = [[frame.cellAt(row, 0)] for row in range(frame.rows())]
    rows: list[list[QTextBlock]] = []
    for row in cells:
        ends = [
            block for cell in row for block in (cell.firstCursorPosition().block(), cell.lastCursorPosition().block())
        ]
        rows.append([block for block in ends if block.text().strip()])
    return rows


def _keep_headings(made: QTextDocument) -> None:
    """Moves headings that would stand at the foot of a page to the next one, from the first page on."""
    block = made.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 3 and _is_low(made, block):
            _break_before(made, block)
        block = block.next()


def _is_low(made: QTextDocument, block: QTextBlock) -> bool:
    top = made.documentLayout().blockBoundingRect(block).top()
    return top % HEIGHT > _LOW * HEIGHT


def _break_before(made: QTextDocument, block: QTextBlock) -> None:
    from PySide6.QtGui import QTextCursor

    cursor = QTextCursor(block)
    table = cast("QTextTable | None", cursor.currentTable())  # None outside of tables, which Qt's stub does not say
    policy = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    if table is not None:
        frame = table.format()
        frame.setPageBreakPolicy(policy)
        table.setFormat(frame)
        return
    form = block.blockFormat()
    form.setPageBreakPolicy(policy)
    cursor.setBlockFormat(form)
