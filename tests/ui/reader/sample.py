"""A text with what matters in it: two directions, a lost passage, a long paragraph."""

from __future__ import annotations

from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span

TEXT = (
    "The meeting brought together representatives of sixty States\n"
    "It took note of the report of the Chair, and of the growing awareness of the world community of the danger of "
    "proliferation; common principles were defined, capacities for interdiction developed and tried, and regional "
    "activities undertaken by enterprises in all parts of the world\n"
    "اعتمد المؤتمر القرار 1540 (2004) بتوافق الآراء في Geneva\n"
    "M. Aleksander Kwa\ufffd\ufffd\ufffd opened the meeting"
)


def made(text: str) -> Reading:
    """A reading with a paragraph for each line, numbered from 1; those in Arabic run from right to left."""
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        direction = "rtl" if any("\u0600" <= sign <= "\u06ff" for sign in line[:3]) else "ltr"
        blocks.append(Block(Span(at, at + len(line)), "body", "main", number, direction=direction))
        at += len(line) + 1
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))


def where(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand."""
    start = text.index(words)
    return Span(start, start + len(words))
