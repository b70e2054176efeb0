"""Lines that are sound at first sight: the usual letters of one script, small behind capitals, and signs at the ends.

In a text of another language they are many, and to weigh how their letters stand beside each other costs thirty times
as much. No misreading known makes such a line of more than a few letters: it always leaves signs, capitals or letters
of another script within the words.
"""

from __future__ import annotations

import re
from functools import cache

from apostille.reading.frequencies import HAN, tables

_PRINT = "«»“”…–—\u00a0"
_ENCLOSED = "[^\\W\\d_][«»“”…][^\\W\\d_]"
_SMALL, _CAPITAL, _ARABIC = "а-яё", "А-ЯЁ", "\u0621-\u063a\u0641-\u0652"
_ONLY_AT_ENDS = "ةى"
_FULL = "、。〈〉《》「」『』【】·，．：；！？（）"
_FEWEST = 12


def is_plain(line: str) -> bool:
    """Whether nothing about a line is unusual; Latin letters are never certain."""
    beyond = len(line) - len(line.encode("ascii", "ignore"))
    if beyond < _FEWEST:
        return False
    alphabets = any(fault.search(line) is None for fault in _of_alphabets())
    return alphabets or (max(line) > "\u3000" and _of_ideographs().search(line) is None)


@cache
def _of_alphabets() -> tuple[re.Pattern[str], ...]:
    """What stands in no plain line of Cyrillic, of Arabic."""
    cyrillic = _fault(f"{_SMALL}{_CAPITAL}", "№", f"[{_SMALL}][{_CAPITAL}]|[{_CAPITAL}]{{2}}")
    return cyrillic, _fault(_ARABIC, "،؛؟", f"[{_ONLY_AT_ENDS}][\u0621-\u063a\u0641-\u064a]")


@cache
def _of_ideographs() -> re.Pattern[str]:
    """The same for Chinese, Japanese and Korean; made when it is first needed, as that takes some milliseconds."""
    usual = "".join(sorted({sign for table in tables()[HAN] for sign in table.pairs if sign > "\u3040"}))
    return _fault(re.escape(usual), _FULL, "(?!)")


def _fault(letters: str, signs: str, within: str) -> re.Pattern[str]:
    """Other letters and signs, letters of ASCII beside those of the script, and signs between letters."""
    return re.compile(
        f"[^\x00-\x7f{letters}{signs}{_PRINT}]|[A-Za-z][{letters}]|[{letters}][A-Za-z]|{_ENCLOSED}|{within}"
    )
