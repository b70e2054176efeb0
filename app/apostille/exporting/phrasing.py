"""The sentences all formats of a report share: title rows, counts, the line under a quotation."""

from __future__ import annotations

from apostille.exporting import states
from apostille.exporting.dating import date
from apostille.exporting.report import Entry, Report, Section, StatementLine, TagLine
from apostille.exporting.understanding import with_article
from apostille.exporting.words import Language, count, say


def title_rows(report: Report) -> list[tuple[str, str]]:
    """What stands under the title: for whom, what it covers, what it contains, the date; empty ones left out."""
    rows = (
        ("prepared_for", report.prepared_for),
        ("covers", report.covers),
        ("contains", report.contains),
        ("date", date(report.date, report.language)),
    )
    return [(say(report.language, key), value) for key, value in rows if value]


def whose(report: Report, line: StatementLine) -> str:
    """ "Chair of the meeting; transmitted by Poland"."""
    return say(report.language, "then").join(filter(None, (line.words_of, sent(line, report.language))))


def words_of(line: StatementLine, language: Language) -> str:
    """ "Words of the United States", "Paroles du Président de la réunion"; nothing where nobody is known."""
    who = line.words_of
    if not who:
        return ""
    named = states.with_article(who, language) if states.is_name(who, language) else with_article(who, language)
    return f"{say(language, 'words')} {states.of(named, language)}"


def sent(line: StatementLine, language: Language) -> str:
    """ "transmitted by the United States"; nothing where nobody transmits."""
    who = line.transmitted_by
    if not who:
        return ""
    named = states.with_article(who, language) if states.is_name(who, language) else who
    return say(language, "transmitted", who=named)


def title_and_symbol(line: StatementLine) -> str:
    """A statement's title, with its symbol where it has one."""
    return f"{line.title} ({line.symbol})" if line.symbol else line.title


def when(report: Report, line: StatementLine) -> str:
    """A statement's date in a table."""
    return date(line.date, report.language, short=True) or say(report.language, "undated")


def heading(section: Section) -> str:
    """A section's heading: "Cooperation ▸ Partnership network"."""
    return " ▸ ".join(section.heading)


def counted(report: Report, section: Section) -> str:
    """ "17 annotations in 3 statements"."""
    number = count(report.language, section.annotations, "annotation")
    if section.kind == "statement":
        return number
    return f"{number} {say(report.language, 'in_all')} {count(report.language, section.statements, 'statement')}"


def meaning(report: Report, tag: TagLine | None) -> list[tuple[str, str]]:
    """What a tag means: "Definition.", "Use for", "Not for", each with its words, as far as they are given."""
    if tag is None:
        return []
    parts = (("definition", tag.definition), ("use_for", tag.use_for), ("not_for", tag.not_for))
    return [(say(report.language, key), " ".join(value.split())) for key, value in parts if value.strip()]


def under(report: Report, section: Section, entry: Entry) -> str:
    """The line under a quotation: citation, other tags, who and when."""
    if not entry.also and not report.annotators_shown:
        return entry.citation
    parts = [entry.citation]
    if entry.also:
        key = "also_tagged" if section.kind == "tag" else "tagged"
        parts.append(say(report.language, key, tags=", ".join(entry.also)))
    if report.annotators_shown:
        parts.append(f"{entry.annotator}, {date(entry.created[:10], report.language)}")
    return " · ".join(parts)


def standing(report: Report, entry: Entry) -> str:
    """What is said of an annotation that quotes no passage of the text as it is; empty for the others."""
    keys = {"whole": "on_whole", "lost": "needs_look"}
    return say(report.language, keys[entry.place]) if entry.place in keys else ""
