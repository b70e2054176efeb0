"""Words → strips: what stands on one base line without a wide gap.

A strip is the smallest thing that has a place of its own on the page: a line of a paragraph, a cell of a table, one of
two things set side by side. Small raised or lowered words (note marks) belong to the strip they touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import sub
from typing import NamedTuple

from apostille.importing.pdf.fonts import Look
from apostille.importing.pdf.glyphs import Letters
from apostille.importing.pdf.words import HYPHEN, NOTHING, Word

WIDE = 1.0
"""A gap as wide as so many times the size of the letters may be more than a blank."""
_BACK = 0.4
"""How far a word may reach back under the one before it (kerning, slanted letters), in sizes."""
_BLANK = 0.15
_ODD = re.compile(f"[\r\n\t{HYPHEN}{NOTHING}]")
_PART = re.compile(f"[^{NOTHING}]+")
_LEVEL = 0.12
_SMALL = 0.87
_MARK_GAP = 3.0
_HIGHEST, _LOWEST = 0.65, 0.25
_MOST = 3000


_Group = tuple[float, float, list[Word]]
"""Base line and size of some words, and these."""


class Run(NamedTuple):
    """Letters of a strip in one look, from ``start`` to the next run; ``raised`` above the line, as note marks are."""

    start: int
    look: Look
    raised: bool = False


class Stretch(NamedTuple):
    """Letters of a strip from ``start`` on that follow each other on the page from ``place`` on."""

    start: int
    place: int


class Atom(NamedTuple):
    """A letter as it is seen, or several drawn as one; of these a strip is made whose letters run to the left."""

    left: float
    right: float
    text: str
    place: int
    look: Look


@dataclass(slots=True)
class Strip:
    """Words on one base line; places in points from the left and from the foot of the page, upright.

    ``head`` is how wide its first word is (0 where that is not known); ``blank`` whether a blank is drawn behind its
    last one; ``loosest`` the widest gap between two of its words; ``leftward`` whether letters of it run to the left.
    ``atoms`` are these from left to right, where their order is known only with the direction of the line (``bidi``).
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    runs: list[Run]
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    head: float = 0.0
    blank: bool = False
    loosest: float = 0.0
    leftward: bool = False
    atoms: list[Atom] | None = None

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def turn(self) -> int:
        """By how many degrees its line runs upward."""
        return self.runs[0].look.turn

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold, note marks aside."""
        return all(run.look.font.bold for run in self.runs if not run.raised)


Row = list[Strip]
"""Strips on one base line, from left to right."""
Sides = tuple[float, float]
"""Left and right, in points."""


def strips_of(letters: Letters) -> list[Strip]:
    """The strips of a page whose letters run to the right, in drawing order."""
    groups: list[_Group] = []
    group: list[Word] = []
    base = size = edge = 0.0
    for word in letters.words:
        _, _, left, right, line, look = word
        if group and look.size == size and look is group[-1][5]:  # nearly always; the same without the calls
            on = -_BACK * size < left - edge < WIDE * size and -_LEVEL * size <= line - base <= _LEVEL * size
        elif not group or group[0][5].turn != look.turn or not _touches(left - edge, look.size, size, len(group)):
            on = False
        else:
            on = _on_line(line - base, look.size, size)
        if not on:
            if group:
                groups.append((base, size, group))
            group, base, size = [], line, look.size
        elif look.size > size:
            base, size = line, look.size
        group.append(word)
        edge = right
    if group:
        groups.append((base, size, group))
    tidy = _interlaced(groups)
    return [strip(letters.text, words, base, size, tidy is groups) for base, size, words in tidy]


def _interlaced(groups: list[_Group]) -> list[_Group]:
    """The groups, those as one that fill each other's gaps: letters of another typeface are drawn after the rest."""
    if len(groups) > _MOST:
        return groups
    kept: list[_Group] = []
    for base, size, words in sorted(groups, key=lambda group: (round(group[0]), group[2][0][2])):
        before = kept[-1] if kept else None
        if before and _lies_within(before, base, words):
            kept[-1] = (before[0], max(size, before[1]), sorted([*before[2], *words], key=lambda word: word[2]))
        else:
            kept.append((base, size, words))
    return kept if len(kept) < len(groups) else groups


