"""Tags found by a few letters: in the path, a definition or an alias, accents ignored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apostille.codebook.paths import join_path
from apostille.codebook.tree import TagRow
from apostille.reading.fold import fold, fold_text
from apostille.reading.span import Span

_START, _WORD, _INSIDE, _SCATTERED, _ALIAS, _DEFINITION = 60, 50, 40, 20, 30, 10


@dataclass(frozen=True, slots=True)
class Match:
    """A tag that fits what was typed; ``positions`` are the letters of its path to set off."""

    row: TagRow
    positions: tuple[int, ...]


def near(rows: Sequence[TagRow], typed: str, recent: Sequence[int] = ()) -> list[Match]:
    """The tags that fit ``typed``, best first; ``recent`` ids (newest first) lead among equals.

    With nothing typed all tags, recent ones first.
    """
    wanted = fold_text(typed).strip()
    order = {tag: place for place, tag in enumerate(recent)}
    scored = [(score, match) for row in rows for score, match in [_score(row, wanted)] if match is not None]
    ranked = enumerate(scored)
    best = sorted(ranked, key=lambda one: (-one[1][0], order.get(one[1][1].row.id, len(order)), one[0]))
    return [match for _place, (_score_of, match) in best]


def _score(row: TagRow, wanted: str) -> tuple[int, Match | None]:
    if not wanted:
        return 0, Match(row, ())
    name, path = fold_text(join_path([row.name])), fold_text(row.path)
    offset = len(path) - len(name)
    at, within = name.find(wanted), path.find(wanted)
    if at >= 0:
        worth = _START if at == 0 else _WORD if name[at - 1] == " " else _INSIDE
        return worth, Match(row, _run(offset + at, len(wanted), row.path))
    if within >= 0:
        return _INSIDE - 5, Match(row, _run(within, len(wanted), row.path))
    return _elsewhere(row, path, wanted)


def _elsewhere(row: TagRow, path: str, wanted: str) -> tuple[int, Match | None]:
    if any(wanted in fold_text(alias) for alias in row.aliases):
        return _ALIAS, Match(row, ())
    scattered = _scattered(path, wanted)
    if scattered is not None:
        return _SCATTERED, Match(row, _letters(row.path, scattered))
    words = fold_text(f"{row.definition} {row.use_for}")
    return (_DEFINITION, Match(row, ())) if wanted in words else (0, None)


def _run(start: int, length: int, path: str) -> tuple[int, ...]:
    return _letters(path, range(start, start + length))


def _letters(path: str, places: Iterable[int]) -> tuple[int, ...]:
    """The places in ``path`` of characters of its folded form, which may be longer or shorter."""
    folded = fold(path)
    return tuple(sorted({place for one in places for place in _whole(folded.span(one, one + 1))}))


def _whole(span: Span) -> range:
    return range(span.start, max(span.end, span.start + 1))


def _scattered(path: str, wanted: str) -> tuple[int, ...] | None:
    """The letters of ``wanted`` in order, each after the one before; None where one is missing."""
    places: list[int] = []
    at = -1
    for letter in wanted:
        at = path.find(letter, at + 1)
        if at < 0:
            return None
        places.append(at)
    return tuple(places) if places[-1] - places[0] <= 4 * len(wanted) else None
