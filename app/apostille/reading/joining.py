"""Two lines become one: the blank between them, the hyphen at the end of the first, none in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from string import ascii_letters, digits

from apostille.reading.damage import LOST
from apostille.reading.hyphens import is_doubtful
from apostille.reading.sentences import is_cjk

_SOFT = "\u00ad"
HYPHENS = "-\u2010\u2011"
_LAST_WORD = re.compile(r"[^\W\d_]+[-\u2010\u2011]$")
_SPELLING = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = frozenset(ascii_letters + digits + ",.;:()")
"""Characters between which a blank stands where lines are joined."""
_FEW = 24
_STOPS = ",.;:!?%)]\"'"
_PARTED = re.compile("[\u3400-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3400-\u9fff]")
_UNPARTED = re.compile("[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]")
_SUSPENDED = frozenset(["and", "or", "et", "ou", "und", "oder", "y", "o", "e", "и", "или", "en", "of", "i", "lub"])


class Spellings:
    """How a document itself writes its words, hyphens included; gathered when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self.doubtful: dict[str, str] = {}
        """Words joined over a line's end whose hyphen may be none of theirs, and what they are without it."""

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_SPELLING.findall(self._text))

    @cached_property
    def part_ideographs(self) -> bool:
        """Whether the document sets a blank between ideographs and letters or digits of Europe."""
        return len(_PARTED.findall(self._text)) >= len(_UNPARTED.findall(self._text))

    def __contains__(self, word: object) -> bool:
        if self._asked < _FEW and isinstance(word, str):
            self._asked += 1
            return self._stands(word)
        return word in self._words

    def _stands(self, word: str) -> bool:
        """Whether the word stands somewhere as a whole: quicker than gathering all, for the first few."""
        place = self._text.find(word)
        while place >= 0:
            if not _goes_on(self._text, place - 1, -1) and not _goes_on(self._text, place + len(word), 1):
                return True
            place = self._text.find(word, place + 1)
        return False


def _goes_on(text: str, place: int, step: int) -> bool:
    """Whether a word reaches to ``place``, or over a hyphen there to the next letter."""
    if not 0 <= place < len(text):
        return False
    beyond = text[place + step : place + step + 1] if place + step >= 0 else ""
    return text[place].isalpha() or (text[place] in HYPHENS and beyond.isalpha())


def joined(lines: Sequence[str], spellings: Spellings) -> str:
    """One paragraph of its lines; ``spellings`` are those of the whole document."""
    return "".join(_parts(lines, spellings))


def spliced(lines: Sequence[str], spellings: Spellings) -> tuple[str, list[int]]:
    """One paragraph of its lines, and where in it each line begins."""
    parts = _parts(lines, spellings)
    ends = list(accumulate(map(len, parts), initial=0))
    return "".join(parts), ends[: len(parts) : 2]


def _parts(lines: Sequence[str], spellings: Spellings) -> list[str]:
    """The lines, and between each two what stands there."""
    parts = [lines[0]] if lines else []
    for before, line in pairwise(lines):
        if before[-1:] in _PLAIN and line[:1] in _PLAIN:
            parts += [" ", line]
            continue
        parts[-1], between = _seam(before, parts[-1], line, spellings)
        parts += [between, line]
    return parts


def _seam(before: str, part: str, line: str, spellings: Spellings) -> tuple[str, str]:
    """What is left of the line before, and what stands between it and the next."""
    last, first = before[-1:], line[:1]
    if last == _SOFT:
        return part[:-1], ""
    if last in HYPHENS and last:
        return _hyphenated(before, part, line, spellings)
    if (last == LOST and first == LOST) or (is_cjk(last) and is_cjk(first)):
        return part, ""
    if is_cjk(first) or is_cjk(last):
        return part, " " if _is_parted(before, line, spellings) else ""
    return part, " "


def _is_parted(before: str, line: str, spellings: Spellings) -> bool:
    """Whether a blank stands between an ideograph and what is none: never at a stop, else as the document has it."""
    if is_cjk(before[-1:]):
        return line[:1] not in _STOPS and (not line[:1].isalnum() or spellings.part_ideographs)
    if before[-1:] in _STOPS:
        return not is_cjk(before[-2:-1])
    return not before[-1:].isalnum() or spellings.part_ideographs


def _hyphenated(before: str, part: str, line: str, spellings: Spellings) -> tuple[str, str]:
    """A hyphen is kept unless the document itself writes the word without one."""
    left, right = _LAST_WORD.search(before[-60:]), _FIRST_WORD.match(line[:60])
    if not left or not right:
        glued = before[-2:-1].isdigit() and line[:1].isdigit()
        return part, "" if glued else " "
    if right.group().lower() in _SUSPENDED:
        return part, " "
    whole, printed = left.group()[:-1] + right.group(), left.group() + right.group()
    if right.group()[0].islower() and printed not in spellings:
        if whole in spellings:
            return part[:-1], ""
        if is_doubtful(left.group()[:-1], right.group()):
            spellings.doubtful[printed] = whole
    return part, ""
