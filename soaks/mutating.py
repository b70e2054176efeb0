"""Files made wrong in the ways in which files go wrong, and in some in which only an attacker would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from random import Random

_ODD = (
    b"\0" * 9, b"\xff" * 9, b"<" * 900, b">" * 90, b"]]>", b"&#0;", b"&#xD800;", b"<!--", b"%%EOF", b"{\\b",
    b"}" * 50, b"\x80\x00\x00\x7f", b"\xef\xbb\xbf", "\u202e\u2066\u0301".encode(), b'"', b";" * 70, b"\r",
    b"9" * 400,
)  # fmt: skip


def mutations(data: bytes, number: int, seed: int) -> Iterator[bytes]:
    """``number`` wrong forms of a file, the same ones for the same ``seed``; of a ZIP also with a member made wrong."""
    random = Random(seed)
    packed = zipfile.is_zipfile(io.BytesIO(data))
    for n in range(number):
        yield _within(data, random) if packed and n % 4 else _wrong(data, random)


def _wrong(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        data = random.choice(_WAYS)(data, random)
    return data


def _within(data: bytes, random: Random) -> bytes:
    """One member of a container made wrong, and the container whole again."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    name = random.choice([name for name, content in members.items() if content])
    members[name] = _wrong(members[name], random)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for member, content in members.items():
            new.writestr(member, content)
    return held.getvalue()


def _flip(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) or 1)]


def _cut_out(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + data[at + random.randrange(1, 200) :]


def _double(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    piece = data[at : at + random.randrange(1, 400)]
    return data[:at] + piece * random.choice((2, 3, 60)) + data[at:]


def _put_in(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_ODD) + data[at:]


def _swap(data: bytes, random: Random) -> bytes:
    first, second = sorted((random.randrange(len(data) or 1), random.randrange(len(data) or 1)))
    return data[:first] + data[second : second + 80] + data[first : first + 80] + data[second + 80 :]


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _flip, _cut_off, _cut_out, _double, _put_in, _swap)
