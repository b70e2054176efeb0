"""What a typeface says of the words set in it: whether they are bold, whether they lean."""

from __future__ import annotations

import re
from typing import NamedTuple

from apostille.importing.pdf import engine

_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|[-,_ ](?:bd|blk)\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|kursiv|slant|[-,_ ](?:it|bdit)\b", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18
_HEAVY = 600


class Font(NamedTuple):
    """A typeface: its name, and how it is cut."""

    name: str
    bold: bool
    italic: bool


class Look(NamedTuple):
    """How words are set: in which font, how large (points), and turned by how many degrees from upright."""

    font: Font
    size: float
    turn: int = 0


def font_of(font: int) -> Font:
    """The facts of a font of pdfium; its name is surer than its descriptor, which many programs fill in by habit."""
    if not font:
        return Font("", False, False)
    name, flags = engine.font_name(font), engine.font_flags(font)
    bold = bool(_BOLD.search(name)) or flags & _FORCE_BOLD_FLAG > 0 or engine.font_weight(font) >= _HEAVY
    italic = bool(_ITALIC.search(name)) or flags & _ITALIC_FLAG > 0 or engine.font_angle(font) != 0
    return Font(name, bold, italic)
