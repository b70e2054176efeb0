"""Dates as a report prints them: "4 June 2004", "31 May–1 June 2004", « 31 mai–1er juin 2004 »."""

from __future__ import annotations

import re
from functools import lru_cache

from apostille.exporting.words import Language

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Day = tuple[int, int, int]


def _parse(value: str) -> Day | None:
    found = _ISO.match(value)
    if not found:
        return None
    year, month, day = (int(each or 0) for each in found.groups())
    return (year, month, day) if month <= 12 else None


def _day(day: Day, language: Language, *, month: bool = True, year: bool = True, short: bool = False) -> str:
    number = "1er" if language == "fr" and day[2] == 1 else str(day[2])
    name = _MONTHS[language][day[1] - 1] if day[1] else ""
    if short and language == "en" and len(name) > 4:
        name = name[:3]
    words = [number if day[2] else "", name if month else "", str(day[0]) if year else ""]
    return " ".join(filter(None, words))


def _between(first: Day, last: Day, language: Language) -> str:
    """A range said with no word twice: "1–3 June 2004", "31 May–1 June 2004"."""
    same_year = first[0] == last[0]
    same_month = same_year and first[1] == last[1]
    start = _day(first, language, month=not same_month, year=not same_year)
    return f"{start}–{_day(last, language)}"


@lru_cache(maxsize=4096)
def date(value: str, language: Language, *, short: bool = False) -> str:
    """A date or a range ``a/b`` (ISO 8601) in words; ``short`` shortens English months; other values come back as
    they are."""
    parts = [_parse(each) for each in value.split("/")]
    first = parts[0]
    if first is None or len(parts) > 2:
        return value
    if len(parts) == 1:
        return _day(first, language, short=short)
    last = parts[1]
    return value if last is None else _between(first, last, language) if first != last else _day(first, language)
