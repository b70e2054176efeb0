"""A report as Markdown (CommonMark, tables as on GitHub), one piece after the other: nothing is held twice."""

from __future__ import annotations

from collections.abc import Iterator

from apostille.exporting import escaping, phrasing
from apostille.exporting.escaping import words
from apostille.exporting.report import Entry, Quotation, Report, Section, TagLine
from apostille.exporting.words import Language, quotes, say


def write(report: Report) -> Iterator[str]:
    """The report, in pieces of text that follow one another."""
    yield from _title(report)
    yield from _findings(report)
    if not report.annotations:
        yield f"{say(report.language, 'no_annotations')}\n\n"
    yield from _tags(report)
    yield from _statements(report)
    for section in report.sections:
        yield from _section(report, section)
    yield from _ending(report)


def _title(report: Report) -> Iterator[str]:
    yield f"# {_cell(report.title)}\n\n"
    if report.subtitle:
        yield f"*{_cell(report.subtitle)}*\n\n"
    yield "| | |\n|---|---|\n"
    yield from (f"| {name} | {_cell(value)} |\n" for name, value in phrasing.title_rows(report))
    yield "\n"


def _findings(report: Report) -> Iterator[str]:
    if report.findings.strip():
        lines = "\n".join(escaping.own(report.findings))
        yield f"## {say(report.language, 'findings')}\n\n{lines}\n\n"


def _tags(report: Report) -> Iterator[str]:
    language = report.language
    if not report.tags:
        return
    yield f"## {say(language, 'by_tag')}\n\n"
    heads = " | ".join(say(language, head) for head in ("tag", "annotations", "statements"))
    yield f"| {heads} |\n|---|---:|---:|\n"
    for tag in report.tags:
        indent = "&emsp;" * tag.depth
        yield f"| {indent}{_cell(tag.label)} | {tag.annotations} | {tag.statements} |\n"
    yield "\n"


def _statements(report: Report) -> Iterator[str]:
    language = report.language
    if not report.statements:
        return
    yield f"## {say(language, 'statements_by_date')}\n\n"
    heads = ("date", "statement", "words_of", "annotations")
    yield "| " + " | ".join(say(language, head) for head in heads) + " |\n|---|---|---|---:|\n"
    for line in report.statements:
        cells = (phrasing.when(report, line), phrasing.title_and_symbol(line), phrasing.whose(report, line))
        yield f"| {' | '.join(map(_cell, cells))} | {line.annotations} |\n"
    yield "\n"


def _section(report: Report, section: Section) -> Iterator[str]:
    language = report.language
    yield f"## {_cell(phrasing.heading(section))}\n\n"
    if section.about:
        yield f"{_cell(section.about)}\n\n"
    yield f"{phrasing.counted(report, section)}\n\n"
    if meaning := _meaning(report, section.tag):
        yield f"{meaning}\n\n"
    for entry in section.entries:
        yield _entry(report, section, entry)
    if section.referrals:
        yield f"{say(language, 'see_also')}:\n\n"
        for each in section.referrals:
            see = say(language, "see_no", number=each.number)
            shown = f"{words(quotes(language, each.words))} " if each.words else ""
            yield f"- {see}: {shown}({words(each.citation)})\n"
        yield "\n"


def _meaning(report: Report, tag: TagLine | None) -> str:
    """ "**Definition.** … **Use for** … **Not for** …", as far as it is given."""
    return " ".join(f"**{name}** {_cell(value)}" for name, value in phrasing.meaning(report, tag))


def _entry(report: Report, section: Section, entry: Entry) -> str:
    language = report.language
    standing = f" {phrasing.standing(report, entry)}" if entry.place != "passage" else ""
    quotation = f"{_quoted(entry.quotation)}\n\n" if entry.quotation else ""
    unofficial = f"*{_cell(entry.translation)}* ({say(language, 'unofficial')})\n\n" if entry.translation else ""
    under = words(phrasing.under(report, section, entry))
    note = f"{_note(entry.note, language)}\n\n" if entry.note else ""
    return f"**{entry.number}.**{standing}\n\n{quotation}{unofficial}{under}\n\n{note}"


def _quoted(quotation: Quotation) -> str:
    """The paragraphs of a quotation, the marked words set off."""
    lines = [f"> {escaping.set_off(each.words, each.start, each.end)}" for each in quotation]
    return lines[0] if len(lines) == 1 else "\n>\n".join(lines)


def _note(markdown: str, language: Language) -> str:
    lines = "\n".join([f"> {line}" if line else ">" for line in escaping.own(markdown)])
    return f"> **{say(language, 'note')}**\n>\n{lines}"


def _cell(text: str) -> str:
    """Words for a heading or a cell of a table: on one line."""
    return words(" ".join(text.split()))


def _ending(report: Report) -> Iterator[str]:
    language = report.language
    if report.silences:
        yield f"## {say(language, 'nothing_found')}\n\n"
        nothing = say(language, "colon") + say(language, "nothing_on")
        for each in report.silences:
            tags = ", ".join(f"*{words(tag)}*" for tag in each.tags)
            who = f" ({words(', '.join(each.annotators))})" if each.annotators else ""
            yield f"- {words(each.statement)}{nothing} {tags}{who}.\n"
        yield "\n"
    if report.source_notes or report.general_notes:
        yield f"## {say(language, 'source_notes')}\n\n"
        for note in report.source_notes:
            yield f"- {words(note.source)}. {words(' '.join(note.remarks))}\n"
        yield "\n" if report.source_notes else ""
        yield from (f"{words(each)}\n\n" for each in report.general_notes)
    meanings = [(tag, _meaning(report, tag)) for tag in report.tags if tag.path]
    if report.codebook_shown and any(meaning for _, meaning in meanings):
        yield f"## {say(language, 'codebook')}\n\n"
        for tag, meaning in meanings:
            yield f"{'  ' * tag.depth}- **{_cell(tag.label)}**{' — ' if meaning else ''}{meaning}\n"
        yield "\n"
