"""Printing the open statement with its notes, through the system's print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from apostille.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from apostille.exporting.pages import Pages
    from apostille.ui.lectern import Lectern


def print_statement(lectern: Lectern, parent: QWidget) -> None:
    """Ask for the printer, then print the text that lies open, what is marked in it and the notes on it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    opened = lectern.opened
    if opened is None:
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(opened.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print")
    dialog.setWindowTitle(say("Print this statement"))
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        paint(pages(lectern), printer)


def pages(lectern: Lectern) -> Pages:
    """What lies open, on pages of A4 in the analyst's language."""
    from apostille.exporting.annotated import html
    from apostille.exporting.pages import Pages

    opened = lectern.opened
    if opened is None:
        return Pages("", "")
    language = "fr" if QLocale().language() == QLocale.Language.French else "en"
    return Pages(opened.title, html(opened, lectern.in_order(), lectern.tags, language))


def paint(made: Pages, printer: QPrinter) -> None:
    """Print all pages of ``made``."""
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter(printer)
    painter.scale(printer.resolution() / 72, printer.resolution() / 72)
    for page in range(made.count):
        if page:
            printer.newPage()
        made.paint(painter, page)
    painter.end()
