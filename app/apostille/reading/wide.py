"""UTF-16 and UTF-32 without a byte order mark: by where zeros stand, or by the blocks that the letters are of."""

from __future__ import annotations

import re
from collections import Counter

from apostille.reading.alphabets import HAN

_HEAD = 4096
_ZEROS, _STRAY, _PRINT = 0.1, 0.3, 0.97
_FEWEST, _PLAIN, _COMMON, _MOST_ASCII = 20, 0.8, 0.3, 0.75
_CHINESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff5e]")
_LAST_ALPHABET = 0x10
"""The high byte of the last block of small alphabets: Georgian."""
_NO_LETTERS = bytes(set(range(256)) - set(range(0x20, 0x7F)))
"""In Chinese a little over half of the bytes look like ASCII."""


def wide_encoding(data: bytes) -> str | None:
    """Its name, or None where ``data`` is in no encoding of two or four bytes a character."""
    head = data[:_HEAD]
    if len(data) < 4:
        return None
    for name, place in (("utf-32-le", 3), ("utf-32-be", 0)):
        if len(data) >= 8 and not any(head[place::4]) and _fits(data, name, 4):
            return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > _ZEROS * half and others <= _STRAY * zeros and _fits(data, name, 2) and _is_print(head, name):
            return name
    return None


def _is_print(head: bytes, name: str) -> bool:
    """Whether all have a shape: the syllable 가, a tone mark and the figure 一 have a zero in the other byte."""
    text = head[: len(head) - len(head) % 2].decode(name, "ignore")
    return sum(sign.isprintable() or sign.isspace() for sign in text) >= _PRINT * len(text)


def _fits(data: bytes, name: str, width: int) -> bool:
    """Whether it can be decoded; what was cut off within the last character does not count."""
    try:
        data[: len(data) - len(data) % width].decode(name)
    except UnicodeDecodeError:
        return False
    return True


def wide_by_script(data: bytes) -> str | None:
    """UTF-16 of another alphabet or of ideographs with hardly a blank: read in the wrong order it is nonsense."""
    head = data[:_HEAD]
    if len(data) % 2 or len(head.translate(None, _NO_LETTERS)) > _MOST_ASCII * len(head):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        if not _fits(head, name, 2):
            continue
        signs = [sign for sign in head.decode(name) if not sign.isspace()]
        if len(signs) >= _FEWEST and (_is_of_one_block(signs) or _is_chinese(signs)):
            return name
    return None


def _is_of_one_block(signs: list[str]) -> bool:
    (block, count), *_ = Counter(ord(sign) >> 8 for sign in signs).most_common(1)
    return block <= _LAST_ALPHABET and count > _PLAIN * len(signs)


def _is_chinese(signs: list[str]) -> bool:
    """Chinese or Japanese, in which common ideographs and kana are a third of all."""
    plain = sum(
        "\u3000" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uff5e" for sign in signs
    )
    common = sum(sign in HAN or "\u3040" <= sign <= "\u30ff" for sign in signs)
    return plain > _PLAIN * len(signs) and common > _COMMON * len(signs)
