"""Printing the open statement with its notes: the report on it alone, through the system's print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apostille.search.query import Query
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.statements import Opened
    from apostille.ui.desk import Desk


def print_statement(desk: Desk, opened: Opened, parent: QWidget) -> None:
    """Ask for the printer, then print every annotation of ``opened`` in its paragraph, grouped by statement."""
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from apostille.exporting.gather import gather
    from apostille.exporting.pages import ReportPages
    from apostille.exporting.report import Recipe

    recipe = Recipe(title=opened.title, group="statement", statements=(opened.id,), annotators_shown=True)
    with desk.read() as session:
        pages = ReportPages(gather(session, Query(), recipe))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(opened.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("Print this statement"))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    painter = QPainter(printer)
    painter.scale(printer.resolution() / 72, printer.resolution() / 72)
    for page in range(pages.count):
        if page:
            printer.newPage()
        pages.paint(painter, page)
    painter.end()
