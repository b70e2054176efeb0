"""The meeting a document comes from or was written for: its name, its days, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates, names
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import bodies, records, words
from apostille.reading.masthead.page import Leaf, Page, trimmed, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

_MEETING = (
    r"meeting|conference|summit|seminar|workshop|symposium|réunion|conférence|sommet|séminaire|colloque|reunión"
    r"|conferencia|cumbre"
    r"|seminario|совещани[еяию]|конференци[яиию]|встреч[аеиу]|саммит[ае]?|会议|峰会|研讨会|اجتماع|الاجتماع|مؤتمر"
    r"|المؤتمر|spotkani[ea]|konferencj[ai]"
)
_A_MEETING = re.compile(rf"(?<![^\W\d_])(?:{_MEETING})(?![^\W\d_])", re.IGNORECASE)
_HELD = re.compile(
    r",? (?:(?:which was |that was |to be )?held (?:in|at)|which took place (?:in|at)|qui s['’]est tenue? à"
    r"|tenue? à|qui s['’]est déroulée? à"
    r"|celebrad[ao] en|que se celebró en|que tuvo lugar en|(?:которая |которое )?(?:состоявш\w+|проходивш\w+"
    r"|состоялось|состоялась) в"
    r"|(?:الذي|التي) عقدت? في|المعقودة? في)"
    r" (?P<place>[^\W\d_][^\n\d,;:.]{1,60}?)(?:,? (?:on|from|les?|du|el|del|los días|с|в период с|في|من"
    r"|między))?,? ?$",
    re.IGNORECASE,
)
_HELD_HAN = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{2,10})举行的(?P<event>[\u4e00-\u9fff“”\d]{3,40}?(?:会议|峰会|研讨会|论坛))"
)
_GATHERED = re.compile(
    r"(?:meeting|assembled|gathered|reunidos|réunis?|reunidas|собравш\w+|المجتمعون) (?:in|at|en|à|в|في) "
    r"(?P<place>[^\W\d_][^\n\d,;:.]{1,40}?) ?(?:on|los días|el|les?|с|в|في|from|del)? ?$",
    re.IGNORECASE,
)
_DEBATE = re.compile(
    r"(?:general debate|débat général|debate general|общ(?:ие прения|их прениях|их прений)"
    r"|المناقشة العامة)[^\n,.;:，]{0,120}"
    r"|一般性辩论",
    re.IGNORECASE,
)

_NAME_BEFORE = re.compile(r"(?<=(?:the|The) )(?:[A-Z][\w’-]* ){1,5}$")
"""Capitals right before the word for a meeting belong to its name: "the *African Union* Conference"."""
_NO_EVENT = re.compile(
    r"\d{4}|communiqu|comunicado|коммюнике|公报|statement|déclaration|representative|représentant|представител|إلى|أمام",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Field]:
    """Event, event_date and place: of a masthead, of a sentence that says all three, of the lines of a heading."""
    if page.is_a(*records.RECORDS):
        return
    found = list(_of_masthead(page)) or list(_in_a_sentence(page)) or list(_gathered(page))
    if not found and page.own is None:
        found = [field for leaf in reversed(page.leaves) for field in _on_lines(page, leaf)][:3]
    yield from found
    if not found and page.is_a("statement"):
        yield from _debate(page)


def _of_masthead(page: Page) -> Iterator[Field]:
    """ "Vienna, 30 April-11 May 2012" under the name of a conference."""
    if page.own is None:
        return
    for block, _ in words_of(page, page.head):
        line = page.dateline(block)
        if line and line.place and ("/" in line.day.value or _follows_session(page, block)):
            conference = _conference(page)
            if conference:
                yield page.field("event", conference, words.united(page.mixed(conference.of(page.text))))
            yield page.field("event_date", line.day.span, line.day.value)
            yield page.field("place", line.place)
            return


def _follows_session(page: Page, block: Block) -> bool:
    above = next((one for one in reversed(page.head) if one.span.end < block.span.start), None)
    return bool(above and words.session(above.span.of(page.text)))


def _conference(page: Page) -> Span | None:
    head = list(words_of(page, page.head))
    named = next((block for block, line in head if words.is_special_body(words.united(line))), None)
    if named is None or bodies.torn(page, named):
        return None
    span = Span.covering(bodies.first_line(page, named, head).span, bodies.last_line(page, named, head).span)
    if span and page.own and span.contains(page.own.span):
        span = Span(span.start, max(span.start + 1, page.own.span.start))
    return trimmed(page.text, span, " *,;") if span else None


def _in_a_sentence(page: Page) -> Iterator[Field]:
    """ "la réunion marquant …, qui s'est tenue à Cracovie (Pologne) les 31 mai et 1er juin 2004" in the first part."""
    best: tuple[Span, Span, Dated] | None = None
    for day in page.opening_dates:
        if not page.leaves[0].span.contains(day.span):
            break
        found = _sentence(page, day) or _sentence_han(page, day)
        if found and (best is None or best[0].of(page.text).isupper()):
            best = found
    if best:
        event, place, day = best
        yield page.field("event", event, _capital(page.mixed(event.of(page.text))))
        yield page.field("event_date", day.span, day.value)
        yield page.field("place", place)


def _sentence(page: Page, day: Dated) -> tuple[Span, Span, Dated] | None:
    start = page.reading.block_at(day.span.start).span.start
    floor = max(start, day.span.start - 420)
    before = page.text[floor : day.span.start]
    held = next((one for one in _HELD.finditer(before)), None)
    named = [one for one in _A_MEETING.finditer(before, 0, held.start())] if held else []
    if held is None or not named:
        return None
    # The meeting nearest to "held" that is not part of another one's name: the first after the last full stop or verb.
    name = _NAME_BEFORE.search(before, 0, named[-1].start())
    event = trimmed(page.text, Span(floor + (name.start() if name else named[-1].start()), floor + held.start()))
    return (event, Span(*held.span("place")).moved(floor), day) if len(event) > 12 else None


def _sentence_han(page: Page, day: Dated) -> tuple[Span, Span, Dated] | None:
    found = _HELD_HAN.match(page.text, day.span.end)
    return (Span(*found.span("event")), Span(*found.span("place")), day) if found else None


def _gathered(page: Page) -> Iterator[Field]:
    """ "The Ministers, meeting in Montevideo on 29 and 30 November 2007, …" in the first words of a declaration."""
    if not page.is_a("declaration", "press_release", "statement"):
        return
    for day in page.opening_dates:
        floor = page.reading.block_at(day.span.start).span.start
        found = _GATHERED.search(page.text, max(floor, day.span.start - 160), day.span.start)
        if found and day.span.start < 2000:
            yield page.field("event_date", day.span, day.value)
            if page.is_a("declaration"):
                yield page.field("place", Span(*found.span("place")))
            return


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _on_lines(page: Page, leaf: Leaf) -> Iterator[Field]:
    """A heading that names a meeting, near a line with its place and its days."""
    lines = leaf.lines[:10]
    named = next((block for block in lines if block.kind == "heading" and _is_event(page, block)), None)
    days = [
        (block, day)
        for block in lines
        if block.kind == "heading"
        for day in dates.find(block.span.of(page.text), page.language)
    ]
    if named is None or not days:
        return
    block, day = days[0]
    if block.span.start < named.span.start:
        return  # below a date stands what a paper is about
    yield page.field("event", named.span)
    yield page.field("event_date", day.span.moved(block.span.start), day.value)
    line = page.dateline(block)
    if line and line.place:
        yield page.field("place", line.place)
    elif place := re.search(r", (?P<place>[^\W\d_]{3,20})$", named.span.of(page.text)):
        yield page.field("place", Span(*place.span("place")).moved(named.span.start))


def _is_event(page: Page, block: Block) -> bool:
    """A meeting that is no standing body, no line about somebody."""
    line = block.span.of(page.text)
    standing = next(names.find_bodies(line, page.language), None) is not None
    return (
        bool(_A_MEETING.search(line))
        and 20 < len(line) < 200
        and not standing
        and not line[:1].islower()
        and not _NO_EVENT.search(line)
    )


def _debate(page: Page) -> Iterator[Field]:
    """The general debate, as the heading of a speech has it."""
    for block, line in words_of(page, page.head):
        if (found := _DEBATE.search(line)) and len(line) < 400:
            yield page.field("event", trimmed(page.text, Span(*found.span()).moved(block.span.start)))
            return
