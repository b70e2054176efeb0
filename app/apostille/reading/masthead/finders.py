"""What a document says about itself: each value as printed, with the span it was read from.

What it does not say is left out. Each finder is one entry of ``FINDERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from apostille.reading.draft import KEYS, Field
from apostille.reading.masthead import (
    adoption,
    bodies,
    days,
    debates,
    kinds,
    lines,
    mailing,
    occasions,
    papers,
    records,
    speakers,
    titles,
)  # fmt: skip
from apostille.reading.masthead.page import Page
from apostille.reading.reading import Reading

Finder = Callable[[Page], Iterator[Field]]

FINDERS: tuple[Finder, ...] = (
    titles.find, lines.find, bodies.find, days.find, adoption.find, mailing.find, papers.find, speakers.find,
    records.find, occasions.find, debates.find,
)  # fmt: skip
"""In the order of their certainty."""
_ONCE = frozenset(("title", "kind", "symbol", "date", "event", "event_date", "place"))
_OF_ONE_FINDER = frozenset(("issuer", "body", "author", "addressee"))


def _chosen(found: Iterable[list[Field]]) -> Iterator[Field]:
    """Of the keys a part has once the first value; several values only where one finder gives them all."""
    seen: dict[tuple[str, str | None], int] = {}
    for number, fields in enumerate(found):
        for field in fields:
            one = (field.key, field.part)
            first = one not in seen
            again = field.key not in _ONCE and (field.key not in _OF_ONE_FINDER or seen.get(one) == number)
            seen.setdefault(one, number)
            if first or again:
                yield field


def extract(reading: Reading, language: str, others: Sequence[str] = ()) -> tuple[Field, ...]:
    """The metadata of a document in ``language`` (BCP 47) and perhaps in ``others``; by key, then in text order.

    Every ``printed`` equals the text at its ``span``. The language itself is a field without a span where no line of
    the document says it.
    """
    page = Page(reading, language, others=tuple(others))
    page.kind = kinds.find(page)
    found = list(_chosen(list(finder(page)) for finder in FINDERS)) + ([page.kind] if page.kind else [])
    order = {key: index for index, key in enumerate(KEYS)}
    return tuple(sorted(_unlike(found), key=lambda field: (order[field.key], field.span.start if field.span else -1)))


def _unlike(found: Iterable[Field]) -> Iterator[Field]:
    """Without the same value twice for one part."""
    seen: set[tuple[str, str, str | None]] = set()
    for field in found:
        one = (field.key, field.value, field.part)
        if one not in seen:
            seen.add(one)
            yield field
