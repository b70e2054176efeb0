"""Paragraphs before they have a place: what the readers of plain text and of Markdown both hand over.

``assemble`` gives them their places, parts and counted numbers. A number counts every block
of its part that is no heading (body, list, quote, note and table rows alike), from 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apostille.reading.parts import divide
from apostille.reading.reading import Block, Direction, Kind, Part, Reading, Style
from apostille.reading.span import Span

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_RTL_BYTES = frozenset((5, 6, 7, 8, 0xFB, 0xFC, 0xFD, 0xFE))
"""The higher bytes of the letters written from the right: looked for first, since that is quicker."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST = {"(i)": "(ii)", "i)": "ii)", "i": "ii"}
_MIXED = 5
"""Where at least one letter in five runs to the left, a paragraph may be either."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph; ``styles`` count from its own start; ``text`` holds no line break.

    ``direction`` and ``language`` (BCP 47) are what the file says of it, which its letters may overrule.
    """

    text: str
    kind: Kind = "body"
    label: str | None = None
    level: int = 0
    styles: tuple[Style, ...] = ()
    direction: Direction | None = None
    language: str = ""


def direction_of(text: str, said: Direction | None = None) -> Direction:
    """Where most of the letters run; without ``said`` left to right where there are none.

    What a file says of a paragraph (``said``) decides where its letters run both ways, or it has none.
    """
    if text.isascii() or not _RTL_BYTES.intersection(text.encode("utf-16-le", "replace")[1::2]):
        return "rtl" if said == "rtl" and not _LETTERS.search(text) else "ltr"
    rtl = sum(len(run) for run in _RTL.findall(text))
    letters = sum(len(run) for run in _LETTERS.findall(text))
    if said and (not letters or _MIXED * rtl >= letters > rtl):
        return said
    return "rtl" if rtl and 2 * rtl > letters else "ltr"


def _block(piece: Piece, start: int, part: str, number: int | None) -> Block:
    styles = tuple(replace(style, span=style.span.moved(start)) for style in piece.styles)
    span = Span(start, start + len(piece.text))
    direction = direction_of(piece.text, piece.direction)
    return Block(span, piece.kind, part, number, piece.label, piece.level, direction, piece.language, styles)


def _parts(blocks: Sequence[Block], length: int) -> tuple[Part, ...]:
    starts = [block.span.start for block in blocks]
    names = [block.part for block in blocks]
    firsts = [index for index, name in enumerate(names) if index == 0 or name != names[index - 1]]
    ends = [starts[index] - 1 for index in firsts[1:]] + [length]
    return tuple(Part(names[index], Span(starts[index], end)) for index, end in zip(firsts, ends, strict=True))


def _with_numerals(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, an "(i)" on the level of the "(ii)" after it: alone it might be the letter after "(h)"."""
    levelled = list(pieces)
    for at, piece in enumerate(levelled[:-1]):
        if piece.kind == "list" and piece.label in _FIRST and levelled[at + 1].label == _FIRST[piece.label]:
            levelled[at] = replace(piece, level=levelled[at + 1].level)
    return levelled


def assemble(pieces: Sequence[Piece]) -> Reading:
    """The reading of these paragraphs; without any, of one empty paragraph."""
    pieces = _with_numerals([piece for piece in pieces if piece.text] or [Piece("")])
    names = divide([(piece.text, piece.kind == "heading") for piece in pieces])
    blocks: list[Block] = []
    place, count, last = 0, 0, ""
    for piece, name in zip(pieces, names, strict=True):
        count = (0 if name != last else count) + (piece.kind != "heading")
        blocks.append(_block(piece, place, name, count if piece.kind != "heading" else None))
        place, last = place + len(piece.text) + 1, name
    text = "\n".join(piece.text for piece in pieces)
    return Reading(text, tuple(blocks), _parts(blocks, len(text)))
