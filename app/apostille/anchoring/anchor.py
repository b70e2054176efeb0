"""A span with the words there and around it: how an annotation holds on to its words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from apostille.anchoring.plain import plain, plain_of
from apostille.reading.span import Span

CONTEXT = 32
"""Characters of context on each side, as the other annotation programs keep them."""

STEP = 16
"""By how much a side grows while it does not yet single out the place."""

LIMIT = 512
"""Where growing ends: a text that repeats itself over longer stretches stays ambiguous."""

_CLUSTER = 16
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Anchor:
    """``quote`` stood at ``span`` between ``prefix`` and ``suffix``.

    Each side is as long as it takes for it to occur once in the text, between ``CONTEXT`` and
    ``LIMIT`` characters, or up to the end of the text. An anchor from elsewhere may lack them.
    """

    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""


def describe(text: str, span: Span) -> Anchor:
    """The anchor of ``span`` in ``text``; raises ``ValueError`` where the span lies outside.

    The context never starts or ends within a letter and its marks.
    """
    if not span.fits(text):
        raise ValueError(f"{span.start}:{span.end} lies outside a text of {len(text)} characters")
    return Anchor(span, span.of(text), _before(text, span), _after(text, span))


def _before(text: str, span: Span) -> str:
    start = span.start
    for size in range(CONTEXT, LIMIT + 1, STEP):
        start = _cluster_start(text, max(0, span.start - size))
        if start == 0 or _occurs_once(text, text[start : span.start]):
            break
    return text[start : span.start]


def _after(text: str, span: Span) -> str:
    end = span.end
    for size in range(CONTEXT, LIMIT + 1, STEP):
        end = _cluster_end(text, min(len(text), span.end + size))
        if end == len(text) or _occurs_once(text, text[span.end : end]):
            break
    return text[span.end : end]


def _occurs_once(text: str, words: str) -> bool:
    """Whether no other place has the same words, be it with other spaces or quotation marks."""
    there, wanted = plain_of(text).text, plain(words).text
    return there.find(wanted, there.find(wanted) + 1) < 0


def _cluster_start(text: str, position: int) -> int:
    """``position``, or a little before it where it would cut a letter from its marks."""
    for _ in range(_CLUSTER):
        if not 0 < position < len(text) or not _hangs_on(text, position):
            break
        position -= 1
    return position


def _cluster_end(text: str, position: int) -> int:
    """``position``, or a little after it where it would cut a letter from its marks."""
    for _ in range(_CLUSTER):
        if not 0 < position < len(text) or not _hangs_on(text, position):
            break
        position += 1
    return position


def _hangs_on(text: str, position: int) -> bool:
    """Whether the character at ``position`` belongs to the one before it."""
    here = text[position]
    return (
        here == _JOINER
        or text[position - 1] == _JOINER
        or unicodedata.category(here).startswith("M")
        or "\U0001f3fb" <= here <= "\U0001f3ff"
        or "\udc00" <= here <= "\udfff"
    )
