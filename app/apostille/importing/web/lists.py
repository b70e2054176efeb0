"""The numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.importing.counting import counted
from apostille.importing.web.tree import Node
from apostille.reading.numbering import label_of

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_NUMBER = re.compile(r"\s*([-+]?\d{1,6})")
_BULLETS = frozenset({"disc", "circle", "square"})


def printed_items(node: Node) -> dict[Node, str]:
    """What stands before each item: ``4.``, ``b.``; empty for a bullet, or where the items bring their own numbers."""
    items = [child for child in node.elements if child.tag == "li"]
    if node.tag != "ol" or _bring_their_own(items):
        return dict.fromkeys(items, "")
    kind = _kind(node)
    step = -1 if "reversed" in node.attributes else 1
    number = _number(node.get("start"), len(items) if step < 0 else 1)
    return dict(_numbered(items, kind, number, step))


def _numbered(items: list[Node], kind: str, number: int, step: int) -> Iterator[tuple[Node, str]]:
    for item in items:
        number = _number(item.get("value"), number)
        own = _kind(item) if item.get("style") or item.get("type") else kind
        yield item, "" if own == "none" or own in _BULLETS else f"{counted(number, own)}."
        number += step


def _number(words: str, otherwise: int) -> int:
    found = _NUMBER.match(words)
    return int(found[1]) if found else otherwise


def _kind(node: Node) -> str:
    style = _STYLE.search(node.get("style"))
    return style[1].lower() if style else _TYPES.get(node.get("type"), "decimal")


def _bring_their_own(items: list[Node]) -> bool:
    """Whether every item begins with a label already: a list whose numbers a style sheet hides."""
    return bool(items) and all(label_of(item.words()[:40]) is not None for item in items)


def is_unmarked(node: Node) -> bool:
    """Whether a list is one in the source alone: nothing is printed before its items."""
    return _kind(node) == "none"
