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
_UNFIT = re.compile("[\r\u2028\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_RUN = re.compile(r"\S{2001}")


def shown(text: str) -> str:
    """``text`` as the page holds it: of the same length, ``\\n`` between paragraphs."""
    return text.translate(_TABLE) if _UNFIT.search(text) else text


def runs_on(text: str) -> bool:
    """Whether more than 2,000 characters stand without a space, so that lines must break anywhere."""
    return len(text) > 2000 and _RUN.search(text) is not None


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
