"""What the head of a page says of it: believed where the page bears it out, or where a cataloguer wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from apostille.importing.web.tree import HEADINGS, Document
from apostille.reading.draft import Field
from apostille.reading.fold import fold_text

_ISO = re.compile(r"((?:18|19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d])")
_TITLES = ("dc.title", "dcterms.title", "citation_title")
_DATES = ("dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued", "dc.date.created", "citation_publication_date")
_POSTED = ("article:published_time", "datepublished", "date", "pubdate")
_CREATORS = ("dc.creator", "dcterms.creator", "citation_author")
_SEPARATOR = re.compile(r"\s+[|–—»·:-]\s+|\s*\|\s*")
_FEWEST_WORDS = 3
_SHORTEST = 12


def sound(document: Document) -> tuple[Field, ...]:
    """What a cataloguer wrote (Dublin Core, citation tags): it may overrule what is found in the text."""
    fields = [*_first(document, "title", _TITLES), *_authors(document)]
    date = next((iso for name, value in document.meta if name in _DATES and (iso := iso_date(value))), "")
    return (*fields, *((Field("date", date, state="supplied"),) if date else ()))


def likely(document: Document, headings: Sequence[str]) -> tuple[Field, ...]:
    """What helps only where the text says nothing: the title of the window, the day on which the page was posted.

    The title of the window is taken without the name of the site; of a page with a heading the same words are.
    """
    found = [document.title, *(value for name, value in document.meta if name in ("og:title", "twitter:title"))]
    title = next((best for each in found if (best := _title(each, headings))), "")
    posted = next((iso for name, value in document.meta if name in _POSTED and (iso := iso_date(value))), "")
    named = (("title", title), ("date", posted))
    return tuple(Field(key, value, state="supplied") for key, value in named if value)


def iso_date(words: str) -> str:
    """The ISO date that the words begin with, or nothing."""
    found = _ISO.match(words.strip())
    return found.group() if found else ""


def headings_of(document: Document) -> list[str]:
    """The words of the headings of a page, the highest first."""
    found = [node for node in document.body.walk() if node.tag in HEADINGS[:2]]
    return [node.words() for node in sorted(found, key=lambda node: (node.tag, node.order))]


def _first(document: Document, key: str, names: Sequence[str]) -> Iterator[Field]:
    value = next((value for name, value in document.meta if name in names), "")
    if value:
        yield Field(key, value, state="supplied")


def _authors(document: Document) -> list[Field]:
    names = dict.fromkeys(value for name, value in document.meta if name in _CREATORS)
    return [Field("author", name, state="supplied") for name in names]


def _title(said: str, headings: Sequence[str]) -> str:
    """The heading that a title repeats, else the title without the name of the site, where it says enough."""
    folded = fold_text(said)
    for heading in headings:
        if len(heading) >= _SHORTEST and fold_text(heading) in folded:
            return heading
    first = max(_SEPARATOR.split(said), key=len, default="")
    enough = len(first) >= _SHORTEST and (first.count(" ") + 1 >= _FEWEST_WORDS or not first.isascii())
    return first if enough and not headings else ""
