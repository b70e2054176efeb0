"""The lines of a masthead: symbol, date, distribution, languages, session, agenda item, job number, body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates, names, symbols
from apostille.reading.draft import Field
from apostille.reading.masthead.page import Page, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

_LANGUAGES = {
    "en": "english anglais inglés ingles английский английском 英文 英语 بالإنكليزية الإنكليزية بالانكليزية",
    "fr": "french français francais francés frances французский французском 法文 法语 بالفرنسية الفرنسية",
    "es": "spanish espagnol español espanol испанский испанском 西班牙文 西班牙语 بالإسبانية الإسبانية بالاسبانية",
    "ru": "russian russe ruso русский русском 俄文 俄语 بالروسية الروسية",
    "ar": "arabic arabe árabe арабский арабском 阿拉伯文 阿拉伯语 بالعربية العربية",
    "zh": "chinese chinois chino китайский китайском 中文 汉语 بالصينية الصينية",
}
_CODES = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_LANGUAGE = "|".join(sorted(_CODES, key=len, reverse=True))
_LANGUAGE_WORD = re.compile(rf"(?<![^\W\d_])(?:{_LANGUAGE})(?![^\W\d_])", re.IGNORECASE)
_ORIGINAL = re.compile(
    rf"(?:original(?:e| language)?|язык оригинала|оригинал|原件|原文|الأصل)[ \u00a0]?[:：][ \u00a0]?"
    rf"(?P<words>(?:на )?(?:{_LANGUAGE})(?:(?:[/,、和]| and | et | y | и | و){{1,2}}[ ]?(?:{_LANGUAGE})){{0,5}})",
    re.IGNORECASE,
)
_DISTRIBUTIONS = {
    "General": "general générale generale общая общее 普遍 عام عامة",
    "Limited": "limited limitée limitada ограниченная ограниченное 有限 محدود محدودة",
    "Restricted": "restricted restreinte restringida reservada 限制 مقيد",
    "Confidential": "confidential confidentielle confidencial",
}
_DISTRIBUTION_OF = {word: value for value, words in _DISTRIBUTIONS.items() for word in words.split()}
_DISTRIBUTION = re.compile(
    rf"(?:distr(?:ibution|ibución)?\.?|распространение|分发|التوزيع)[ \u00a0]?[:：.]{{0,2}}\s{{0,2}}"
    rf"(?P<words>{'|'.join(sorted(_DISTRIBUTION_OF, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?P<words>[a-z-]{4,20}(?:[ -](?:and )?[a-z-]{3,12})?(?: (?:special|regular|emergency special|substantive"
    r"|annual))? session"
    r"|\d{1,3}(?:st|nd|rd|th) (?:special |regular |substantive )?session"
    r"|[a-zé-]{5,30}(?:[ -]et[ -]uni[èe]me)? session(?: extraordinaire| ordinaire)?"
    r"|[a-zé]{5,20}(?: [a-zé]{4,12})? (?:período|periodo) (?:extraordinario )?de sesiones"
    r"|[а-яё]{5,20}(?: [а-яё]{4,14})?(?: специальная)? сессия|第[一二三四五六七八九十百\d]{1,5}届(?:特别)?会议"
    r"|الدورة [\u0600-\u06ff]{4,14}(?: و[\u0600-\u06ff]{4,12})?)"
    r"[.,]?(?=\s*$|\s{1,3}(?:agenda|item|point|tema|пункт|议程|البند))",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^(?:provisional )?(?:agenda items?|items?|points? (?=[\d, et]{1,12}de l['’]ordre)"
    r"|temas?(?= [\d, y]{1,10} del programa)|пункт(?:ы)?(?= [\d, и]{1,10} (?:предварительной )?повестки)"
    r"|(?:临时)?议程项目|البند(?=[ ]?[\d٠-٩]))[ \u00a0]?(?P<words>\d{1,3}(?: ?\([a-z]\))?)(?!\d)(?:\s*[*.:]?\s*$"
    r"|[ ](?:of the|de l|del|\(|[a-z]|предвар|повестки|من)|(?= ))",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?<![\w.])(?P<words>(?:GE|V|NY|OPCW|K|M|LA|AA|N|R|HE|NA)\.\d{2}-\d{4,6}|\d{2}-\d{5}(?= {1,3}\([ACEFRS]\)))(?!\d)"
)
_JOB_CORE = re.compile(r"\d\d-\d{4}")
_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n:;«»“”()]{1,50}?(?:\([^\W\d_][^()\d]{1,40}\))?)[ \u00a0]?[,،，][ \u00a0]?(?:le "
    r"|el |the |den |on )?$",
    re.IGNORECASE,
)


def is_date_line(page: Page, block: Block) -> bool:
    """Whether a short paragraph is a date, or a place and a date."""
    words = block.span.of(page.text)
    if len(words) > 90:
        return False
    footnoted = re.search(r"(?<!\d)[12]\d{4}$", words)  # the year with the mark of a footnote
    found = dates.find(words[:-1] if footnoted else words, page.language)
    return len(found) == 1 and bool(_before_date(words[: found[0].span.start])) and len(words) - found[0].span.end < 16


def _before_date(words: str) -> bool:
    return not words.strip() or bool(_PLACE_DATE.fullmatch(words))


def own_symbol(page: Page) -> symbols.Symbol | None:
    """The symbol of the document itself: alone on one of the first lines, or before a date or a language on it."""
    opening = page.text[:1500]
    found = list(symbols.find(opening))
    for index, symbol in enumerate(found):
        line_start = opening.rfind("\n", 0, symbol.span.start) + 1
        line_end = opening.find("\n", symbol.span.end)
        before = opening[line_start : symbol.span.start].strip()
        after = opening[symbol.span.end : line_end if line_end >= 0 else len(opening)].strip(" *")
        if not _is_own(page, before, after, symbol):
            continue
        return _joined(page, symbol, found[index + 1 : index + 2])
    return None


def _is_own(page: Page, before: str, after: str, symbol: symbols.Symbol) -> bool:
    alone = (
        not before
        or before.isupper()
        or bool(_DISTRIBUTION.search(before))
        or names.body(before, page.language) is not None
    )
    dated = any(day.span.start <= 1 for day in dates.find(after[:40], page.language))
    ends = not after or dated or bool(_LANGUAGE_WORD.match(after)) or bool(_ORIGINAL.match(after))
    twin = next(symbols.find(after), None)
    return alone and (ends or (twin is not None and twin.span.start == 0)) and "RES/" + "0" not in symbol.key


def _joined(page: Page, first: symbols.Symbol, rest: list[symbols.Symbol]) -> symbols.Symbol:
    """A joint symbol printed on two lines ("A/47/60", "S/23329") is one."""
    for second in rest:
        between = page.text[first.span.end : second.span.start]
        if (
            not between.strip()
            and len(between) <= 3
            and {first.key[0], second.key[0]} <= set("ASE")
            and first.key[0] != second.key[0]
        ):
            span = Span.covering(first.span, second.span)
            return symbols.Symbol(span, span.of(page.text), f"{first.key}-{second.key}")
    return first


def is_line(page: Page, span: Span) -> bool:
    """Whether a short paragraph is one of a masthead: a symbol, a date, a language, a session, an agenda item."""
    words = span.of(page.text)
    symbol = next(symbols.find(words), None)
    return bool(
        (symbol and symbol.span.start == 0)
        or is_date_line(page, page.reading.block_at(span.start))
        or _LANGUAGE_WORD.fullmatch(words)
        or _ORIGINAL.match(words)
        or _SESSION.fullmatch(words)
        or _AGENDA.match(words)
        or re.match(r"held (?:at|in|on)\b", words, re.IGNORECASE)
    )


_RUN = re.compile(
    rf"\s*(?:{_ORIGINAL.pattern}|{_DISTRIBUTION.pattern.replace('words', 'distr')}|{_LANGUAGE_WORD.pattern})",
    re.IGNORECASE,
)


def run_end(page: Page) -> int:
    """Where a masthead that stands on one line with the text after it ends; 0 where there is none."""
    own = own_symbol(page)
    if own is None or len(page.reading.block_at(own.span.start).span) < 300:
        return 0
    end, last = own.span.end, -1
    while end != last:
        last = end
        if found := _RUN.match(page.text, end):
            end = found.end()
        day = next((one for one in page.opening_dates if one.span.start >= end), None)
        if day and _before_date(page.text[end : day.span.start].lstrip()):
            end = day.span.end
    return end if end > own.span.end else 0


def find(page: Page) -> Iterator[Field]:
    """What the lines of a masthead say, where there is one."""
    own = own_symbol(page)
    if own:
        yield page.field("symbol", own.span, own.key)
        yield from _dated(page, own)
    yield from _languages(page)
    yield from _lines(page, masthead=own is not None)
    yield from _body(page)


def _dated(page: Page, own: symbols.Symbol) -> Iterator[Field]:
    """The date of a document with a symbol: alone on its line, or right after symbol or distribution."""
    for day in page.opening_dates:
        if day.span.start > 1500 or "/" in day.value:
            continue
        before = page.text[page.text.rfind("\n", 0, day.span.start) + 1 : day.span.start].strip()
        near = symbols.canonical(before.split(" ")[-1]) == own.key or not before or _DISTRIBUTION.search(before)
        if near and day.span.start > own.span.start - 200:
            yield page.field("date", day.span, day.value)
            return


def _languages(page: Page) -> Iterator[Field]:
    opening = page.text[:2500]
    original = _ORIGINAL.search(opening)
    if original:
        for word in _LANGUAGE_WORD.finditer(opening, *original.span("words")):
            yield page.field("original_language", Span(*word.span()), _CODES[word.group().lower()])
    said = _language_line(page)
    if said:
        yield page.field("language", said, page.language)
    elif page.language != "und":
        yield Field("language", page.language)


def _language_line(page: Page) -> Span | None:
    """The line that names the language of this version, where it agrees with the text."""
    for block, words in words_of(page, page.leaves[0].lines[:16]):
        found = _LANGUAGE_WORD.match(words)
        alone = (found and not words[found.end() :].strip(" *")) or (
            found and _ORIGINAL.match(words[found.end() :].strip())
        )
        if found and alone and _CODES[found.group().lower()] == page.language:
            return Span(block.span.start, block.span.start + found.end())
    return None


def _lines(page: Page, *, masthead: bool) -> Iterator[Field]:
    opening = page.text[:1500]
    if found := _DISTRIBUTION.search(opening):
        yield page.field("distribution", Span(*found.span("words")), _DISTRIBUTION_OF[found["words"].lower()])
    if found := _job(page.text):
        yield page.field("job_number", Span(*found.span("words")))
    for key, pattern in (("session", _SESSION), ("agenda_item", _AGENDA)) if masthead else ():
        for block, words in words_of(page, page.leaves[0].lines[:16]):
            found = pattern.match(words) if len(words) < 300 else None
            if found:
                span = Span(*found.span("words")).moved(block.span.start)
                yield page.field(key, span)
                break


def _job(text: str) -> re.Match[str] | None:
    """The first job number; its digits are sought first, because the text is long and has few."""
    places = (core.start() for core in _JOB_CORE.finditer(text))
    return next((found for place in places if (found := _JOB.search(text, max(0, place - 5), place + 24))), None)


def _body(page: Page) -> Iterator[Field]:
    """The body named by one of the first lines alone, or at its head before the symbol."""
    for leaf in page.leaves:
        for block, words in words_of(page, leaf.lines[:10]):
            if len(words) > 200:
                break
            found = next(names.find_bodies(words, page.language), None)
            if found and found.span.start <= _united_nations(words) and not words[found.span.end :].strip(" *.,"):
                yield page.field("body", found.span.moved(block.span.start), found.value)
                return
    yield from _body_of_series(page)


_SERIES = {
    "CD": "Conference on Disarmament",
    "S": "Security Council",
    "A": "General Assembly",
    "E": "Economic and Social Council",
}


def _body_of_series(page: Page) -> Iterator[Field]:
    """The body whose series the document's symbol belongs to, where its first words name it."""
    own = own_symbol(page)
    series = _SERIES.get(own.key.split("/")[0]) if own and "-S/" not in own.key else None
    if series is None:
        return
    wanted = names.body(series, page.language)
    for found in names.find_bodies(page.text[:1500], page.language):
        if found.value == wanted:
            yield page.field("body", found.span, found.value)
            return


def _united_nations(words: str) -> int:
    found = re.match(
        r"(?:United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|联合国|الأمم المتحدة)\s+",
        words,
    )
    return found.end() if found else 0
