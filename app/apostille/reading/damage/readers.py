"""How UTF-8 looks when it was read in a code page: which characters stand for its bytes.

Each two, three or four bytes of a character became as many characters of the code page. A code page
is tried only on a text that holds signs which the commonest such misreadings leave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from apostille.reading.damage.sight import Sight

_TWO = (*range(0xC2, 0xC7), 0xCB, 0xCC, *range(0xCE, 0xD3), *range(0xD7, 0xDC))
"""First bytes of two: Latin, its marks, Greek, Cyrillic, Hebrew and Arabic; not Armenian, Syriac and the rest."""
_THREE = range(0xE0, 0xF0)
_FOUR = (0xF0,)
_TAILS = range(0x80, 0xC0)
_C1 = range(0x80, 0xA0)

DRAWN = frozenset({"cp437", "cp850", "cp866", "koi8_r"})
"""The code pages in which the characters of misread UTF-8 are those that boxes are drawn with."""

Gate = tuple[str, ...]
"""Strings all of which a text must hold."""


@dataclass(frozen=True)
class Reader:
    """A code page; ``codes`` gives each of its characters above ASCII the byte it stands for."""

    name: str
    codes: dict[str, int]
    pattern: re.Pattern[str]
    one: re.Pattern[str]
    """Runs of such sequences, and one of them."""

    def bytes_of(self, words: str) -> bytes:
        """The bytes that were read as ``words``, all of which are characters above ASCII."""
        return bytes(self.codes[sign] for sign in words)


# The code page, others whose characters it takes in where it has none of its own, and the gates.
_PAGES: dict[str, tuple[tuple[str, ...], tuple[Gate, ...]]] = {
    "cp1252": (("cp1252", "cp1254"), (
        ("Â",), ("Ã",), ("Ä",), ("Å",), ("Î",), ("Ï",), ("Ð",), ("Ñ",), ("×",), ("Ø",), ("Ù",), ("â", "€"),
        ("â", "\x80"),
        ("â", "‚"), ("â", "„"), ("â", "\x82"), ("â", "\x84"), ("â", "œ", "âœ"), ("â", "™", "â™"), ("ã", "€"),
        ("ã", "\x80"),
        ("ï", "¼"), ("ï", "¿"), ("å", "æ"), ("æ", "œ", "æœ"), ("æ", "—", "æ—"), ("ä", "¸"), ("å", "›"), ("ç", "®"),
        ("í", "•"),
        ("à", "¸"), ("ï", "¬"), ("ð", "Ÿ"), ("ð", "\x9f"), ("à", "¤"), ("á", "º", "áº"), ("á", "»", "á»"),
    )),
    "cp1250": (("cp1250",), (("Ă",), ("Ĺ",), ("â", "€"), ("Ä",), ("Â",), ("Đ",), ("Ń",), ("Ř",), ("Ů",))),
    "iso8859_2": (("iso8859_2",), (("Ă",), ("Ĺ",), ("â", "\x80"), ("Ä",), ("Â",), ("Đ",), ("Ń",))),
    "cp1257": (("cp1257",), (("Ć",), ("Ā",), ("Å",), ("ā", "€"), ("Ä",))),
    "cp1251": (("cp1251",), (
        ("в", "Ђ"), ("Р", "°"), ("С", "‚"), ("С", "Ѓ"), ("Р", "Ѕ"), ("Р", "µ"), ("Г", "©"), ("Г", "±"), ("Г", "¶"),
        ("В", "Ј"), ("п", "¬"),
        ("Г", "‚"),
    )),
    "mac_roman": (("mac_roman",), (("√",), ("¬",), ("‚", "Ä"), ("≈",), ("ƒ",), ("–", "∞"), ("–", "æ"), ("ÿ",))),
    "cp437": (("cp437",), (("├",), ("┬",), ("Γ", "Ç"), ("─",), ("╨",), ("╪",))),
    "cp850": (("cp850",), (("├",), ("┬",), ("Ô", "Ç"), ("ð", "░"))),
    "cp866": (("cp866",), (("т", "А", "тА"), ("├",), ("╨",))),
    "koi8_r": (("koi8_r",), (("Б", "─"), ("ц", "╘"), ("п", "╟"), ("п", "╬"))),
    "mac_cyrillic": (("mac_cyrillic",), (("в", "А", "вА"), ("–", "∞"), ("–", "Њ"), ("√",))),
    "iso8859_5": (("iso8859_5",), (("т", "\x80"), ("а", "\x90"))),
    "cp1253": (("cp1253",), (("β", "€"), ("Ξ", "±"), ("Γ", "©"), ("Ο", "„"))),
    "cp1255": (("cp1255",), (("ג", "€"), ("׳",), ("ֳ", "©"))),
    "cp1256": (("cp1256",), (("â", "€"), ("ط", "§"), ("ظ", "„"), ("أ", "©"))),
}  # fmt: skip


_CYRILLIC, _DRAWN = (b"\xd0", b"\xd1"), (b"\xe2",)
_BEGIN: dict[str, tuple[bytes, ...]] = {
    "cp1252": (), "cp1250": (b"\xc4", b"\xc5", b"\xc3"), "iso8859_2": (b"\xc4", b"\xc5"),
    "cp1257": (b"\xc4", b"\xc5"), "cp1251": _CYRILLIC,
    "mac_roman": (b"\xe2", b"\xc2", b"\xc6", b"\xc5"), "cp437": _DRAWN, "cp850": _DRAWN, "cp866": (*_CYRILLIC, b"\xe2"),
    "koi8_r": _CYRILLIC, "mac_cyrillic": (*_CYRILLIC, b"\xe2"), "iso8859_5": _CYRILLIC, "cp1253": (b"\xce", b"\xcf"),
    "cp1255": (b"\xd6", b"\xd7"), "cp1256": (b"\xd8", b"\xd9"),
}  # fmt: skip
"""What the UTF-8 of the characters begins with that take the place of first bytes in a code page."""
_LEADS = tuple({lead for leads in _BEGIN.values() for lead in leads})


def readers(sight: Sight) -> list[Reader]:
    """The code pages whose traces a text may hold."""
    there = {lead for lead in _LEADS if lead in sight.data}
    names = [name for name, leads in _BEGIN.items() if not leads or not there.isdisjoint(leads)]
    return [reader(name) for name in names if sight.holds(_PAGES[name][1])]


@cache
def reader(name: str) -> Reader:
    """The code page of that name, made when it is first needed."""
    codes: dict[str, int] = {}
    for page in _PAGES[name][0]:
        for byte in range(0x80, 0x100):
            codes.setdefault(bytes([byte]).decode(page, "ignore"), byte)
    codes.pop("", None)
    if name.startswith(("cp12", "iso")):  # a byte without a meaning there, or read as ISO 8859-1 was by others
        codes.update({chr(byte): byte for byte in _C1})
    one = _sequence(codes)
    return Reader(name, codes, re.compile(f"(?:{one})+"), re.compile(one))


def all_readers() -> list[Reader]:
    """Every code page."""
    return [reader(name) for name in _PAGES]


def _sequence(codes: dict[str, int]) -> str:
    two, three, four, tail = (_class(codes, bytes_) for bytes_ in (_TWO, _THREE, _FOUR, _TAILS))
    return f"{two}{tail}|{three}{tail}{{2}}|{four}{tail}{{3}}"


def _class(codes: dict[str, int], wanted: tuple[int, ...] | range) -> str:
    return "[" + re.escape("".join(sign for sign, byte in codes.items() if byte in wanted)) + "]"
