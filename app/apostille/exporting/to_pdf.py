"""A report as PDF, by Qt: A4, page numbers, its title as the file's title, the same bytes for the same report.

Qt is imported here alone and only when a PDF is asked for. No screen is needed.
"""

from __future__ import annotations

import os
import re
import uuid
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from apostille.exporting.report import Report
from apostille.refusal import LibrariesMissing

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from apostille.exporting.pages import ReportPages

_DATE = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
_XMP_DATE = re.compile(rb'(xmp:\w+Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)"')


def pdf(report: Report) -> bytes:
    """The file's bytes; refuses, with the formats that work, where Qt's system libraries are missing (exit code 3)."""
    try:
        _application()
        from apostille.exporting.pages import ReportPages
    except ImportError as error:
        raise LibrariesMissing(
            "Report not written: Qt, which lays out the pages of a PDF, cannot start on this system "
            f"({error}). Your library is unchanged. Choose .docx, .html, .md or .csv.",
            what=".pdf",
        ) from error
    from PySide6.QtCore import QHashSeed

    QHashSeed.setDeterministicGlobalSeed()  # Qt embeds fonts in the order of a hash table
    try:
        return _dated(_printed(ReportPages(report), report), report.date)
    finally:
        QHashSeed.resetRandomGlobalSeed()


@cache
def _application() -> QCoreApplication:
    """The application Qt needs for fonts: the window's, or one without a screen that lives as long as the process."""
    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["apostille"])


def _printed(pages: ReportPages, report: Report) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    writer.setPageLayout(layout)
    writer.setTitle(report.title)
    writer.setCreator("Apostille")
    writer.setDocumentId(QUuid(str(uuid.UUID(bytes=sha256(repr(report).encode()).digest()[:16]))))
    painter = QPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)
    for page in range(pages.count):
        if page:
            writer.newPage()
        pages.paint(painter, page)
    painter.end()
    return bytes(buffer.data().data())


def _dated(data: bytes, date: str) -> bytes:
    """The time of day Qt wrote, replaced by the day the report names, in as many bytes: positions in the file stay."""
    day = (date or "2000-01-01").encode()

    def stamp(found: re.Match[bytes]) -> bytes:
        head, value = found.group().split(b"(", 1)
        made = b"D:" + day.replace(b"-", b"") + b"000000Z00'00'"
        return head + b"(" + made[: len(value) - 1].ljust(len(value) - 1) + b")"

    def stamp_xmp(found: re.Match[bytes]) -> bytes:
        zone = b"+00:00" if len(found.group()) - len(found[1]) > 21 else b"Z"
        return found[1] + day + b"T00:00:00" + zone + b'"'

    return _XMP_DATE.sub(stamp_xmp, _DATE.sub(stamp, data))
