"""How documents close: "Done at Vienna on 3 March 1981", "… highest consideration. Kingston, 28 March 1989"."""

from __future__ import annotations

import re

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.masthead import places, written
from apostille.reading.masthead.page import Leaf, Page
from apostille.reading.span import Span

_CONSIDERATION = re.compile(
    r"(?:(?:high|highest|distinguished|haute|distinguée|alta|distinguida) (?:consideration|considération"
    r"|consideración|consideração)"
    r"|considération (?:la plus )?distinguée|уважении|hoogachting|Hochachtung)[^\n]{0,40}[^\w\n]\s?$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:\b(?:DONE|Done|FAIT|Fait|HECHO|Hecho|FEITO|Feito|GEDAAN|Gedaan|GESCHEHEN|Geschehen|SIGNED|Signed|ADOPTED"
    r"|СОВЕРШЕНО"
    r"|Совершено|ПОДПИСАНО|Подписано|Sporządzono)\b|订于|签于|本.{1,4}于|حرر(?:ت)? (?:في|ب)|وقع(?:ت)? في)"
)
_CITY = re.compile(
    r"(?:[^\W\d_]+ ){0,4}?(?:,? ?(?:at|in|à|en|a|te|zu|em|в|во|w|في)) (?:the (?:city|cities) of |la ville de "
    r"|la ciudad de "
    r"|городе )?(?P<place>[^\W\d_][^\d\n,;:]{2,60}?),?[ ](?:on|this|the|le|el|a los|den|op|am|em|в|dnia|in|,|\d"
    r"|[а-яё]+ )"
)
_ASIDE = re.compile(r", (?:en|in|в|em) [^,\n]{4,50}, ")
_HAN_CITY = re.compile("在(?P<place>[\u4e00-\u9fff]{2,8}?)(?:签订|签署|订立|签字|缔结)")
_SPAN = 260
_BETWEEN = re.compile(r"(?:[.,:)\]][ \u00a0]?|\n|[a-z])$")


def find(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """Date and place of the words a treaty, a note or a paper closes with."""
    return _done(page, leaf) or _at_the_close(page, leaf) or _on_last_line(page, leaf) or _last_words(page, leaf)


def _done(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """The first "Done at …" of a treaty or declaration that has a date."""
    if not page.is_a("treaty", "declaration", "decision", "other"):
        return None
    for found in _DONE.finditer(page.text, leaf.span.start, leaf.span.end):
        end = min(page.text.find("\n", found.end()) % (len(page.text) + 1), found.end() + _SPAN)
        said = page.text[found.end() : end]
        day = next(iter(dates.find(said, page.language)), None) or written.find(said)
        if day:
            return Dated(day.span.moved(found.end()), day.printed, day.value), _place(page, found, end)
    return None


def _place(page: Page, done: re.Match[str], end: int) -> Span | None:
    if han := _HAN_CITY.search(page.text, done.end(), end):
        return Span(*han.span("place"))
    start = done.end()
    if aside := _ASIDE.match(page.text, start, end):
        start = aside.end() - 1
    found = _CITY.match(page.text, start, end) or _CITY.match(page.text, start + 1, end)
    if found is None or not found["place"][0].isupper():
        return None
    return Span(*found.span("place"))


def _at_the_close(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "… highest consideration. Kingston, 28 March 1989." """
    end = page.first_note[-1].span.end if page.first_note else leaf.span.end
    start = leaf.span.start
    for day in _dates(page, start, end):
        place = places.before(page, day, max(0, day.span.start - 40))
        begin = place.start if place else day.span.start
        if "/" not in day.value and _CONSIDERATION.search(page.text[max(0, begin - 80) : begin].rsplit("\n", 1)[-1]):
            return day, place
    return None


def _dates(page: Page, start: int, end: int) -> list[Dated]:
    """The dates of the opening, and of the last words of the first note."""
    if end <= page.opening.end:
        return [day for day in page.opening_dates if day.span.end <= end]
    floor = max(start, end - 900)
    said = dates.find(page.text[floor:end], page.language)
    return [*page.opening_dates, *(Dated(day.span.moved(floor), day.printed, day.value) for day in said)]


def _last_words(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "… in Europe. The Hague, 13 December 1968. The Ministry of Foreign Affairs": where lines have run on."""
    if not page.is_a("note_verbale", "letter") or not page.first_note:
        return None
    start, end = page.first_note[0].span.start, page.first_note[-1].span.end
    for block in reversed(page.first_note[-8:]):
        floor = max(start, block.span.end - 400)
        for said in dates.find(page.text[floor : block.span.end], page.language):
            day = Dated(said.span.moved(floor), said.printed, said.value)
            place = places.before(page, day, max(floor, day.span.start - 40))
            ends = not page.text[day.span.end : end].strip() or page.text[day.span.end] in ".\n" or "/" in day.value
            if place and ends and _BETWEEN.search(page.text, max(0, place.start - 2), place.start):
                return day, place
    return None


def _on_last_line(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """A dateline with a place among the last lines of a note or paper."""
    if not page.is_a("aide_memoire", "note_verbale", "letter", "declaration", "message", "other"):
        return None
    for block in reversed(page.first_note[-6:]):
        line = page.dateline(block)
        if line and "/" not in line.day.value:
            return line.day, line.place
    return None
