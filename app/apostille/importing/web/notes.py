"""The footnotes of a page: which links are their marks, which elements their words, which links lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from apostille.importing.web.tree import Node

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[ivxlc]{1,5}|[a-z]|[*†‡§]{1,3})[\])]?\.?", re.IGNORECASE)
_BACK = re.compile(r"[\s\u21a9\u2191\u2b06\u2934\ufe0e\ufe0f^]+|back|return", re.IGNORECASE)
_TYPES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_HOLDERS = frozenset({"li", "p", "div", "aside", "dd", "dt", "section", "td", "blockquote"})
_FAR = 4


@dataclass
class Notes:
    """``marks`` the note elements with the mark each has in the text; ``back`` the links that lead back to it."""

    marks: dict[Node, str] = field(default_factory=dict[Node, str])
    back: set[Node] = field(default_factory=set[Node])


def notes_of(body: Node) -> Notes:
    """The footnotes: an element that a link whose words are a mark leads forward to, or that says it is one."""
    every = list(body.walk())
    targets = _targets(every)
    notes = Notes()
    for link in every:
        if link.tag != "a" or not link.get("href").startswith("#"):
            continue
        target = targets.get(link.get("href")[1:])
        words = link.words() if target is not None and len(link.elements) < _FAR else ""
        if target is None or not words:
            continue
        if target.order < link.order and _BACK.fullmatch(words):
            notes.back.add(link)
        elif target.order > link.order and _MARK.fullmatch(words) and (holder := _holder(target)):
            notes.marks.setdefault(holder, words.strip("[]()."))
    for node in every:
        if node.get("epub:type") in _TYPES or node.get("role") in _TYPES:
            notes.marks.setdefault(node, "")
    return notes


def _targets(every: list[Node]) -> Mapping[str, Node]:
    found: dict[str, Node] = {}
    for node in every:
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                found.setdefault(name, node)
    return found


def _holder(target: Node) -> Node | None:
    """The element that holds the words of a note whose anchor this is."""
    if target.tag in _HOLDERS:
        return target
    near = [node for node, _ in zip(target.above(), range(_FAR), strict=False)]
    return next((node for node in near if node.tag in _HOLDERS), None)
