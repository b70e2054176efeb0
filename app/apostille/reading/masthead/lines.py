"""The lines of a masthead: symbol, distribution, languages, session, agenda items, job number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names, symbols
from apostille.reading.draft import Field
from apostille.reading.masthead import words
from apostille.reading.masthead.page import Page, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

_RECORDS = ("verbatim_record", "summary_record", "minutes")
_FIRST_PAGES, _LAST_LINES = 6_000, 1_500
"""Where job numbers stand, in characters: at the foot of a first page, at the end."""
_JOB_CORE = re.compile(r"-(?<=\d\d-)\d{4}")
_RUN = re.compile(
    rf"\s*(?:{words.ORIGINAL.pattern}|{words.DISTRIBUTION.pattern.replace('words', 'distr')}|{words.LANGUAGE.pattern})",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?:held (?:at|in|on)|tenue? |celebrad[ao] |состоявш|المعقودة)", re.IGNORECASE)


def is_line(page: Page, block: Block) -> bool:
    """Whether a short paragraph is one of a masthead: a symbol, a date, a language, a session, an agenda item …"""
    line = block.span.of(page.text).strip(" *")
    symbol = next(symbols.find(line), None)
    return bool(
        (symbol and symbol.span.start == 0)
        or page.dateline(block)
        or words.LANGUAGE.fullmatch(line)
        or words.ORIGINAL.match(line)
        or words.DISTRIBUTION.match(line)
        or words.session(line)
        or words.YEAR_OF_ORGAN.fullmatch(line)
        or next(words.items(line), None)
        or words.MEETING.fullmatch(line)
        or words.ORGANISATION.fullmatch(line)
        or words.RECORDS.fullmatch(line)
        or words.CHAIR.match(line)
        or words.JOB.match(line)
        or _HELD.match(line)
        or _bodies(page, line)
        or words.is_special_body(words.united(line))
    )


def _bodies(page: Page, line: str) -> bool:
    """Whether a line names one or two bodies and nothing else."""
    if page.language == "zh":
        line = "".join(line.split())
    rest = line
    for named in reversed(list(names.find_bodies(line, page.language)) if len(line) < 120 else []):
        rest = rest[: named.span.start] + rest[named.span.end :]
    return rest != line and not words.without_organisation(rest)


def run_end(page: Page) -> int:
    """Where a masthead that stands on one line with the text after it ends; 0 where there is none."""
    own = page.own
    if own is None or len(page.reading.block_at(own.span.start).span) < 300:
        return 0
    end, last = own.span.end, -1
    while end != last:
        last = end
        if found := _RUN.match(page.text, end):
            end = found.end()
        day = next((one for one in page.opening_dates if one.span.start >= end), None)
        if day and len(day.span) and _before_date(page.text[end : day.span.start]):
            end = day.span.end
    return end if end > own.span.end else 0


def _before_date(between: str) -> bool:
    return not between.strip() or (len(between) < 60 and bool(re.fullmatch(r"\s*[^\W\d_][^\d\n:;]{1,40}, ", between)))


def find(page: Page) -> Iterator[Field]:
    """What the lines of a masthead say, where there is one."""
    own = page.own
    if own:
        yield page.field("symbol", own.span, own.key)
    yield from _languages(page)
    opening = page.text[:1500]
    found = (
        words.DISTRIBUTION.search(opening) if _holds(opening, "istr", "ISTR", "аспростр", "分发", "التوزيع") else None
    )
    if found:
        value = words.DISTRIBUTION_OF[found["words"].lower()]
        yield page.field("distribution", Span(*found.span("words")), value)
    if found := _job(page.text, 0, _FIRST_PAGES) or _job(page.text, max(_FIRST_PAGES, len(page.text) - _LAST_LINES)):
        yield page.field("job_number", Span(*found.span("words")))
    yield from _session(page)
    if own and not page.is_a(*_RECORDS):
        yield from _items(page)


def _holds(text: str, *cores: str) -> bool:
    return any(core in text for core in cores)


def _languages(page: Page) -> Iterator[Field]:
    opening = page.text[:2500]
    holds = _holds(opening, "riginal", "RIGINAL", "ригинал", "РИГИНАЛ", "原", "الأصل")
    original = words.ORIGINAL.search(opening) if holds else None
    if original:
        for word in words.LANGUAGE.finditer(opening, *original.span("words")):
            yield page.field("original_language", Span(*word.span()), words.LANGUAGE_OF[word.group().lower()])
    said = _language_line(page)
    if said:
        yield page.field("language", said, page.language)
    elif page.language != "und":
        yield Field("language", page.language)
    for other in page.others:
        yield Field("language", other)


def _language_line(page: Page) -> Span | None:
    """The line that names the language of this version, where it agrees with the text."""
    for block, line in words_of(page, page.leaves[0].lines[:20]):
        found = words.LANGUAGE.match(line)
        rest = line[found.end() :].strip(" *") if found else ""
        alone = found and (not rest or rest.lower() == "only" or words.ORIGINAL.match(rest))
        if found and alone and words.LANGUAGE_OF[found.group().lower()] == page.language:
            return Span(block.span.start, block.span.start + found.end())
    return None


def _job(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """The first job number; its digits are sought first, because the text is long and has few."""
    places = (core.start() - 2 for core in _JOB_CORE.finditer(text, start, len(text) if end is None else end))
    return next((found for place in places if (found := words.JOB.search(text, max(0, place - 5), place + 24))), None)


def _session(page: Page) -> Iterator[Field]:
    """The session: a line of the masthead; of a speech as its heading has it."""
    for block, line in words_of(page, page.head):
        found = words.session(line) if page.own or page.is_a(*_RECORDS) else None
        if found is None and page.is_a("statement") and not page.own:
            found = words.session(line, within=True)
        if found:
            yield page.field("session", found.moved(block.span.start))
            return


def _items(page: Page) -> Iterator[Field]:
    for block, line in words_of(page, page.head):
        said = list(words.items(line)) if len(line) < 300 else []
        for item in said:
            yield page.field("agenda_item", item.span.moved(block.span.start), item.value)
        if said:
            return
