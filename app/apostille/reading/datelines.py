"""Where and when a document was written: in its title, on a line of its own, in its letterhead, at its close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import mastlines
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.page import Leaf, Page
from apostille.reading.span import Span

_TITLE = re.compile(
    r"(?:note verbale|nota verbal|letters?|lettres?|cartas?|письм[оа]|вербальн\w+ нот\w+|رسالة|رسالتان متطابقتان|مذكرة شفوية)\b[^\n\d]{0,120}"
    r"(?:dated|datée|de fecha|от|مؤرخة|مؤرختان)(?: du)?\s*$",
    re.IGNORECASE,
)
_DOUBLE = "The|New|Den|San|Addis|Port|Buenos|Kuala|Abu|Saint|La|Los|Hong|Tel|Phnom|Santo|Rio|Mexico|Le|Santa|Cape|Panama|Guatemala|Kuwait|Vatican"
_NAME = r"[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*"
_PLACE = re.compile(
    rf"(?P<place>(?:(?:{_DOUBLE}|{_DOUBLE.upper()})[ ](?=[^\W\d_]))?{_NAME}(?: \([^\W\d_][^()\d\n]{{1,40}}\))?)"
    r"[ \u00a0]?[,،，]?[ \u00a0]{0,2}(?:le |the |den |el |on |this |dnia |, ?)?$"
)
_OPEN = re.compile(r"(?:^|[\n.\d)/]|[A-ZÉ]{3,}|\d[a-z]{0,2} |[a-zé)](?=[A-Z]))[ ]?$|[A-Z]{3,} $|[a-z] $")
_CLOSING = re.compile(
    r"(?:consideration|considération|consideración|уважении|hoogachting|Hochachtung|consideração)[^\n]{0,60}$", re.IGNORECASE
)
_FORMULA = re.compile(
    r"compliments|l['’]honneur|the hono[u]?r|beehrt|\bde eer\b|el honor|имеет честь|a honra|saluda|свидетельству|致意|تحيات"
)
_CONTEXT = 160


def find(page: Page) -> Iterator[Field]:
    """Date and place of the first part, where one of its own lines says them."""
    if mastlines.own_symbol(page):
        return
    leaf = page.leaves[0]
    for finder in (_in_title, _on_a_line, _in_letterhead, _at_the_close):
        if found := finder(page, leaf):
            day, place = found
            yield page.field("date", day.span, day.value, leaf.name)
            if place:
                yield page.field("place", place, _spelt(page, place))
            return


def _spelt(page: Page, place: Span) -> str:
    """A place printed in capitals as it is spelt elsewhere, else with a capital first."""
    mixed = page.mixed(place.of(page.text))
    return mixed.title() if mixed.isupper() else mixed


def _in_title(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    for day in page.opening_dates:
        before = page.text[max(0, day.span.start - _CONTEXT) : day.span.start].rsplit("\n", 1)[-1]
        if day.span.start < 600 and "/" not in day.value and _TITLE.search(before):
            return day, None
    return None


def _on_a_line(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    for block in leaf.lines[:8]:
        if len(block.span) > 300:
            return None
        if mastlines.is_date_line(page, block):
            day = next((one for one in page.opening_dates if block.span.contains(one.span)), None)
            if day:
                return day, _place_before(page, day, block.span.start)
    return None


def _place_before(page: Page, day: Dated, floor: int) -> Span | None:
    before = page.text[floor : day.span.start]
    found = _PLACE.search(before)
    if found is None or not found["place"][0].isupper() or not before[found.end("place") :].strip(" \u00a0").startswith((",", "،")):
        return None
    return Span(*found.span("place")).moved(floor)


def _in_letterhead(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "Libreville, le 3 août 2009" before the formula, in a letter whose first lines have run together."""
    first = next((block for block in leaf.blocks[:12] if block.kind != "heading"), None)
    if first is None:
        return None
    formula = _FORMULA.search(page.text, first.span.start, min(len(page.text), first.span.start + 900))
    end = formula.start() if formula else first.span.start + 90
    for day in page.opening_dates:
        if leaf.blocks[0].span.start <= day.span.start and first.span.start <= day.span.start < end and "/" not in day.value:
            place = _place_before(page, day, max(first.span.start, day.span.start - 60))
            if place and _opens(page, place, first.span.start):
                return day, place
    return None


def _opens(page: Page, place: Span, floor: int) -> bool:
    """Whether a place begins its line: nothing but a letterhead before it, and no word that would make it part of a sentence."""
    before = page.text[max(floor, place.start - 30) : place.start]
    return not re.search(r"(?:\b(?:at|in|of|à|de|du|en|im|te|op|den|und|and|signed|done|the)|,)\s*$", before)


def _at_the_close(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "… highest consideration. Kingston, 28 March 1989." """
    for day in page.opening_dates:
        place = _place_before(page, day, max(0, day.span.start - 40))
        start = place.start if place else day.span.start
        if "/" not in day.value and _CLOSING.search(page.text[max(0, start - 80) : start].rsplit("\n", 1)[-1]):
            return day, place
    return None
