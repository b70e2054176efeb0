"""A ZIP from a stranger, read member by member in memory: nothing is ever unpacked to disk.

What the container says of itself (sizes, places, names) is not believed: a member is read as a
stream and counted, members that share bytes are refused, and a name that leads out of a folder
is not given out.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from apostille.refusal import Refusal

MOST_MEMBERS = 10_000
MOST_IN_ALL = 512 * 1024 * 1024
"""Bytes that may be read out of one container."""
MOST_IN_ONE = 128 * 1024 * 1024
"""Bytes that one member may have."""
MOST_RATIO = 200
"""A member above ``_SMALL`` bytes may be so many times as long as its compressed bytes."""

_SMALL = 1024 * 1024
_STEP = 256 * 1024
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_LONGEST_NAME = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
# What zipfile raises where the bytes are not those of a container, found by trying broken ones.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


def is_hostile(name: str) -> bool:
    """Whether a member's name is one that no honest program gives: it leads out of the folder, or names a device."""
    steps = name.split("/")
    if not name or len(name) > _LONGEST_NAME or "\\" in name or _UNSEEN.search(name):
        return True
    return name.startswith("/") or bool(_DRIVE.match(name)) or any(_is_odd(step) for step in steps)


def _is_odd(step: str) -> bool:
    return step in (".", "..") or bool(_DEVICES.fullmatch(step.strip()))


class SafeZip:
    """The members of a container by their names.

    Raises ``Refusal`` where ``data`` is no ZIP, is cut off, has more than ``MOST_MEMBERS`` members,
    more bytes in all than ``MOST_IN_ALL``, or members that lie upon one another.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = [member for member in self._zip.infolist() if not member.is_dir()]
        except _BROKEN:
            raise _damaged() from None
        self._left = MOST_IN_ALL
        self._check_sizes(members)
        _check_places(data, self._zip)
        self._members = {member.filename: member for member in members if not is_hostile(member.filename)}
        self.hostile = tuple(member.filename for member in members if is_hostile(member.filename))
        """The names that are not given out."""

    def _check_sizes(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MOST_MEMBERS:
            raise Refusal(f"The file holds more than {MOST_MEMBERS:,} files. Nothing was imported; divide it first.")
        if sum(member.file_size for member in members) > MOST_IN_ALL:
            raise _too_large()

    def names(self) -> tuple[str, ...]:
        """The names of the members that are files, in the order of the container; hostile ones are left out."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, *, archives: bool = True) -> bytes:
        """The bytes of one member.

        Raises ``Refusal`` where there is none of that name, where it is encrypted, compressed in a way that is not
        known, damaged, or too large, and, unless ``archives`` are wanted, where it is a container itself.
        """
        member = self._members.get(name)
        if member is None:
            raise Refusal(f"The file lacks its part “{name}”. Nothing was imported from it.", what=name)
        _check_method(member)
        try:
            data = b"".join(self._pieces(member))
        except _BROKEN:
            raise _damaged(name) from None
        if not archives and data.startswith(_ARCHIVES):
            why = f"“{name}” is an archive inside an archive. It was not opened; unpack it first."
            raise Refusal(why, what=name)
        return data

    def _pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes as they come out, counted: what the container says of the size may be a lie."""
        most = min(MOST_IN_ONE, max(_SMALL, MOST_RATIO * member.compress_size))
        length = 0
        with self._zip.open(member) as stream:
            while piece := stream.read(_STEP):
                length += len(piece)
                self._left -= len(piece)
                if length > most or self._left < 0:
                    raise _too_large(member.filename)
                yield piece
        if length != member.file_size:
            raise _damaged(member.filename)


def _check_places(data: bytes, container: zipfile.ZipFile) -> None:
    """Each member has bytes of its own: a container can be made to give the same ones out a thousand times."""
    places = sorted(_place(data, member) for member in container.infolist())
    places.append((container.start_dir, container.start_dir))
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        raise Refusal("The parts of the file lie upon one another, as in a ZIP bomb. Nothing was imported.")


def _place(data: bytes, member: zipfile.ZipInfo) -> tuple[int, int]:
    """Where a member begins and ends, its own header with it."""
    start = member.header_offset
    header = data[start : start + _LOCAL_HEADER] if start >= 0 else b""
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise _damaged(member.filename)
    name, extra = struct.unpack("<HH", header[26:30])
    return start, start + _LOCAL_HEADER + name + extra + member.compress_size


def _check_method(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if member.flag_bits & _ENCRYPTED:
        raise Refusal(f"“{name}” is encrypted. Nothing was imported; save it without a password first.", what=name)
    if member.compress_type not in _METHODS:
        raise Refusal(f"“{name}” is compressed in a way that is not known here. Nothing was imported.", what=name)


def _damaged(name: str = "") -> Refusal:
    where = f": its part “{name}” cannot be read" if name else ", or was cut off on its way"
    return Refusal(f"The file is damaged{where}. Nothing was imported; ask for it again.", what=name)


def _too_large(name: str = "") -> Refusal:
    which = f"“{name}” in the file" if name else "The file"
    return Refusal(f"{which} unpacks to far more than a text can have. Nothing was imported.", what=name)
