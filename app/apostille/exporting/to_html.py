"""A report as one HTML file: its style inside, no script, nothing loaded from anywhere; each quotation in its language
and direction. It prints as it looks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from apostille.exporting import phrasing
from apostille.exporting.notes import safe_html
from apostille.exporting.printable import printable
from apostille.exporting.report import Entry, Paragraph, Report, Section, TagLine
from apostille.exporting.style import CSS, ink
from apostille.exporting.words import quotes, say

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(report: Report) -> Iterator[str]:
    """The report, in pieces of text that follow one another."""
    yield f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_text(report.title)}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n"
    yield from _title(report)
    if report.findings.strip():
        yield f"<section><h2>{say(report.language, 'findings')}</h2>\n"
        yield f'<div class="findings">{_markdown(report.findings)}</div></section>\n'
    if not report.annotations:
        yield f"<p>{say(report.language, 'no_annotations')}</p>\n"
    yield from _tags(report)
    yield from _statements(report)
    for section in report.sections:
        yield from _section(report, section)
    yield from _ending(report)
    yield "</main>\n</body>\n</html>\n"


def _text(words: str) -> str:
    return escape(printable(words))


def _markdown(words: str) -> str:
    return printable(safe_html(words))


def _title(report: Report) -> Iterator[str]:
    yield f"<header><h1>{_text(report.title)}</h1>\n"
    if report.subtitle:
        yield f'<p class="subtitle">{_text(report.subtitle)}</p>\n'
    yield '<table class="about"><tbody>\n'
    for name, value in phrasing.title_rows(report):
        yield f'<tr><th scope="row">{name}</th><td>{_text(value)}</td></tr>\n'
    yield "</tbody></table></header>\n"


def _head(*names: str, numbers: int) -> str:
    plain = len(names) - numbers
    opened = ["<th scope='col'>" if index < plain else "<th scope='col' class='number'>" for index in range(len(names))]
    cells = "".join(f"{tag}{name}</th>" for tag, name in zip(opened, names, strict=True))
    return f"<thead><tr>{cells}</tr></thead>"


def _tags(report: Report) -> Iterator[str]:
    language = report.language
    if not report.tags:
        return
    head = _head(say(language, "tag"), say(language, "annotations"), say(language, "statements"), numbers=2)
    yield f"<section><h2>{say(language, 'by_tag')}</h2>\n<table>{head}<tbody>\n"
    for tag in report.tags:
        indent = f' style="padding-left: {0.5 + 1.2 * tag.depth:.1f}em"' if tag.depth else ""
        yield f"<tr><td{indent}>{_text(tag.label)}</td>"
        yield f'<td class="number">{tag.annotations}</td><td class="number">{tag.statements}</td></tr>\n'
    yield "</tbody></table></section>\n"


def _statements(report: Report) -> Iterator[str]:
    language = report.language
    if not report.statements:
        return
    names = [say(language, name) for name in ("date", "statement", "words_of", "annotations")]
    yield f"<section><h2>{say(language, 'statements_by_date')}</h2>\n<table>{_head(*names, numbers=1)}<tbody>\n"
    for line in report.statements:
        title = f'<bdi lang="{_text(line.language)}">{_text(line.title)}</bdi>'
        symbol = f" ({_text(line.symbol)})" if line.symbol else ""
        yield f'<tr><td class="date">{phrasing.when(report, line)}</td><td>{title}{symbol}</td>'
        yield f'<td>{_text(phrasing.whose(report, line))}</td><td class="number">{line.annotations}</td></tr>\n'
    yield "</tbody></table></section>\n"


def _section(report: Report, section: Section) -> Iterator[str]:
    chip = f'<span class="chip" style="background:{ink(section.colour)}"></span>' if section.colour else ""
    yield f'<section><div class="head"><h2>{chip}{_text(phrasing.heading(section))}</h2>'
    yield f"<p>{phrasing.counted(report, section)}</p></div>\n"
    if section.about:
        yield f'<p class="meaning">{_text(section.about)}</p>\n'
    if meaning := _meaning(report, section.tag):
        yield f'<p class="meaning">{meaning}</p>\n'
    for entry in section.entries:
        yield _entry(report, section, entry)
    if section.referrals:
        yield f'<p class="again">{say(report.language, "see_also")}:</p>\n<ul class="again">\n'
        for each in section.referrals:
            shown = f"<bdi>{_text(quotes(report.language, each.words))}</bdi> " if each.words else ""
            see = say(report.language, "see_no", number=each.number)
            yield f'<li><a href="#n{each.number}">{see}</a>: {shown}({_text(each.citation)})</li>\n'
        yield "</ul>\n"
    yield "</section>\n"


def _meaning(report: Report, tag: TagLine | None) -> str:
    return " ".join(f"<b>{name}</b> {_text(value)}" for name, value in phrasing.meaning(report, tag))


def _entry(report: Report, section: Section, entry: Entry) -> str:
    made = [f'<article id="n{entry.number}"><p class="no">{entry.number}</p>\n']
    if standing := phrasing.standing(report, entry):
        made.append(f'<p class="standing">{standing}</p>\n')
    if entry.quotation:
        colour = ink(section.colour)
        quotation = "".join([_quoted(each) for each in entry.quotation])
        made.append(f'<blockquote style="--ink:{colour}">{quotation}</blockquote>\n')
    if entry.translation:
        unofficial = say(report.language, "unofficial")
        made.append(f'<p class="translation"><i>{_text(entry.translation)}</i> ({unofficial})</p>\n')
    made.append(f'<p class="citation">{_text(phrasing.under(report, section, entry))}</p>\n')
    if entry.note:
        name = say(report.language, "note")
        made.append(f'<div class="note"><b>{name}</b> {_markdown(entry.note)}</div>\n')
    return "".join([*made, "</article>\n"])


def _quoted(paragraph: Paragraph) -> str:
    words: list[str] = []
    for piece in paragraph.pieces:
        text = _text(piece.words)
        words.append(f"<mark>{text}</mark>" if piece.kind == "marked" else text)
    lang = f' lang="{escape(paragraph.language)}"' if paragraph.language else ""
    return f'<p{lang} dir="{paragraph.direction}">{"".join(words)}</p>'


def _ending(report: Report) -> Iterator[str]:
    language = report.language
    if report.silences:
        yield f"<section><h2>{say(language, 'nothing_found')}</h2>\n"
        nothing = say(language, "colon") + say(language, "nothing_on")
        for each in report.silences:
            tags = ", ".join(f"<i>{_text(tag)}</i>" for tag in each.tags)
            who = f" ({_text(', '.join(each.annotators))})" if each.annotators else ""
            yield f'<p class="small">{_text(each.statement)}{nothing} {tags}{who}.</p>\n'
        yield "</section>\n"
    if report.source_notes or report.general_notes:
        yield f"<section><h2>{say(language, 'source_notes')}</h2>\n"
        for note in report.source_notes:
            yield f'<p class="small">{_text(note.source)}. {_text(" ".join(note.remarks))}</p>\n'
        yield from (f'<p class="small">{_text(each)}</p>\n' for each in report.general_notes)
        yield "</section>\n"
    if report.codebook_shown and any(phrasing.meaning(report, tag) for tag in report.tags):
        yield f"<section><h2>{say(language, 'codebook')}</h2>\n<dl>\n"
        for tag in report.tags:
            if tag.path:
                yield f'<dt style="margin-left:{1.2 * tag.depth:.1f}em">{_text(tag.label)}</dt>'
                yield f'<dd style="margin-left:{1.2 * tag.depth:.1f}em">{_meaning(report, tag)}</dd>\n'
        yield "</dl></section>\n"
