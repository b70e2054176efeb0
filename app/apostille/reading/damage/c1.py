"""Windows' quotation marks, dashes and letters read as ISO 8859-1, where their bytes are controls (C1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading.alphabets import LETTERS
from apostille.reading.damage.pages import signs
from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_C1 = re.compile("[\x80-\x9f]")
_PAGES = {"pl": "cp1250", "cs": "cp1250", "ro": "cp1250", "tr": "cp1254"}
_OPENS, _CLOSES, _DASHES, _APOSTROPHE = "‘“‚„‹", "’”›“", "–—", "’"
_BEFORE_WORD, _AFTER_WORD = " \n\t([\u00a0-–—“‘", " \n\t.,;:!?)]\u00a0-–—”’"


def windows_controls(sight: Sight) -> Iterator[Damage]:
    """The controls that fit where they stand as what Windows has there, where one of them can be nothing else."""
    if not sight.controls:
        return
    right = signs(_PAGES.get(sight.language, "cp1252"))
    found = [(match.start(), right[ord(match.group()) - 0x80]) for match in _C1.finditer(sight.text)]
    fitting = [(at, sign) for at, sign in found if _fits(sight, at, sign)]
    if any(_is_certain(sight.text, at, sign) for at, sign in fitting):
        for at, sign in fitting:
            yield Damage(Span(at, at + 1), "mojibake", sign, 95)


def _fits(sight: Sight, at: int, sign: str) -> bool:
    before, after = sight.text[at - 1 : at] or " ", sight.text[at + 1 : at + 2] or " "
    if sign < "\xa0":
        return False
    if sign.isalpha():
        beside = before.isalpha() or after.isalpha()
        return beside and sign.lower() in LETTERS.get(sight.language, "") and not (before.islower() and sign.isupper())
    opens, closes = before in _BEFORE_WORD and after not in _AFTER_WORD, before not in _BEFORE_WORD
    if sign in _OPENS and opens:
        return True
    if sign in _CLOSES and closes:
        return after in _AFTER_WORD or sign == _APOSTROPHE
    return sign in _DASHES or (sign in "…™‰†‡" and closes) or (sign in "•€" and (opens or after in " \xa0"))


def _is_certain(text: str, at: int, sign: str) -> bool:
    """Whether no control is meant: within a word or around it, or a dash between two. NEL may be a line's end."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if sign in _DASHES:
        return (before == after == " ") or (before.isalnum() and after.isalnum())
    return sign != "…" and (before.isalnum() or after.isalnum())
