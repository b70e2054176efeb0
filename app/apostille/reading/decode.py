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

from apostille.reading.codepages import Guess, guesses
from apostille.reading.wide import wide_by_script, wide_encoding
from apostille.refusal import Refusal

Newline = Literal["lf", "crlf", "cr", "mixed", "none"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_JAPANESE = re.compile(rb"\x1b(?:\$[@B]|\$\([DO]|\([IJ])")
_SEVEN_BIT = (
    ("iso2022_kr", re.compile(rb"\x1b\$\)C"), 1), ("iso2022_jp", _JAPANESE, 1), ("iso2022_jp_ext", _JAPANESE, 1),
    ("iso2022_jp_2004", _JAPANESE, 1), ("hz", re.compile(rb"~\{[\x21-\x7e]{2,}~\}"), 2),
    ("utf-7", re.compile(rb"\+[A-Za-z0-9/]{2,}-?"), 3),
)  # fmt: skip
"""Encodings in seven bits, what they leave in a file, and how often at the least."""
_STRICT = frozenset(("utf-7", "iso2022_jp_ext", "iso2022_jp_2004"))
_ODD_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_MOST_CONTROLS = 0.05
_HEAD = 1024
_SURE, _NEAR, _AS_GOOD = 0.35, 0.2, 0.05
_MOST_OTHERS = 6
_LOST, _MOST_LOST = "\ufffd", 0.01
_ASCII = bytes(range(0x80))
_GOOD = re.compile(rb"(?:[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})+")
_EVIDENT = re.compile(rb"\xe2(?:\x80[\x90-\xbf]|\x84[\x96\xa2])|[a-z]\xc3[\x80-\xbf][a-z]")
"""What is UTF-8 and nothing else: a quotation mark, a dash, № or ™, a letter of Latin-1 in a word of ASCII."""
_FEWEST_GOOD, _MOST_BROKEN, _FEW = 8, 0.05, 16
_CUT = "The file ends in the middle of a character: something behind it may be missing."
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
        return _asked(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    return _unmarked(data)


def _asked(data: bytes, encoding: str) -> Decoded:
    """In the encoding that was asked for; where hardly a byte does not fit, as where a file was cut, with a doubt."""
    try:
        return _finished(data.decode(encoding), encoding.lower())
    except LookupError:
        raise Refusal(f"There is no encoding called {encoding}.", what=encoding) from None
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if text.count(_LOST) > _MOST_LOST * len(text):
            raise Refusal(
                f"The file is not {encoding}: byte {error.start} does not fit. Choose another encoding.", what=encoding
            ) from None
        return _finished(text, encoding.lower(), doubts=(_BROKEN,))


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
    if wide := wide_encoding(data):
        return _finished(data.decode(wide, "replace"), wide, doubts=_told(wide))
    if data.isascii() and (found := _seven_bit(data)):
        return found
    odd = _is_odd(data)
    if (odd or _broken(data, "utf-8")) and (wide := wide_by_script(data)):
        return _mostly_utf8(data) or _finished(data.decode(wide), wide, doubts=_told(wide))
    if odd:
        raise Refusal("The file is no text: too many of its bytes are control codes. Nothing was imported.")
    return _utf8(data) or _mostly_utf8(data) or _guessed(data)


def _told(encoding: str) -> tuple[str, ...]:
    return (f"The encoding was guessed: {encoding}. Look at the letters with accents before you trust it.",)


def _utf8(data: bytes) -> Decoded | None:
    """The text if it is UTF-8; a character cut off at the very end becomes U+FFFD."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or error.start < 4 or data[: error.start].isascii():
            return None
        return _finished(data[: error.start].decode("utf-8") + _LOST, "utf-8", doubts=(_CUT,))
    few = 0 < len(data.translate(None, _ASCII)) <= _FEW
    return _by_chance(data, text) if few and not _EVIDENT.search(data) else _finished(text, "utf-8")


def _by_chance(data: bytes, text: str) -> Decoded:
    """UTF-8 of so few bytes that they may be another encoding's: said where they read much better in that."""
    ranked = guesses(data, "utf-8")
    if not ranked or ranked[0].encoding == "utf-8" or ranked[0].points < _SURE:
        return _finished(text, "utf-8")
    others = tuple(guess.encoding for guess in ranked[:_MOST_OTHERS] if guess.encoding != "utf-8")
    return _finished(text, "utf-8", doubts=_told("utf-8"), runners_up=others)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are none: so many sequences of it stand nowhere by chance."""
    whole = sum(map(len, _GOOD.findall(data)))
    if whole < _FEWEST_GOOD or len(_GOOD.sub(b"", data).translate(None, _ASCII)) > _MOST_BROKEN * whole:
        return None
    return _finished(data.decode("utf-8", "replace"), "utf-8", doubts=(_BROKEN,))


def _is_odd(data: bytes) -> bool:
    """Whether more of it are control codes than stand in a text."""
    return len(data) - len(data.translate(None, _ODD_CONTROLS)) > max(2, _MOST_CONTROLS * len(data))


def _seven_bit(data: bytes) -> Decoded | None:
    """What looks like ASCII and has the escapes of an encoding that writes everything in it; None for anything else."""
    for name, pattern, least in _SEVEN_BIT:
        if len(pattern.findall(data)) >= least and (found := _escaped(data, name)):
            return found
    return None


def _escaped(data: bytes, name: str) -> Decoded | None:
    text = data.decode(name, "replace")
    lost = text.count(_LOST)
    if text.isascii() or lost > 1 + _MOST_LOST * len(text) or (lost and name in _STRICT):
        return None
    return _finished(text, name, doubts=(*_told(name), _BROKEN) if lost else _told(name))


def _guessed(data: bytes) -> Decoded:
    """The best guess that fits the whole file; the declared encoding where that is as good."""
    ranked = guesses(data)
    best = _chosen(data, ranked)
    others = tuple(guess.encoding for guess in ranked if guess.encoding != best)[:_MOST_OTHERS]
    doubts = _told(best)
    if not ranked or ranked[0].points < _SURE:
        doubts = (f"No encoding fits the file well; {best} was taken. Choose another where letters look wrong.",)
    text = data.decode(best, "replace") if best != "cp1252" else _western(data)
    return _finished(text, best, doubts=(*doubts, _BROKEN) if _LOST in text else doubts, runners_up=others)


def _chosen(data: bytes, ranked: list[Guess]) -> str:
    if not ranked:
        return "cp1252"
    near = [guess.encoding for guess in ranked if guess.points > ranked[0].points - _NEAR]
    declared = _declared(data)
    if declared in (guess.encoding for guess in ranked if guess.points > ranked[0].points - _AS_GOOD):
        return declared
    return next((name for name in near if name == "cp1252" or not _broken(data, name)), near[0])


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
    kinds: list[Newline] = [name for name, count in (("crlf", both), ("cr", alone), ("lf", feeds)) if count]  # type: ignore[misc] - the three names are those of Newline
    return kinds[0] if len(kinds) == 1 else "mixed" if kinds else "none"
