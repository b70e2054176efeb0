"""What a text may hold so that the file can keep it and undo can bring it back bit for bit."""

from __future__ import annotations

import re

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
_UNSEEN = re.compile("[\x01-\x08\x0e-\x1b\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def kept(words: str) -> str:
    """``words`` with line ends as LF, and U+FFFD for NUL (it ends a JSON image) and for half surrogate pairs."""
    return _NOT_KEPT.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """Words on one line: kept, with runs of white space as one blank and none at their ends."""
    return " ".join(kept(words).split())


def named(words: str) -> str:
    """A name on one line, without signs that cannot be seen or that turn the line around it (Unicode TR 36, 2.1).

    Joiners stay, since Persian and the scripts of India are spelt with them.
    """
    return one_line(_UNSEEN.sub("", words))
