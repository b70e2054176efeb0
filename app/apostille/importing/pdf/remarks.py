"""Remarks in a PDF (notes, highlights with words): what they say and which letters they lie on."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from apostille.importing.pdf import engine

_Untyped = Any
_Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
_DATE = re.compile(
    r"(?:D:)?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<hour>\d\d)?(?P<minute>\d\d)?(?P<second>\d\d)?"
    r"(?:(?P<sign>[+\-Zz])(?P<hours>\d\d)?'?(?P<minutes>\d\d)?)?'?"
)
_MOST = 1000
_MOST_LOOKS = 20_000_000
_LONGEST = 1 << 20
_REACH = 120.0
"""How far a note may stand from the words it is about, in points; three times as far beside them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on the letters ``places`` of a page's text; ``at`` is ISO 8601 UTC or empty."""

    places: tuple[int, ...]
    words: str
    author: str
    at: str


def marks_of(page: _Untyped, handle: int, count: int) -> list[Mark]:
    """The remarks on a page that have words; of thousands the first."""
    raw = engine.raw()
    number = min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST, _MOST_LOOKS // max(1, count))
    found = [(annotation, said) for annotation, said in _remarks(page, number) if said]
    if not found:
        return []
    box = engine.boxes(handle, range(count))
    return [Mark(tuple(places), *said) for boxes, said in found if (places := _places(boxes, box, count))]


def _remarks(page: _Untyped, number: int) -> Iterator[tuple[list[_Box], tuple[str, str, str] | None]]:
    """Where each remark lies, and what it says."""
    raw = engine.raw()
    for index in range(number):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            said = _said(annotation)
            yield list(_marked(annotation)) if said else [], said
            raw.FPDFPage_CloseAnnot(annotation)


def _said(annotation: _Untyped) -> tuple[str, str, str] | None:
    """The words, author and date of a remark that somebody made; links and fields of forms are none."""
    raw = engine.raw()
    kinds = (
        raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_SQUARE,
    )  # fmt: skip
    if raw.FPDFAnnot_GetSubtype(annotation) not in kinds:
        return None
    words = _string(annotation, b"Contents").replace("\r\n", "\n").replace("\r", "\n").strip()
    return (words, _string(annotation, b"T").strip(), iso(_string(annotation, b"M"))) if words else None


def _string(annotation: _Untyped, key: bytes) -> str:
    raw = engine.raw()
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace").replace("\0", "")


def iso(date: str) -> str:
    """A date of PDF (32000-1, 7.9.4) as ISO 8601 UTC; empty where it is none."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, second = (
        int(found[part] or least)
        for part, least in (("year", 1), ("month", 1), ("day", 1), ("hour", 0), ("minute", 0), ("second", 0))
    )
    ahead = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    try:
        told = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        moment = told + ahead if found["sign"] == "-" else told - ahead
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year > 1900 else ""


def _marked(annotation: _Untyped) -> Iterator[_Box]:
    """The boxes that a remark marks; where it marks none, its own."""
    raw = engine.raw()
    many = min(_MOST, raw.FPDFAnnot_CountAttachmentPoints(annotation))
    for index in range(many):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    rect = raw.FS_RECTF()
    if not many and raw.FPDFAnnot_GetRect(annotation, rect):
        low, high = sorted((rect.bottom, rect.top))
        yield min(rect.left, rect.right), low, max(rect.left, rect.right), high


def _places(marked: Sequence[_Box], box: Sequence[float], count: int) -> list[int]:
    """The letters whose middle lies in the marked boxes; else the one nearest to where the remark stands."""
    within: list[int] = []
    best, nearest = _REACH, -1
    for place in range(count):
        left, top, right, bottom = box[4 * place : 4 * place + 4]
        if right <= left:
            continue
        x, y = (left + right) / 2, (top + bottom) / 2
        for low_x, low_y, high_x, high_y in marked:
            if low_x <= x <= high_x and low_y <= y <= high_y:
                within.append(place)
                break
            away = max(low_y - y, y - high_y, 0.0) + max(low_x - x, x - high_x, 0.0) / 3
            if away < best:
                best, nearest = away, place
    return within or [place for place in (nearest,) if place >= 0]
