"""Remarks on letters of a page → comments on spans of the reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from apostille.importing.pdf.flow import Origin, origin_of
from apostille.importing.pdf.pages import Page
from apostille.importing.pdf.pieces import Placed
from apostille.reading.draft import Comment
from apostille.reading.reading import Reading
from apostille.reading.span import Span


def comments(reading: Reading, found: Sequence[Placed], pages: Sequence[Page]) -> tuple[Comment, ...]:
    """The remarks of all pages, in text order; one on letters that are not in the text is left out."""
    wanted = {page.number for page in pages if page.marks}
    if not wanted:
        return ()
    where = _positions(reading, found, wanted)
    made = [
        Comment(_trimmed(reading.text, min(hits), max(hits) + 1), mark.words, mark.author, mark.at)
        for page in pages
        for mark in page.marks
        if (hits := [where[page.number][place] for place in mark.places if place in where[page.number]])
    ]
    return tuple(sorted(made, key=lambda comment: comment.span))


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends, unless it is all blank."""
    words = text[start:end]
    inner = words.strip()
    first = start + len(words) - len(words.lstrip()) if inner else start
    return Span(first, first + len(inner)) if inner else Span(start, end)


def _positions(reading: Reading, found: Sequence[Placed], wanted: set[int]) -> dict[int, dict[int, int]]:
    """By page: where in the text each of its letters stands."""
    where: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for block, each in zip(reading.blocks, found, strict=True):
        for line, start in zip(each.lines, each.starts, strict=True):
            origin = origin_of(line)
            if origin and origin.number in wanted:
                span = Span(block.span.start + start, min(block.span.end, block.span.start + start + len(line.words)))
                where[origin.number].update(_letters(origin, span))
    return where


def _letters(origin: Origin, span: Span) -> Iterator[tuple[int, int]]:
    """Each place of a page's text whose letter is in a line, and where in the text; the line lies at ``span``."""
    strip = origin.strip
    ends = [each.start for each in strip.stretches[1:]] + [len(strip.text)]
    for stretch, last in zip(strip.stretches, ends, strict=True):
        for offset in range(stretch.start, last):
            position = span.start + offset - origin.shift
            if span.start <= position < span.end:
                yield stretch.place + offset - stretch.start, position
