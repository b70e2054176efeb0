"""Dates and ranges of dates in running text, in the styles of the UN languages and of some more.

Only full dates count: day, month, year. "3/4/2004" is left alone, because nobody knows which is the month.
Every pattern is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from apostille.reading import months
from apostille.reading.span import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as printed; ``value`` is ISO 8601, a range ``a/b`` with both days named in it."""

    span: Span
    printed: str
    value: str


_BLANK = "[ \\t\u00a0\u202f\u2009]"
_NUMBER = r"\d{1,2}"
_ORDINAL = "(?:er|ère|ᵉʳ|st|nd|rd|th|º|°|ª|\\.º|\\.°|-го|-е)?\\.?"
_FIRST = "premier|primero|primo|first|1er"
_OF = f"(?:{_BLANK}{{0,2}}(?:day{_BLANK}of|of|de|del|di|d['’])(?:{_BLANK}|(?<=['’])))?{_BLANK}{{0,2}}"
_YEAR_OF = f"(?:{_BLANK}{{0,2}},)?{_BLANK}{{0,2}}(?:(?:del?|of|do|roku){_BLANK})?{_BLANK}{{0,2}}"
_AND = r"and|et|y|e|и|und|en|i|or|ou|o|или|&|و"
_TO = r"to|through|until|till|au|al|a|à|по|до|bis|zum|do|t/m|tot|إلى|حتى"
_DASH = "[-\u2010-\u2015\u2212]"
_THE = f"(?:{_BLANK}{{1,2}}(?:le|the|el|den|dem)(?={_BLANK}))?"
_JOIN = (
    f"(?:(?:{_BLANK}{{0,2}}(?P<dash>{_DASH}){_BLANK}{{0,2}})"
    f"|{_BLANK}{{1,2}}(?:(?P<and>{_AND})|(?P<to>{_TO})){_THE}(?:{_BLANK}{{1,2}}|(?<=و)))"
)
_TAIL = f"(?:{_BLANK}{{1,2}}(?:года|году|г\\.|року|р\\.|roku|r\\.)(?![^\\W\\d_]))?"
_FREE = "(?<![\\d/])(?<!\\d[.,:\u2010-\u2015-])"


def _day_first(month: str) -> re.Pattern[str]:
    """``31 mai et 1er juin 2004``: an optional first day with what it does not share with the last one."""
    day = rf"(?:{_NUMBER}{_ORDINAL}|{_FIRST})"
    more = rf"(?:{_NUMBER},{_BLANK}{{1,2}}){{0,6}}"
    first = rf"(?P<day1>{day})(?:{_OF}(?P<month1>{month})(?:{_YEAR_OF}(?P<year1>\d{{4}}){_TAIL})?)?{_JOIN}"
    last = rf"(?P<day2>{day}){_OF}(?P<month2>{month}){_YEAR_OF}(?P<year2>\d{{4}})(?!\d){_TAIL}"
    return re.compile(rf"{_FREE}(?:(?P<more>{more}){first})?{last}", re.IGNORECASE)


_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])(?P<month1>{months.LATIN}){_BLANK}{{1,2}}(?P<day1>{_NUMBER})(?:st|nd|rd|th)?"
    rf"(?:{_JOIN}(?:(?P<month2>{months.LATIN}){_BLANK}{{1,2}})?(?P<day2>{_NUMBER})(?:st|nd|rd|th)?)?"
    rf"{_BLANK}{{0,2}},{_BLANK}{{0,2}}(?P<year2>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_HAN = "[\\d〇○零一二三四五六七八九十廿]"
_YEAR_HAN = r"(?P<year2>(?<!\d)\d{4}|[〇○零一二三四五六七八九]{4})[ ]?年[ ]?"
_CHINESE = re.compile(
    rf"{_YEAR_HAN}(?P<month1>{_HAN}{{1,3}})[ ]?月[ ]?(?P<day1>{_HAN}{{1,3}})[ ]?日"
    rf"(?:[ ]?(?:(?P<to>[至到—–~-]|——)|(?P<and>[和与及、]))[ ]?"
    rf"(?:(?P<month2>{_HAN}{{1,3}})[ ]?月[ ]?)?(?P<day2>{_HAN}{{1,3}})[ ]?日)?"
)
_ISO = re.compile(r"(?<![\d-])(?P<year2>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year2>\d{4})(?![\d]|\.\d)")
_DAY_FIRST = tuple(_day_first(month) for month in (months.LATIN, months.CYRILLIC, months.ARABIC))
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _day(year: str, month: int | None, day: str) -> date | None:
    """The calendar day, or None where there is none of that name, or none within sight."""
    digits = re.match(r"\d+", day)
    number = int(digits.group()) if digits else 1
    try:
        found = date(int(year), month or 0, number)
    except ValueError:
        return None
    return found if 1000 <= found.year < 2200 else None


def _dated(text: str, start: int, end: int, first: date, last: date | None = None) -> Dated:
    value = first.isoformat() if last is None else f"{first.isoformat()}/{last.isoformat()}"
    return Dated(Span(start, end), text[start:end], value)


