"""The meeting a statement was made at: its name, its days, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import mastlines
from apostille.reading.masthead.page import Leaf, Page, trimmed
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
_HELD_AT = re.compile(r"^Held at (?:the )?[^\n]{3,90}?, (?P<place>[^\W\d_][\w .’'-]{1,40}),? on ", re.IGNORECASE)


def find(page: Page) -> Iterator[Field]:
    """Event, event_date and place, by a sentence that says all three, else by the lines of a heading."""
    found = (
        list(_in_a_sentence(page)) or [field for leaf in reversed(page.leaves) for field in _on_lines(page, leaf)][:3]
    )
    yield from found
    if not any(field.key == "place" for field in found):
        yield from _held_at(page)


def _held_at(page: Page) -> Iterator[Field]:
    for block in page.leaves[0].lines[:12]:
        found = _HELD_AT.match(block.span.of(page.text))
        if found:
            yield page.field("place", Span(*found.span("place")).moved(block.span.start))
            return


def _in_a_sentence(page: Page) -> Iterator[Field]:
    """ "la réunion marquant …, qui s'est tenue à Cracovie (Pologne) les 31 mai et 1er juin 2004" in the first part."""
    best: tuple[Span, Span, Dated] | None = None
    for day in page.opening_dates:
        if not page.leaves[0].span.contains(day.span):
            break
        found = _sentence(page, day)
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
    event = trimmed(page.text, Span(floor + named[-1].start(), floor + held.start()))
    return (event, Span(*held.span("place")).moved(floor), day) if len(event) > 12 else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _on_lines(page: Page, leaf: Leaf) -> Iterator[Field]:
    """A heading that names a meeting, near a line with its place and its days."""
    lines = leaf.lines[:10]
    if mastlines.own_symbol(page):
        return
    named = next((block for block in lines if block.kind == "heading" and _is_event(block.span.of(page.text))), None)
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
    place = re.match(r"(?P<place>[^\W\d_][^\d,\n]{1,50}),\s*$", block.span.of(page.text)[: day.span.start])
    if place:
        yield page.field("place", Span(*place.span("place")).moved(block.span.start))


def _is_event(words: str) -> bool:
    return (
        bool(_A_MEETING.search(words))
        and 20 < len(words) < 200
        and not re.search(r"\d{4}|statement|déclaration", words, re.IGNORECASE)
    )
