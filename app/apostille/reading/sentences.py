"""How a stretch of words begins and ends: the marks by which lines are joined and headings told from prose."""

from __future__ import annotations

import re
from functools import lru_cache

_CLOSING = "\"'”’»›)]}）】』」“"
_END = ".!?…。！？؟۔"
_PAUSE = ":;,،؛：；，、"
_ABBREVIATION = re.compile(
    r"(?:\b[ap]\.\s?m|\ba\.\s?i|\b[A-Z]|\b(?:No|Nr|Mr|Mrs|Ms|Dr|St|Inc|Ltd|vol|op|cit|para|paras|art|M|г|r))\.$"
)
_NOTE_SIGN = re.compile(r"(?:(?<=[^\W\d_][.!?”»\"’)])|(?<=[.!?][”»\"’)]))\s?(?:\d{1,2}/?|\[\d{1,3}\]|[¹²³⁰-⁹]+)$")
_NOTE_ENDS = frozenset("0123456789/]¹²³\u2070\u2071\u2072\u2073\u2074\u2075\u2076\u2077\u2078\u2079")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_PROSE = 16
_SMALL = re.compile(f"(?:[^a-z]*[a-z]){{{_PROSE + 1}}}")
"""More small letters than ``_PROSE``, for the letters that most texts are in."""
_BESIDE_DIGIT = re.compile(r"\d[^\W\d_]{1,3}\b")
_GOES_ON = re.compile(
    r"(?:(?:of|on|in|at|to|from|by|for|with|and|or|held|concerning|regarding|between|et|de|du|des|en|à|au|aux|pour|par"
    r"|sur|dans|qui|y|del|a|al|por|para|sobre|que|und|der|von|zu|im|van|от|по|на|в|и|о|об|с|к|для|из|do|w|na|z|i|o)\b"
    r"|(?:le|la|les|the|el|los|las)\s+\d|d['’]|qu['’])",
    re.IGNORECASE,
)

_FUNCTION_WORDS = frozenset([
    "the", "a", "an", "of", "on", "in", "at", "to", "from", "by", "for", "with", "and", "or",
    "le", "la", "les", "un", "une", "des", "du", "de", "d'", "d’", "en", "au", "aux", "par", "pour", "sur", "dans",
    "et", "ou",
    "el", "los", "las", "del", "al", "y", "o", "por", "para", "con",
    "der", "die", "das", "den", "dem", "von", "und", "im", "zu",
    "в", "во", "на", "от", "по", "с", "со", "к", "и", "или", "о", "об", "для", "из", "при",
])  # fmt: skip

_SPEAKS = frozenset(
    ["i", "we", "my", "our", "it", "allow", "may", "let", "permit", "please", "je", "nous", "permettez-moi"]
)
_VERBS = frozenset(["is", "are", "was", "were", "has", "have", "will", "would", "est", "sont", "a", "ont", "es", "son"])


def ends(words: str) -> bool:
    """Whether a sentence ends here, quotation marks, brackets and note numbers aside."""
    if words[-1:].isalpha():
        return False  # most lines: a letter is neither the end of a sentence nor the mark of a note
    marked = words[-1:] in _NOTE_ENDS
    bare = (_NOTE_SIGN.sub("", words[-40:]) if marked else words[-40:]).rstrip(_CLOSING + " ")
    return bare[-1:] in _END and bare != ""


def pauses(words: str) -> bool:
    """Whether the words stop at a comma, colon or semicolon."""
    return words.rstrip(_CLOSING + " ")[-1:] in _PAUSE and words != ""


def ends_abbreviated(words: str) -> bool:
    """Whether the last full stop is that of an abbreviation ("p.m.", "No.")."""
    return bool(_ABBREVIATION.search(words[-20:]))


def begins_low(words: str) -> bool:
    """Whether the words begin in the middle of a sentence: with a small letter or a closing mark."""
    head = words.lstrip("\"'“‘«„(")[:1]
    return head.islower() or words[:1] in _END + _PAUSE + ")]»”"


def goes_on(words: str) -> bool:
    """Whether the first word ties these words to what stands before: a preposition, a conjunction."""
    return bool(_GOES_ON.match(words))


def is_function_word(word: str) -> bool:
    """Whether a word needs another one after it: an article, a preposition, a conjunction."""
    return word.lower() in _FUNCTION_WORDS


def is_left_open(words: str) -> bool:
    """Whether the words want more: they end with an article or a preposition, or are the beginning of a sentence."""
    first, _, rest = words.partition(" ")
    if is_function_word(words.rpartition(" ")[2]):
        return True
    return words[-1:].islower() and bool(rest) and (first.lower() in _SPEAKS or not _VERBS.isdisjoint(rest.split()))


@lru_cache(1024)
def is_capitals(words: str) -> bool:
    """Whether the words are set in capitals; letters of ordinals ("1er", "5th") do not count."""
    if _SMALL.match(words, 0, 40) or sum(map(str.islower, words[:40])) > _PROSE:
        return False
    letters = _BESIDE_DIGIT.sub("", words[:2000])
    upper = sum(map(str.isupper, letters))
    cased = upper + sum(map(str.islower, letters))
    return cased > 2 and upper >= 0.9 * cased


def is_cjk(sign: str) -> bool:
    """Whether a character belongs to a script written without blanks between words."""
    return sign > "\u2e7f" and bool(_CJK.match(sign))
