"""The names of OpenDocument (ISO/IEC 26300)."""

from __future__ import annotations

_OASIS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TEXT, TABLE, STYLE, DRAW = map(_OASIS.format, ("office", "text", "table", "style", "drawing"))
FO = _OASIS.format("xsl-fo-compatible")
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def number(words: str, otherwise: int = 0) -> int:
    """A whole number of at most six digits, or ``otherwise`` where the words are none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else otherwise
