"""Which code page bytes were written in, where nothing says so.

Each code page that governments and their printers have used is tried on the passages that hold bytes above ASCII,
and what comes out is judged as writing: how usual its pairs of letters are in the language that they fit best, what
stands within words that cannot, and capitals behind small letters. A name or a declaration in the file is never
asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from apostille.reading.likeness import likeness, spoken

_USUAL = ("cp1252", "cp1250", "cp1251", "cp1256", "gb18030", "koi8_r", "iso8859_2", "big5", "shift_jis", "euc_kr")
_KNOWN = (
    "cp1253", "cp1254", "cp1255", "cp1257", "iso8859_15", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8",
    "iso8859_9", "cp850", "cp852", "cp866", "cp437", "mac_roman", "mac_cyrillic", "euc_jp", "koi8_u", "cp874",
)  # fmt: skip
_SELDOM = (
    "cp1258", "iso8859_13", "iso8859_4", "cp858", "mac_latin2", "cp857", "cp855", "cp720", "cp737", "cp862", "cp775",
    "mac_turkish", "mac_greek", "iso8859_3", "iso8859_16", "cp932", "cp949", "cp860",
)  # fmt: skip
_HARDLY = (
    "iso8859_10", "iso8859_14", "cp869", "cp861", "cp863", "cp865", "mac_iceland", "mac_arabic", "mac_farsi",
    "cp1125", "kz1048", "ptcp154", "johab", "big5hkscs",
)  # fmt: skip
_NEVER = ("mac_croatian", "mac_romanian")
PAGES = (*_USUAL, *_KNOWN, *_SELDOM, *_HARDLY, *_NEVER)
"""Codecs in order of preference where two read the same words."""

_COSTS = ((_USUAL, 0.0), (_KNOWN, 3.0), (_SELDOM, 8.0), (_HARDLY, 12.0), (_NEVER, 30.0))
_AGAINST = {page: cost for pages, cost in _COSTS for page in pages}
"""What speaks against a code page before anything is read: the logarithm of how seldom it is met."""
_SAMPLE, _FIRST, _LONGEST = 5_000, 1_200, 100
_FINALISTS = 20
_MOST_LOST = 0.01
_TOO_LONG = 1_500
_PIECES = re.compile(rb"(?<=[.;:!?]) +")
_LINES = re.compile(rb"[\r\n]+")
_ASCII = bytes(range(0x80))
_WORD = re.compile(rb"(?<![\w\x80-\xff])[A-Za-z]{2,}(?![\w\x80-\xff])")


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page and how well the bytes read in it: about 1 for a page of a language, below 0 for nonsense."""

    encoding: str
    points: float


def guesses(data: bytes, *others: str) -> list[Guess]:
    """The code pages in which ``data`` can be read, best first, of those that read alike the one preferred.

    ``others`` are encodings to weigh beside them.
    """
    sample = _passages(data)
    rough = _ranked(sample[:_FIRST], (*others, *PAGES), None)[:_FINALISTS]
    words = Counter(word.decode("ascii").lower() for word in _WORD.findall(sample))
    found = _ranked(sample, [page for _, pages in rough for page in pages], spoken(words))
    return [Guess(pages[0], points) for points, pages in found]


def possible(data: bytes, most: int) -> list[str]:
    """The code pages in which a short ``data`` reads best, roughly: for those who try many."""
    return [pages[0] for _, pages in _ranked(data[:_FIRST], PAGES, None)[:most]]


def _ranked(sample: bytes, pages: Sequence[str], said: Mapping[str, float] | None) -> list[tuple[float, list[str]]]:
    """The pages by how they read the sample, those that read it alike together; roughly without what is ``said``."""
    high = max(1, len(sample.translate(None, _ASCII)))
    readings: dict[str, list[str]] = {}
    for page in sorted(pages, key=_place):
        if (text := _read(sample, page)) is not None:
            readings.setdefault(text, []).append(page)
    found = [(likeness(text, said, high, _AGAINST.get(alike[0], 0.0)), alike) for text, alike in readings.items()]
    return sorted(found, key=lambda one: -one[0])


def _place(page: str) -> int:
    return PAGES.index(page) if page in _AGAINST else -1


def _passages(data: bytes) -> bytes:
    """Whole lines with bytes above ASCII, up to the size of the sample, then the words with bytes not seen in these."""
    taken: list[bytes] = []
    size = 0
    rest = iter(_lines(data))
    for line in rest:
        taken.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join([*taken, *_unseen(rest, set(b"".join(taken)))])


def _unseen(lines: Iterator[bytes], seen: set[int]) -> Iterator[bytes]:
    """Of each line with a byte that did not come before the words about it."""
    for line in lines:
        if not seen.issuperset(line.translate(None, _ASCII)):
            words = line.split(b" ")
            for at, word in enumerate(words):
                if not seen.issuperset(word.translate(None, _ASCII)) and len(word) < _LONGEST:
                    seen.update(word)
                    yield b" ".join(words[max(0, at - 1) : at + 2])


def _lines(data: bytes) -> list[bytes]:
    """The lines that hold bytes above ASCII; long ones at the ends of their sentences."""
    lines = [line for line in _LINES.split(data) if not line.isascii()]
    if not any(len(line) > _TOO_LONG for line in lines):
        return lines
    pieces = [piece for line in lines for piece in _PIECES.split(line) if not piece.isascii()]
    return [piece[at : at + _SAMPLE] for piece in pieces for at in range(0, len(piece), _SAMPLE)]


def _read(sample: bytes, page: str) -> str | None:
    """The sample in the code page; None where more than a few of its bytes have no meaning there."""
    try:
        return sample.decode(page)
    except UnicodeDecodeError:
        text = sample.decode(page, "replace")
        return text if text.count("\ufffd") <= 1 + _MOST_LOST * len(text) else None
