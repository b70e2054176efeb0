"""Damaged characters: where they are, and what they were where that is certain.

Nothing here repairs: a finder gives spans, an analyst decides. Every finder is one entry of
``FINDERS`` and takes time linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from apostille.reading.damage.accents import split_accents
from apostille.reading.damage.c1 import windows_controls
from apostille.reading.damage.cyrillic import misread_cyrillic
from apostille.reading.damage.homoglyphs import mixed_scripts
from apostille.reading.damage.lam_alef import swapped_lam_alef
from apostille.reading.damage.latin import misread_latin
from apostille.reading.damage.ligatures import lost_ligatures
from apostille.reading.damage.lost import LOST, control, keep_lost_together, lost, lost_runs, private_use
from apostille.reading.damage.marks import misread_marks
from apostille.reading.damage.ocr import misread_words
from apostille.reading.damage.scripts import misread_scripts
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.utf8 import misread_utf8
from apostille.reading.damage.whole import misread_lines
from apostille.reading.draft import Damage

__all__ = ["FINDERS", "LOST", "find", "keep_lost_together", "lost_runs", "merged"]

Finder = Callable[[Sight], Iterator[Damage]]

FINDERS: tuple[Finder, ...] = (
    misread_lines,
    misread_utf8,
    misread_scripts,
    misread_cyrillic,
    split_accents,
    misread_marks,
    misread_latin,
    windows_controls,
    lost_ligatures,
    mixed_scripts,
    swapped_lam_alef,
    misread_words,
    lost,
    private_use,
    control,
)
"""Earlier finders win where two of them see the same characters."""


def find(text: str, language: str = "") -> tuple[Damage, ...]:
    """All damage of ``text``, in text order, without overlaps; ``language`` BCP 47 where it is known."""
    sight = Sight(text, language)
    taken: list[Damage] = []
    for finder in FINDERS:
        found = list(finder(sight))
        if found:
            taken = _with(taken, found)
    return tuple(taken)


def merged(found: Sequence[Damage], more: Sequence[Damage]) -> tuple[Damage, ...]:
    """Both in text order; of what overlaps, the first."""
    return tuple(_with(list(found), list(more))) if more else tuple(found)


def _with(taken: list[Damage], found: list[Damage]) -> list[Damage]:
    """Both in text order; of what overlaps, what was taken first."""
    if not taken:
        return found
    from apostille.reading.span import shared_with

    over = shared_with([one.span for one in taken])
    return sorted([*taken, *(one for one in found if not over(one.span))], key=lambda one: one.span)
