"""What a worker is asked, and what it answers: drafts, a table, the members of an archive, or a refusal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from apostille.importing import frames, kinds, readers, wire
from apostille.refusal import Refusal

_TOO_LONG = "The file is too long for one statement. Nothing was imported; divide it first."
_NO_FILES = "The archive holds no file that can be read. Nothing was imported from it."


def answers_to(request: dict[str, Any], data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The frames that answer a request: one, or one for each member of an archive."""
    try:
        if request["do"] == "unpack":
            yield from _unpacked(data)
        else:
            yield _answer(request, data), b""
    except Refusal as refusal:
        yield _refused(refusal), b""


def _answer(request: dict[str, Any], data: bytes) -> bytes:
    if request["do"] == "row":
        return _row(request, data)
    found = kinds.find(request["name"], data)
    if found.kind == "zip":
        return _packed(data)
    if found.kind == "table":
        return _table(request, data, found.doubts)
    wishes = {key: request[key] for key in ("encoding", "language")}
    drafts = readers.read_as(found, request["name"], data, **wishes)
    return _short_enough(wire.encoded(drafts))


def _row(request: dict[str, Any], data: bytes) -> bytes:
    from apostille.importing.table.columns import Column
    from apostille.importing.table.rows import from_row

    columns = [Column(*values) for values in request["columns"]]
    return wire.encoded(from_row(request["name"], data, columns, request["language"]))


def _table(request: dict[str, Any], data: bytes, doubts: tuple[str, ...]) -> bytes:
    from apostille.importing.table.sheet import read_sheet

    sheet = read_sheet(data, request["encoding"])
    return _short_enough(wire.encoded_sheet(replace(sheet, doubts=(*doubts, *sheet.doubts))))


def _packed(data: bytes) -> bytes:
    from apostille.importing.unpacking import Archive

    archive = Archive(data)
    if not archive.wanted:
        raise Refusal(_NO_FILES)
    return json.dumps({"packed": archive.wanted, "hostile": archive.hostile, "others": archive.others}).encode()


def _unpacked(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each member with its bytes, one frame a member: nobody holds all of an archive at once."""
    from apostille.importing.unpacking import Archive

    archive = Archive(data)
    for name in archive.wanted:
        try:
            yield json.dumps({"member": name}).encode(), archive.read(name)
        except Refusal as refusal:
            yield _refused(refusal), b""


def _short_enough(answer: bytes) -> bytes:
    if len(answer) > frames.MOST_JSON:
        raise Refusal(_TOO_LONG)
    return answer


def _refused(refusal: Refusal) -> bytes:
    return json.dumps({"refused": {"why": refusal.why, "what": refusal.what}}).encode()
