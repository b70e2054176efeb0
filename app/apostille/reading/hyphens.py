"""Hyphens at the ends of lines: whether they are part of the word, or only broke it.

The hyphen of "non-proliferation" stays, that of "govern-ment" does not belong there. A document that writes the word
elsewhere decides; else the hyphen stays as it is printed. Where a known word would be left without it, or where
neither half is known, it is doubted: the analyst sees both spellings and settles it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from apostille.reading.damage.lexicon import lexicon
from apostille.reading.draft import HYPHEN, Damage
from apostille.reading.span import Span, shared_with

_KEPT = frozenset((
    "anti", "co", "ex", "half", "ill", "mi", "non", "post", "pre", "quasi", "self", "semi", "socio", "sub", "vice",
    "well", "военно", "северо", "социально", "юго",
))  # fmt: skip
"""What stands before a hyphen by custom, so that nobody need look."""
_SURE, _UNSURE = 80, 50


def is_doubtful(left: str, right: str) -> bool:
    """Whether the hyphen between two parts of a word, at a line's end, may be none of it.

    ``left`` and ``right`` are the parts without the hyphen, as printed; the document has the word nowhere else.
    """
    if not right[:1].islower() or left.lower() in _KEPT or (left.isupper() and len(left) > 1):
        return False
    known = lexicon("")
    return (left + right).lower() in known or left.lower() not in known or right not in known


def find(text: str, words: Mapping[str, str]) -> tuple[Damage, ...]:
    """Where ``text`` has the doubtful ``words`` (as printed → without the hyphen), in text order."""
    return tuple(sorted(_found(text, words), key=lambda one: one.span)) if words else ()


def doubt(found: Sequence[Damage], text: str) -> tuple[str, ...]:
    """The sentence that tells of them; none where there are none."""
    words = ", ".join(dict.fromkeys(one.span.of(text) for one in found if one.kind == HYPHEN))
    return (f"Hyphens at line ends may not belong to these words, and were kept: {words}.",) if words else ()


def carried(damage: Iterable[Damage], place: Callable[[Span], Span], gone: Iterable[Span]) -> list[Damage]:
    """The doubts of a text that still stand in the next version: ``place`` is where a span is then.

    What lies on ``gone``, the places that were changed (in the version before), is settled.
    """
    settled = shared_with(list(gone))
    return [replace(one, span=place(one.span)) for one in damage if one.kind == HYPHEN and not settled(one.span)]


def _found(text: str, words: Mapping[str, str]) -> Iterator[Damage]:
    known = lexicon("")
    for printed, whole in words.items():
        percent = _SURE if whole.lower() in known else _UNSURE
        for place in re.finditer(rf"(?<![\w-]){re.escape(printed)}(?![\w-])", text):
            yield Damage(Span(*place.span()), "hyphen", whole, percent)
