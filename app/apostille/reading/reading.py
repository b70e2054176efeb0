"""A text as it is read: plain text, its parts, its paragraphs and its inline styles.

The text of a reading is the text that is annotated: blocks are separated by exactly one
``\\n`` and hold none inside; positions are Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from apostille.reading.span import Span

if TYPE_CHECKING:
    from apostille.reading.turns import Turn

Kind = Literal["heading", "body", "list", "quote", "note", "table"]
Direction = Literal["ltr", "rtl"]
StyleKind = Literal["bold", "italic", "superscript", "code", "link"]

RULES = 1
"""The version of the reading rules; stored with every version they made."""


@dataclass(frozen=True, slots=True)
class Style:
    """An inline style; ``target`` is the address of a link and empty otherwise."""

    span: Span
    kind: StyleKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document with its own author: cover, annex, annex-2 … or main."""

    name: str
    span: Span


class Block(NamedTuple):
    """A paragraph or heading.

    ``label`` is the number as printed ("5", "(a)") and stands in the text too; ``number``
    is counted within the part, from 1, None for headings; ``level`` is 1 to 6 for a
    heading, the depth of a list item, else 0.
    """

    span: Span
    kind: Kind
    part: str
    number: int | None = None
    label: str | None = None
    level: int = 0
    direction: Direction = "ltr"
    language: str = ""
    styles: tuple[Style, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A text with its parts and blocks, in text order, covering it but for the separators."""

    text: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    rules: int = RULES

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Who speaks where, in the record of a meeting; empty for other documents."""
        from apostille.reading import turns  # it knows blocks, so that it cannot be known before them

        return turns.find(self.text, self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_index(self, position: int) -> int:
        """The index of the block at ``position``; a separator belongs to the block before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def block_at(self, position: int) -> Block:
        """The block at ``position``; raises ``IndexError`` where there are no blocks."""
        return self.blocks[self.block_index(position)]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The indexes of the first and the last block in ``start:end``; raises ``IndexError`` without blocks."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if end <= self.blocks[first].span.end:
            return first, first
        return first, self.block_index(max(start, end - 1))

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """All blocks that ``span`` touches."""
        first, last = self.block_index(span.start), self.block_index(max(span.start, span.end - 1))
        return self.blocks[first : last + 1]

    def part(self, name: str) -> Part | None:
        """The part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)
