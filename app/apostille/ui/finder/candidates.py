"""What Ctrl+K can lead to, and how well it fits what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from apostille.reading.fold import fold_text

Sort = Literal["statement", "tag", "command"]
GROUPS = {"used": "Used last", "statement": "Statements", "tag": "Tags", "command": "Commands"}
_RECENT, _MOST, _ALONE = 5, 8, 50
"""So many are shown of those used last, of one group among others, and of a group that is alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to go to or to do: ``id`` is told to who asked, ``beside`` stands in grey, ``keys`` at the right."""

    sort: Sort
    id: str
    words: str
    beside: str = ""
    keys: str = ""
    colour: str = ""

    @property
    def key(self) -> str:
        """What the recent ones are remembered by."""
        return f"{self.sort}:{self.id}"


class Candidates:
    """All candidates, folded once; ``recent`` are the keys of those used last, the latest first."""

    def __init__(self, candidates: Iterable[Candidate], recent: Sequence[str]) -> None:
        self._all = [(one, fold_text(one.words), fold_text(f"{one.words} {one.beside}")) for one in candidates]
        self._recent = {key: at for at, key in enumerate(recent)}

    def groups(self, typed: str) -> list[tuple[str, list[Candidate]]]:
        """What fits ``typed``, under the names of ``GROUPS``: the group with the best of all first.

        Within a group the best come first, among equals those used last. Without a word typed, those used last have a
        group of their own at the top.
        """
        words = fold_text(typed).split()
        ranked = self._ranked(words)
        used = [] if words else [one for _, recent, one in ranked if recent < len(self._recent)][:_RECENT]
        found = [(GROUPS["used"], used)] if used else []
        by_sort: dict[str, list[Candidate]] = {}
        for _, _, one in ranked:
            if one not in used:
                by_sort.setdefault(one.sort, []).append(one)
        order = list(by_sort) if words else [sort for sort in GROUPS if sort in by_sort]
        return found + [(GROUPS[sort], by_sort[sort][: _MOST if len(order) > 1 else _ALONE]) for sort in order]

    def _ranked(self, words: Sequence[str]) -> list[tuple[int, int, Candidate]]:
        """Those that fit, the best first: how badly, how long ago used, and the candidate."""
        least = len(self._recent)
        scored = [(self._score(words, name, whole), one) for one, name, whole in self._all]
        fitting = [(-score, self._recent.get(one.key, least), one) for score, one in scored if score]
        return sorted(fitting, key=lambda found: found[:2])

    def _score(self, words: Sequence[str], name: str, whole: str) -> int:
        """0 where a word is not there at all; the start of the name weighs most, then of a word, then anywhere."""
        if not words:
            return 1
        return min(_one(word, name, whole) for word in words)


def _one(word: str, name: str, whole: str) -> int:
    if name.startswith(word):
        return 5
    if f" {word}" in name:
        return 4
    if word in name:
        return 3
    if word in whole:
        return 2
    return 1 if len(word) > 2 and _scattered(word, name) else 0


def _scattered(word: str, name: str) -> bool:
    """Whether the letters of ``word`` follow one another in ``name``, in order: "ptn" for partnership."""
    letters = iter(name)
    return all(letter in letters for letter in word) and len(name) < 80
