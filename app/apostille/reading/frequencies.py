"""How often letters stand beside each other in the languages of the world: what a right reading looks like.

``reading/data/pairs.txt`` was counted over the Universal Declaration of Human Rights, manuals and the messages of
programs in over eighty languages, one a line: its code, its script, common words of ASCII, then pairs of letters of
which at least one is beyond ASCII, each group behind twice the negative logarithm of its share. A blank stands for
the edge of a word. Chinese, Japanese and Korean have single characters instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HAN = "han"


@dataclass(frozen=True, slots=True)
class Table:
    """A language; ``pairs`` gives the natural logarithm of the share of each pair (or character, in Chinese)."""

    language: str
    words: frozenset[str]
    pairs: dict[str, float]


@cache
def tables() -> dict[str, tuple[Table, ...]]:
    """The languages of each script."""
    found: dict[str, list[Table]] = {}
    text = (files("apostille.reading.data") / "pairs.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        language, script, words, *groups = line.split("\t")
        table = Table(language, frozenset(words.split()), dict(_pairs(groups, 1 if script == HAN else 2)))
        found.setdefault(script, []).append(table)
    return {script: tuple(made) for script, made in found.items()}


def _pairs(groups: list[str], length: int) -> Iterator[tuple[str, float]]:
    for group in filter(None, groups):
        number, _, run = group.partition(":")
        share = -int(number) / 2
        for at in range(0, len(run), length):
            yield run[at : at + length], share


class _Letters(dict[int, str]):
    """For ``str.translate``: letters and marks small, a blank for everything else."""

    def __missing__(self, code: int) -> str:
        low = chr(code).lower()
        sign = low if len(low) == 1 else chr(code)
        self[code] = sign if unicodedata.category(sign)[0] in "LM" else " "
        return self[code]


_LETTERS = _Letters({ord("İ"): "ı"})


def letters(text: str) -> str:
    """The text in small letters, as long as it is, with a blank for each character that is no letter."""
    return text.translate(_LETTERS)
