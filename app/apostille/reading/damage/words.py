"""What could be a word of a language with a Latin alphabet, and what could not."""

from __future__ import annotations

import re
from functools import lru_cache

from apostille.reading.alphabets import LETTERS, WORDS
from apostille.reading.damage.signs import ALPHABETS, is_typographic

IN_WORD = re.compile(r"[^\W\d_][\x80-\x9f¹³²¯¶±·¼¾½¤¥¦§©¬®µ¢£¿ºª‚„†‡ˆ‰‹›•™˙˘˛˝ˇ¸˚◊√∫≈∆]+[^\W\d_]")
BREAK = re.compile(r"[^\W\d_A-Z](?=[^\x00-\x7f])(?:[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸŒŠŽ]|[\u0391-\u03a9\u0400-\u042f])")
_EDGE = re.compile(
    r"(?<=[^\W\d_])[¹³²¯¶±·¼¾½¤¥¦¬µ¢£¿˙˘˛˝ˇ¸˚◊√≈∆‡†‰‹›•™]|[¹³²¯¶±·¼¾½¤¥¦¬µ¢£¿˙˘˛˝ˇ¸˚◊√≈∆‡†‰‹›•™](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[“”„](?=[^\W\d_])"
)
_GEMINATE = re.compile("l·l", re.IGNORECASE)
"""As Catalan writes it."""
_TYPOGRAPHY = "“”‘’„‚«»‹›…–—()[],.;:!?\"'\u00a0"
_JOINTS = frozenset("-'’./‑")
ACCENTED_WORDS = frozenset(
    (
        "à",
        "où",
        "été",
        "même",
        "très",
        "après",
        "dès",
        "là",
        "déjà",
        "está",
        "más",
        "está",
        "também",
        "não",
        "über",
        "için",
    )
)
_SAMPLE = 20_000
_COMMON_WORDS = 2
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def is_strange(word: str, code: str) -> bool:
    """Whether the language has no such word: a sign or a capital inside, or a letter that it does not write."""
    if is_broken(word):
        return True
    return any(sign > "\x7f" and is_foreign(sign, code) for sign in word)


def is_foreign(sign: str, code: str) -> bool:
    """Whether a character beyond ASCII is none that the language writes, nor one that printed text is full of."""
    return sign.lower() not in LETTERS[code] and not is_typographic(sign)


def is_broken(word: str) -> bool:
    """Whether it is a word of no language: a sign or a capital inside, or letters of several alphabets."""
    word = _GEMINATE.sub("ll", word) if "·" in word else word
    return bool(IN_WORD.search(word) or BREAK.search(word)) or is_mixed(word)


def is_mixed(word: str) -> bool:
    letters = {sign for sign in word.lower() if sign > "\x7f" and sign.isalpha() and not is_typographic(sign)}
    return len(letters) > 1 and not any(letters <= alphabet for alphabet in ALPHABETS)


def has_edge(word: str, code: str) -> bool:
    """Whether a sign stands at a letter that is none of those the language writes there."""
    found = _EDGE.search(word)
    return bool(found) and not (code in ("es", "pt") and found.group() in "¿¡ºª")


def is_sound(word: str, code: str) -> bool:
    """Whether it could be a word of the language, by its letters and their case."""
    own, core = LETTERS[code], word.strip(_TYPOGRAPHY)
    before = ""
    for sign in core:
        if sign.isalpha():
            if (sign > "\x7f" and sign.lower() not in own) or (before.islower() and sign.isupper()):
                return False
        elif sign not in _JOINTS:
            return False
        before = sign
    return len(core) > 1 or core in ACCENTED_WORDS


def may_stand(sign: str, code: str) -> bool:
    """Whether a character beyond ASCII can be one of a sound word of the language, or stand at its ends."""
    return sign in _TYPOGRAPHY or sign in _JOINTS or (sign.isalpha() and sign.lower() in LETTERS[code])


def reads_as(text: str, code: str) -> bool:
    """Whether the common words of the language stand in the text."""
    return common_words(text, code) >= _COMMON_WORDS


def common_words(text: str, code: str) -> int:
    """How many of the common words of the language stand in the text, but for those of one letter."""
    return sum(len(word) > 1 for word in _words(text[:_SAMPLE]) & WORDS[code])


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    return frozenset(_PLAIN_WORD.findall(text.lower()))
