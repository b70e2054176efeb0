"""When and where: the document's own date, that of its distribution, that of its adoption, and where it was written.

The own date is that of a letter's or note's title, of a dateline, or of the words with which a treaty closes. A
masthead bears the day on which the document was handed in or distributed: it is the document's date only where the
document gives none of its own. The day on which a resolution was adopted is a third thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import closing, dateline, kind_titles, places
from apostille.reading.masthead.dateline import Dateline
from apostille.reading.masthead.page import Leaf, Page, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

Found = tuple[Dated, Span | None]

_LETTER = (
    r"(?:identical )?(?:notes? verbales?|letters?|cablegram|telegram|communication)\b[^\n\d]{0,140}dated"
    r"|(?:lettres?(?: identiques)?|notes? verbales?|télégramme)\b[^\n\d]{0,140}(?:datées?(?: du)?|en date du|du)"
    r"|(?:cartas?(?: idénticas)?|notas? verbal(?:es)?|telegrama)\b[^\n\d]{0,140}(?:de fecha|fechadas?(?: el)?|del?)"
    r"|(?:идентичные )?(?:письм[оа]|вербальн(?:ая|ые) нот[аы]|телеграмма)\b[^\n\d]{0,220}от"
    r"|(?:رسالة|رسالتان متطابقتان|رسائل متطابقة|مذكرة شفوية|مذكرتان شفويتان)\b[^\n\d٠-٩]{0,140}(?:مؤرختان|مؤرخة)"
)
_TITLE = re.compile(rf"(?:{_LETTER})\s*$", re.IGNORECASE)
_TITLE_HAN = re.compile(r"[^，。\n]{2,60}(?:给|致)[^，。\n]{2,60}的(?:普通照会|信|同文信)")
_NUMBERED = re.compile(
    r"(?:circular )?(?:cablegram|savingram|telegram|memorandum|paper|agend(?:a|um)|report|despatch|dispatch"
    r"|letter|minute|note|télégramme|telegrama|телеграмма)\b[^\n]{0,60}$",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"compliments|l['’]honneur|the hono[u]?r|beehrt|\bde eer\b|el honor|имеет честь|a honra|saluda|свидетельству"
    r"|致意|تحيات"
)
_ISSUED = re.compile(
    r"(?:issued|made|adopted|delivered|released|publiée?|faite?|prononcée?|adoptée?|formulada|hecha|emitida|publicada"
    r"|опубликованное|сделанное|от|صادر|الصادر|发表)\b[^\n\d]{0,40}$",
    re.IGNORECASE,
)
_SESSION_OF = re.compile(
    r"(?:meeting|séance|session|sesión|reunión|заседани[еи]|会议|全会|الجلسة|جلسة)\b[^\n]{0,30}(?:of|on|,|:|du|le"
    r"|del?|el|от"
    r"|في)? ?$",
    re.IGNORECASE,
)
_CONTEXT = 240
_OF_RECORDS = ("verbatim_record", "summary_record", "minutes")
_OF_MEETINGS = ("working_paper", "verbatim_record", "summary_record", "resolution", "decision", "report", "message")
"""Kinds written for a meeting: a line with several days tells when that was."""


def find(page: Page) -> Iterator[Field]:
    """Dates of the first part by what they are, place, and the date of each annex with a line for it."""
    leaf = page.leaves[0]
    masthead = (page.masthead_day or _meeting_day(page)) if page.own else None
    own = _own(page, leaf, masthead)
    part = None if page.own else leaf.name
    if own:
        day, place = own
        yield page.field("date", day.span, day.value, part)
        if place:
            yield page.field("place", place, places.spelt(page, place))
    if masthead:
        key = "distribution_date" if own else "date"
        yield page.field(key, masthead.span, masthead.value)
        if not own and (place := places.of_press_release(page)):
            yield page.field("place", place, places.spelt(page, place))
    for annex in page.leaves[1:]:
        if found := _on_a_line(page, annex) or _in_heading(page, annex):
            yield page.field("date", found[0].span, found[0].value, annex.name)


def _own(page: Page, leaf: Leaf, masthead: Dated | None) -> Found | None:
    """The date the document gives itself: under a masthead only that of a letter's or note's title."""
    finders = (_in_title, _after_its_number, _on_a_line, _in_letterhead, closing.find, _of_session)
    if page.own:
        found = _in_title(page, leaf) if page.is_a("letter", "note_verbale", "cablegram") else None
        return found if found and (masthead is None or found[0].span != masthead.span) else None
    found = next((found for finder in finders if (found := finder(page, leaf))), None)
    if found and found[1] is None:
        below = _on_a_line(page, leaf) if page.is_a("cablegram", "letter", "note_verbale") else None
        place = below[1] if below and below[0].value == found[0].value else places.of_press_release(page)
        return found[0], place
    return found


def _meeting_day(page: Page) -> Dated | None:
    """Of a record without another date the day of its meeting."""
    if not page.is_a("verbatim_record", "summary_record", "minutes"):
        return None
    lines = (line for block in page.head if (line := page.dateline(block)))
    return next((line.day for line in lines if "/" not in line.day.value), None)


def _in_title(page: Page, leaf: Leaf) -> Found | None:
    for day in page.opening_dates:
        start = page.text.rfind("\n", 0, day.span.start) + 1
        before = page.text[max(start, day.span.start - _CONTEXT) : day.span.start]
        if day.span.start > 2500 or not leaf.span.contains(day.span) or "/" in day.value:
            continue
        if _TITLE.match(before) or (not before.strip() and _TITLE_HAN.match(page.text, day.span.end)):
            return day, None
    return None


def _after_its_number(page: Page, leaf: Leaf) -> Found | None:
    """ "Cablegram UN29 NEW YORK, 10 January 1947, 9.25 p.m." """
    line = leaf.blocks[0].span if leaf.blocks else Span(0, 0)
    days = [day for day in page.opening_dates if line.contains(day.span)]
    if len(line) > 120 or len(days) != 1:
        return None
    before, after = page.text[line.start : days[0].span.start], page.text[days[0].span.end : line.end]
    if not _NUMBERED.fullmatch(before) or not re.fullmatch(r"[\s,.\d:]*(?:[ap]\.?m\.?)?", after):
        return None
    return days[0], places.before(page, days[0], line.start)


def _on_a_line(page: Page, leaf: Leaf) -> Found | None:
    """A dateline of its own among the first lines; the place may have the line above it for itself."""
    several: Found | None = None
    for block in leaf.lines[:12]:
        if len(block.span) > 300:
            break
        line = page.dateline(block) or _behind_title(page, block)
        if line and "/" not in line.day.value:
            return line.day, line.place or places.beside(page, leaf, block)
        if line and not page.is_a(*_OF_MEETINGS):
            several = several or (line.day, line.place)
    return several


def _of_session(page: Page, leaf: Leaf) -> Found | None:
    """ "Plenary meeting of 11 June 2009": of a speech without a date of its own that of the meeting it was made in."""
    for block, line in words_of(page, page.head if page.is_a("statement", *_OF_RECORDS) else ()):
        days = dates.find(line, page.language) if len(line) < 90 else ()
        if len(days) == 1 and "/" not in days[0].value and _SESSION_OF.search(line, 0, days[0].span.start):
            return Dated(days[0].span.moved(block.span.start), days[0].printed, days[0].value), None
    return None


def _behind_title(page: Page, block: Block) -> Dateline | None:
    """ "… of the General Assembly. New York, 7 October 2016": a title that ends with place and date."""
    found = dateline.tail(block.span.of(page.text), page.language) if page.is_a("statement", "declaration") else None
    if found is None or kind_titles.of_title(block.span.of(page.text)) is None:
        return None
    day, place = found[1].day, found[1].place
    moved = Dated(day.span.moved(block.span.start), day.printed, day.value)
    return Dateline(moved, place.moved(block.span.start) if place else None)


def _in_heading(page: Page, leaf: Leaf) -> Found | None:
    """ "Statement of the Ministry of Foreign Affairs, issued on 12 August 1994" """
    for block, line in words_of(page, leaf.lines[:4]):
        found = dates.find(line, page.language) if len(line) < 300 else ()
        if block.kind == "heading" and len(found) == 1 and _ISSUED.search(line, 0, found[0].span.start):
            return Dated(found[0].span.moved(block.span.start), found[0].printed, found[0].value), None
    return None


def _in_letterhead(page: Page, leaf: Leaf) -> Found | None:
    """ "Libreville, le 3 août 2009" before the formula, in a letter whose first lines have run together."""
    lines = enumerate(page.first_note[:12])
    first = next((block for index, block in lines if len(block.span) > 40 and (index or block.kind != "heading")), None)
    if first is None:
        return None
    formula = _FORMULA.search(page.text, first.span.start, min(len(page.text), first.span.start + 900))
    end = formula.start() if formula else first.span.start + 90
    for day in page.opening_dates:
        if first.span.start <= day.span.start < end and "/" not in day.value:
            place = places.before(page, day, max(first.span.start, day.span.start - 60))
            if place or day.span.start == first.span.start:
                return day, place or places.of_letterhead(page, day)
    return None
