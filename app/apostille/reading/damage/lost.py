"""Characters that are gone: nothing in the file says what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

LOST = "\ufffd"
_UNSEEN = "\x00-\x09\x0b-\x1f\x7f-\x9f"
# A font without a Unicode map loses letters to U+FFFD and to whatever control code happens to
# have the glyph's number: tab and line feed among them. A blank line is a real one and ends the run.
_LOST_RUN = re.compile(f"{LOST}+(?:[{_UNSEEN}]*(?:\n[{_UNSEEN}]*)?{LOST}+)*")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_PRIVATE_LEADS = (b"\xee", b"\xef", b"\xf3", b"\xf4")
"""What the UTF-8 of private use characters begins with."""


def lost_runs(raw: str) -> tuple[Span, ...]:
    """Runs of U+FFFD, with the control codes and single line breaks strictly between them."""
    return tuple(Span(*found.span()) for found in _LOST_RUN.finditer(raw))


def keep_lost_together(raw: str) -> str:
    """``raw`` with every line break inside a run of lost characters turned into U+FFFD.

    The break is a lost letter too, and the run must not be cut into paragraphs. The length stays.
    """
    if LOST not in raw:
        return raw
    return _LOST_RUN.sub(lambda found: found.group().replace("\n", LOST), raw)


def lost(sight: Sight) -> Iterator[Damage]:
    """U+FFFD, with what lies between."""
    if LOST in sight.text:
        for span in lost_runs(sight.text):
            yield Damage(span, "lost")


def private_use(sight: Sight) -> Iterator[Damage]:
    """Characters of which only the maker of a font knows what they show."""
    if any(lead in sight.data for lead in _PRIVATE_LEADS):
        for found in _PRIVATE.finditer(sight.text):
            yield Damage(Span(*found.span()), "private_use")


def control(sight: Sight) -> Iterator[Damage]:
    """Control codes, but for tab and line ends."""
    if sight.controls:
        for found in _CONTROL.finditer(sight.text):
            yield Damage(Span(*found.span()), "control")
