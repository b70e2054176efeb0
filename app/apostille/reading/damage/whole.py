"""Lines that are no writing as they stand, and are writing once read in another encoding: "na茂vet茅", "рТЙОЙНБС".

Whatever they were read in and written in, what decides is how much they look like any language before and after.
Only lines are asked in which a letter stands that the language of the text does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from apostille.reading.alphabets import LETTERS
from apostille.reading.codepages import possible
from apostille.reading.damage.pages import bytes_of
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_bad, is_typographic, script_of
from apostille.reading.damage.words import BREAK
from apostille.reading.draft import Damage
from apostille.reading.likeness import likeness, spoken, usual_ideographs
from apostille.reading.span import Span

_READ = (
    "cp1252", "cp1250", "cp1251", "mac_roman", "cp437", "cp850", "cp1256", "koi8_r", "cp866", "mac_cyrillic",
    "cp1254", "iso8859_2", "cp852", "cp1253", "cp1257", "iso8859_5", "cp1255", "mac_latin2",
)  # fmt: skip
_IN_TWOS = ("gb18030", "big5", "shift_jis", "euc_kr")
_TOKEN = re.compile(r"\S*[^\x00-\x7f]\S*")
_ASCII_WORD = re.compile(r"(?<![^\s(\"'])[A-Za-z]{2,}(?![^\s,.;:!?)\"'])")
_SIGNS = "‚„†‡‰‹›”“•™…"
_SIGN_WITHIN = re.compile(f"[{_SIGNS}](?<=[^\\W\\d_].)[{_SIGNS}]*(?=[^\\W\\d_])")
"""Signs between letters; sought from the first sign on, of which there are fewer than letters."""
_ABOVE = re.compile("[\u0591-\u05c7\u064b-\u0652\u0670\u0640]|(?<=[Ll])·(?=[Ll])")
_LINES = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬"
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SOUND, _GOOD, _CLEARLY, _BETTER, _SELDOM = 0.8, 0.55, 0.8, 0.12, 0.05
_ENOUGH, _ENOUGH_OF_UTF8, _FEWEST, _FEWEST_WORDS, _FEWEST_IN_TWOS = 3.0, 1.5, 3, 2, 24
"""What is gained over a text, in letters that became sure; of how many letters or bytes at the least."""
_MOSTLY = 0.85
_QUOTES = "“”‘’«»„…"
_FEWEST_OF_OTHERS = 10
_SAMPLE, _LONGEST, _LAYERS = 1_500, 600, 3


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
_MARKS_OF = {"ar": "،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩", "fa": "،؛؟٪٫٬۰۱۲۳۴۵۶۷۸۹", "ur": "،؛؟۔", "ru": "ЁёѣѢ́", "he": "׳״־"}
Said = Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line that hold letters beyond ASCII, and their places."""

    tokens: tuple[Span, ...]
    words: str


def misread_lines(sight: Sight) -> Iterator[Damage]:
    """Each word of such lines, from the first letter that differs to the last."""
    if sight.ascii:
        return
    lines = list(_lines(sight))
    if not lines or all(sign < "\xa0" for line in lines for sign in line.words):
        return  # controls alone are for those who know them
    said = None
    if sight.language != "en":  # in English foreign letters are of names, which may be from anywhere
        said = spoken(Counter(word.lower() for word in _ASCII_WORD.findall(sight.text[:20_000])))
    lines = [line for line in lines if BREAK.search(line.words) or likeness_of(line.words[:_LONGEST], said) < _SOUND]
    pairs = _pairs(" ".join(line.words for line in lines)[:_SAMPLE], said)
    for line in lines if pairs else ():
        turned = _unwrapped(line.words, pairs)
        if turned == line.words or any(map(is_bad, turned)):
            continue
        if likeness_of(turned, said) > likeness_of(line.words, said) + _BETTER:
            yield from _damages(sight.text, line, turned.split(" "), pairs)


def _pairs(sample: str, said: Said) -> list[tuple[str, str]]:
    """What the words were read in and written in, again where that happened twice or three times."""
    pairs: list[tuple[str, str]] = []
    pair = _pair(sample, said)
    while pair and len(pairs) < _LAYERS:
        pairs.append(pair)
        sample = _unwrapped(sample.rsplit(" ", 1)[0] if len(sample) == _SAMPLE else sample, [pair])
        again = (read for read in _READ if (words := _turned(sample, read, "utf-8")) and words != sample)
        pair = next(((read, "utf-8") for read in again), None)
    return pairs


def _unwrapped(words: str, pairs: list[tuple[str, str]]) -> str:
    """The words as they were before the first reading; word by word where not all of them can be turned so often."""
    turned: str | None = words
    for read, written in pairs:
        turned = None if turned is None else _turned(turned, read, written)
    if turned is not None or " " not in words:
        return turned or words
    return " ".join(_unwrapped(word, pairs) for word in words.split(" "))


