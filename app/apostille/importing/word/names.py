"""The names of WordprocessingML (ECMA-376), and how its switches are read."""

from __future__ import annotations

from apostille.importing.marked import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
}
"""Names of the strict form of the format → those of the common one."""
_OFF = frozenset({"0", "false", "off", "none"})


def val(element: Element | None) -> str:
    """What ``w:val`` says, empty where there is no element."""
    return "" if element is None else element.get(f"{W}val", "")


def number(words: str, otherwise: int = 0) -> int:
    """A whole number, or ``otherwise`` where the words are none."""
    return int(words) if words.lstrip("-").isascii() and words.lstrip("-").isdigit() and len(words) < 10 else otherwise


def is_on(element: Element | None) -> bool | None:
    """A switch: on without a value; None where it is not there."""
    return None if element is None else element.get(f"{W}val", "") not in _OFF
