"""Words that bad OCR made: "tbe", "de1egation", "rrwenty", "UBRAR'(".

No word can be told from a name that is not known, so only what no word looks like is named, and only
what one slip of the kind that OCR makes turns into a known word is proposed. Confidence is low
throughout: an analyst looks at the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading.damage.lexicon import LANGUAGES, lexicon, runs, shapes
from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_TRACES = (b"a0a",)
"""A digit in a word, in the shape of the text."""
_GATES = ("tbe ", "wbi", " thc ", "rrw")
_LONGEST = 24
_SAMPLE, _OF_ENGLISH = 4_000, 16
_ENGLISH = frozenset(("the", "of", "and", "that", "for", "with", "this", "are", "tbe", "thc", "aud", "tho"))
"""One word in so many; the last four are how bad OCR spells the first."""
_SIGNS = ("'(", "~", "|", "^", "\\")
_SLIPS = (
    ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("8", "b"), ("6", "b"), ("tb", "th"), ("b", "h"), ("h", "b"),
    ("li", "h"),
    ("tl", "th"), ("c", "e"), ("e", "c"), ("ii", "n"), ("ii", "u"), ("rn", "m"), ("m", "rn"), ("cl", "d"),
    ("vv", "w"), ("rr", "t"),
    ("u", "n"), ("n", "u"), ("i", "l"), ("l", "i"), ("t", "f"), ("f", "t"), ("fl", "ti"),
    ("'(", "y"), ("u", "li"), ("|", "l"),
    ("|", "i"), ("!", "l"), ("!", "i"), ("$", "s"), ("€", "e"), ("©", "e"), ("é", "e"),
)  # fmt: skip
"""What is read for what."""
_TOKEN = re.compile(
    r"(?<![\w'’@/.:])(?:[A-Za-z|~!$€©]|[0-9](?=[a-z])|(?<=[A-Za-z])[0-9](?=[a-z])|(?<=[A-Z]{2})'\()+(?![\w@/])"
)
_LIKE_A_WORD = re.compile(r"[A-Z]?[a-z]*[0158|!$€©6][a-z|!]+|[0158][a-z]{1,2}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|re|e|o|a|s|bis|ter|am|pm|km|cm|mm|m|kg|g|t|h|bn|x)$", re.IGNORECASE)


def misread_words(sight: Sight) -> Iterator[Damage]:
    """Words that are none, with the known word that one or two slips away is, where there is just one."""
    if not _may_hold(sight):
        return
    language = sight.language if sight.language in LANGUAGES else "en" if _is_english(sight) else ""
    if not language:
        return
    for found in _TOKEN.finditer(sight.text):
        word = found.group()
        if (
            not 1 < len(word) <= _LONGEST
            or (len(word) == 2 and word.isalpha())  # abbreviations, in tables above all
            or word.lower() in lexicon(language)
            or _ORDINAL.search(word)
            or not _is_no_word(word, language)
            or word.startswith("|")
            or word.endswith("|")
        ):
            continue
        right = _right(word, language)
        if right:
            yield Damage(Span(*found.span()), "ocr", right, 70)
        elif _is_plainly_wrong(word):
            yield Damage(Span(*found.span()), "ocr", None, 50)


def _is_english(sight: Sight) -> bool:
    """Whether a text of which the language is not known is full of what English is full of."""
    if sight.language not in ("", "und"):
        return False
    words = sight.text[:_SAMPLE].lower().split()
    return _OF_ENGLISH * sum(map(_ENGLISH.__contains__, words)) >= len(words)


def _may_hold(sight: Sight) -> bool:
    if any(trace in sight.shape for trace in _TRACES) or any(sign in sight.text for sign in _SIGNS):
        return True
    return any(gate in sight.text for gate in _GATES)


def _is_no_word(word: str, language: str) -> bool:
    """Whether signs stand in it, or letters that stand together in no word; names are let be."""
    if not word.isalpha():
        return True
    if word[0].isupper() and not word.isupper() and word[1:].islower():
        return False
    return word.islower() and any(run not in shapes(language) for run in runs(word))


def _is_plainly_wrong(word: str) -> bool:
    """Whether a digit stands within small letters, or a quotation mark and a bracket in capitals."""
    return bool(re.search(r"[a-z]{2}[01~|][a-z]{2}|[A-Z]{3}'\(", word))


def _right(word: str, language: str) -> str:
    """The one known word at the least number of slips, at most two; "" where there is none or several."""
    near = {word.lower()}
    for _ in range(2):
        near = {slipped for one in near for slipped in _slipped(one)}
        known = {one for one in near if one in lexicon(language) and len(one) > 1}
        if known:
            return _cased(word, known.pop()) if len(known) == 1 else ""
    return ""


def _slipped(word: str) -> Iterator[str]:
    for wrong, right in _SLIPS:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)


def _cased(word: str, right: str) -> str:
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return right.upper()
    return right.capitalize() if word[0].isupper() else right
