"""The list table: for the programs that write no numbers beside their lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from apostille.importing.listing import Counting, Level, List

_WAYS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 22: "decimalZero",
    23: "bullet", 45: "hebrew1", 46: "arabicAlpha", 47: "hebrew2", 48: "arabicAbjad", 58: "russianLower",
    59: "russianUpper", 255: "none",
}  # fmt: skip
"""``\\levelnfc`` → the way of counting (RTF 1.9.1, "List Levels")."""
_DEEPEST = 9


@dataclass
class ListTable:
    """The lists as they are being read: first the abstract ones, then those that use them."""

    counting: Counting = field(default_factory=Counting)
    _abstract: dict[str, list[Level]] = field(default_factory=dict[str, list[Level]])
    _levels: list[Level] = field(default_factory=list[Level])
    _of: str = ""
    _starts: dict[int, int] = field(default_factory=dict[int, int])
    _at: int = -1

    def tell(self, word: str, number: int) -> None:
        """A control word of the list table or of the table of overrides."""
        if word == "list":
            self._levels = []
        elif word == "listlevel":
            self._levels.append(Level("", start=1))
        elif word in ("levelnfc", "levelnfcn"):
            self._change(way=_WAYS.get(number, "decimal"))
        elif word == "levelstartat":
            self._start(number)
        elif word == "levelfollow":
            self._change(glued=number == 2)
        elif word == "listid":
            self._of = str(number)
            self._abstract.setdefault(self._of, self._levels)
        elif word in ("listoverride", "lfolevel"):
            self._starts = {} if word == "listoverride" else self._starts
            self._at = -1 if word == "listoverride" else self._at + 1
        elif word == "ls":
            self._use(str(number))

    def _change(self, *, way: str | None = None, glued: bool | None = None) -> None:
        if self._levels:
            last = self._levels[-1]
            way, glued = way or last.way, last.glued if glued is None else glued
            self._levels[-1] = replace(last, way=way, glued=glued)

    def _start(self, number: int) -> None:
        """The first number of a level; inside an override that of the list that overrides it."""
        if self._at >= 0:
            self._starts[self._at] = number
        elif self._levels:
            self._levels[-1] = replace(self._levels[-1], start=number)

    def _use(self, name: str) -> None:
        levels = dict(enumerate(self._abstract.get(self._of, [])[:_DEEPEST]))
        self.counting.lists[name] = List(self._of, levels, dict(self._starts))
        self._at = -1

    def shape(self, signs: str) -> None:
        """How the last level is printed: ``signs`` are its length and its text, with levels as U+0000 to U+0008."""
        text = "".join(f"%{ord(sign) + 1}" if ord(sign) < _DEEPEST else sign for sign in signs[1:].rstrip(";"))
        if self._levels:
            self._levels[-1] = replace(self._levels[-1], text=text)
