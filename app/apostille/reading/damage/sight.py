"""A text as the finders of damage look at it: asked cheaply first, because most texts are sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_NO_CONTROLS = bytes(set(range(256)) - (set(range(32)) - {9, 10, 13}) - {127} - set(range(0x80, 0xA0)))


def _shape(byte: int) -> str:
    if byte < 0x80:
        sign = chr(byte)
        return "a" if sign.islower() else "A" if sign.isupper() else "0" if sign.isdigit() else " "
    if byte in (0xC3, 0xD0, 0xD1):
        return {0xC3: "H", 0xD0: "p", 0xD1: "s"}[byte]
    return "." if byte >= 0xC0 else "f" if byte == 0x9F else "wxyz"[(byte - 0x80) // 16]


SHAPES = "".join(map(_shape, range(256))).encode("ascii")
"""H begins a letter of Latin-1, p and s a Cyrillic one, . another character.

Then come w (0x80 to 0x8F), x (0x90 to 0x9E), f (0x9F), y or z for the second byte: capitals of Latin-1 are Hw and Hx,
those of Cyrillic px, pf and py, its small letters pz and sw.
"""


@dataclass(frozen=True)
class Sight:
    """``text`` with its ``language`` (BCP 47, or empty where it is not known)."""

    text: str
    language: str = ""

    @cached_property
    def ascii(self) -> bool:
        """Whether there is nothing but ASCII."""
        return self.text.isascii()

    @cached_property
    def data(self) -> bytes:
        """The text as UTF-8, in which bytes are looked for faster than characters are."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def controls(self) -> bool:
        """Whether there are control codes (C0 but for tab and line ends, DEL, C1)."""
        return bool(self.latin1.translate(None, _NO_CONTROLS))

    @cached_property
    def latin1(self) -> bytes:
        """The text as ISO 8859-1, a question mark for what that has not: bytes are sifted faster than characters."""
        return self.text.encode("latin-1", "replace")

    @cached_property
    def cyrillic(self) -> bool:
        """Whether there are Cyrillic letters."""
        return b"\xd0" in self.data or b"\xd1" in self.data

    @cached_property
    def shape(self) -> bytes:
        """The UTF-8 with a for each small letter of ASCII, A for capitals, 0 for digits; others as ``SHAPES`` says."""
        return self.data.translate(SHAPES)

    def holds(self, gates: Iterable[tuple[str, ...]]) -> bool:
        """Whether the text holds all the strings of one of the ``gates``."""
        return any(all(sign in self.text for sign in gate) for gate in gates)
