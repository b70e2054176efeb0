"""pdfium, asked for many things in one go.

A call from Python into pdfium takes a third of a microsecond, and about as long again where Python's own
code stands between two calls. So every question here is asked for a whole list of places at once, by ``map`` over
a function of ctypes, and pdfium writes its answers straight into one array.

Places are character indexes of a text page as pdfium counts them; the blanks and line ends that it makes up
itself have an index too, but no object they were drawn by. What a text page is asked with is ``handle``.
"""

from __future__ import annotations

import ctypes
import importlib
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_NUMBER = ctypes.c_size_t
"""A pointer as a result: 0 where there is none."""
_Untyped = Any
"""pypdfium2 and its objects, which do not tell their types."""


@cache
def pdfium() -> _Untyped:
    """The package pypdfium2; loaded with the first PDF."""
    return importlib.import_module("pypdfium2")


@cache
def raw() -> _Untyped:
    """The functions of pdfium itself."""
    return importlib.import_module("pypdfium2.raw")


@cache
def _function(name: str, result: type[Any], *arguments: type[Any]) -> Callable[..., Any]:
    """A function of pdfium that takes pointers as plain numbers: quicker, and its addresses can be counted up."""
    address = ctypes.cast(getattr(raw(), name), _POINTER).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def pointer(thing: _Untyped) -> int:
    """A pointer of ctypes as a number."""
    return ctypes.cast(thing, _POINTER).value or 0


def text_of(handle: int, count: int) -> str:
    """All characters of a text page; one of a control code may be missing (pdfium leaves some out)."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    function = _function("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
    written = function(handle, 0, count, ctypes.addressof(buffer))
    return buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")


def codes(handle: int, places: Sequence[int]) -> list[int]:
    """The code points at these places."""
    function = _function("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
    return list(map(function, repeat(handle), places))


def unmapped(handle: int, places: Sequence[int]) -> list[int]:
    """Those of the places whose character its font does not tell: pdfium gives the number of the glyph for it."""
    function = _function("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
    return [place for place, wrong in zip(places, map(function, repeat(handle), places), strict=True) if wrong == 1]


def made_up(handle: int, places: Sequence[int]) -> list[bool]:
    """Whether pdfium made these up itself: blanks and line ends that the page only leaves room for."""
    function = _function("FPDFText_IsGenerated", _INT, _POINTER, _INT)
    said = map(function, repeat(handle), places)
    return [found == 1 or not drawn for found, drawn in zip(said, objects(handle, places), strict=True)]


def hyphens(handle: int, places: Sequence[int]) -> list[bool]:
    """Whether pdfium took these for hyphens at the end of a line."""
    function = _function("FPDFText_IsHyphen", _INT, _POINTER, _INT)
    return [found == 1 for found in map(function, repeat(handle), places)]


def objects(handle: int, places: Sequence[int]) -> list[int]:
    """The text objects that drew these characters; 0 where pdfium made them up."""
    function = _function("FPDFText_GetTextObject", _NUMBER, _POINTER, _INT)
    return list(map(function, repeat(handle), places))


def boxes(handle: int, places: Sequence[int]) -> array[float]:
    """Left, top, right, bottom of each place, in points: as wide as the advance, as high as the font."""
    return _written("FPDFText_GetLooseCharBox", handle, places, 4)


def matrices(handle: int, places: Sequence[int]) -> array[float]:
    """The six numbers of each place's matrix, from its font's space to the page's; the last two are where it begins."""
    return _written("FPDFText_GetMatrix", handle, places, 6)


def _written(name: str, handle: int, places: Sequence[int], each: int) -> array[float]:
    answers: array[float] = array("f", bytes(4 * each * len(places)))
    step = answers.itemsize * each
    start = answers.buffer_info()[0]
    function = _function(name, _INT, _POINTER, _INT, _POINTER)
    _run(map(function, repeat(handle), places, range(start, start + step * len(places), step)))
    return answers


def sizes(handle: int, places: Sequence[int]) -> list[float]:
    """The font sizes in force at these places, before their matrix."""
    function = _function("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
    return list(map(function, repeat(handle), places))


def fonts(drawn: Sequence[int]) -> list[int]:
    """The font of each text object; it lives as long as the page."""
    return list(map(_function("FPDFTextObj_GetFont", _NUMBER, _POINTER), drawn))


def is_unseen(drawn: int) -> bool:
    """Whether a text object is drawn without ink, as the layer of letters under a scan is."""
    function = _function("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
    return function(drawn) == raw().FPDF_TEXTRENDERMODE_INVISIBLE


def font_name(font: int) -> str:
    """The name of a font, without the six letters of a subset."""
    function = _function("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
    buffer = ctypes.create_string_buffer(256)
    length = function(font, ctypes.addressof(buffer), 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name


def font_flags(font: int) -> int:
    """The flags of the font's descriptor (PDF 32000-1, table 123)."""
    return _function("FPDFFont_GetFlags", _INT, _POINTER)(font)


def font_weight(font: int) -> int:
    """The weight that pdfium makes of the font's descriptor, 400 for a common one; 0 or less where unknown."""
    return _function("FPDFFont_GetWeight", _INT, _POINTER)(font)


def font_angle(font: int) -> int:
    """How far the font leans, in degrees; 0 for an upright one."""
    angle = ctypes.c_int(0)
    _function("FPDFFont_GetItalicAngle", _INT, _POINTER, _POINTER)(font, ctypes.addressof(angle))
    return angle.value


def _run(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)
