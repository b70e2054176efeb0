"""Code pages taken for one another: what the letters of the one look like when read in the other."""

from __future__ import annotations

from functools import cache

_C1 = range(0x80, 0xA0)


@cache
def codes(page: str) -> dict[str, int]:
    """The byte of each character above ASCII in a code page of single bytes; C1 controls for bytes without meaning."""
    made = {chr(byte): byte for byte in _C1}
    for byte in range(0x80, 0x100):
        if sign := bytes([byte]).decode(page, "ignore"):
            made[sign] = byte
    return made


@cache
def signs(page: str) -> tuple[str, ...]:
    """The characters of the bytes from 0x80; the byte's own C1 control where it has no meaning."""
    return tuple(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in range(0x80, 0x100))


@cache
def turning(read: str, page: str) -> dict[int, str]:
    """For ``str.translate``: characters read in the code page ``read``, as they stand in ``page``."""
    right = signs(page)
    return {ord(sign): right[byte - 0x80] for sign, byte in codes(read).items() if sign != right[byte - 0x80]}


def bytes_of(words: str, read: str) -> bytes | None:
    """The bytes that were read as ``words``; None where that cannot have been."""
    table = codes(read)
    try:
        return bytes(ord(sign) if sign < "\x80" else table[sign] for sign in words)
    except KeyError:
        return None
