"""A report in the HTML that Qt's text documents understand: what is laid out for PDF, print and preview.

Sizes are points. The text column stands ``GUTTER`` points in; the running numbers hang to its left. No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from apostille.exporting import phrasing
from apostille.exporting.notes import safe_html
from apostille.exporting.printable import printable
from apostille.exporting.report import Entry, Paragraph, Report, Section
from apostille.exporting.style import SANS, SERIF, ink, tint
from apostille.exporting.words import quotes, say

GUTTER = 22

_SERIF = ",".join(f"'{name}'" for name in (*SERIF, "Noto Serif CJK SC", "Noto Naskh Arabic"))
_SANS = ",".join(f"'{name}'" for name in (*SANS, "Noto Sans CJK SC", "Noto Sans Arabic"))
_SECOND = "#51575f"
_FILLED = '<td width="3" style="font-size:1px">&nbsp;</td>'
"""An empty cell at the end of a table: Qt drops the space below one that holds nothing at all."""
_RULE = "#d9d6ce"

CSS = f"""
body {{ font-family: {_SANS}; font-size: 9.6px; color: #1f2328; }}
p, h1, h3, ul, ol {{ margin: 0; }}
h1 {{ font-family: {_SERIF}; font-size: 21px; font-weight: 700; }}
h3 {{ font-weight: 600; }}
ul, ol {{ -qt-list-indent: 0; margin-left: 14px; }}
.subtitle {{ font-family: {_SERIF}; font-size: 12px; font-style: italic; color: {_SECOND}; }}
h1 {{ line-height: 120%; }}
.findings {{ line-height: 130%; font-family: {_SERIF}; font-size: 11.2px; }}
.quotation {{ line-height: 125%; font-family: {_SERIF}; font-size: 11.2px; }}
.second {{ color: {_SECOND}; }}
.small {{ line-height: 118%; font-size: 9px; color: {_SECOND}; }}
.number {{ font-size: 8px; color: #656b71; }}
.standing {{ color: #875a17; }}
a {{ color: #1f5f8b; text-decoration: none; }}
"""


def html(report: Report) -> str:
    """The whole report, for ``QTextDocument.setHtml``."""
    return "".join(["<html><body>", *_body(report), "</body></html>"])


def _body(report: Report) -> Iterator[str]:
    yield _block(f"<h1>{_text(report.title)}</h1>")
    if report.subtitle:
        yield _block(f'<p class="subtitle">{_text(report.subtitle)}</p>', above=4)
    yield _space(18)
    rows = [[f'<span class="second">{name}</span>', _text(value)] for name, value in phrasing.title_rows(report)]
    yield _table([], rows, widths=[24, 76])
    if report.findings.strip():
        yield _heading(say(report.language, "findings"))
        yield _block(f'<div class="findings">{_markdown(report.findings, 6)}</div>')
    if not report.annotations:
        yield _block(f"<p>{say(report.language, 'no_annotations')}</p>", above=16)
    yield from _tables(report)
    if report.general_notes and report.annotations:
        yield _block(f'<p class="small">{_text(" ".join(report.general_notes))}</p>', above=12)
    for index, section in enumerate(report.sections):
        yield from _section(report, section, first=not index)
    yield from _ending(report)


def _text(words: str) -> str:
    return escape(printable(words)).replace("\n", "<br/>")


def _markdown(words: str, between: int) -> str:
    """Sanitized Markdown; ``between`` points stand above every paragraph."""
    return printable(safe_html(words)).replace("<p>", f'<p style="margin-top:{between}px">')


def _block(inner: str, above: int = 0) -> str:
    return f'<div style="margin-left:{GUTTER}px; margin-top:{above}px">{inner}</div>'


def _space(points: int) -> str:
    return f'<p style="font-size:1px; margin-top:{points - 1}px">&nbsp;</p>'


def _heading(words: str, *, breaks: bool = False) -> str:
    page = "page-break-before:always; " if breaks else ""
    return f'<h3 style="{page}margin-left:{GUTTER}px; margin-top:20px; margin-bottom:6px">{words}</h3>'


def _tables(report: Report) -> Iterator[str]:
    language = report.language
    if report.tags:
        yield _heading(say(language, "by_tag"))
        heads = [say(language, name) for name in ("tag", "annotations", "statements")]
        rows = [
            ["&nbsp;" * 5 * tag.depth + _text(tag.label), str(tag.annotations), str(tag.statements)]
            for tag in report.tags
        ]
        yield _table(heads, rows, widths=[50, 24, 26], numbers=2)
    if report.statements:
        yield _heading(say(language, "statements_by_date"))
        heads = [say(language, name) for name in ("date", "statement", "words_of", "annotations")]
        lines = [
            [
                phrasing.when(report, line).replace(" ", "&nbsp;"),
                _text(phrasing.title_and_symbol(line)),
                _text(phrasing.whose(report, line)),
                str(line.annotations),
            ]
            for line in report.statements
        ]
        yield _table(heads, lines, widths=[18, 40, 26, 16], numbers=1)


def _table(heads: list[str], rows: list[list[str]], *, widths: list[int], numbers: int = 0) -> str:
    """A table with a thin line under each row; its last ``numbers`` columns stand at the right."""
    made = [f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-left:{GUTTER}px">']
    columns = len(widths)
    if heads:
        made.append("<thead><tr>")
        cells = [f'<span class="second">{head}</span>' for head in heads]
        made += [_cell(cell, index, columns, numbers, widths[index]) for index, cell in enumerate(cells)]
        made.append("</tr></thead>")
    for row in rows:
        made.append("<tr>")
        made += [_cell(cell, index, columns, numbers, widths[index]) for index, cell in enumerate(row)]
        made.append("</tr>")
    return "".join([*made, "</table>"])


def _cell(inner: str, index: int, columns: int, numbers: int, width: int) -> str:
    align = "right" if index >= columns - numbers else "left"
    sides = f"padding-left:{4 if index == 0 else 5}px; padding-right:5px"
    border = f"border-bottom:0.5px solid {_RULE}"
    style = f"padding-top:4px; padding-bottom:4px; {sides}; {border}"
    return f'<td width="{width}%" align="{align}" style="{style}">{inner}</td>'


def _section(report: Report, section: Section, *, first: bool) -> Iterator[str]:
    chip = f'<span style="color:{ink(section.colour)}">■</span>&nbsp; ' if section.colour else ""
    page = " page-break-before:always;" if first else ""
    head = f'<h3 style="margin-top:0px">{chip}{_text(phrasing.heading(section))}</h3>'
    yield "" if first else _space(18)
    yield (
        f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-left:{GUTTER}px;{page}"><tr>'
        f'<td width="66%">{head}</td><td width="34%" align="right" style="vertical-align:bottom">'
        f'<span class="small">{phrasing.counted(report, section)}</span></td></tr></table>'
    )
    if section.about:
        yield _block(f'<p class="small">{_text(section.about)}</p>', above=3)
    if meaning := _meaning(phrasing.meaning(report, section.tag)):
        yield _block(f'<p class="small">{meaning}</p>', above=3)
    for entry in section.entries:
        yield _space(11)
        yield _entry(report, section, entry)
    if section.referrals:
        yield _block(f'<p class="small">{say(report.language, "see_also")}:</p>', above=10)
        for each in section.referrals:
            shown = f"{_text(quotes(report.language, each.words))} " if each.words else ""
            see = say(report.language, "see_no", number=each.number)
            yield _block(f'<p class="small">{see}: {shown}({_text(each.citation)})</p>', above=2)


def _meaning(parts: list[tuple[str, str]]) -> str:
    return " ".join(f"<b>{name}</b> {_text(value)}" for name, value in parts)


def _entry(report: Report, section: Section, entry: Entry) -> str:
    under = "".join(_under(report, section, entry))
    standing = phrasing.standing(report, entry)
    said = f'<p class="standing">{standing}</p>' if standing else ""
    gap = '<td width="6"></td>'
    number = f'<td width="{GUTTER - 6}" align="right" class="number" style="padding-top:2px">{entry.number}</td>{gap}'
    empty = f'<td width="{GUTTER - 6}"></td>{gap}'
    if not entry.quotation:
        inner = f'<td style="padding-left:9px">{said}{under}</td>'
        rows = f'<tr>{number}<td width="3"></td>{inner}</tr>'
    else:
        bar = f'<td width="3" bgcolor="{ink(section.colour)}"></td>'
        quotation = "".join(_quoted(each, section.colour, index) for index, each in enumerate(entry.quotation))
        words = f'<td class="quotation" style="padding-left:9px; padding-right:9px">{said}{quotation}</td>'
        rtl = entry.quotation[0].direction == "rtl"
        first, last = (words, bar) if rtl else (bar, words)
        nothing = '<td width="3"></td>'
        after = f'<td style="padding-left:{12 if rtl else 9}px; padding-top:3px">{under}</td>'
        rows = f"<tr>{number}{first}{last}</tr><tr>{empty}{after + _FILLED if rtl else nothing + after}</tr>"
    return f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _under(report: Report, section: Section, entry: Entry) -> Iterator[str]:
    if entry.translation:
        unofficial = say(report.language, "unofficial")
        yield f'<p class="small"><i>{_text(entry.translation)}</i> ({unofficial})</p>'
    yield f'<p class="small">{_text(phrasing.under(report, section, entry))}</p>'
    if entry.note:
        note = safe_html(entry.note).rstrip()
        name = f"<b>{say(report.language, 'note')}</b> "
        joined = note.replace("<p>", f"<p>{name}", 1) if note.startswith("<p>") else f"<p>{name}</p>{note}"
        # After a list Qt drops the space below the table.
        tail = '<p style="font-size:1px">&nbsp;</p>' if joined.endswith(("</ul>", "</ol>")) else ""
        inner = printable(joined.rstrip()) + tail
        yield (
            '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:5px"><tr>'
            f'<td bgcolor="#f5f4f0" style="padding:5px 7px 5px 7px">{inner}</td></tr></table>'
        )


def _quoted(paragraph: Paragraph, colour: str, index: int) -> str:
    background = tint(colour)
    words: list[str] = []
    for piece in paragraph.pieces:
        text = _text(piece.words)
        marked = f'<span style="background-color:{background}">{text}</span>'
        words.append(marked if piece.kind == "marked" else text)
    above = ' style="margin-top:4px"' if index else ""
    return f'<p dir="{paragraph.direction}"{above}>{"".join(words)}</p>'


def _ending(report: Report) -> Iterator[str]:
    language = report.language
    if report.silences:
        yield _heading(say(language, "nothing_found"))
        nothing = say(language, "colon") + say(language, "nothing_on")
        for each in report.silences:
            tags = ", ".join(f"<i>{_text(tag)}</i>" for tag in each.tags)
            who = f" ({_text(', '.join(each.annotators))})" if each.annotators else ""
            yield _block(f'<p class="small">{_text(each.statement)}{nothing} {tags}{who}.</p>', above=2)
    if report.source_notes:
        yield _heading(say(language, "source_notes"))
        for note in report.source_notes:
            yield _block(f'<p class="small">{_text(note.source)}. {_text(" ".join(note.remarks))}</p>', above=3)
    lines = [(tag, _meaning(phrasing.meaning(report, tag))) for tag in report.tags if tag.path]
    if report.codebook_shown and any(meaning for _, meaning in lines):
        yield _heading(say(language, "codebook"))
        for tag, meaning in lines:
            indent = GUTTER + 12 * tag.depth
            inner = f"<b>{_text(tag.label)}</b>{' — ' if meaning else ''}{meaning}"
            yield f'<p class="small" style="margin-left:{indent}px; margin-top:4px">{inner}</p>'
