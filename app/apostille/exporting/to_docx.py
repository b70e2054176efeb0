"""A report as DOCX, with real styles: this is what is edited and handed in.

Headings 1 to 3, "Quotation", "Citation", "Translation", "Analyst note", "Small", and the character style "Marked
words". The paragraphs are made as XML, because a report may hold thousands; python-docx makes what is around them.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import BinaryIO

from docx import Document
from docx.document import Document as Whole

from apostille.exporting import docx_styles, phrasing
from apostille.exporting.docx_body import Body
from apostille.exporting.docx_xml import Node
from apostille.exporting.notes import blocks
from apostille.exporting.printable import printable
from apostille.exporting.report import Entry, Report, Section
from apostille.exporting.style import ink
from apostille.exporting.words import quotes, say

_TEMPLATE = b"Microsoft Macintosh Word"  # the program python-docx's empty document was made with
_INDENT = "\u2003"


def write(report: Report, file: BinaryIO) -> None:
    """Writes the document; the same report gives the same bytes."""
    document = Document()
    _drop_picture(document)
    docx_styles.lay_out(document, report)
    _properties(document, report)
    body = Body(document, report.language)
    _front(body, report)
    for section in report.sections:
        _section(body, report, section)
    _ending(body, report)
    made = io.BytesIO()
    document.save(made)
    _steady(made, file)


def _drop_picture(document: Whole) -> None:
    """Takes away the picture of a page that python-docx's empty document carries for file managers to show."""
    part: Node = document.part
    relations: Node = part.package.rels
    for key in [key for key in relations if relations[key].reltype.endswith("/thumbnail")]:
        del relations[key]


def _properties(document: object, report: Report) -> None:
    """Names nobody and nothing but the report; python-docx would name itself, and 2013."""
    core = document.core_properties  # pyright: ignore - the type of a document is python-docx's, which gives none
    day = datetime.fromisoformat(report.date or "2000-01-01").replace(tzinfo=UTC)
    core.title, core.subject, core.language = printable(report.title), printable(report.subtitle), report.language
    core.author = core.last_modified_by = core.comments = core.keywords = core.category = ""
    core.created = core.modified = day
    core.revision = 1


def _front(body: Body, report: Report) -> None:
    language = report.language
    body.paragraph("Title", report.title)
    if report.subtitle:
        body.paragraph("Subtitle", report.subtitle)
    body.table([], [list(row) for row in phrasing.title_rows(report)], widths=[24, 76])
    if report.findings.strip():
        body.paragraph("Heading 1", say(language, "findings"))
        body.markdown("Findings", blocks(report.findings))
    if not report.annotations:
        body.paragraph("Body Text", say(language, "no_annotations"))
    if report.tags:
        body.paragraph("Heading 1", say(language, "by_tag"))
        heads = [say(language, key) for key in ("tag", "annotations", "statements")]
        rows = [[_INDENT * tag.depth + tag.label, str(tag.annotations), str(tag.statements)] for tag in report.tags]
        body.table(heads, rows, widths=[52, 24, 24], numbers=2)
    if report.statements:
        body.paragraph("Heading 1", say(language, "statements_by_date"))
        heads = [say(language, key) for key in ("date", "statement", "words_of", "annotations")]
        lines = [
            [
                phrasing.when(report, line),
                phrasing.title_and_symbol(line),
                phrasing.whose(report, line),
                str(line.annotations),
            ]
            for line in report.statements
        ]
        body.table(heads, lines, widths=[18, 40, 26, 16], numbers=1)


def _section(body: Body, report: Report, section: Section) -> None:
    body.paragraph("Heading 2", phrasing.heading(section), colour=ink(section.colour) if section.colour else "")
    about = " · ".join(filter(None, (section.about, phrasing.counted(report, section))))
    body.paragraph("Small", about, keep=True)
    if meaning := phrasing.meaning(report, section.tag):
        said = [each for name, value in meaning for each in ((f"{name} ", True), (f"{value} ", False))]
        body.runs("Small", said, keep=True)
    for entry in section.entries:
        _entry(body, report, section, entry)
    if section.referrals:
        body.paragraph("Small", f"{say(report.language, 'see_also')}:", keep=True)
    for each in section.referrals:
        shown = f"{quotes(report.language, each.words)} " if each.words else ""
        see = say(report.language, "see_no", number=each.number)
        body.paragraph("Small", f"{see}: {shown}({each.citation})")


def _entry(body: Body, report: Report, section: Section, entry: Entry) -> None:
    number = f"{entry.number}"
    if standing := phrasing.standing(report, entry):
        body.paragraph("Standing", f"{number}\t{standing}", keep=True)
        number = ""
    for index, paragraph in enumerate(entry.quotation):
        body.quotation(paragraph, "" if index else number, ink(section.colour))
    if entry.translation:
        words = [(entry.translation, False), (f" ({say(report.language, 'unofficial')})", None)]
        body.runs("Translation", words, keep=True)
    body.paragraph("Citation", phrasing.under(report, section, entry))
    if entry.note:
        body.markdown("Analyst note", blocks(entry.note), lead=f"{say(report.language, 'note')} ")


def _ending(body: Body, report: Report) -> None:
    language = report.language
    if report.silences:
        body.paragraph("Heading 1", say(language, "nothing_found"))
        nothing = say(language, "colon") + say(language, "nothing_on")
        for each in report.silences:
            who = f" ({', '.join(each.annotators)})" if each.annotators else ""
            tags = ", ".join(each.tags)
            body.paragraph("Small", f"{each.statement}{nothing} {tags}{who}.")
    if report.source_notes or report.general_notes:
        body.paragraph("Heading 1", say(language, "source_notes"))
        for note in report.source_notes:
            body.paragraph("Small", f"{note.source}. {' '.join(note.remarks)}")
        for words in report.general_notes:
            body.paragraph("Small", words)
    meanings = [(tag, phrasing.meaning(report, tag)) for tag in report.tags if tag.path]
    if report.codebook_shown and any(meaning for _, meaning in meanings):
        body.paragraph("Heading 1", say(language, "codebook"))
        for tag, meaning in meanings:
            said = [each for name, value in meaning for each in ((f" {name} ", True), (value, False))]
            body.runs("Small", [(_INDENT * tag.depth + f"{tag.label}.", True), *said])


def _steady(made: io.BytesIO, file: BinaryIO) -> None:
    """Copies the package with one date on every part, so that the same report gives the same bytes."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            info = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, source.read(part.filename).replace(_TEMPLATE, b"Apostille"))