def _lines(sight: Sight) -> Iterator[Line]:
    """The lines with letters that the language has not, or with signs within words."""
    odd = set(_strange_to(sight.language).findall(sight.text))
    ideographs = {sign for sign in odd if "\u3400" <= sign <= "\u9fff"}
    if ideographs and len(ideographs) * 3 < sum("\u3400" <= sign <= "\u9fff" for sign in set(sight.text)):
        odd -= ideographs  # in Chinese a rare one stands here and there; UTF-8 misread is made of them
    if any(sign in sight.text for sign in _SIGNS):
        odd.update("".join(_SIGN_WITHIN.findall(sight.text)))
    if not odd:
        return
    for start, end in sorted({_line(sight.text, at) for sign in odd for at in _places(sight.text, sign)}):
        tokens = tuple(Span(*one.span()) for one in _TOKEN.finditer(sight.text, start, end))
        if any(not span.of(sight.text).strip(_LINES).isascii() for span in tokens):
            yield Line(tokens, " ".join(span.of(sight.text) for span in tokens))


def _places(text: str, sign: str) -> Iterator[int]:
    """Where the sign stands first in each line that holds it."""
    at = text.find(sign)
    while at >= 0:
        yield at
        end = text.find("\n", at)
        at = text.find(sign, end) if end >= 0 else -1


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


@cache
def _strange_to(language: str) -> re.Pattern[str]:
    return re.compile(f"[^\x00-\x7f{re.escape(''.join(sorted(_ordinary(language))))}]")


@cache
def _ordinary(language: str) -> frozenset[str]:
    """What stands in any text of the language: its letters, signs of print, and in Chinese the usual ideographs."""
    letters = LETTERS.get(language, "") + ("".join(usual_ideographs()) if language in ("zh", "ja", "ko") else "")
    signs = filter(is_typographic, map(chr, range(0x80, 0x2700)))
    full = map(chr, (*range(0x3000, 0x3040), *range(0xFF00, 0xFF66))) if language in ("zh", "ja", "ko") else ()
    return frozenset((*letters, *letters.upper(), *signs, *full, *_MARKS_OF.get(language, "")))


def _high(words: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in words if sign > "\x7f")


def likeness_of(words: str, said: Said = None) -> float:
    """How much the words look like writing; signs above and below letters, and what joins them, are not looked at."""
    words = _LIGATURE.sub("fi", _ABOVE.sub("", words))
    return likeness(words, said, high) if (high := _high(words)) else 1.0


def _pair(sample: str, said: Said) -> tuple[str, str] | None:
    """The encoding that the words were read in, and the one they were written in."""
    before = likeness_of(sample, said)
    if before >= _SOUND and not BREAK.search(sample):
        return None
    sample = sample.rsplit(" ", 1)[0] if len(sample) == _SAMPLE else sample
    best, found = before + _BETTER, None
    pages = (*_READ, *_IN_TWOS) if _high(sample) >= _FEWEST else _IN_TWOS
    for read in pages:
        for written in _written(sample, read):
            turned = _turned(sample, read, written)
            if turned is None or turned == sample or not _is_likely(sample, turned, written):
                continue
            like = likeness_of(turned, said)
            least, enough = (_GOOD, _ENOUGH_OF_UTF8) if written == "utf-8" else (_CLEARLY, _ENOUGH)
            if written != "utf-8" and written not in _USUAL.get(read, ()):
                enough, like = 3 * enough, like - _SELDOM
            if like > max(best, least) and (like - before) * _high(sample) > enough:
                best, found = like, (read, written)
    return found


def _is_likely(sample: str, turned: str, written: str) -> bool:
    """Whether letters of one script came out, in several words; UTF-8 is seldom a chance."""
    if written == "utf-8":
        return True
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


def _written(sample: str, read: str) -> Iterator[str]:
    data = _data(sample, read)
    if data is None or data.isascii():
        return
    if _read(data, "utf-8") is not None:
        yield "utf-8"
    elif read not in _IN_TWOS:
        names = possible(data, 3)
        many = len(data.translate(None, bytes(range(0x80)))) >= _FEWEST_IN_TWOS
        yield from (name for name in names if many or name not in _IN_TWOS)


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


def _turned(words: str, read: str, written: str) -> str | None:
    data = _data(words, read)
    return None if data is None else _read(data, written)


def _damages(text: str, line: Line, words: list[str], pairs: list[tuple[str, str]]) -> Iterator[Damage]:
    if len(words) != len(line.tokens):
        words = [_unwrapped(span.of(text), pairs) for span in line.tokens]
    for span, right in zip(line.tokens, words, strict=True):
        wrong = span.of(text)
        if wrong != right:
            start, same = _alike(wrong, right)
            place = Span(span.start + start, span.end - same)
            yield Damage(place, "mojibake", right[start : len(right) - same], 95)


def _alike(wrong: str, right: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end are the same."""
    shorter = min(len(wrong), len(right))
    start = next((at for at in range(shorter) if wrong[at] != right[at]), shorter)
    rest = shorter - start
    return start, next((at for at in range(rest) if wrong[-1 - at] != right[-1 - at]), rest)
