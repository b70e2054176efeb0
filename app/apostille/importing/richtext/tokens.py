"""The bytes of a rich text → its tokens (RTF 1.9.1): braces, control words with their number, signs, bytes and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Kind = Literal["open", "close", "word", "sign", "byte", "run"]
Token = tuple[Kind, str, int | None, bytes]
"""Kind; the name of a word or a sign; its number; the bytes of a byte or a run."""

_TOKEN = re.compile(
    rb"([{}])|\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|[\r\n\0]+|([^\\{}\r\n\0]+)|\\", re.DOTALL
)
_NONE = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in their order; binary data after ``\\bin`` is passed over, line ends and NUL are none."""
    place, end = 0, len(data)
    while place < end:
        found = _TOKEN.match(data, place)
        if found is None:
            return
        place = found.end()
        brace, word, number, byte, sign, run = found.groups()
        if run is not None:
            yield "run", "", None, run
        elif word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                place += max(0, value or 0)
            else:
                yield "word", word.decode("ascii"), value, _NONE
        elif byte is not None:
            yield "byte", "", None, bytes.fromhex(byte.decode("ascii"))
        elif brace is not None:
            yield ("open" if brace == b"{" else "close"), "", None, _NONE
        elif sign is not None:
            yield "sign", sign.decode("latin-1"), None, _NONE
