"""The pages of a report: what belongs together stands together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from apostille.exporting.report import Report

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

NUMBERS = [str(number) for number in range(1, 9)]


def _tops(document: QTextDocument) -> list[tuple[str, float, float]]:
    """The words at the start of each table of the document, where it begins and where it ends."""
    layout = document.documentLayout()
    found: list[tuple[str, float, float]] = []
    for frame in document.rootFrame().childFrames():
        block = frame.firstCursorPosition().block()
        rect = layout.frameBoundingRect(frame)
        found.append((block.text(), rect.top(), rect.bottom()))
    return found


def test_a_front_part_that_runs_over_shares_its_last_page(report: Report, qapp: object) -> None:
    from apostille.exporting.pages import HEIGHT, ReportPages

    for lines in range(20, 60, 4):
        pages = ReportPages(replace(report, findings="\n\n".join(["A line of the findings."] * lines)))
        number = next(top for words, top, _ in _tops(pages.document) if "Partnership network" in words)
        first = next(
            top for words, top, _ in _tops(pages.document) if words == report.statements[0].date or "Date" in words
        )
        assert number // HEIGHT - first // HEIGHT <= 1, lines


def test_a_citation_stands_on_the_page_of_its_words(report: Report, qapp: object) -> None:
    from apostille.exporting.pages import HEIGHT, ReportPages

    section = report.sections[0]
    for lines in range(0, 24, 2):
        many = replace(section, entries=section.entries[2:4] * 12)
        findings = "\n\n".join(["A line."] * lines)
        document = ReportPages(replace(report, sections=(many,), findings=findings)).document
        tables = [(top, bottom) for words, top, bottom in _tops(document) if words == "3"]
        assert len(tables) == 12
        assert [lines for top, bottom in tables if top // HEIGHT != (bottom - 8) // HEIGHT] == []


def test_what_follows_an_arabic_quotation_keeps_its_distance(report: Report, qapp: object) -> None:
    from apostille.exporting.pages import ReportPages

    tables = _tops(ReportPages(report).document)
    for (words, _top, bottom), (_next, below, _) in pairwise(tables):
        if words in NUMBERS:
            assert below - bottom > 5, words
