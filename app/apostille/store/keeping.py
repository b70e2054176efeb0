"""What a text may hold so that the file can keep it and undo can bring it back bit for bit."""

from __future__ import annotations

import re

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")


def kept(words: str) -> str:
    """``words`` with line ends as LF, and U+FFFD for NUL (it ends a JSON image) and for half surrogate pairs."""
    return _NOT_KEPT.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """A name: kept, with runs of white space as one blank and none at its ends."""
    return " ".join(kept(words).split())
