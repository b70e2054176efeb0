"""Words put in the place of others, at several places of a text at once; what hangs on the text moves along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from apostille.anchoring.carry import carrier
from apostille.anchoring.changes import Change
from apostille.reading.draft import Reference
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span


@dataclass(frozen=True)
class Edits:
    """``places``, in text order and apart from each other, and the ``words`` that take each of them."""

    places: tuple[Span, ...]
    words: tuple[str, ...]

    @cached_property
    def _changes(self) -> list[Change]:
        made: list[Change] = []
        shift = 0
        for place, words in zip(self.places, self.words, strict=True):
            start = place.start + shift
            made.append(Change(place, Span(start, start + len(words))))
            shift += len(words) - len(place)
        return made

    @cached_property
    def _carrier(self) -> Callable[[Span], Span | None]:
        return carrier(self._changes)

    def carried(self, span: Span) -> Span:
        """Where ``span`` stands afterwards; a span left without characters stays at the place."""
        moved = self._carrier(span)
        if moved is not None:
            return moved
        at = next(change.new.start for change in self._changes if change.old.contains(span))
        return Span(at, at)

    def of(self, text: str) -> str:
        """The text afterwards."""
        pieces: list[str] = []
        done = 0
        for place, words in zip(self.places, self.words, strict=True):
            pieces += (text[done : place.start], words)
            done = place.end
        return "".join([*pieces, text[done:]])

    def reading(self, reading: Reading) -> Reading:
        """The reading afterwards: the same paragraphs, parts and styles."""
        blocks = tuple(self._block(block) for block in reading.blocks)
        parts = tuple(replace(part, span=self.carried(part.span)) for part in reading.parts)
        return replace(reading, text=self.of(reading.text), blocks=blocks, parts=parts)

    def references(self, references: Iterable[Reference]) -> list[Reference]:
        """The references afterwards."""
        return [replace(one, span=self.carried(one.span)) for one in references]

    def _block(self, block: Block) -> Block:
        styles = tuple(replace(style, span=self.carried(style.span)) for style in block.styles)
        return block._replace(span=self.carried(block.span), styles=styles)


def edits_of(pairs: Iterable[tuple[Span, str]]) -> Edits:
    """The edits of places with their words, put in text order."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return Edits(tuple(place for place, _ in ordered), tuple(words for _, words in ordered))
