"""Words of a Latin alphabet written in one code page and read in another: "tambiÈn", "cz³onków", "d‚claration".

Most letters of such words are ASCII and stand right. The others became signs inside words, capitals behind
small letters, or letters that the language does not have. What they were is one pair of code pages for
the whole text, and it must make words of the language of nearly all that is strange.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from apostille.reading.alphabets import LETTERS, WORDS
from apostille.reading.damage.lexicon import lexicon
from apostille.reading.damage.pages import codes, turning
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.trials import likeness_of
from apostille.reading.damage.words import (
    ACCENTED_WORDS,
    BREAK,
    IN_WORD,
    common_words,
    has_edge,
    is_broken,
    is_foreign,
    is_mixed,
    is_sound,
    is_strange,
    may_stand,
    reads_as,
)
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_LANGUAGES = ("fr", "es", "pt", "it", "de", "pl", "cs", "ro", "tr", "nl")
_WESTERN = ("cp1252", "mac_roman", "cp850", "cp437")
_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_WRITTEN = {"pl": _CENTRAL, "cs": _CENTRAL, "ro": (*_CENTRAL, "iso8859_16"), "tr": ("cp1254", "cp857", "mac_turkish")}
_READ = ("cp1252", "cp1250", "iso8859_2", "mac_roman", "cp437", "cp850", "cp852", "mac_latin2", "cp1251", "koi8_r",
         "cp866", "cp1253", "cp1254", "cp1257")  # fmt: skip
_COMMON = (("mac_roman", "cp1252"), ("cp1252", "mac_roman"), ("cp1252", "cp1250"), ("iso8859_2", "cp1250"),
           ("cp1250", "iso8859_2"), ("cp1252", "cp850"), ("cp1252", "cp437"), ("cp437", "cp1252"))  # fmt: skip
"""Pairs, as read and as written, that one word may show; of others it takes two."""
_QUIET = frozenset("…“”‘’—–«»°§•·¿¡ºª€£\u00a0\u00ad")
"""Signs that stand in sound text too often to ask further on account of them."""
_BROKEN_SHAPES = (b"aHw", b"aHx")
_TOKEN = re.compile(r"(?<!\S)\S*[^\x00-\x7f]\S*")
_EDGES = ".,;:!?()[]{}\"'<>*/#-0123456789"
_MOST_WORDS, _MOST, _LONGEST, _SHORT = 4_000, 400, 60, 4_000
_MOST_SOUND = 0.7
"""The share of strange words that a pair of code pages must make sound."""
_ASCII = frozenset(map(chr, range(0x80)))


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a pair of code pages explains strange words: how many become words of the language, of how many."""

    good: int
    broken: int
    mixed: int
    of: int
    language: str
    read: str
    page: str


def _all_but(signs: str) -> bytes:
    """The bytes of ISO 8859-1 but for those of ``signs``: what to take out to see whether these are there."""
    return bytes(set(range(256)) - {ord(sign) for sign in signs if sign < "\u0100"})


_NO_SIGNS = _all_but("¹³²¯¶±¼¾½¤¥¦§©¬®µ¢£¿·ºª" + "".join(map(chr, range(0x80, 0xA0))))


def misread_latin(sight: Sight) -> Iterator[Damage]:
    """The words that such a pair makes sound, where there is one."""
    if sight.ascii:
        return
    tries = [languages for languages in _tries(sight.language) if _could_be(sight, languages)]
    if not tries:
        return
    words = Counter(word for token in _TOKEN.findall(sight.text) if len(word := token.strip(_EDGES)) <= _LONGEST)
    best = next(filter(None, (_best(words, languages, sight) for languages in tries)), None)
    if best is not None and _looks_better(words, best):
        whole = 10 * best.of >= 9 * sum(not word.isascii() for word in words)
        righted = {word: turned for word in words if (turned := _righted(word, best, whole=whole))}
        for found in _TOKEN.finditer(sight.text) if righted else ():
            span = _trimmed(sight.text, Span(*found.span()))
            if turned := righted.get(span.of(sight.text)):
                yield Damage(span, "mojibake", turned, 95 if best.good > 1 else 90)


def _looks_better(words: Counter[str], fit: Fit) -> bool:
    """Whether what is strange looks more like writing once it is turned, whatever the language."""
    strange = " ".join(word for word in list(words)[:_MOST] if is_strange(word, fit.language))
    return likeness_of(strange.translate(turning(fit.read, fit.page))) > likeness_of(strange)


def _righted(word: str, fit: Fit, *, whole: bool) -> str:
    """The word as it was; "" where it is sound, or is none either way. ``whole``: nearly all such words are damaged."""
    turned, code = word.translate(turning(fit.read, fit.page)), fit.language
    if turned == word:
        return ""
    if turned.lower() in ACCENTED_WORDS or turned.lower() in lexicon(code):
        return turned if whole or not set(word) <= _QUIET else ""
    damaged = whole or is_strange(word, code) or has_edge(word, code)
    return turned if damaged and is_sound(turned, code) else ""


def _tries(language: str) -> tuple[tuple[str, ...], ...]:
    """The languages whose words may stand there: its own, then any known one, since damage also hides the language."""
    if language in _LANGUAGES:
        return (language,), _LANGUAGES
    return (_LANGUAGES,) if language in ("en", "", "und") else ()


