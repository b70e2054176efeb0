"""The day on which a resolution or decision was adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import words
from apostille.reading.masthead.page import Page, words_of

_ADOPTED = re.compile(
    r"\b(?:adopted|approved|adoptée?s?|aprobad[ao]s?|принят\w*|اتخذ\w*|اعتمد\w*)\b|通过|决定|注意到", re.IGNORECASE
)
_MEETING_SAID = re.compile(r"\bmeetings?\b|séance|sesión|заседани|次(?:全体)?会议|جلست|الجلسة", re.IGNORECASE)


def find(page: Page) -> Iterator[Field]:
    """The day on which a resolution or decision was adopted: in its heading, or below its last words."""
    if not page.is_a("resolution", "decision"):
        return
    for found in (_adopted_above(page), _adopted_below(page)):
        if found:
            yield page.field("adoption_date", found.span, found.value)
            return


def _adopted_above(page: Page) -> Dated | None:
    """ "Adopted by the Security Council at its 4956th meeting, on 28 April 2004" """
    for block, line in words_of(page, page.leaves[0].lines):
        if len(line) > 420 or not _ADOPTED.search(line):
            continue
        days = dates.find(line, page.language)
        said = _MEETING_SAID.search(line) or (block.kind == "heading" and _ADOPTED.search(line))
        if len(days) == 1 and said:
            return Dated(days[0].span.moved(block.span.start), days[0].printed, days[0].value)
    return None


def _adopted_below(page: Page) -> Dated | None:
    """ "67th plenary meeting" and "6 December 2006" under the last paragraph."""
    last = page.leaves[0].blocks[-8:]
    for one, other in pairwise(last):
        for day, meeting in ((one, other), (other, one)):
            line = page.dateline(day)
            if line and words.MEETING.fullmatch(meeting.span.of(page.text).strip(" ,،，")):
                return line.day
    return None
