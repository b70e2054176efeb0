"""Bytes → text, once: encoding, byte order mark, line ends; what was guessed, and the runners-up.

A byte order mark decides, then strict UTF-8, then UTF-16 and UTF-32 by the places of their
zeros, then the seven-bit encodings by their escapes, then a guess among code pages. What a
file declares about itself is believed only where the bytes agree, because it may lie.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from apostille.reading.codepages import guesses
from apostille.refusal import Refusal

Newline = Literal["lf", "crlf", "cr", "mixed", "none"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_UTF7 = re.compile(rb"\+[A-Za-z0-9/]{2,}-?")
_HZ = re.compile(rb"~\{[\x21-\x7e]{2,}~\}")
_ODD_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_MOST_CONTROLS = 0.05
_HEAD = 1024
_SURE = 0.35
_BROKEN = "Some bytes of the file are no valid text; they are shown as lost characters."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with ``\\n`` as its only line end, and how it was read from the bytes.

    ``bom`` says whether a byte order mark was taken off; ``doubts`` are sentences for the
    analyst; ``runners_up`` the other encodings that would have been possible, best first.
    NUL is kept for ``damage`` to find.
    """

    text: str
    encoding: str
    newline: Newline = "lf"
    bom: bool = False
    doubts: tuple[str, ...] = ()
    runners_up: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data``; ``encoding`` overrules every guess.

    Raises ``Refusal`` for an empty file, for what is no text (files of other formats are told
    apart before, in ``importing/kinds.py``), and for an encoding that is unknown or does not fit the bytes.
    """
    if not data.strip():
        raise Refusal("The file is empty. Nothing was imported.")
    if encoding is not None:
        return _finished(_asked(data, encoding), encoding.lower())
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    return _unmarked(data)


def _asked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise Refusal(f"There is no encoding called {encoding}.", what=encoding) from None
    except UnicodeDecodeError as error:
        raise Refusal(
            f"The file is not {encoding}: byte {error.start} does not fit. Choose another encoding.", what=encoding
        ) from None


def _marked(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    doubts = (_BROKEN,) if _broken(data, name) else ()
    return _finished(text, name, bom=True, doubts=doubts)


def _broken(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return True
    return False


def _unmarked(data: bytes) -> Decoded:
    if wide := _wide(data):
        return _finished(data.decode(wide, "replace"), wide, doubts=_told(wide))
    _refuse_controls(data)
    if data.isascii():
        return _seven_bit(data)
    if (text := _utf8(data)) is not None:
        return _finished(text, "utf-8")
    return _guessed(data)


def _told(encoding: str) -> tuple[str, ...]:
    return (f"The encoding was guessed: {encoding}. Look at the letters with accents before you trust it.",)


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8; a character cut off at the very end becomes U+FFFD."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data" and error.start > 3 and not data[: error.start].isascii()
        return data[: error.start].decode("utf-8") + "\ufffd" if cut_off else None


def _wide(data: bytes) -> str | None:
    """UTF-32 or UTF-16 without a mark, by the places where zeros (or line feeds) stand."""
    head = data[:4096]
    if len(data) % 4 == 0 and len(data) >= 8:
        for name, place in (("utf-32-le", 3), ("utf-32-be", 0)):
            if not any(head[place::4]) and not _broken(data, name):
                return name
    if len(data) % 2 or len(data) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.1 * half and others == 0 and not _broken(data, name):
            return name
    return None


def _refuse_controls(data: bytes) -> None:
    odd = len(data) - len(data.translate(None, _ODD_CONTROLS))
    if odd > max(2, _MOST_CONTROLS * len(data)):
        raise Refusal("The file is no text: too many of its bytes are control codes. Nothing was imported.")


def _seven_bit(data: bytes) -> Decoded:
    """ASCII, or HZ or UTF-7, which look like it."""
    for name, pattern in (("hz", _HZ), ("utf-7", _UTF7)):
        if len(pattern.findall(data)) > 2 and not _broken(data, name) and not data.decode(name).isascii():
            return _finished(data.decode(name), name, doubts=_told(name))
    return _finished(data.decode("ascii"), "utf-8")


def _guessed(data: bytes) -> Decoded:
    declared = _declared(data)
    ranked = guesses(data)
    names = [guess.encoding for guess in ranked]
    best = names[0] if names else "cp1252"
    if declared in names and ranked[names.index(declared)].points > ranked[0].points - 0.05:
        best = declared
    others = tuple(guess.encoding for guess in ranked[:6] if guess.encoding != best and guess.points > 0)
    doubts = _told(best)
    if not ranked or ranked[0].points < _SURE:
        doubts = (f"No encoding fits the file well; {best} was taken. Choose another where letters look wrong.",)
    text = data.decode(best, "replace") if best != "cp1252" else _western(data)
    return _finished(text, best, doubts=doubts, runners_up=others)


def _western(data: bytes) -> str:
    """Windows-1252; its five bytes without a meaning stay the controls they are in Latin-1."""
    return "".join(
        piece.decode("cp1252") if index % 2 == 0 else piece.decode("latin-1")
        for index, piece in enumerate(re.split(rb"([\x81\x8d\x8f\x90\x9d]+)", data))
    )


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name.replace("-", "_")
    except LookupError:
        return ""
    return {"iso8859_1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _finished(
    text: str, encoding: str, *, bom: bool = False, doubts: tuple[str, ...] = (), runners_up: tuple[str, ...] = ()
) -> Decoded:
    if text.startswith("\ufeff"):
        text, bom = text[1:], True
    newline = _newline(text)
    if newline not in ("lf", "none"):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\n\t \0"):
        raise Refusal("The file is empty: it holds blanks only. Nothing was imported.")
    return Decoded(text, encoding, newline, bom, doubts, runners_up)


def _newline(text: str) -> Newline:
    both = text.count("\r\n")
    alone = text.count("\r") - both
    feeds = text.count("\n") - both
    kinds: list[Newline] = [name for name, count in (("crlf", both), ("cr", alone), ("lf", feeds)) if count]  # type: ignore[misc]
    return kinds[0] if len(kinds) == 1 else "mixed" if kinds else "none"
