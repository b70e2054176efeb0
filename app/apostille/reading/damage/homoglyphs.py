"""Letters of another alphabet that look alike, inside words: a Latin "a" in "прaво", a Cyrillic "о" in "Cоuncil".

Such words are not found by those who search, and cannot be told from right ones by eye.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import script_of
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_LATIN = "aceopxyiIjsABCEHKMOPTXYS"
_CYRILLIC = "асеорхуіІјѕАВСЕНКМОРТХУЅ"
_GREEK_LATIN = "oOvABEZHIKMNPTYX"
_GREEK = "οΟνΑΒΕΖΗΙΚΜΝΡΤΥΧ"
_TO: dict[tuple[str, str], dict[int, str]] = {
    ("latin", "cyrillic"): dict(zip(map(ord, _LATIN), _CYRILLIC, strict=True)),
    ("cyrillic", "latin"): dict(zip(map(ord, _CYRILLIC), _LATIN, strict=True)),
    ("latin", "greek"): dict(zip(map(ord, _GREEK_LATIN), _GREEK, strict=True)),
    ("greek", "latin"): dict(zip(map(ord, _GREEK), _GREEK_LATIN, strict=True)),
}
"""From the script of the odd letters to that of the word."""
_MIXED = re.compile("(?:(?<=[A-Za-z])[\u0370-\u03ff\u0400-\u04ff]|(?<=[\u0370-\u03ff\u0400-\u04ff])[A-Za-z])")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_CORROBORATED = 2


def mixed_scripts(sight: Sight) -> Iterator[Damage]:
    """Words of which all letters but a few look-alikes are of one script; one alone in a text only where it is long."""
    if sight.ascii or not _could_be(sight):
        return
    found = [damage for span in _words(sight.text) if (damage := _righted(sight.text, span))]
    if len(found) >= _CORROBORATED or any(_is_plain(one.span.of(sight.text)) for one in found):
        yield from found


def _could_be(sight: Sight) -> bool:
    """Whether a Greek letter stands there, or a Latin letter beside a Cyrillic one: those are asked that are fewer."""
    if b"\xce" in sight.data or b"\xcf" in sight.data:
        return True
    latin, cyrillic = ([(sign, sight.shape.count(sign)) for sign in signs] for signs in ((b"a", b"A"), (b"p", b"s")))
    few = min(latin, cyrillic, key=lambda counted: sum(count for _, count in counted))
    return any(_has_neighbour(sight.shape, sign, few is latin) for sign, count in few if count)


def _has_neighbour(shape: bytes, sign: bytes, latin: bool) -> bool:
    at = shape.find(sign)
    while at >= 0:
        after = at + (1 if latin else 2)
        wanted = b"ps" if latin else b"aA"
        if shape[after : after + 1] in wanted and after < len(shape):
            return True
        if latin and shape[at - 2 : at - 1] in wanted and at > 1:
            return True
        if not latin and at and shape[at - 1 : at] in wanted:
            return True
        at = shape.find(sign, at + 1)
    return False


def _words(text: str) -> Iterator[Span]:
    end = 0
    for found in _MIXED.finditer(text):
        if found.start() < end:
            continue
        start = found.start()
        while start > end and text[start - 1].isalpha():
            start -= 1
        word = _WORD.match(text, start)
        if word:
            end = word.end()
            yield Span(start, end)


def _righted(text: str, span: Span) -> Damage | None:
    word = span.of(text)
    scripts = Counter(script_of(sign) for sign in word)
    if len(word) < _SHORTEST or len(scripts) != 2:
        return None
    (most, many), (least, few) = scripts.most_common()
    table = _TO.get((least, most))
    if table is None or (many == few and len(word) < 6):
        return None
    odd = [sign for sign in word if script_of(sign) == least]
    if not all(ord(sign) in table for sign in odd) or few > many:
        return None
    return Damage(span, "homoglyph", "".join(table[ord(one)] if script_of(one) == least else one for one in word), 95)


def _is_plain(word: str) -> bool:
    """Whether it is a word in small letters, long enough to be no sign or abbreviation."""
    return len(word) >= 5 and word[1:].islower()
