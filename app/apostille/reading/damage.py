"""Damaged characters: where they are, never what they were.

Nothing here repairs: a finder gives spans, an analyst decides. Every finder is one entry of
``FINDERS`` and takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from apostille.reading.draft import Damage, DamageKind
from apostille.reading.span import Span

LOST = "\ufffd"
_UNSEEN = "\x00-\x09\x0b-\x1f\x7f-\x9f"
# A font without a Unicode map loses letters to U+FFFD and to whatever control code happens to
# have the glyph's number: tab and line feed among them. A blank line is a real one and ends the run.
_LOST_RUN = re.compile(f"{LOST}+(?:[{_UNSEEN}]*(?:\n[{_UNSEEN}]*)?{LOST}+)*")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")

Finder = Callable[[str], Iterator[Damage]]


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


def _lost(text: str) -> Iterator[Damage]:
    for span in lost_runs(text):
        yield Damage(span, "lost")


def _finder(pattern: re.Pattern[str], kind: DamageKind) -> Finder:
    def found(text: str) -> Iterator[Damage]:
        for match in pattern.finditer(text):
            yield Damage(Span(*match.span()), kind)

    return found


FINDERS: tuple[Finder, ...] = (_lost, _finder(_PRIVATE, "private_use"), _finder(_CONTROL, "control"))
"""Earlier finders win where two of them see the same characters."""


def find(text: str) -> tuple[Damage, ...]:
    """All damage of ``text``, in text order, without overlaps."""
    every = sorted(
        ((damage.span.start, rank, damage) for rank, finder in enumerate(FINDERS) for damage in finder(text)),
        key=lambda entry: entry[:2],
    )
    kept: list[Damage] = []
    for _, _, damage in every:
        if not kept or kept[-1].span.end <= damage.span.start:
            kept.append(damage)
    return tuple(kept)
