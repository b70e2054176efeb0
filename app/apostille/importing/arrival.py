"""What comes out of the worker, looked at as if a stranger had written it, because one may have.

A reader that a file has taken over can answer anything. Types, known words, sizes and places in the
text are checked here before a draft is made of it; whatever else it says is only a text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast, get_args

from apostille.importing.table.sheet import MOST_IN_CELL, Sheet
from apostille.reading.draft import (
    FORMATS,
    KEYS,
    Comment,
    Damage,
    DamageKind,
    Draft,
    Field,
    FieldState,
    Format,
    Reference,
)
from apostille.reading.reading import Block, Direction, Kind, Part, Reading, Style, StyleKind
from apostille.reading.span import Span

MOST_TEXT = 64 * 1024 * 1024
"""Characters that the text of one statement may have."""
MOST_ROWS = 500_000
"""Blocks, styles of a block, places of damage … that one statement may have."""

_LONG = 100_000
_SHORT = 1_000


# Literal types are slow to ask for their words, and every block is asked.
_KINDS, _DIRECTIONS, _STYLES, _STATES, _DAMAGE = (
    frozenset[str](get_args(one)) for one in (Kind, Direction, StyleKind, FieldState, DamageKind)
)
_FORMATS, _KEYS = frozenset(FORMATS), frozenset(KEYS)

_WRONG = (ValueError, KeyError, TypeError, RecursionError)


class Nonsense(Exception):
    """The answer is none that an honest reader gives."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What an archive holds: files that are read, names that are not given out, and how many files of other kinds."""

    wanted: tuple[str, ...]
    hostile: tuple[str, ...] = ()
    others: int = 0


def arrived(raw: bytes, name: str, original: bytes) -> list[Draft]:
    """The drafts that ``raw`` holds, of the file ``name`` with the bytes ``original``; raises ``Nonsense``."""
    try:
        document = json.loads(raw)
        return [_draft(one, name, original) for one in _rows(_table(document)["drafts"])]
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in an answer") from error


def arrived_sheet(raw: bytes) -> Sheet:
    """The table that ``raw`` holds; raises ``Nonsense``."""
    try:
        one = _table(_table(json.loads(raw))["sheet"])
        headings = _cells(one["headings"])
        rows = tuple(_cells(row) for row in _rows(one["rows"]))
        if not headings or any(len(row) != len(headings) for row in rows):
            raise Nonsense("rows of another length than their headings")
        return Sheet(headings, rows, _lines(one["doubts"]))
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in a table") from error


def arrived_names(raw: bytes) -> Packed:
    """The members of an archive that ``raw`` names; raises ``Nonsense``."""
    try:
        one = _table(json.loads(raw))
        wanted, hostile = (tuple(_words(name, _SHORT) for name in _rows(one[key])) for key in ("packed", "hostile"))
        return Packed(wanted, hostile, _number(one["others"]))
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in the names of an archive") from error


def _cells(row: object) -> tuple[str, ...]:
    return tuple(_words(cell, MOST_IN_CELL) for cell in _rows(row))


def _draft(value: object, name: str, original: bytes) -> Draft:
    one = _table(value)
    reading = _reading(one)
    text = reading.text
    return Draft(
        name=_words(one["name"], _SHORT) or name,
        original=original,
        encoding=_words(one["encoding"], _SHORT),
        reading=reading,
        language=_words(one["language"], _SHORT),
        fields=tuple(_field(row, text) for row in _rows(one["fields"])),
        damage=tuple(_damage(row, text) for row in _rows(one["damage"])),
        references=tuple(_reference(row, text) for row in _rows(one["references"])),
        doubts=_lines(one["doubts"]),
        format=cast("Format", _one_of(one["format"], _FORMATS)),
        comments=tuple(_comment(row, text) for row in _rows(one["comments"])),
        furniture=_lines(one["furniture"]),
        runners_up=_lines(one["runners_up"]),
        pages=None if one["pages"] is None else _number(one["pages"]),
    )


def _reading(one: dict[str, Any]) -> Reading:
    text = _words(one["text"], MOST_TEXT)
    if "\0" in text:
        raise Nonsense("NUL in a text")
    blocks = tuple(_block(row) for row in _rows(one["blocks"]))
    _check_blocks(text, blocks)
    parts = tuple(Part(_words(part, _SHORT), _within(text, start, end)) for start, end, part in _rows(one["parts"]))
    return Reading(text, blocks, parts, _number(one["rules"]))


