"""A document laid out for the finders of metadata: its leaves (parts), their first lines, and words with their span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from apostille.reading import dates
from apostille.reading.draft import Field
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span

_MOST_LINES = 30
_LONG = 420
_FIRST_WORDS = 4000


@dataclass(frozen=True)
class Leaf:
    """One part: its name (None where the document is one whole), its span, and its paragraphs."""

    name: str | None
    span: Span
    blocks: tuple[Block, ...]

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """The paragraphs that may be a masthead: those before the second long one, at most thirty."""
        long = 0
        for index, block in enumerate(self.blocks[:_MOST_LINES]):
            long += len(block.span) > _LONG
            if long == 2:
                return self.blocks[:index]
        return self.blocks[:_MOST_LINES]


@dataclass(frozen=True)
class Page:
    """A reading, its language and (once it is found) its kind, with what every finder asks for."""

    reading: Reading
    language: str
    kind: Field | None = None

    @property
    def text(self) -> str:
        """The text of the reading."""
        return self.reading.text

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The parts in text order; at least one, empty where the text is."""
        whole = len(self.reading.parts) < 2
        return tuple(self._leaf(None if whole else part.name, part.span) for part in self.reading.parts) or (
            self._leaf(None, Span(0, len(self.text))),
        )

    def _leaf(self, name: str | None, span: Span) -> Leaf:
        blocks = tuple(block for block in self.reading.blocks if span.contains(block.span))
        return Leaf(name, span, blocks)

    @cached_property
    def opening(self) -> Span:
        """The first words, where a document says what it is."""
        return Span(0, min(len(self.text), _FIRST_WORDS))

    @cached_property
    def opening_dates(self) -> tuple[dates.Dated, ...]:
        """The dates of the opening, in text order."""
        return dates.find(self.text[: self.opening.end], self.language)

    def field(self, key: str, span: Span, value: str | None = None, part: str | None = None) -> Field:
        """A value read here; without ``value`` it is understood as it is printed, in mixed case where that is known."""
        printed = span.of(self.text)
        return Field(key, value if value is not None else self.mixed(printed), printed, span, "extracted", part)

    def mixed(self, printed: str) -> str:
        """Words in capitals as the text spells them elsewhere, else as they are; runs of blanks are one."""
        words = " ".join(printed.split())
        if not words.isupper():
            return words
        place = self.elsewhere(words)
        return place.of(self.text) if place else words

    def elsewhere(self, words: str) -> Span | None:
        """Where the same words stand in mixed case."""
        low, sought = self._lower, words.lower()
        if len(low) != len(self.text):
            return None
        at = low.find(sought)
        while at >= 0:
            if not self.text[at : at + len(sought)].isupper():
                return Span(at, at + len(sought))
            at = low.find(sought, at + 1)
        return None

    @cached_property
    def _lower(self) -> str:
        return self.text[:60_000].lower() + self.text[60_000:]


def trimmed(text: str, span: Span, unwanted: str = " \t\u00a0,;:.–—-") -> Span:
    """``span`` without the blanks and marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in unwanted:
        start += 1
    while end > start and text[end - 1] in unwanted:
        end -= 1
    return Span(start, end)


def words_of(page: Page, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Each paragraph with its words."""
    return ((block, block.span.of(page.text)) for block in blocks)
