"""What words were read in and what they were written in, found by trying: what counts is how much comes out as writing.

Words are asked for by many texts that are sound and by some that are past this help, so that what is cheap is looked
at first: whether bytes can be read at all, letters of one script come out, and enough can be gained; then how the
letters stand beside each other in any language; and only for what is left, whether it is what the bytes read best as.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apostille.reading.codepages import PAGES, possible
from apostille.reading.damage.pages import bytes_of
from apostille.reading.damage.signs import script_of
from apostille.reading.damage.words import BREAK
from apostille.reading.likeness import likeness

READ = (
    "cp1252", "cp1250", "cp1251", "mac_roman", "cp437", "cp850", "cp1256", "koi8_r", "cp866", "mac_cyrillic",
    "cp1254", "iso8859_2", "cp852", "cp1253", "cp1257", "iso8859_5", "cp1255", "mac_latin2",
)  # fmt: skip
_IN_TWOS = ("gb18030", "big5", "shift_jis", "euc_kr")
_ABOVE = re.compile("[\u0591-\u05c7\u064b-\u0652\u0670\u0640]|(?<=[Ll])·(?=[Ll])")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
SOUND, SAMPLE, BETTER = 0.8, 1_500, 0.12
_GOOD, _CLEARLY, _SELDOM, _MOST, _NEVER = 0.55, 0.8, 0.05, 2.0, -99.0
"""The last but one: more than any writing comes to."""
_PART, _OFF = 80, 0.6
"""So many characters tell by how much a reading is off."""
_ENOUGH, _ENOUGH_OF_UTF8, _FEWEST, _FEWEST_WORDS, _FEWEST_IN_TWOS = 3.0, 1.5, 3, 2, 24
"""What is gained over a text, in letters that became sure; of how many letters or bytes at the least."""
_MOSTLY = 0.85
_QUOTES = "“”‘’«»„…"
_FEWEST_OF_OTHERS = 10

_USUAL: dict[str, frozenset[str]] = {
    "cp1252": frozenset(("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman", "cp850",
                         "cp437", "koi8_r", "iso8859_2", "gb18030", "big5", "shift_jis", "euc_kr", "cp866")),
    "cp1250": frozenset(("cp1252", "iso8859_2", "cp852", "cp1251")), "iso8859_2": frozenset(("cp1250", "cp1252")),
    "cp1251": frozenset(("cp1252", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp1256", "cp1253")),
    "mac_roman": frozenset(("cp1252", "cp1251", "cp1250")), "koi8_r": frozenset(("cp1251", "cp1252", "cp866")),
    "cp437": frozenset(("cp1252",)), "cp850": frozenset(("cp1252",)), "cp852": frozenset(("cp1250",)),
    "cp866": frozenset(("cp1251", "koi8_r")), "mac_cyrillic": frozenset(("cp1251",)),
    "iso8859_5": frozenset(("cp1251",)),
}  # fmt: skip
"""What was written in which code page is often read in this one."""
Said = Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class _Trial:
    """A way that words may have been misread, with the bytes and what they were."""

    read: str
    written: str
    data: bytes
    turned: str

    @property
    def bounds(self) -> tuple[float, float, float]:
        """How like writing it must be, what must be gained, and what speaks against it."""
        if self.written == "utf-8":
            return _GOOD, _ENOUGH_OF_UTF8, 0.0
        if self.written in _USUAL.get(self.read, ()):
            return _CLEARLY, _ENOUGH, 0.0
        return _CLEARLY, 3 * _ENOUGH, _SELDOM


def pair_of(sample: str, said: Said) -> tuple[str, str] | None:
    """The encoding that the words were read in, and the one they were written in."""
    before = likeness_of(sample, said)
    if before >= SOUND and not BREAK.search(sample):
        return None
    sample = sample.rsplit(" ", 1)[0] if len(sample) == SAMPLE else sample
    good = sorted(_good(sample, before, said), key=lambda one: -one[0])
    best: dict[bytes, list[str]] = {}
    for _, trial in good:
        if trial.written == "utf-8":
            return trial.read, trial.written
        if trial.data not in best:
            best[trial.data] = possible(trial.data, 3)
        if trial.written in best[trial.data]:
            return trial.read, trial.written
    return None


def _good(sample: str, before: float, said: Said) -> Iterator[tuple[float, _Trial]]:
    """The trials that gain enough, with how much they look like writing."""
    high = _high(sample)
    roughly: dict[tuple[str, bool], float] = {}
    for trial in _trials(sample, high, before):
        least, enough, against = trial.bounds
        floor = max(least, before + BETTER)
        least = max(floor, before + enough / high) + against
        key = trial.turned, trial.written == "utf-8"
        if key not in roughly:
            roughly[key] = _roughly(trial.turned, floor) if key[1] or _is_likely(sample, trial.turned) else _NEVER
        if roughly[key] > least and (like := roughly[key] if said is None else likeness_of(trial.turned, said)) > least:
            yield like - against, trial


def _roughly(turned: str, floor: float) -> float:
    """How like writing of any language it is; of much, a part is looked at first, and nonsense no further."""
    if len(turned) > 2 * _PART and likeness_of(turned[:_PART]) < floor - _OFF:
        return _NEVER
    return likeness_of(turned)


def _trials(sample: str, high: int, before: float) -> Iterator[_Trial]:
    """What can be read otherwise; code pages only where they could make several words of it and gain enough."""
    room = (_MOST - before) * high
    alone = " " not in sample and high < 2 * _FEWEST_OF_OTHERS
    for read in (*READ, *_IN_TWOS) if high >= _FEWEST else _IN_TWOS:
        data = _data(sample, read)
        if data is None or data.isascii():
            continue
        turned = _read(data, "utf-8")
        if turned is not None:
            yield _Trial(read, "utf-8", data, turned)
        elif read not in _IN_TWOS and not alone and room > _ENOUGH:
            yield from _of_pages(sample, read, data, PAGES if room > 3 * _ENOUGH else tuple(_USUAL.get(read, ())))


def _of_pages(sample: str, read: str, data: bytes, pages: tuple[str, ...]) -> Iterator[_Trial]:
    many = len(data.translate(None, bytes(range(0x80)))) >= _FEWEST_IN_TWOS
    for written in pages:
        if many or written not in _IN_TWOS:
            turned = _read(data, written)
            if turned is not None and turned != sample:
                yield _Trial(read, written, data, turned)


def _is_likely(sample: str, turned: str) -> bool:
    """Whether letters of one script came out, in several words."""
    letters = [sign for sign in turned if sign > "\x7f" and sign.isalpha()]
    scripts = Counter(map(script_of, letters))
    main, count = scripts.most_common(1)[0] if scripts else ("", 0)
    if count < (_FEWEST_WORDS if main == "latin" else _FEWEST_OF_OTHERS) or count < _MOSTLY * len(letters):
        return False
    if len(sample) != len(turned):
        return True
    became = [now for was, now in zip(sample, turned, strict=True) if was != now]
    words = {now for was, now in zip(sample.split(" "), turned.split(" "), strict=False) if was != now}
    return len(words) >= _FEWEST_WORDS and sum(now.isalpha() or now in _QUOTES for now in became) >= _MOSTLY * len(
        became
    )


def _high(words: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in words if sign > "\x7f")


def likeness_of(words: str, said: Said = None) -> float:
    """How much the words look like writing; signs above and below letters, and what joins them, are not looked at."""
    words = _LIGATURE.sub("fi", _ABOVE.sub("", words))
    return likeness(words, said, high) if (high := _high(words)) else 1.0


def _data(words: str, read: str) -> bytes | None:
    if read not in _IN_TWOS:
        return bytes_of(words, read)
    try:
        return words.encode(read)
    except UnicodeEncodeError:
        return None


def _read(data: bytes, written: str) -> str | None:
    try:
        return data.decode(written)
    except UnicodeDecodeError:
        return None


def turned_from(words: str, read: str, written: str) -> str | None:
    data = _data(words, read)
    return None if data is None else _read(data, written)
