"""Signs no file of XML or HTML may hold, shown as the replacement character instead."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def printable(words: str) -> str:
    """The words, with control characters, lone surrogates and non-characters replaced by U+FFFD (XML 1.0, 2.2)."""
    return words if words.isascii() and words.isprintable() else _FORBIDDEN.sub("\ufffd", words)
