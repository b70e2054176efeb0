"""Values as one says them: dates, languages, kinds, States, numbers, in the language of the window."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.reading.reading import Block

_KINDS = {
    "note_verbale": "Note verbale", "letter": "Letter", "statement": "Statement", "declaration": "Declaration",
    "message": "Message", "resolution": "Resolution", "decision": "Decision", "verbatim_record": "Verbatim record",
    "summary_record": "Summary record", "minutes": "Minutes", "working_paper": "Working paper", "report": "Report",
    "treaty": "Treaty", "cablegram": "Cablegram", "aide_memoire": "Aide-memoire", "press_release": "Press release",
    "other": "Other",
}  # fmt: skip

KEYS = {
    "title": "Title", "kind": "Kind", "symbol": "Symbol", "date": "Date",
    "distribution_date": "Distributed on", "adoption_date": "Adopted on", "body": "Body", "author": "Words of",
    "sender": "Transmitted by", "issuer": "Issuer", "addressee": "Addressed to", "event": "Meeting",
    "event_date": "Held on", "place": "Place", "language": "Language", "original_language": "Original language",
    "session": "Session", "agenda_item": "Agenda item", "distribution": "Distribution", "speaker": "Speaker",
    "job_number": "Job number",
}  # fmt: skip
"""The metadata keys as the window names them."""
DATES = frozenset(("date", "distribution_date", "adoption_date", "event_date"))
"""``DATE_KEYS`` of the room below, which is not loaded before the first paint."""

READING = {"unread": "Unread", "in_work": "In work", "done": "Done"}


def key(name: str) -> str:
    """A metadata key as the window names it."""
    return say(KEYS.get(name, name))


def kind(value: str) -> str:
    """A kind of document."""
    return say(_KINDS.get(value, value.replace("_", " ").capitalize()))


def kinds() -> list[tuple[str, str]]:
    """Every kind of document with its name."""
    return [(value, say(name)) for value, name in _KINDS.items()]


LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""The languages that statements come in most, by their code."""


@lru_cache(maxsize=4096)
def date(value: str, short: bool = False) -> str:
    """An ISO 8601 date, month, year or range ``a/b`` in words; anything else as it is."""
    if "/" in value:
        first, last = value.split("/", 1)
        return _from_to(first, last, short)
    month = "MMM" if short else "MMMM"
    for form, shown in (("yyyy-MM-dd", f"d {month} yyyy"), ("yyyy-MM", f"{month} yyyy"), ("yyyy", "yyyy")):
        found = QDate.fromString(value, form)
        if found.isValid():
            return QLocale().toString(found, shown)
    return value


def _from_to(first: str, last: str, short: bool) -> str:
    """A range; what both ends share is said once: 31 May – 1 June 2004, 7–11 May 2004."""
    begun, ended = QDate.fromString(first, "yyyy-MM-dd"), QDate.fromString(last, "yyyy-MM-dd")
    if not (begun.isValid() and ended.isValid()) or begun.year() != ended.year():
        return f"{date(first, short)} – {date(last, short)}"
    if begun.month() == ended.month():
        return f"{begun.day()}–{date(last, short)}"
    return f"{QLocale().toString(begun, 'd MMM' if short else 'd MMMM')} – {date(last, short)}"


def moment(value: str) -> str:
    """A UTC moment (ISO 8601) as a day of this year or of another."""
    day = QDate.fromString(value[:10], "yyyy-MM-dd")
    if not day.isValid():
        return value
    this_year = day.year() == QDate.currentDate().year()
    return QLocale().toString(day, "d MMM" if this_year else "d MMM yyyy")


def instant(at: datetime) -> str:
    """A moment as the clock on the wall had it: day and time."""
    here = at.astimezone()
    return f"{moment(here.isoformat())}, {QLocale().toString(QTime(here.hour, here.minute), 'HH:mm')}"


def instant_of(value: str) -> str:
    """The same for a UTC moment in ISO 8601; anything else as it is."""
    try:
        return instant(datetime.fromisoformat(value))
    except ValueError:
        return value


def megabytes(size: int) -> str:
    """A number of bytes as megabytes of 1,000,000, to the first place behind the point."""
    return say("{n} MB", n=QLocale().toString(size / 1e6, "f", 1))


def language(code: str) -> str:
    """The name of a language from its BCP 47 code; of those not in ``LANGUAGES`` in English, as Qt has it."""
    if code in {"", "und"}:
        return say("Language not known")
    short = code.split("-", 1)[0]
    return say(LANGUAGES[short]) if short in LANGUAGES else _foreign(code, short)


@lru_cache(maxsize=256)
def _foreign(code: str, short: str) -> str:
    found = QLocale.codeToLanguage(short)
    return code if found == QLocale.Language.AnyLanguage else QLocale.languageToString(found)


@lru_cache(maxsize=512)
def issuer(value: str) -> str:
    """The usual name of a State from its ISO 3166-1 alpha-3 code, with its last year if any; a body's name as it is."""
    if len(value) != 3 or not value.isupper():
        return value
    from apostille.exporting.states import state  # reads the table of States, which a library without one needs not
    from apostille.reading import names

    name = state(value, "fr" if QLocale().language() == QLocale.Language.French else "en") or value
    until = names.states()[value].until if value in names.states() else None
    return name if until is None else say("{state} (until {year})", state=name, year=until)


def value(name: str, found: str) -> str:
    """What the value of the metadata key ``name`` was understood as, in words."""
    if name in DATES:
        return found
    if name in {"language", "original_language"}:
        return ", ".join(language(one) for one in found.split(", "))
    return {"kind": kind, "issuer": issuer}.get(name, str)(found)


def paragraph(block: Block) -> str:
    """The number of a paragraph: as printed, or in brackets as counted; a heading has none."""
    if block.label is not None:
        return f"¶ {block.label}"
    return say("Heading") if block.number is None else f"¶ [{block.number}]"


def part(name: str) -> str:
    """The name of a part of a document."""
    first, _, number = name.partition("-")
    words = {"cover": say("Cover"), "annex": say("Annex"), "main": say("Text")}.get(first, name.capitalize())
    return f"{words} {number}".strip()
