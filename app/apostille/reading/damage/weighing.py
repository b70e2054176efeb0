"""How sure it is that characters are UTF-8 misread, at the place where they stand.

Sound text holds the same characters: "VOCÊ…", "50 Â", "Київ". What they were must fit the word, and what
stands there must be no word.
"""

from __future__ import annotations

from collections import Counter

from apostille.reading.alphabets import WORDS
from apostille.reading.damage.signs import ALONE, ALPHABETS, is_bad, is_known_letter, is_typographic, script_of
from apostille.reading.span import Span

SURE, LIKELY, POSSIBLE, NO = 3, 2, 1, 0
_SOUND_SIDE = frozenset(" \n\t,.;:!?()[]\"'/-")
_TOLD = frozenset("\ufffd\ufeff")
"""What other programs put at a lost character, or at the beginning of a file: never by chance."""
_SHORT = frozenset(word for code in ("ru", "uk", "bg", "el") for word in WORDS[code] if len(word) == 1)
_LONG = 6
"""So many letters of a Greek, Cyrillic or other alphabet in a row may be a word that only looks misread."""


def weight(text: str, span: Span, words: str, *, deep: bool) -> int:
    """How sure it is that ``words`` stood at ``span``; ``deep``: they were misread more than once."""
    if any(is_bad(sign) for sign in words):
        return NO
    if _is_part_of_word(text, span):
        return NO
    if deep:
        return SURE
    weight = _weight_alone(text, span, words)
    return min(weight, POSSIBLE) if _in_garbage(text, span) else weight


def _is_part_of_word(text: str, span: Span) -> bool:
    """Whether it is letters of another alphabet, and more of them stand beside it that are not misread."""
    here = span.of(text)
    script = script_of(here[0])
    if script == "latin" or not here.isalpha():
        return False
    return any(
        side.islower() and script_of(side) == script
        for side in (text[span.start - 1 : span.start], text[span.end : span.end + 1])
        if side
    )


def _weight_alone(text: str, span: Span, words: str) -> int:
    letters = [sign for sign in words if sign.isalpha() and not is_typographic(sign)]
    if not letters:
        return _weight_of_signs(text, span, words)
    if all(script_of(sign) == "latin" for sign in letters):
        return _weight_of_latin(text, span, words, letters)
    return _weight_of_others(span.of(text), words)


def _in_garbage(text: str, span: Span) -> bool:
    """Whether the characters beside it are damaged too, in a way that is not understood."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return any(
        len(side) == 2 and not (set(side) & _SOUND_SIDE) and not side.isascii() and not _readable(side)
        for side in (before, after)
    )


def _weight_of_signs(text: str, span: Span, words: str) -> int:
    before, here = text[span.start - 1 : span.start], span.of(text)
    if len(here) == 2 * len(words):  # of two bytes each: Â or В and the sign itself
        if before.isupper() or (before.isalpha() and not before.isascii()) or not all(map(is_typographic, words)):
            return POSSIBLE
        return SURE if here[0] == "Â" else LIKELY
    if all(is_typographic(sign) or script_of(sign) == "han" or sign in _TOLD for sign in words):
        return SURE
    if not all("\u2190" <= sign <= "\u27bf" or sign >= "\U0001f300" for sign in words):
        return NO
    return LIKELY if here.isalpha() else SURE


def _weight_of_latin(text: str, span: Span, words: str, letters: list[str]) -> int:
    before, after, here = text[span.start - 1 : span.start], text[span.end : span.end + 1], span.of(text)
    if not _is_broken(before, here):
        return POSSIBLE
    if not before.isalpha() and not after.isalpha() and len(letters) == len(words):
        return (SURE if here[0] == "Ã" else LIKELY) if words in ALONE else POSSIBLE
    if not _fits(before, letters, after):
        return NO
    if len(words) > 1 and len(words) > len(letters):
        return SURE
    sound = all(not side.isalpha() or side.isascii() or side.islower() for side in (before, after))
    return SURE if sound and all(map(is_known_letter, letters)) else POSSIBLE


def _is_broken(before: str, here: str) -> bool:
    """Whether no word is written so: a sign in it, a capital after a small letter, letters of several alphabets."""
    if not here.isalpha() or (before.islower() and here[0].isupper()):
        return True
    return not any(set(here.lower()) <= letters for letters in ALPHABETS)


def _fits(before: str, letters: list[str], after: str) -> bool:
    """Whether the letters have the case of the word they stand in."""
    first, last = letters[0], letters[-1]
    if before.islower() and first.isupper():
        return False
    return not (before.isupper() and first.islower() and not after.islower() and not last.isupper())


def _weight_of_others(here: str, words: str) -> int:
    """Letters of other scripts: one could be chance, a word of them is none."""
    scripts = Counter(script_of(sign) for sign in words if sign.isalpha())
    if "" in scripts:
        return NO
    if len(scripts) > 1:
        return NO if len(words) < 3 else POSSIBLE
    [(script, count)] = scripts.items()
    if here.isalpha() and len(here) < _LONG and script_of(here[0]) != "latin":
        return POSSIBLE
    if script in ("han", "hangul", "thai", "indic"):
        return SURE if count > 1 else LIKELY
    if count >= 3 and not here.isalpha():
        return SURE
    return LIKELY if count >= 2 or words.casefold() in _SHORT else POSSIBLE


def _readable(side: str) -> bool:
    """Whether these are letters of words, or signs of typography beside them."""
    return all(sign.isascii() or is_known_letter(sign) or is_typographic(sign) for sign in side) and (
        side[0].isascii() or side[1].isascii() or side.isalpha()
    )
