"""XML from a stranger → elements: no document type, no entities, no network, neither too deep nor too long.

lxml does not tell its types; ``Element`` says what is used of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol

from apostille.refusal import Refusal

MOST_BYTES = 64 * 1024 * 1024
"""One XML part may have so many bytes."""
MOST_TAGS = 8_000_000
"""And so many tags, opening and closing; each element takes more memory than its bytes say."""


class Element(Protocol):
    """An XML element: ``tag`` is ``{namespace}name``; ``tail`` the text between its end and what follows it."""

    tag: str
    text: str | None
    tail: str | None

    @property
    def attrib(self) -> Mapping[str, str]: ...
    def get(self, key: str, default: str) -> str: ...
    def set(self, key: str, value: str) -> None: ...
    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Element: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self, *tags: str) -> Iterator[str]: ...
    def iterchildren(self, *tags: str) -> Iterator[Element]: ...
    def iterancestors(self, *tags: str) -> Iterator[Element]: ...
    def find(self, path: str) -> Element | None: ...
    def findall(self, path: str) -> list[Element]: ...
    def getparent(self) -> Element | None: ...


_Untyped = Any
"""A module or an object of lxml."""


@cache
def _etree() -> _Untyped:
    return importlib.import_module("lxml.etree")  # heavy, and without types


def parse_xml(data: bytes, name: str = "") -> Element:
    """The root of an XML part; ``name`` is what the part is called, for the sentence that refuses it.

    Raises ``Refusal`` where it is not well formed, has a document type (the door of entity tricks), is larger than
    ``MOST_BYTES`` or has more tags than ``MOST_TAGS``; libxml2 itself bounds its depth. Comments and processing
    instructions are gone, what stood between the texts around them is joined.
    """
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        raise Refusal(f"The part {_quoted(name)}is larger than a text can be. Nothing was imported.", what=name)
    etree = _etree()
    try:
        root: Any = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError):
        why = f"The part {_quoted(name)}is damaged: it is no well-formed XML. Nothing was imported; ask for it again."
        raise Refusal(why, what=name) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        why = f"The part {_quoted(name)}declares a document type, which an honest file does not. Nothing was imported."
        raise Refusal(why, what=name)
    return root


def _parser() -> _Untyped:
    return _etree().XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )


def _quoted(name: str) -> str:
    return f"“{name}” " if name else "of the file "
