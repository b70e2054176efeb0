"""What a document says about itself: each value as printed, with the span it was read from.

What it does not say is left out. Each finder is one entry of ``FINDERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from apostille.reading.draft import KEYS, Field
from apostille.reading.masthead import datelines, kinds, mailing, mastlines, occasions, speeches, titles
from apostille.reading.masthead.page import Page
from apostille.reading.reading import Reading

Finder = Callable[[Page], Iterator[Field]]

FINDERS: tuple[Finder, ...] = (
    titles.find, mastlines.find, datelines.find, mailing.find, speeches.find, occasions.find,
)  # fmt: skip
_ONCE = frozenset(("title", "kind", "symbol", "date", "body", "event", "event_date", "place", "issuer", "language"))


def _first_of_each(found: list[Field]) -> Iterator[Field]:
    """Of the keys a part has once, the first found; the finders stand in the order of their certainty."""
    seen: set[tuple[str, str | None]] = set()
    for field in found:
        one = (field.key, field.part)
        if field.key not in _ONCE or one not in seen:
            seen.add(one)
            yield field


def extract(reading: Reading, language: str) -> tuple[Field, ...]:
    """The metadata of a document in ``language`` (BCP 47), by key in the order of ``KEYS`` and then in text order.

    Every ``printed`` equals the text at its ``span``. The language itself is a field without a span where no line of
    the document says it.
    """
    kind = kinds.find(Page(reading, language))
    page = Page(reading, language, kind)
    found = list(_first_of_each([field for finder in FINDERS for field in finder(page)])) + ([kind] if kind else [])
    return tuple(sorted(found, key=lambda field: (KEYS.index(field.key), field.span.start if field.span else -1)))
