"""One value of what a worker answers: of the right type and size, or ``Nonsense``."""

from __future__ import annotations

from typing import Any, cast

from apostille.reading.span import Span

MOST_TEXT = 64 * 1024 * 1024
"""Characters that the text of one statement may have."""
MOST_ROWS = 500_000
"""Blocks, styles of a block, places of damage … that one statement may have."""
LONG, SHORT = 100_000, 1_000
"""Characters of a value that may be a sentence, and of one that is a name."""


class Nonsense(Exception):
    """The answer is none that an honest reader gives."""


def mapping(value: object) -> dict[str, Any]:
    """An object."""
    if type(value) is not dict:
        raise Nonsense("no object")
    return cast("dict[str, Any]", value)


def items(value: object) -> list[Any]:
    """A list that is not too long."""
    if type(value) is not list or len(cast("list[Any]", value)) > MOST_ROWS:
        raise Nonsense("no list, or too long a one")
    return cast("list[Any]", value)


def values(value: object, length: int) -> list[Any]:
    """A list of so many values."""
    if type(value) is not list or len(cast("list[Any]", value)) != length:
        raise Nonsense("a row of another length")
    return cast("list[Any]", value)


def text_of(value: object, most: int) -> str:
    """A text of at most ``most`` characters that can be kept."""
    if type(value) is not str or len(value) > most:
        raise Nonsense("no text, or too long a one")
    if not value.isascii():
        value.encode("utf-8")  # a half surrogate pair cannot be kept: UnicodeEncodeError is a ValueError
    return value


def short(value: object) -> str:
    """A name or word."""
    return text_of(value, SHORT)


def long(value: object) -> str:
    """A sentence or a note."""
    return text_of(value, LONG)


def sentences(value: object) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(long(line) for line in items(value))


def number(value: object) -> int:
    """A whole number that can be a place or a count."""
    if type(value) is not int or not 0 <= value <= MOST_TEXT * 4:
        raise Nonsense("no number")
    return value


def one_of(value: object, known: frozenset[str]) -> str:
    """One of the words that are known."""
    if type(value) is not str or value not in known:
        raise Nonsense("a word that nobody knows")
    return value


def within(text: str, start: object, end: object) -> Span:
    """A place inside ``text``."""
    span = Span(number(start), number(end))
    if not span.fits(text):
        raise Nonsense("a place outside of the text")
    return span
