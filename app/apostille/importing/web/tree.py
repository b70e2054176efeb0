"""HTML → a tree of small nodes: no scripts, no comments, and never so deep that walking it could fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 120
"""Elements nested deeper lie beside one another in the one above this depth, as if they were plain containers."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""The elements that a browser begins on a line of their own."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEVER_SEEN = frozenset({
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "applet", "canvas", "audio",
    "video", "map", "head", "title", "meta", "link", "base", "param", "source", "track", "area", "col", "colgroup",
    "rp", "rt", "frame", "frameset", "noframes",
})  # fmt: skip


@dataclass(eq=False)
class Node:
    """An element; ``order`` counts the elements of the page, so that what stands before what can be told."""

    tag: str
    attributes: dict[str, str]
    order: int = 0
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list["Node | str"])

    def get(self, name: str) -> str:
        """An attribute, empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def is_block(self) -> bool:
        """Whether it begins on a line of its own."""
        return self.tag in BLOCKS

    @property
    def elements(self) -> list[Node]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def walk(self) -> Iterator[Node]:
        """Itself and every element below it, in the order of the page."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.elements))

    def above(self) -> Iterator[Node]:
        """The elements around it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def words(self) -> str:
        """All its text, blanks folded; between blocks and around links there is a blank."""
        parts: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                parts.append(item)
                continue
            apart = [" "] if item.is_block or item.tag in ("br", "a") else []
            waiting += [*apart, *reversed(item.children), *apart]
        return " ".join("".join(parts).split())

    @cached_property
    def has_text(self) -> bool:
        """Whether words stand directly in it."""
        return any(isinstance(child, str) and child.strip() for child in self.children)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words its class and its id are made of; a long id was made of a heading and says nothing of the page."""
        if not self.attributes:
            return frozenset()
        name = _tokens(self.get("id"))
        return frozenset([*_tokens(self.get("class")), *(name if len(name) <= _LONGEST_NAME else ())])


def _tokens(names: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(names)]


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W_A-Z]+")
_HEAD = 400
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)
"""A document type that declares entities: no browser reads it, but the end of it would be words."""
_LONGEST_NAME = 3
_EMPTY = re.compile(r"<([A-Za-z][\w:-]{0,40})((?:\s[^<>]{0,2000}?)?)/>")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip


def _opened(found: re.Match[str]) -> str:
    """``<a id="x"/>`` as HTML writes it: there it would go on to the end of the page."""
    return found.group() if found[1].lower() in _VOID else f"<{found[1]}{found[2]}></{found[1]}>"


@dataclass(frozen=True)
class Document:
    """A page: its body, its language and direction, its title and what its ``meta`` elements say by name."""

    body: Node
    language: str
    title: str
    meta: tuple[tuple[str, str], ...]
    pictures: int


def parse_html(text: str, *, xml: bool = False) -> Document:
    """The document of an HTML text; total on any ``str``. In XHTML (``xml``) any element may be empty."""
    text = _SUBSET.sub("", text, count=1) if text[:_HEAD].lstrip().startswith("<") else text
    parser = LexborHTMLParser(_EMPTY.sub(_opened, text) if xml else text)
    root, head, body = parser.root, parser.head, parser.body
    outer = _attributes(root) if root else {}
    title = head.css_first("title") if head else None
    return Document(
        body=_grown(body, outer) if body else Node("body", {}),
        language=outer.get("lang") or outer.get("xml:lang", ""),
        title=" ".join(title.text().split()) if title else "",
        meta=tuple(_meta(parser)),
        pictures=len(parser.css("img, picture, svg, canvas")),
    )


def _meta(parser: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in parser.css("meta[content]"):
        said = _attributes(node)
        name = said.get("name") or said.get("property") or said.get("itemprop") or said.get("http-equiv", "")
        if name and said["content"].strip():
            yield name.strip().lower(), " ".join(said["content"].split())


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def _grown(body: LexborNode, outer: dict[str, str]) -> Node:
    """The tree below ``body``, built without recursion: a page may be nested as deep as its maker likes."""
    top = Node("body", {**{name: outer[name] for name in ("dir", "lang") if name in outer}, **_attributes(body)})
    waiting: list[tuple[LexborNode | None, Node, int]] = [(body.first_child, top, 1)]
    order = 0
    while waiting:
        source, parent, depth = waiting.pop()
        if source is None:
            continue
        waiting.append((source.next, parent, depth))
        if source.is_text_node:
            parent.children.append(source.text_content or "")
        elif source.is_element_node and source.tag not in _NEVER_SEEN:
            order += 1
            deeper = depth < DEEPEST
            node = Node((source.tag or "") if depth + 1 < DEEPEST else "div", _attributes(source), order, parent)
            parent.children.append(node)
            waiting.append((source.first_child, node if deeper else parent, depth + 1 if deeper else depth))
    return top
