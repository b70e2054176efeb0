"""Where and when a document was written: in its title, on a line of its own, in its letterhead, at its close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import mastlines
from apostille.reading.masthead.page import Leaf, Page
from apostille.reading.span import Span

_TITLE = re.compile(
    r"(?:identical |notes? )?(?:note verbale|notas? verbal(?:es)?|letters?|lettres?|cartas?|письм[оа]"
    r"|вербальн\w+ нот\w+|رسالة|رسالتان متطابقتان"
    r"|مذكرة شفوية)\b[^\n\d]{0,120}"
    r"(?:dated|datée|de fecha|от|مؤرخة|مؤرختان)(?: du)?\s*$",
    re.IGNORECASE,
)
_DOUBLE = (
    "The|New|Den|San|Addis|Port|Buenos|Kuala|Abu|Saint|La|Los|Hong|Tel|Phnom|Santo|Rio|Mexico|Le|Santa|Cape|Panama"
    "|Guatemala|Kuwait|Vatican"
)
_NAME = r"[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*"
_PLACE = re.compile(
    rf"(?<![^\W\d_])(?P<place>(?:(?:{_DOUBLE}"
    rf"|{_DOUBLE.upper()})[ ](?=[^\W\d_]))?{_NAME}(?: \([^\W\d_][^()\d\n]{{1,40}}\))?)"
    r"[ \u00a0]?[,،，]?[ \u00a0]{0,2}(?:le |the |den |el |on |this |dnia |, ?)?$"
)
_SEAM = re.compile("(?<=[a-zé])(?=[A-ZÉ])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBERED = re.compile(
    r"(?:circular )?(?:cablegram|savingram|telegram|memorandum|paper|agend(?:a|um)|report|despatch|dispatch"
    r"|letter|minute|note)\b[^\n]{0,60}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:high|highest|distinguished|haute|distinguée|alta|distinguida) (?:consideration|considération"
    r"|consideración|consideração)"
    r"|considération (?:la plus )?distinguée|уважении|hoogachting|Hochachtung)[^\n]{0,40}[^\w\n]\s?$",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"compliments|l['’]honneur|the hono[u]?r|beehrt|\bde eer\b|el honor|имеет честь|a honra|saluda|свидетельству"
    r"|致意|تحيات"
)
_CONTEXT = 160


def find(page: Page) -> Iterator[Field]:
    """Date and place of the first part, where its own lines say them; the date of each annex with a line for it."""
    if mastlines.own_symbol(page):
        return
    leaf = page.leaves[0]
    for finder in (_in_title, _after_its_number, _on_a_line, _in_letterhead, _at_the_close):
        if found := finder(page, leaf):
            day, place = found
            yield page.field("date", day.span, day.value, leaf.name)
            if place:
                yield page.field("place", place, _spelt(page, place))
            break
    for annex in page.leaves[1:]:
        if found := _on_a_line(page, annex):
            yield page.field("date", found[0].span, found[0].value, annex.name)


def _spelt(page: Page, place: Span) -> str:
    """A place printed in capitals as it is spelt elsewhere, else with a capital first."""
    mixed = page.mixed(place.of(page.text))
    return mixed.title() if mixed.isupper() else mixed


def _in_title(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    for day in page.opening_dates:
        line = page.text.rfind("\n", 0, day.span.start) + 1
        before = page.text[max(line, day.span.start - _CONTEXT) : day.span.start]
        if day.span.start < 900 and "/" not in day.value and _TITLE.match(before):
            return day, None
    return None


def _after_its_number(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "Cablegram UN29 NEW YORK, 10 January 1947, 9.25 p.m." """
    line = leaf.blocks[0].span if leaf.blocks else Span(0, 0)
    days = [day for day in page.opening_dates if line.contains(day.span)]
    if len(line) > 120 or len(days) != 1:
        return None
    before, after = page.text[line.start : days[0].span.start], page.text[days[0].span.end : line.end]
    if not _NUMBERED.fullmatch(before) or not re.fullmatch(r"[\s,.\d:]*(?:[ap]\.?m\.?)?", after):
        return None
    return days[0], _place_before(page, days[0], line.start)


def _on_a_line(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    for block in leaf.lines[:8]:
        if len(block.span) > 300:
            return None
        if mastlines.is_date_line(page, block):
            days = dates.find(block.span.of(page.text), page.language)
            if days:
                day = Dated(days[0].span.moved(block.span.start), days[0].printed, days[0].value)
                return day, _place_before(page, day, block.span.start)
    return None


def _place_before(page: Page, day: Dated, floor: int) -> Span | None:
    """The place right before a date and its comma; None where it is part of a longer name, or of a sentence."""
    before = page.text[floor : day.span.start]
    found = _PLACE.search(before)
    if found is None or not before[found.end("place") :].strip(" \u00a0").startswith((",", "،")):
        return None
    words = found["place"]
    # Where lines have run together ("HelsinkiHelsinki", "5DPLondon") the last capital begins the place.
    cut = max((seam.start() for seam in _SEAM.finditer(words)), default=0)
    place = Span(found.start("place") + cut, found.end("place")).moved(floor)
    return place if _is_place(page.text, place) else None


def _is_place(text: str, place: Span) -> bool:
    words, before = place.of(text), text[max(0, place.start - 24) : place.start].rsplit("\n", 1)[-1]
    joined = re.search(r"(?:\b[a-zéà]{1,4}|,)[ ]$", before)  # "Port of Spain", "Dar es Salaam", "done at Bonn"
    first = words.split(" ")[0]
    return (
        words[0].isupper() and not joined and not (first.isupper() and not words.isupper() and len(words.split()) > 1)
    )


def _in_letterhead(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "Libreville, le 3 août 2009" before the formula, in a letter whose first lines have run together."""
    lines = enumerate(leaf.blocks[:12])
    first = next((block for index, block in lines if len(block.span) > 40 and (index or block.kind != "heading")), None)
    if first is None:
        return None
    formula = _FORMULA.search(page.text, first.span.start, min(len(page.text), first.span.start + 900))
    end = formula.start() if formula else first.span.start + 90
    for day in page.opening_dates:
        if (
            leaf.blocks[0].span.start <= day.span.start
            and first.span.start <= day.span.start < end
            and "/" not in day.value
        ):
            place = _place_before(page, day, max(first.span.start, day.span.start - 60))
            if place:
                return day, place
    return None


def _at_the_close(page: Page, leaf: Leaf) -> tuple[Dated, Span | None] | None:
    """ "… highest consideration. Kingston, 28 March 1989." """
    for day in page.opening_dates:
        place = _place_before(page, day, max(0, day.span.start - 40))
        start = place.start if place else day.span.start
        if "/" not in day.value and _CLOSING.search(page.text[max(0, start - 80) : start].rsplit("\n", 1)[-1]):
            return day, place
    return None
