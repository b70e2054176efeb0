"""Fonts and the code pages that go with them: a byte of a rich text means what its font says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from apostille.importing.symbols import symbol

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "cp936", 81: "cp950", 82: "mac_greek", 86: "mac_latin2",
    89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 179: "cp1256", 180: "cp1256", 181: "cp1255",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""``\\fcharset`` → codec (RTF 1.9.1, "Font Table")."""
_SYMBOLS = 2
_PAGES = {
    936: "gb18030",
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    65001: "utf-8",
}
_ENDINGS = {
    " ce": "cp1250", " cyr": "cp1251", " greek": "cp1253", " tur": "cp1254", " (hebrew)": "cp1255",
    " (arabic)": "cp1256", " baltic": "cp1257",
}  # fmt: skip
"""How the fonts of Windows 95 end that hold the letters of one code page."""


def codec_of(page: int) -> str:
    """The codec of a code page by its number; Windows-1252 for one that is unknown."""
    try:
        return codecs.lookup(_PAGES.get(page, f"cp{page}")).name
    except LookupError:
        return "cp1252"


@dataclass
class Font:
    """A font: its name, and its codec where it says one."""

    name: str = ""
    codec: str = ""
    symbols: bool = False
    western: bool = False

    def set_charset(self, number: int) -> None:
        """Takes the charset that the font table gives it."""
        self.symbols = number == _SYMBOLS
        self.western = number == 0
        self.codec = _CHARSETS.get(number, "")

    def set_name(self, name: str) -> None:
        """Takes its name, which may itself tell its code page."""
        self.name = name.strip(" ;")
        for ending, codec in _ENDINGS.items():
            if self.name.lower().endswith(ending):
                self.codec, self.western = codec, False


@dataclass
class Fonts:
    """The font table; ``page`` is the code page of the document, ``default`` the number of its default font.

    ``western`` is what a font means that says it is Western: Windows-1252, unless it is known to say so wrongly.
    ``forced`` is the code page that the analyst chose for what is said by no font.
    """

    page: str = "cp1252"
    default: int = 0
    western: str = "cp1252"
    forced: str | None = None
    table: dict[int, Font] = field(default_factory=dict[int, Font])
    seen: bytearray = field(default_factory=bytearray)
    """The bytes above ASCII (with what stands around them) that were read by a font that says it is Western."""

    def text(self, data: bytes, number: int | None) -> str:
        """What bytes mean in the font of this number (None: the default one)."""
        font = self.table.get(self.default if number is None else number) or _NO_FONT
        if font.symbols:
            return "".join(symbol(font.name or "symbol", code) for code in data)
        if data.isascii():
            return data.decode("ascii")
        if font.western:
            self.seen += data
        codec = self.western if font.western else font.codec or self.forced or self.page
        return decoded(data, codec)

    def is_symbol(self, number: int | None) -> bool:
        """Whether a font holds signs instead of letters."""
        return (self.table.get(self.default if number is None else number) or _NO_FONT).symbols


_NO_FONT = Font()


def decoded(data: bytes, codec: str) -> str:
    """The text of bytes; those without a meaning become U+FFFD, in Windows-1252 the controls they are in Latin-1."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec != "cp1252":
            return data.decode(codec, "replace")
    return "".join(bytes([byte]).decode("cp1252" if byte not in _UNUSED else "latin-1") for byte in data)


_UNUSED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