def _lies_within(group: _Group, base: float, words: Sequence[Word]) -> bool:
    """Whether words stand on the line of a group, in one of its gaps."""
    line, size, around = group
    if abs(line - base) > _LEVEL * size or words[0][5].turn != around[0][5].turn:
        return False
    left, right = words[0][2], words[-1][3]
    if not around[0][2] < left or not right < around[-1][3]:
        return False
    return any(a[3] - _BLANK * size < left and right < b[2] + _BLANK * size for a, b in pairwise(around))


def _touches(gap: float, new: float, old: float, words: int) -> bool:
    """Whether a word may belong to those before it; the mark of a note stands farther from its first word."""
    large = max(new, old)
    wide = _MARK_GAP if words == 1 and old <= _SMALL * new else WIDE
    return -_BACK * large < gap < wide * large


def _on_line(up: float, new: float, old: float) -> bool:
    """Whether letters of size ``new`` that lie ``up`` points above a line of size ``old`` belong to it."""
    large = max(new, old)
    if -_LEVEL * large <= up <= _LEVEL * large:
        return True
    up = up if new <= old else -up
    return min(new, old) <= _SMALL * large and -_LOWEST * large <= up <= _HIGHEST * large


def strip(text: str, words: Sequence[Word], base: float, size: float, drawn: bool) -> Strip:
    """The strip of these words, from left to right; ``text`` is that of the page, ``drawn`` says they follow in it."""
    start, end, left = words[0][0], words[-1][1], words[0][2]
    whole = text[start:end]
    plain = not _ODD.search(whole[:-1]) and whole[-1:] != NOTHING and (drawn or _in_order(words))
    if plain:
        stretches, offsets = [Stretch(0, start)], [word[0] - start for word in words]
    else:
        whole, stretches = _spelled(text, words)
        at = {stretch.place: stretch.start for stretch in stretches}
        offsets = [at.get(word[0], 0) for word in words]
    if whole[-1:] == HYPHEN:
        whole = whole[:-1] + "-"
    runs = _runs(words, offsets, base, size)
    blank = text[end : end + 1] == " "
    return Strip(whole, left, words[-1][3], base, size, runs, stretches, words[0][3] - left, blank, _loosest(words))


def _in_order(words: Sequence[Word]) -> bool:
    """Whether the words were drawn in this order."""
    return all(before[0] < word[0] for before, word in pairwise(words))


def _loosest(words: Sequence[Word]) -> float:
    if len(words) == 1:
        return 0.0
    return max(map(sub, [word[2] for word in words[1:]], [word[3] for word in words]))


def _spelled(text: str, words: Sequence[Word]) -> tuple[str, list[Stretch]]:
    """The words one by one, with a blank where the page has one or leaves room for it."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length, edge, last = 0, words[0][2], words[0][0]
    for start, end, left, right, _, look in words:
        told = last < start and text[last:start].isspace() and " " in text[last:start]
        if length and (told or left - edge > _BLANK * look.size):
            parts.append(" ")
            length += 1
        for part in _PART.finditer(text, start, end):
            stretches.append(Stretch(length, part.start()))
            parts.append(part.group().replace(HYPHEN, "-"))
            length += len(part.group())
        edge, last = right, end
    return "".join(parts), stretches


def _runs(words: Sequence[Word], offsets: Sequence[int], base: float, size: float) -> list[Run]:
    if len({word[5] for word in words}) == 1:
        return [Run(0, words[0][5])]
    runs: list[Run] = []
    for (look, raised), group in groupby(
        zip(words, offsets, strict=True), key=lambda pair: (pair[0][5], _is_raised(pair[0], base, size))
    ):
        runs.append(Run(next(iter(group))[1], look, raised))
    return runs


def _is_raised(word: Word, base: float, size: float) -> bool:
    return word[4] - base > _LEVEL * size and word[5].size <= _SMALL * size