def _joined(found: re.Match[str], first: date | None, last: date | None, list_start: date | None) -> Iterator[Dated]:
    """One range, or two dates where "and" joins days that are not neighbours."""
    text, (start, end) = found.string, found.span()
    if last is None:
        return
    if first is None:
        yield _dated(text, found.start("day2"), end, last)
    elif list_start is not None and list_start < first < last:
        yield _dated(text, start, end, list_start, last)
    elif found.group("and") and last - first != timedelta(1):
        yield _dated(text, found.start("day1"), _end_of_first(found), first)
        yield _dated(text, found.start("day2"), end, last)
    elif first < last:
        yield _dated(text, found.start("day1"), end, first, last)
    else:
        yield _dated(text, found.start("day2"), end, last)


def _end_of_first(found: re.Match[str]) -> int:
    return max(found.end(name) for name in ("day1", "month1", "year1"))


def _day_first_dates(found: re.Match[str]) -> Iterator[Dated]:
    year, month = found.group("year2"), months.number(found.group("month2"))
    last = _day(year, month, found.group("day2"))
    if not found.group("day1"):
        return _joined(found, None, last, None)
    month1 = months.number(found.group("month1")) if found.group("month1") else month
    first = _day(found.group("year1") or year, month1, found.group("day1"))
    listed = found.group("more").split(",")[0]
    return _joined(found, first, last, _day(year, month1, listed) if listed else None)


def _month_first_dates(found: re.Match[str]) -> Iterator[Dated]:
    """American style, and Chinese: the first month and the year speak for both days where one is not repeated."""
    read = months.chinese if "年" in found.group() else months.number
    year = found.group("year2").translate(_HAN_DIGITS)
    text, month = found.string, read(found.group("month1"))
    first = _day(year, month, _digits(found.group("day1")))
    if first is None or found.group("day2") is None:
        return iter(() if first is None else (_dated(text, *found.span(), first),))
    month2 = read(found.group("month2")) if found.group("month2") else month
    last = _day(year, month2, _digits(found.group("day2")))
    return iter((_dated(text, *found.span(), first, last),) if last and first < last else ())


def _digits(printed: str) -> str:
    return str(months.chinese(printed) or 0)


def _numeric_dates(found: re.Match[str]) -> Iterator[Dated]:
    day = _day(found.group("year2"), int(found.group("month")), found.group("day"))
    return iter(() if day is None else (_dated(found.string, *found.span(), day),))


_MAY_BEGIN = re.compile(r"[\dpPfF]")
"""What a date begins with whose day stands first: a digit, or "premier", "primero", "first"."""
_PATTERNS = (
    *zip(map(re.compile, ("[A-Za-z]", "[А-я]", "[\u0627-\u064a]")), _DAY_FIRST, (_day_first_dates,) * 3, strict=True),
    (re.compile(rf",{_BLANK}{{0,2}}\d{{4}}"), _MONTH_FIRST, _month_first_dates),
    (re.compile("年"), _CHINESE, _month_first_dates),
    (re.compile(r"\d-\d\d-\d"), _ISO, _numeric_dates),
    (re.compile(r"\d\.\d{1,2}\.\d{4}"), _DOTTED, _numeric_dates),
)
"""Each pattern with what must stand in a text for it to match, which is found more quickly."""
_YEAR, _YEAR_OR_HAN = re.compile(r"\d{4}"), re.compile(r"\d{4}|年")
_BEFORE, _AFTER = 128, 64


def _neighbourhoods(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text with a year in them: dates stand nowhere else, and prose is long."""
    start, end = 0, -1
    for year in (_YEAR_OR_HAN if "年" in text else _YEAR).finditer(text):
        if year.start() - _BEFORE > end:
            if end > 0:
                yield start, end
            start = max(0, year.start() - _BEFORE)
        end = year.end() + _AFTER
    if end > 0:
        yield start, end


def _every(text: str, language: str | None) -> Iterator[Dated]:
    for start, end in _neighbourhoods(text):
        for core, pattern, dates in _PATTERNS[:-1] if language == "en" else _PATTERNS:
            if core.search(text, start, end):
                for found in _matches(pattern, text, start, end):
                    yield from dates(found)


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """All matches; where the day stands first only the places are tried where one can begin."""
    if pattern not in _DAY_FIRST:
        yield from pattern.finditer(text, start, end)
        return
    place = _MAY_BEGIN.search(text, start, end)
    while place:
        found = pattern.match(text, place.start(), end)
        if found:
            yield found
        place = _MAY_BEGIN.search(text, found.end() if found else place.end(), end)


def find(text: str, language: str | None = None) -> tuple[Dated, ...]:
    """All dates of ``text`` in text order, without overlaps, in the styles of all languages.

    Documents quote one another, so ``language`` only decides what "05.06.2004" means: in English nothing.
    A date never runs over a line break. Impossible days (31 February) are no dates.
    """
    kept: list[Dated] = []
    for dated in sorted(_every(text, language), key=lambda dated: (dated.span.start, -dated.span.end)):
        if not kept or kept[-1].span.end <= dated.span.start:
            kept.append(dated)
    return tuple(kept)
