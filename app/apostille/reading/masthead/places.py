"""Where a document was written: the place before a date, in a letterhead, at the head of a press release."""

from __future__ import annotations

import re

from apostille.reading.dates import Dated
from apostille.reading.masthead import dateline
from apostille.reading.masthead.page import Leaf, Page, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

_DOUBLE = (
    "The|New|Den|San|Addis|Port|Buenos|Kuala|Abu|Saint|La|Los|Hong|Tel|Phnom|Santo|Rio|Mexico|Le|Santa|Cape|Panama"
    "|Guatemala|Kuwait|Vatican|Nueva"
)
_NAME = r"[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*"
_PLACE = re.compile(
    rf"(?<![^\W\d_])(?P<place>(?:Port of |Dar es )?(?:(?:{_DOUBLE}"
    rf"|{_DOUBLE.upper()})[ ](?=[^\W\d_]))?{_NAME}(?: \([^\W\d_][^()\d\n]{{1,40}}\))?)"
    r"[ \u00a0]?[,،，]?[ \u00a0]{0,2}(?:le |the |den |el |on |this |dnia |, ?)?$"
)
_SEAM = re.compile("(?<=[a-zé])(?=[A-ZÉ])|(?<=[A-Z])(?=[A-Z][a-z])")
_PRESS = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{2,24}), (?:le )?\d{1,2}(?:er)?(?: de)? [^\W\d_]{3,10}(?: \(.{1,30}\))? ?[-–—]",
    re.MULTILINE,
)
_TOWN = re.compile(r"(?P<place>[A-ZÀ-Þ][^\W\d_]{2,20}(?: [A-ZÀ-Þ][^\W\d_]{2,20})?), [A-ZÀ-Þ][\w ]{2,20}")


def spelt(page: Page, place: Span) -> str:
    """A place printed in capitals as it is spelt elsewhere, else with a capital first."""
    mixed = page.mixed(place.of(page.text))
    return mixed.title() if mixed.isupper() else mixed


def before(page: Page, day: Dated, floor: int) -> Span | None:
    """The place right before a date and its comma; None where it is part of a longer name, or of a sentence."""
    text = page.text[floor : day.span.start]
    found = _PLACE.search(text)
    if found is None or not text[found.end("place") :].strip(" \u00a0").startswith((",", "،")):
        return None
    # Where lines have run together ("HelsinkiHelsinki", "5DPLondon") the last capital begins the place.
    cut = max((seam.start() for seam in _SEAM.finditer(found["place"])), default=0)
    place = Span(found.start("place") + cut, found.end("place")).moved(floor)
    return place if _is_place(page.text, place) else None


def _is_place(text: str, place: Span) -> bool:
    said, before = place.of(text), text[max(0, place.start - 24) : place.start].rsplit("\n", 1)[-1]
    joined = re.search(r"(?:\b[a-zéà]{1,4}|,)[ ]$", before)  # "Port of Spain", "Dar es Salaam", "done at Bonn"
    first = said.split(" ")[0]
    return (
        said[0].isupper()
        and not joined
        and not (first.isupper() and not said.isupper() and len(said.split()) > 1)
        and dateline.is_place(said)
    )


def of_letterhead(page: Page, day: Dated) -> Span | None:
    """The place of a letterhead right above a letter that begins with its date: "SUVA, FIJI"."""
    above = [block for block in page.first_note if block.span.end <= day.span.start][-1:]
    for block, line in words_of(page, above):
        found = _TOWN.fullmatch(line)
        if found and block.kind == "heading" and dateline.is_place(found["place"]):
            return Span(*found.span("place")).moved(block.span.start)
    return None


def beside(page: Page, leaf: Leaf, day: Block) -> Span | None:
    """A seat of the UN that has the line above or below a date for itself."""
    at = leaf.lines.index(day)
    for block, line in words_of(page, (*leaf.lines[max(0, at - 1) : at], *leaf.lines[at + 1 : at + 2])):
        if found := dateline.SEAT.fullmatch(line):
            return Span(*found.span("place")).moved(block.span.start)
    return None


def of_press_release(page: Page) -> Span | None:
    """ "GENÈVE, 13 février --" at the head of a press release."""
    if not page.is_a("press_release"):
        return None
    found = _PRESS.search(page.text, 0, 2500)
    return Span(*found.span("place")) if found else None
