"""How the program and its worker speak: a frame is two lengths, a JSON document, and bytes as they are.

Both ends are pipes without buffers, so that a worker that takes over finds no frame begun. Nothing is
read that is longer than its reader allows.
"""

from __future__ import annotations

import struct
from io import FileIO

MOST_JSON = 192 * 1024 * 1024
"""Bytes that the JSON of a frame may have: a text of 64 MB with all that was found in it."""
MOST_BYTES = 128 * 1024 * 1024
"""Bytes that may follow: a file, or a member of a container."""

_LENGTHS = struct.Struct(">QQ")
_TOGETHER = 256 * 1024


class Broken(Exception):
    """The other end is gone, or says what is no frame."""


def send(pipe: FileIO, document: bytes, data: bytes = b"") -> None:
    """Writes one frame: ``document`` is JSON in UTF-8; raises ``OSError`` where nobody reads any more."""
    head = _LENGTHS.pack(len(document), len(data)) + document
    if len(data) < _TOGETHER:
        _write(pipe, head + data)  # each write wakes the other end: one for most files
    else:
        _write(pipe, head)
        _write(pipe, data)


def receive(pipe: FileIO, most_json: int = MOST_JSON, most_bytes: int = MOST_BYTES) -> tuple[bytes, bytes] | None:
    """Reads one frame; None at the end of the pipe. Raises ``Broken`` where a frame is cut off or too long."""
    head = _exactly(pipe, _LENGTHS.size, may_end=True)
    if not head:
        return None
    json_length, data_length = _LENGTHS.unpack(head)
    if json_length > most_json or data_length > most_bytes:
        raise Broken("a frame that is too long")
    return _exactly(pipe, json_length), _exactly(pipe, data_length)


def _write(pipe: FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[pipe.write(left) :]


def _exactly(pipe: FileIO, length: int, *, may_end: bool = False) -> bytes:
    data = bytearray(length)
    left = memoryview(data)
    while left:
        got = pipe.readinto(left)
        if not got:
            break
        left = left[got:]
    if left and not (may_end and len(left) == length):
        raise Broken("a frame that is cut off")
    return b"" if left else bytes(data)