def _could_be(sight: Sight, languages: tuple[str, ...]) -> bool:
    """Whether a sign is there that sound text of the language never needs; of several languages, one within a word."""
    if len(languages) == 1:
        own, others = _strange_signs(languages[0])
        if sight.latin1.translate(None, own) or any(
            sign in sight.text for lead, signs in others if lead in sight.data for sign in signs
        ):
            return True
    elif not sight.language and len(sight.text) < _SHORT:
        return True
    capitals = b"\xce" in sight.data or sight.cyrillic or any(shape in sight.shape for shape in _BROKEN_SHAPES)
    if capitals and BREAK.search(sight.text):
        return True
    signs = sight.latin1.translate(None, _NO_SIGNS) or b"\xcb" in sight.data
    return bool(signs or "‚" in sight.text or "‡" in sight.text) and bool(IN_WORD.search(sight.text))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    return Span(start, max(start, span.end - len(words) + len(words.rstrip(_EDGES))))


def _best(words: Counter[str], languages: Sequence[str], sight: Sight) -> Fit | None:
    some = list(words)[:_MOST_WORDS]
    signs = frozenset("".join(some)) - _ASCII
    broken = frozenset(filter(is_broken, some))
    fits: list[Fit] = []
    for code in languages:
        foreign = frozenset(sign for sign in signs if is_foreign(sign, code))
        strange = [word for word in some if word in broken or not foreign.isdisjoint(word)]
        fits += [fit for fit in _fits(strange[:_MOST], code) if _enough(fit, words, sight)]

    def how_good(fit: Fit) -> tuple[float, int, int, bool]:
        known = common_words(sight.text, fit.language)
        return fit.good / fit.of, fit.good, known, (fit.read, fit.page) in _COMMON

    return max(fits, key=how_good, default=None)


def _fits(strange: Sequence[str], code: str) -> Iterator[Fit]:
    """The pairs of code pages that make enough of the words sound; most are out by the signs that the words hold."""
    signs, needed = [frozenset(word) - _ASCII for word in strange], _MOST_SOUND * len(strange)
    alike = Counter(signs)
    for page, read in product(_WRITTEN.get(code, _WESTERN), _READ) if strange else ():
        sound, table = _sound_signs(read, page, code), turning(read, page)
        if sum(count for some, count in alike.items() if some <= sound) < needed:
            continue
        likely = [word for word, some in zip(strange, signs, strict=True) if some <= sound]
        good = [word for word in likely if (turned := word.translate(table)) != word and is_sound(turned, code)]
        if good:
            broken = sum(bool(IN_WORD.search(word) or BREAK.search(word)) for word in good)
            yield Fit(len(good), broken, sum(map(is_mixed, good)), len(strange), code, read, page)


@cache
def _sound_signs(read: str, page: str, code: str) -> frozenset[str]:
    """The characters of the code page ``read`` that, as they stand in ``page``, are in words of the language."""
    table = turning(read, page)
    return frozenset(sign for sign in codes(read) if may_stand(table.get(ord(sign), sign), code))


def _enough(fit: Fit, words: Counter[str], sight: Sight) -> bool:
    """Whether so much agrees that it is no chance: one word that cannot be meant, or several that hardly are."""
    if fit.good < _MOST_SOUND * fit.of:
        return False
    common = (fit.read, fit.page) in _COMMON
    if sight.language in _LANGUAGES and fit.language != sight.language and not reads_as(sight.text, fit.language):
        return False
    if fit.broken >= 2 or (fit.broken == 1 and common):
        return True
    if not reads_as(sight.text, fit.language):
        return False
    if fit.mixed >= 2 or (fit.mixed == 1 and common):
        return True
    table = turning(fit.read, fit.page)
    low = {word for word in words if word[:1].islower() and is_strange(word, fit.language)}
    known = {
        turned for word in low if (turned := word.translate(table)) in WORDS[fit.language] or turned in ACCENTED_WORDS
    }
    return len(low) >= 3 and len(low) >= 0.6 * fit.of and fit.good >= 0.9 * fit.of and bool(known)


@cache
def _strange_signs(code: str) -> tuple[bytes, tuple[tuple[bytes, str], ...]]:
    """What the letters of a language become in the wrong code page, but for what it has itself and what is everywhere.

    For signs of ISO 8859-1, all bytes but theirs; the others by the first byte of their UTF-8.
    """
    found: set[str] = set()
    for page in _WRITTEN.get(code, _WESTERN):
        for read in _READ:
            back = turning(page, read)
            found.update(back.get(ord(letter), letter) for letter in LETTERS[code])
    found -= set(LETTERS[code]) | set(LETTERS[code].upper()) | _QUIET
    found = {sign for sign in found if sign > "\x7f"}
    leads: dict[bytes, str] = {}
    for sign in sorted(found):
        lead = sign.encode()[:1]
        if sign > "\xff" and lead != b"\xe2":  # quotation marks and dashes share that one
            leads[lead] = leads.get(lead, "") + sign
    return _all_but("".join(found)), tuple(leads.items())
