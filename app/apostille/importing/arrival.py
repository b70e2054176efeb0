"""What comes out of the worker, looked at as if a stranger had written it, because one may have.

A reader that a file has taken over can answer anything. Types, known words, sizes and places in the
text are checked here before a draft is made of it; whatever else it says is only a text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast, get_args

from apostille.importing.checking import (
    MOST_TEXT,
    Nonsense,
    items,
    long,
    mapping,
    number,
    one_of,
    sentences,
    short,
    text_of,
    values,
    within,
)
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

__all__ = ["Nonsense", "Packed", "arrived", "arrived_names", "arrived_sheet"]

# Literal types are slow to ask for their words, and every block is asked.
_KINDS, _DIRECTIONS, _STYLES, _STATES, _DAMAGE = (
    frozenset[str](get_args(one)) for one in (Kind, Direction, StyleKind, FieldState, DamageKind)
)
_FORMATS, _KEYS = frozenset(FORMATS), frozenset(KEYS)

_WRONG = (ValueError, KeyError, TypeError, RecursionError)


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
        return [_draft(one, name, original) for one in items(mapping(document)["drafts"])]
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in an answer") from error


def arrived_sheet(raw: bytes) -> Sheet:
    """The table that ``raw`` holds; raises ``Nonsense``."""
    try:
        one = mapping(mapping(json.loads(raw))["sheet"])
        headings = _cells(one["headings"])
        rows = tuple(_cells(row) for row in items(one["rows"]))
        if not headings or any(len(row) != len(headings) for row in rows):
            raise Nonsense("rows of another length than their headings")
        return Sheet(headings, rows, sentences(one["doubts"]))
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in a table") from error


def arrived_names(raw: bytes) -> Packed:
    """The members of an archive that ``raw`` names; raises ``Nonsense``."""
    try:
        one = mapping(json.loads(raw))
        wanted, hostile = (tuple(short(name) for name in items(one[key])) for key in ("packed", "hostile"))
        return Packed(wanted, hostile, number(one["others"]))
    except _WRONG as error:
        raise Nonsense(f"{type(error).__name__} in the names of an archive") from error


def _cells(row: object) -> tuple[str, ...]:
    return tuple(text_of(cell, MOST_IN_CELL) for cell in items(row))


def _draft(value: object, name: str, original: bytes) -> Draft:
    one = mapping(value)
    reading = _reading(one)
    text = reading.text
    return Draft(
        name=short(one["name"]) or name,
        original=original,
        encoding=short(one["encoding"]),
        reading=reading,
        language=short(one["language"]),
        fields=tuple(_field(row, text) for row in items(one["fields"])),
        damage=tuple(_damage(row, text) for row in items(one["damage"])),
        references=tuple(_reference(row, text) for row in items(one["references"])),
        doubts=sentences(one["doubts"]),
        format=cast("Format", one_of(one["format"], _FORMATS)),
        comments=tuple(_comment(row, text) for row in items(one["comments"])),
        furniture=sentences(one["furniture"]),
        runners_up=sentences(one["runners_up"]),
        pages=None if one["pages"] is None else number(one["pages"]),
    )


def _reading(one: dict[str, Any]) -> Reading:
    text = text_of(one["text"], MOST_TEXT)
    if "\0" in text:
        raise Nonsense("NUL in a text")
    blocks = tuple(_block(row) for row in items(one["blocks"]))
    _check_blocks(text, blocks)
    parts = tuple(Part(short(part), within(text, start, end)) for start, end, part in items(one["parts"]))
    return Reading(text, blocks, parts, number(one["rules"]))


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
    start, end, kind, part, counted, label, level, direction, language, styles = values(row, 10)
    span = Span(number(start), number(end))
    return Block(
        span,
        cast("Kind", one_of(kind, _KINDS)),
        short(part),
        None if counted is None else number(counted),
        None if label is None else short(label),
        number(level),
        cast("Direction", one_of(direction, _DIRECTIONS)),
        short(language),
        tuple(_style(style, span) for style in items(styles)) if styles else (),
    )


def _style(row: object, block: Span) -> Style:
    start, end, kind, target = values(row, 4)
    span = Span(number(start), number(end))
    if not block.contains(span):
        raise Nonsense("a style outside of its block")
    return Style(span, cast("StyleKind", one_of(kind, _STYLES)), long(target))


def _field(row: object, text: str) -> Field:
    key, value, printed, span, state, part = values(row, 6)
    return Field(
        one_of(key, _KEYS),
        long(value),
        None if printed is None else long(printed),
        None if span is None else within(text, *values(span, 2)),
        cast("FieldState", one_of(state, _STATES)),
        None if part is None else short(part),
    )


def _damage(row: object, text: str) -> Damage:
    start, end, kind, proposal, confidence = values(row, 5)
    known = cast("DamageKind", one_of(kind, _DAMAGE))
    words = None if proposal is None else long(proposal)
    return Damage(within(text, start, end), known, words, number(confidence))


def _reference(row: object, text: str) -> Reference:
    start, end, key, label, date = values(row, 5)
    said = None if date is None else short(date)
    return Reference(
        short(key),
        long(label),
        within(text, start, end),
        said,
    )


def _comment(row: object, text: str) -> Comment:
    start, end, words, author, at = values(row, 5)
    return Comment(
        within(text, start, end),
        long(words),
        short(author),
        short(at),
    )
