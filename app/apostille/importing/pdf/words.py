"""Characters → words: where each stands, in which look, and which letters are lost."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter, sub

from apostille.importing.pdf import engine
from apostille.importing.pdf.fonts import Font, Look, font_of
from apostille.reading.language import detect
from apostille.reading.sentences import is_cjk

HYPHEN = "\ufffe"
"""How a hyphen at the end of a line is marked: pdfium puts the next line right behind it."""
NOTHING = "\ufdd0"
"""Holds the place of what is no letter: half of a pair, a blank that is none. No text has it (Unicode 23.7)."""

Word = tuple[int, int, float, float, float, Look]
"""First and last place + 1 in the text; left, right and base line in points, upright; and the look."""
Info = tuple[float, Look]
"""The base line (upright) and the look of a text object."""
_Key = tuple[int, float, float, float, float, float]
"""Font, its size, and the first four numbers of its matrix."""

_WORD = re.compile(f"[^ \r\n\t{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_LONG, _SAMPLE = 24, 6
_LIKE = 0.8
_OFF = 0.2
_MOSTLY, _FEW = 0.8, 120


class Finder:
    """The words of one text, with what draws them."""

    def __init__(self, handle: int, text: str) -> None:
        self.text = text
        self._handle = handle
        spans = [found.span() for found in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._firsts = engine.objects(handle, self._starts)
        self._fonts: dict[int, Font] = {}
        self.infos: dict[int, Info] = {}
        self._font_of: dict[int, int] = {}
        self._looks: dict[_Key, Look] = {}
        self._look_at(self._firsts, self._starts)

    def _look_at(self, drawn: Sequence[int], places: Sequence[int]) -> None:
        """Learns how each object looks that is not known yet; ``places`` is one place of each."""
        fresh = dict(zip(drawn, places, strict=True))
        for thing in self.infos.keys() & fresh.keys():
            del fresh[thing]
        where = list(fresh.values())
        fonts, sizes = engine.fonts(list(fresh)), engine.sizes(self._handle, where)
        for font in set(fonts) - self._fonts.keys():
            self._fonts[font] = font_of(font)
        self._font_of.update(zip(fresh, fonts, strict=True))
        numbers = engine.matrices(self._handle, where)
        keys = list(zip(fonts, sizes, numbers[::6], numbers[1::6], numbers[2::6], numbers[3::6], strict=True))
        for key in set(keys) - self._looks.keys():
            font, size, a, b, c, d = key
            self._looks[key] = Look(self._fonts[font], round(abs(size) * math.hypot(c, d), 1), _turn(a, b))
        looks = list(map(self._looks.__getitem__, keys))
        bases: Sequence[float] = numbers[5::6]
        if any(look.turn for look in self._looks.values()):
            points = zip(looks, numbers[4::6], bases, strict=True)
            bases = [upright(look.turn, x, y)[1] for look, x, y in points]
        self.infos.update(zip(fresh, zip(bases, looks, strict=True), strict=True))

    def lost(self) -> list[int]:
        """The places whose letter is unknown; none where each letter of each font is known where it first stands."""
        doubtful: list[int] = []
        entries = zip(self._starts, self._ends, map(self._font_of.__getitem__, self._firsts), strict=True)
        known: dict[int, set[str]] = {font: set() for font in self._fonts}
        for font, run in groupby(entries, key=itemgetter(2)):
            places = list(run)
            start, end = places[0][0], places[-1][1]
            fresh = set(self.text[start:end]) - known[font]
            doubtful += [self.text.index(letter, start, end) for letter in fresh]
            known[font] |= fresh
        if not engine.unmapped(self._handle, doubtful):
            return []
        return engine.unmapped(self._handle, range(len(self.text)))

    def are_numbered(self, lost: Sequence[int]) -> bool:
        """Whether these unknown letters are of a typeface drawn for this file (Type 3) and numbered as in Latin-1.

        TeX does so. Other programs number the letters as they come, and what they write then reads like no language.
        """
        drawn = engine.objects(self._handle, lost)
        self._look_at(drawn, lost)
        if any(self.infos[thing][1].font.name for thing in drawn):
            return False
        letters = [self.text[place] for place in lost]
        if sum(map(str.isalnum, letters)) < _MOSTLY * len(letters):
            return False
        return len(letters) < _FEW or detect(self.text) != "und"

    def words(self) -> list[Word]:
        """The words, cut where the look changes inside."""
        box = self._boxes(self._starts, self._ends)
        cuts = [*self._lines(), *self._ending_otherwise(self._uneven(box))]
        starts, ends, infos = self._parts(sorted(cuts))
        if cuts:
            box = self._boxes(starts, ends)
        if any(look.turn for look in self._looks.values()):
            return _turned(starts, ends, infos, box)
        half = 4 * len(starts)
        bases, looks = map(itemgetter(0), infos), map(itemgetter(1), infos)
        return list(zip(starts, ends, box[:half:4], box[half + 2 :: 4], bases, looks, strict=True))

    def _boxes(self, starts: Sequence[int], ends: Sequence[int]) -> array[float]:
        """The boxes of the first letters, then those of the last."""
        return engine.boxes(self._handle, [*starts, *(end - 1 for end in ends)])

    def _uneven(self, box: array[float]) -> list[int]:
        """The words whose last letter is not as high as the first: a note mark may stand there."""
        half = 4 * len(self._starts)
        firsts = map(sub, box[1:half:4], box[3:half:4])
        lasts = map(sub, box[half + 1 :: 4], box[half + 3 :: 4])
        return [index for index, (a, b) in enumerate(zip(firsts, lasts, strict=True)) if not _LIKE * a < b < a / _LIKE]

    def _ending_otherwise(self, words: Sequence[int]) -> list[int]:
        """Those of the words whose last letter is drawn by another object, and in another look or on another line."""
        places = [self._ends[index] - 1 for index in words]
        lasts = engine.objects(self._handle, places)
        self._look_at(lasts, places)
        pairs = zip(words, lasts, strict=True)
        return [index for index, last in pairs if _differ(self.infos[self._firsts[index]], self.infos[last])]

    def _lines(self) -> list[int]:
        """The words that are lines of a script without blanks, where the look changes in them."""
        spans = zip(self._starts, self._ends, strict=True)
        lines = [index for index, (start, end) in enumerate(spans) if end - start > _LONG]
        found: list[int] = []
        for index in lines:
            start, end = self._starts[index], self._ends[index]
            places = [place for place in range(start, end, _SAMPLE) if self.text[place] != NOTHING]
            if not is_cjk(self.text[(start + end) // 2]):
                continue
            drawn = engine.objects(self._handle, places)
            self._look_at(drawn, places)
            if any(_differ(self.infos[drawn[0]], self.infos[thing]) for thing in set(drawn)):
                found.append(index)
        return found

    def _parts(self, cuts: Sequence[int]) -> tuple[Sequence[int], Sequence[int], list[Info]]:
        """Starts, ends and infos of all words; those to cut in parts, each in one look."""
        infos = list(map(self.infos.__getitem__, self._firsts))
        if not cuts:
            return self._starts, self._ends, infos
        starts, ends = list(self._starts), list(self._ends)
        for index in sorted(set(cuts), reverse=True):
            changes = self._changes(starts[index], ends[index])
            starts[index : index + 1] = changes
            ends[index : index + 1] = [*list(changes)[1:], ends[index]]
            infos[index : index + 1] = changes.values()
        return starts, ends, infos

    def _changes(self, start: int, end: int) -> dict[int, Info]:
        """The places between which the look does not change, each with its look."""
        places = [place for place in range(start, end) if self.text[place] != NOTHING]
        drawn = engine.objects(self._handle, places)
        self._look_at(drawn, places)
        changes: dict[int, Info] = {}
        last: Info | None = None
        for place, thing in zip(places, drawn, strict=True):
            info = self.infos[thing]
            if last is None or _differ(last, info):
                changes[place if changes else start] = last = info
        return changes


def _differ(one: Info, other: Info) -> bool:
    return one[1] != other[1] or abs(one[0] - other[0]) > _OFF


def _turn(a: float, b: float) -> int:
    """By how many degrees a line runs upward; what is a degree or two off is level."""
    if abs(b) < 0.05 * abs(a) and a > 0:
        return 0
    return round(math.degrees(math.atan2(b, a))) % 360


def upright(turn: int, x: float, y: float) -> tuple[float, float]:
    """A point as it lies when the page is turned so that the line is level."""
    if not turn:
        return x, y
    angle = math.radians(turn)
    return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)


def _turned(starts: Sequence[int], ends: Sequence[int], infos: Sequence[Info], box: Sequence[float]) -> list[Word]:
    """The words of a page on which some are turned."""
    words: list[Word] = []
    for index, (start, end, (base, look)) in enumerate(zip(starts, ends, infos, strict=True)):
        first, last = box[4 * index : 4 * index + 4], box[4 * (index + len(starts)) : 4 * (index + len(starts)) + 4]
        xs = [
            upright(look.turn, x, y)[0]
            for left, top, right, bottom in (first, last)
            for x, y in ((left, bottom), (left, top), (right, bottom), (right, top))
        ]
        words.append((start, end, min(xs), max(xs), base, look))
    return words