def _check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    """Blocks lie in text order, one line feed between two, and cover the text; only an empty one has none."""
    spans = [block.span for block in blocks]
    feeds = text.count("\n")
    if not spans and not text:
        return
    if not spans or spans[0].start or spans[-1].end != len(text) or feeds != len(spans) - 1:
        raise Nonsense("blocks that do not cover the text")
    if any(after.start != before.end + 1 or text[before.end] != "\n" for before, after in pairwise(spans)):
        raise Nonsense("blocks that do not follow one another")


def _block(row: object) -> Block:
    start, end, kind, part, number, label, level, direction, language, styles = _row(row, 10)
    span = Span(_number(start), _number(end))
    return Block(
        span,
        cast("Kind", _one_of(kind, _KINDS)),
        _words(part, _SHORT),
        None if number is None else _number(number),
        None if label is None else _words(label, _SHORT),
        _number(level),
        cast("Direction", _one_of(direction, _DIRECTIONS)),
        _words(language, _SHORT),
        tuple(_style(style, span) for style in _rows(styles)) if styles else (),
    )


def _style(row: object, block: Span) -> Style:
    start, end, kind, target = _row(row, 4)
    span = Span(_number(start), _number(end))
    if not block.contains(span):
        raise Nonsense("a style outside of its block")
    return Style(span, cast("StyleKind", _one_of(kind, _STYLES)), _words(target, _LONG))


def _field(row: object, text: str) -> Field:
    key, value, printed, span, state, part = _row(row, 6)
    return Field(
        _one_of(key, _KEYS),
        _words(value, _LONG),
        None if printed is None else _words(printed, _LONG),
        None if span is None else _within(text, *_row(span, 2)),
        cast("FieldState", _one_of(state, _STATES)),
        None if part is None else _words(part, _SHORT),
    )


def _damage(row: object, text: str) -> Damage:
    start, end, kind, proposal, confidence = _row(row, 5)
    known = cast("DamageKind", _one_of(kind, _DAMAGE))
    words = None if proposal is None else _words(proposal, _LONG)
    return Damage(_within(text, start, end), known, words, _number(confidence))


def _reference(row: object, text: str) -> Reference:
    start, end, key, label, date = _row(row, 5)
    said = None if date is None else _words(date, _SHORT)
    return Reference(_words(key, _SHORT), _words(label, _LONG), _within(text, start, end), said)


def _comment(row: object, text: str) -> Comment:
    start, end, words, author, at = _row(row, 5)
    return Comment(_within(text, start, end), _words(words, _LONG), _words(author, _SHORT), _words(at, _SHORT))


def _table(value: object) -> dict[str, Any]:
    if type(value) is not dict:
        raise Nonsense("no object")
    return cast("dict[str, Any]", value)


def _rows(value: object) -> list[Any]:
    if type(value) is not list or len(cast("list[Any]", value)) > MOST_ROWS:
        raise Nonsense("no list, or too long a one")
    return cast("list[Any]", value)


def _row(value: object, length: int) -> list[Any]:
    if type(value) is not list or len(cast("list[Any]", value)) != length:
        raise Nonsense("a row of another length")
    return cast("list[Any]", value)


def _words(value: object, most: int) -> str:
    if type(value) is not str or len(value) > most:
        raise Nonsense("no text, or too long a one")
    if not value.isascii():
        value.encode("utf-8")  # a half surrogate pair cannot be kept: UnicodeEncodeError is a ValueError
    return value


def _lines(value: object) -> tuple[str, ...]:
    return tuple(_words(line, _LONG) for line in _rows(value))


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MOST_TEXT * 4:
        raise Nonsense("no number")
    return value


def _one_of(value: object, known: frozenset[str]) -> str:
    if type(value) is not str or value not in known:
        raise Nonsense("a word that nobody knows")
    return value


def _within(text: str, start: object, end: object) -> Span:
    span = Span(_number(start), _number(end))
    if not span.fits(text):
        raise Nonsense("a place outside of the text")
    return span
