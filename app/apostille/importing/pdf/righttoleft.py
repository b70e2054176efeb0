"""The strips of a page on which letters run to the left: found letter by letter, whatever order pdfium gives.

pdfium orders such lines by a guess of its own, which goes wrong at full stops, vowel signs and wherever one glyph
stands for two letters (lam-alef): those it turns round too. Where each letter lies is sure, so lines are put together
from that (``seen``), and what they say is read off when the direction of the paragraph is known (``bidi``).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby, pairwise
from operator import eq, ge, sub

from apostille.importing.pdf import engine, strips
from apostille.importing.pdf.glyphs import RTL, Letters
from apostille.importing.pdf.seen import Placed, strips_seen
from apostille.importing.pdf.strips import WIDE, Atom, Run, Stretch, Strip
from apostille.importing.pdf.words import HYPHEN, NOTHING, Word

_FORMS = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
_LINE_END = re.compile("[\r\n]")
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0640-\u064a .:!\u060c\u061b\u061f]*")
"""A line of Arabic without digits, signs over letters and brackets, which could be read in another order."""
_TURNED = re.compile("[اأإآ]ل")
_LAM_ALEF = frozenset(pair for alef in "اأإآ" for pair in (f"{alef}ل", f"ل{alef}"))
_OFF = 0.2
_REACH = 0.6
"""How far apart base lines may be, in sizes, so that something of one may stand on the other."""
_SIGN = re.compile("[\u064b-\u0655\u0670]")
_UNKNOWN = re.compile("[\ufffd\x01-\x08\x0b\x0c\x0e-\x1f]")
_JOINED = re.compile(
    "[\u0626\u0628\u062a-\u062e\u0633-\u063a\u0640-\u0647\u064a\u064b-\u0652][\u0621-\u064a\u064b-\u0652]"
)
"""A letter that is joined to the next one, and a letter; signs that stand over one may come between."""
_FEWEST, _MOSTLY = 4, 0.9
_BLANK, _BLANK_AMONG_DRAWN = 0.15, 0.6
_LEAST = 0.05


def strips_of(handle: int, letters: Letters) -> list[Strip]:
    """The strips of a page with letters that run to the left."""
    leftward, rightward = _by_direction(letters)
    sheet = _Sheet(handle, letters.text, leftward)
    plain = [*strips.strips_of(Letters(letters.text, rightward, ())), *sheet.plain()]
    placed, signs = sheet.atoms()
    return plain + strips_seen(placed, signs, letters.text, sheet.least)


def _by_direction(letters: Letters) -> tuple[list[list[Word]], list[Word]]:
    """The words by the lines on which pdfium puts them, and those of lines without letters that run to the left.

    What stands beside such a letter belongs to its line, wherever pdfium puts it.
    """
    ends = [found.start() for found in _LINE_END.finditer(letters.text)]
    lines = [list(group) for _, group in groupby(sorted(letters.words), key=lambda word: bisect(ends, word[0]))]
    runs = [RTL.search(letters.text, line[0][0], line[-1][1]) is not None for line in lines]
    levels = _beside(word for line, left in zip(lines, runs, strict=True) if left for word in line)
    leftward: list[list[Word]] = []
    rightward: list[Word] = []
    for line, left in zip(lines, runs, strict=True):
        if left or any(word[5].turn or round(word[4]) in levels for word in line):
            leftward.append(line)
        else:
            rightward += line
    return leftward, rightward


class _Sheet:
    """The lines of a page on which letters run to the left, with the box of each letter."""

    def __init__(self, handle: int, text: str, lines: list[list[Word]]) -> None:
        self.text = _without_stretchers(handle, text)
        blanks = _drawn_blanks(handle, text, lines)
        self._lines = [[*line, *blanks.get(number, ())] for number, line in enumerate(lines)]
        self._lefts, self._rights = _sides(handle, len(text), lines)
        drawn, words = sum(map(len, blanks.values())), sum(map(len, lines))
        self.least = _BLANK_AMONG_DRAWN if 2 * drawn > words else _BLANK
        """From how many sizes on a gap is a blank that none is drawn in."""

    def plain(self) -> Iterator[Strip]:
        """The strips of lines that hold nothing but letters running to the left, in the order in which they are seen.

        These are taken as they are, and off the sheet: that is quicker by far than letter by letter.
        """
        rest: list[list[Word]] = []
        signed = _beside(word for line in self._lines for word in line if _SIGN.match(self.text, word[0]))
        for line in self._lines:
            strip = self._plain([word for word in line if self.text[word[0]] != " "], signed)
            if strip:
                yield strip
            else:
                rest.append(line)
        self._lines = rest

    def _plain(self, words: Sequence[Word], signed: set[int]) -> Strip | None:
        if (
            not words
            or round(words[0][4]) in signed
            or not _PLAIN.fullmatch(self.text, words[0][0], words[-1][1])
            or words[0][5].turn
        ):
            return None
        base, look = words[0][4:]
        if any(word[5] is not look or abs(word[4] - base) > _OFF for word in words):
            return None
        lefts, rights = array("f"), array("f")
        for start, end, *_ in words:
            lefts += self._lefts[start:end]
            rights += self._rights[start:end]
        if not all(map(ge, lefts, lefts[1:])) or not self._is_even(words, look.size):
            return None
        bare = "".join([self.text[word[0] : word[1]] for word in words])
        shared = [index for index, same in enumerate(map(eq, lefts, lefts[1:])) if same]
        if any(bare[index : index + 2] not in _LAM_ALEF for index in shared):
            return None
        start, text = words[0][0], self.text[words[0][0] : words[-1][1]]
        if shared:
            text = _TURNED.sub(lambda found: self._lam_alef(found, start), text)
        run, stretch = Run(0, look), Stretch(0, start)
        return Strip(text, lefts[-1], max(rights), base, look.size, [run], [stretch], leftward=True)

    def _is_even(self, words: Sequence[Word], size: float) -> bool:
        """Whether words stand a blank apart, and letters less."""
        for before, word in pairwise(words):
            gap = self._lefts[before[1] - 1] - self._rights[word[0]]
            if not _LEAST * size < gap < WIDE * size:
                return False
        return all(
            max(map(sub, self._lefts[start : end - 1], self._rights[start + 1 : end]), default=0.0) < _BLANK * size
            for start, end, *_ in words
        )

    def _lam_alef(self, found: re.Match[str], start: int) -> str:
        """The pair as it is read where one glyph stands for both."""
        place = start + found.start()
        one = self._lefts[place] == self._lefts[place + 1]
        return found.group()[::-1] if one else found.group()

    def atoms(self) -> tuple[list[Placed], list[Placed]]:
        """All other glyphs in the order of their places, and apart from them the vowel signs drawn by themselves."""
        placed: list[Placed] = []
        marks: list[Placed] = []
        for start, end, _, _, base, look in sorted(chain.from_iterable(self._lines)):
            sides = list(zip(self._lefts[start:end], self._rights[start:end], strict=True))
            first = start
            for place in range(start + 1, end + 1):
                side = sides[first - start]
                if place < end and sides[place - start] == side:
                    continue
                atom = Atom(*side, _glyph(self.text[first:place]), first, look)
                (marks if unicodedata.combining(atom.text[0]) else placed).append((base, atom))
                first = place
        return placed, marks


def _beside(words: Iterable[Word]) -> set[int]:
    """The base lines, in whole points, that may belong to those of the words."""
    levels = {(round(word[4]), round(_REACH * word[5].size)) for word in words}
    return {level + near for level, reach in levels for near in range(-reach, reach + 1)}


def _sides(handle: int, count: int, lines: Sequence[Sequence[Word]]) -> tuple[array[float], array[float]]:
    """Left and right of each letter by its place; 0 for those that are not on these lines."""
    lefts, rights = array("f", bytes(4 * count)), array("f", bytes(4 * count))
    spans = [(line[0][0], line[-1][1]) for line in lines]
    box = engine.boxes(handle, [place for start, end in spans for place in range(start, end)])
    offset = 0
    for start, end in spans:
        lefts[start:end] = box[offset : offset + 4 * (end - start) : 4]
        rights[start:end] = box[offset + 2 : offset + 4 * (end - start) : 4]
        offset += 4 * (end - start)
    return lefts, rights


def _drawn_blanks(handle: int, text: str, lines: Sequence[Sequence[Word]]) -> dict[int, list[Word]]:
    """By line, the blanks that the page draws, as words; pdfium makes up others by the room between letters."""
    behind = [
        (number, word) for number, line in enumerate(lines) for word in line if text[word[1] : word[1] + 1] == " "
    ]
    made_up = engine.made_up(handle, [word[1] for _, word in behind])
    drawn = [each for each, made in zip(behind, made_up, strict=True) if not made]
    bases = engine.matrices(handle, [word[1] for _, word in drawn])[5::6]
    blanks: defaultdict[int, list[Word]] = defaultdict(list)
    for (number, (_, place, _, _, line, look)), base in zip(drawn, bases, strict=True):
        blanks[number].append((place, place + 1, 0.0, 0.0, line if look.turn else base, look))
    return blanks


def _without_stretchers(handle: int, text: str) -> str:
    """The text, without the strokes that a program draws between joined letters to fill a line.

    They have no code, as they are in no text, and look like lost letters. But a letter is lost at the ends of words
    too, and a stroke always stands between two letters that are joined.
    """
    lost = [found.start() for found in _UNKNOWN.finditer(text)]
    where: defaultdict[int, list[int]] = defaultdict(list)
    for place, code in zip(lost, engine.codes(handle, lost), strict=True):
        where[code].append(place)
    letters = list(text)
    for places in where.values():
        between = [place for place in places if _joins(text, place)]
        if len(between) >= max(_FEWEST, _MOSTLY * len(places)):
            for place in between:
                letters[place] = NOTHING
    return "".join(letters)


def _joins(text: str, place: int) -> bool:
    before, after = place - 1, place + 1
    while text[before : before + 1] == text[place]:
        before -= 1
    while text[after : after + 1] == text[place]:
        after += 1
    return bool(_JOINED.fullmatch(text[max(0, before) : before + 1] + text[after : after + 1]))


def _glyph(text: str) -> str:
    """What one glyph stands for, in the order of reading: pdfium turns round what a font says of it."""
    text = text.replace(HYPHEN, "-")
    if len(text) > 1 and RTL.search(text):
        turned = text[::-1]
        if text not in _ligatures() and not unicodedata.combining(turned[0]):
            text = turned
    return unicodedata.normalize("NFKC", text) if _FORMS.search(text) else text


@cache
def _ligatures() -> frozenset[str]:
    """What the ligatures of Unicode stand for: pdfium resolves these by itself, and rightly."""
    forms = (chr(code) for start, end in ((0xFB1D, 0xFDFF), (0xFE70, 0xFEFD)) for code in range(start, end))
    return frozenset(unicodedata.normalize("NFKC", form) for form in forms)
