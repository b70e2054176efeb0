"""Lines that are no writing as they stand, and are writing once read in another encoding: "na茂vet茅", "рТЙОЙНБС".

Whatever they were read in and written in, what decides is how much they look like any language before and after.
Only lines are asked in which a letter stands that the language of the text does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from apostille.reading.alphabets import LETTERS
from apostille.reading.damage.plain import is_plain
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_bad, is_typographic
from apostille.reading.damage.trials import BETTER, READ, SAMPLE, SOUND, Said, likeness_of, pair_of, turned_from
from apostille.reading.damage.words import BREAK
from apostille.reading.draft import Damage
from apostille.reading.likeness import spoken, usual_ideographs
from apostille.reading.span import Span

_TOKEN = re.compile(r"\S*[^\x00-\x7f]\S*")
_ASCII_WORD = re.compile(r"(?<![^\s(\"'])[A-Za-z]{2,}(?![^\s,.;:!?)\"'])")
_SIGNS = "‚„†‡‰‹›”“•™…"
_SIGN_WITHIN = re.compile(f"[{_SIGNS}](?<=[^\\W\\d_].)[{_SIGNS}]*(?=[^\\W\\d_])")
"""Signs between letters; sought from the first sign on, of which there are fewer than letters."""
_LINES = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬"
_LONGEST, _LAYERS, _MANY = 600, 3, 20


_MARKS_OF = {"ar": "،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩", "fa": "،؛؟٪٫٬۰۱۲۳۴۵۶۷۸۹", "ur": "،؛؟۔", "ru": "ЁёѣѢ́", "he": "׳״־"}


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
        said = spoken(Counter(_ASCII_WORD.findall(sight.text[:20_000].lower())))
    unsound = {words for words in {line.words for line in lines} if _is_unsound(words, said)}
    lines = [line for line in lines if line.words in unsound]
    pairs = _pairs(" ".join(line.words for line in lines)[:SAMPLE], said)
    for line in lines if pairs else ():
        turned = _unwrapped(line.words, pairs)
        if turned == line.words or any(map(is_bad, turned)):
            continue
        if likeness_of(turned, said) > likeness_of(line.words, said) + BETTER:
            yield from _damages(sight.text, line, turned.split(" "), pairs)


def _is_unsound(words: str, said: Said) -> bool:
    """Whether the words of a line look like no writing; in no language at all is asked first, as it costs less."""
    if BREAK.search(words):
        return True
    words = words[:_LONGEST]
    return likeness_of(words) < SOUND or (said is not None and likeness_of(words, said) < SOUND)


def _pairs(sample: str, said: Said) -> list[tuple[str, str]]:
    """What the words were read in and written in, again where that happened twice or three times."""
    pairs: list[tuple[str, str]] = []
    pair = pair_of(sample, said)
    while pair and len(pairs) < _LAYERS:
        pairs.append(pair)
        sample = _unwrapped(sample.rsplit(" ", 1)[0] if len(sample) == SAMPLE else sample, [pair])
        again = (read for read in READ if (words := turned_from(sample, read, "utf-8")) and words != sample)
        pair = next(((read, "utf-8") for read in again), None)
    return pairs


def _unwrapped(words: str, pairs: list[tuple[str, str]]) -> str:
    """The words as they were before the first reading; word by word where not all of them can be turned so often."""
    turned: str | None = words
    for read, written in pairs:
        turned = None if turned is None else turned_from(turned, read, written)
    if turned is not None or " " not in words:
        return turned or words
    return " ".join(_unwrapped(word, pairs) for word in words.split(" "))


def _lines(sight: Sight) -> Iterator[Line]:
    """The lines with letters that the language has not, or with signs within words, but for those that are plain."""
    odd = set(_strange_to(sight.language).findall(sight.text))
    ideographs = {sign for sign in odd if "\u3400" <= sign <= "\u9fff"}
    if ideographs and len(ideographs) * 3 < sum("\u3400" <= sign <= "\u9fff" for sign in set(sight.text)):
        odd -= ideographs  # in Chinese a rare one stands here and there; UTF-8 misread is made of them
    if any(sign in sight.text for sign in _SIGNS):
        odd.update("".join(_SIGN_WITHIN.findall(sight.text)))
    if not odd:
        return
    for start, end in sorted({_line(sight.text, at) for at in _places(sight.text, odd)}):
        if is_plain(sight.text[start:end]):
            continue
        tokens = tuple(Span(*one.span()) for one in _TOKEN.finditer(sight.text, start, end))
        if any(not span.of(sight.text).strip(_LINES).isascii() for span in tokens):
            yield Line(tokens, " ".join(span.of(sight.text) for span in tokens))


def _places(text: str, odd: set[str]) -> Iterator[int]:
    """Where one of the signs stands, once for each of them in a line at the most."""
    if len(odd) > _MANY:
        yield from (one.start() for one in re.finditer(f"[{re.escape(''.join(odd))}].*", text))
        return
    for sign in odd:
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
