"""What Ctrl+K can lead to, and how well it fits what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from apostille.reading.fold import fold_text

Sort = Literal["statement", "tag", "command"]


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

    def fitting(self, typed: str, limit: int = 50) -> list[Candidate]:
        """The best candidates for ``typed``: recent ones first among equals; without a word, the recent ones."""
        words = fold_text(typed).split()
        scored = [(self._score(words, name, whole), at) for at, (_one, name, whole) in enumerate(self._all)]
        ranked = sorted(
            (-score, self._recent.get(self._all[at][0].key, len(self._recent)), at) for score, at in scored if score
        )
        return [self._all[at][0] for _score, _recent, at in ranked[:limit]]

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
