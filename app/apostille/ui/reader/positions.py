"""Positions in the text (code points) and on the page (UTF-16 units): the only place that knows of the second.

Qt counts in UTF-16 units, and cannot hold some characters in a paragraph at all: those are shown as substitutes of
the same length. What is stored is untouched.
"""

from __future__ import annotations

import re
from bisect import bisect_left

SUBSTITUTES = {
    "\r": "␍",
    "\u2028": "↵",
    "\u2029": "¶",
    "\ufdd0": "▯",
    "\ufdd1": "▯",
    "\ufffc": "▨",
} | {chr(unit): "\ufffd" for unit in range(0xD800, 0xE000)}
"""Characters that QTextDocument takes for structure, and surrogates that stand alone."""

_TABLE = str.maketrans(SUBSTITUTES)
_STRUCTURE = "\r\u2028\u2029\ufdd0\ufdd1\ufffc"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BLANK = re.compile(r"\s")
_MOST = 2000


def shown(text: str) -> str:
    """``text`` as the page holds it: of the same length, ``\\n`` between paragraphs."""
    if any(sign in text for sign in _STRUCTURE) or _has_lone_surrogates(text):
        return text.translate(_TABLE)
    return text


def runs_on(text: str) -> bool:
    """Whether more than 2,000 characters stand without a space, so that lines must break anywhere."""
    # Such a run covers a multiple of 2,000: asking there is enough.
    return any(_run_at(text, at) > _MOST for at in range(_MOST, len(text), _MOST))


def _run_at(text: str, at: int) -> int:
    """How long the run without a space around ``at`` is, as far as 2,000 characters before it."""
    if text[at].isspace():
        return 0
    blank = _BLANK.search(text, at)
    before = text[at - _MOST : at]
    led = 0 if before[-1].isspace() else len(before.rsplit(maxsplit=1)[-1])
    return led + (blank.start() if blank else len(text)) - at


def _has_lone_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


class Positions:
    """The two ways of counting in one text, both from 0; asking costs the logarithm of the astral characters."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._points = [found.start() for found in _ASTRAL.finditer(text)] if _has_astral(text) else []
        self._units = [point + before for before, point in enumerate(self._points)]

    @property
    def plain(self) -> bool:
        """Whether both ways of counting are the same here."""
        return not self._points

    def on_page(self, position: int) -> int:
        """The UTF-16 unit at which the code point ``position`` begins."""
        return position + bisect_left(self._points, position)

    def in_text(self, unit: int) -> int:
        """The code point that the UTF-16 ``unit`` belongs to; within a pair, the pair's."""
        return unit - bisect_left(self._units, unit)


def _has_astral(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)
