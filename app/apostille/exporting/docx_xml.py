"""Elements of WordprocessingML; python-docx and lxml do not tell their types, so they are untyped from here on."""

from __future__ import annotations

from typing import Any, cast

from docx.oxml import parser
from docx.oxml.ns import qn

Node = Any
"""An element, or one of python-docx's objects around it."""


def element(tag: str, **attributes: str | int) -> Node:
    """``<w:tag w:name="value" …/>``."""
    make: Node = cast("Node", parser).OxmlElement
    made: Node = make(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made
