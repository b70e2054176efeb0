"""Quotation marks and dashes in English text of Windows that was read on a Macintosh, or the reverse: "Presidentís"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_ENDS = "(?=(?:s|t|re|ll|ve|d|m)(?![^\\W_]))"
_PAGES = (("í", "ì", "î", "ñ", "ó"), ("Õ", "Ò", "Ó", "Ð", "Ñ"))
"""What apostrophe, the quotation marks and the two dashes become, either way."""
_MARKS = "’“”–—"
_FEWEST = 3
_MOST_OF_THEM = 0.6
"""In text of another language these letters are mostly letters."""


def misread_marks(sight: Sight) -> Iterator[Damage]:
    """The marks, where there are so many that no name explains them."""
    if sight.language != "en" or sight.ascii:
        return
    for page in _PAGES:
        if any(sign in sight.text for sign in page):
            found = list(_found(sight.text, page))
            beside = {sight.text[max(0, one.span.start - 6) : one.span.end] for one in found}
            every = sum(map(sight.text.count, page))
            if len(beside) >= _FEWEST and len(found) >= _MOST_OF_THEM * every and _are_paired(found):
                yield from found


def _are_paired(found: list[Damage]) -> bool:
    """Whether quotations that end have begun."""
    opened, closed = (sum(one.proposal == mark for one in found) for mark in "“”")
    return closed <= 2 * opened


def _found(text: str, page: tuple[str, ...]) -> Iterator[Damage]:
    for match in _pattern(page).finditer(text):
        yield Damage(Span(*match.span()), "mojibake", _MARKS[page.index(match.group())], 92)


@cache
def _pattern(page: tuple[str, ...]) -> re.Pattern[str]:
    """Each sign where its mark may stand; the sign first and what is before it next, which is sought faster."""
    apostrophe, opens, closes, *dashes = page
    return re.compile(
        f"{apostrophe}(?<=[a-zA-Z].){_ENDS}|{opens}(?<![^\\s(].)(?=[A-Za-z])|{closes}(?<=[a-z.,].)(?![^\\W_])"
        f"|[{''.join(dashes)}](?<=[a-z,] .)(?= [A-Za-z])"
    )
