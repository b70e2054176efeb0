"""Who speaks in a record: "Mr. X (Chile) (spoke in Spanish):", "Le Président :", "1. El Sr. X (Uruguay) dice que …".

A turn runs from the paragraph in which somebody takes the floor to the one before the next turn; headings and lines
of procedure ("It was so decided.") between two turns are nobody's. A text with one such paragraph alone is no record,
and has no turns. They are told from the words of the reading whenever they are asked for, and stored nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from apostille.reading import floor, names
from apostille.reading.reading import Block
from apostille.reading.span import Span

_REST = re.compile(r"(?:[ \u00a0]?[(\[（][^()\[\]（）\n]{1,90}[)\]）]){0,3}[ \u00a0]?[:：]")
_FEWEST_WORDS = 20
"""So many characters follow who speaks, in the whole turn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One taking of the floor: blocks ``first`` to ``last`` of the reading (indexes, both included).

    ``speaker`` is as printed, at ``span``, without title of a paragraph; ``state`` the State or body spoken for as
    printed ("" for the chair), ``code`` what State that is (ISO 3166-1 alpha-3, else ""); ``spoken`` the language in
    which it was said where the record tells it (BCP 47), else "".
    """

    span: Span
    speaker: str
    state: str
    code: str
    spoken: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """Who it is: "Mr. Lindqvist (Norway)"."""
        return f"{self.speaker} ({self.state})" if self.state else self.speaker


def find(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The turns of a text of these blocks, in text order; none where fewer than two are taken."""
    heads = [(at, found) for at, block in enumerate(blocks) if (found := floor.taken(text, block.span))]
    if len(heads) < 2:
        return ()
    ends = [at for at, _ in heads[1:]] + [len(blocks)]
    made = (_turn(text, blocks, at, end, found) for (at, found), end in zip(heads, ends, strict=True))
    return tuple(turn for turn in made if turn is not None)


def _turn(text: str, blocks: Sequence[Block], first: int, end: int, head: re.Match[str]) -> Turn | None:
    last = first
    for at in range(first + 1, end):
        if floor.is_procedure(text, blocks[at].span):
            break
        last = at if blocks[at].kind != "heading" else last
    if blocks[last].span.end - head.end() < (_FEWEST_WORDS if text[head.start("name")] < "\u2e80" else 4):
        return None
    state, spoken = floor.asides(head)
    named = names.named_state(state, "en") if state else None
    return Turn(Span(*head.span("name")), head["name"], state, named.value if named else "", spoken, first, last)


def speaker(turns: Sequence[Turn], first: int, last: int) -> Turn | None:
    """Whose turn the blocks ``first`` to ``last`` are; None where nobody's, or more than one person's."""
    return next((turn for turn in turns if turn.first <= first and last <= turn.last), None)


def heads(turns: Sequence[Turn], text: str) -> Iterator[Span]:
    """The words of each turn that say who speaks, its brackets and colon included."""
    for turn in turns:
        rest = _REST.match(text, turn.span.end)
        yield Span(turn.span.start, rest.end() if rest else turn.span.end)
