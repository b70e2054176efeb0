"""An e-book (EPUB 2 and 3) as a container: its chapters in the order of reading, and what it says of itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from apostille.importing.marked import Element, parse_xml
from apostille.importing.safezip import SafeZip
from apostille.refusal import Refusal

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTION = "{http://www.w3.org/2001/04/xmlenc#}"
_PAGES = frozenset(["application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"])
_FONTS = frozenset(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"])
"""Fonts scrambled in these ways are no rights management."""
_LOCKED = (
    "The book is protected by digital rights management, which only the program it was bought for can open. Nothing was"
    " imported."
)
_NO_BOOK = "The file is no e-book (EPUB), or lacks the list of its chapters. Nothing was imported."
_ASIDE = frozenset({"cover", "toc", "loi", "lot", "index"})
"""Kinds of pages in the guide of EPUB 2 that are no text."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book: where it lies in the container, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """Chapters and properties: ``said`` by the names of Dublin Core, ``modified`` when the file was made."""

    chapters: tuple[Chapter, ...]
    said: tuple[tuple[str, str], ...] = ()
    modified: str = ""
    doubts: tuple[str, ...] = field(default=())

    def first(self, name: str) -> str:
        """The first property of that name, empty where there is none."""
        return next((value for key, value in self.said if key == name), "")


def open_book(data: bytes) -> Book:
    """The book in these bytes; raises ``Refusal`` where it is none, is damaged, or is locked."""
    container = SafeZip(data)
    path = _package_path(container)
    package = parse_xml(container.read(path), path)
    paths = [posixpath.normpath(posixpath.join(posixpath.dirname(path), href)) for href in _spine(package)]
    if not paths:
        raise Refusal(_NO_BOOK)
    _refuse_locked(container, paths)
    missing = [each for each in paths if each not in container]
    doubts = (f"The book lacks {len(missing)} of its {len(paths)} chapters.",) if missing else ()
    chapters = tuple(Chapter(each, container.read(each)) for each in paths if each in container)
    said = tuple((each.tag[len(_DC) :], _words(each)) for each in package.iter() if each.tag.startswith(_DC))
    return Book(chapters, tuple((key, value) for key, value in said if value), _modified(package), doubts)


def _package_path(container: SafeZip) -> str:
    """Where the package lies: as the container says, else the only one there is."""
    name = "META-INF/container.xml"
    root = parse_xml(container.read(name), name) if name in container else None
    for file in root.iter(f"{_CONTAINER}rootfile") if root is not None else ():
        if (path := unquote(file.get("full-path", ""))) in container:
            return path
    found = [each for each in container.names() if each.lower().endswith(".opf")]
    if len(found) != 1:
        raise Refusal(_NO_BOOK)
    return found[0]


def _spine(package: Element) -> Iterator[str]:
    """The chapters in the order of reading, without contents and cover."""
    manifest = {item.get("id", ""): item for item in package.iter(f"{_OPF}item")}
    aside = {
        unquote(each.get("href", "").split("#")[0])
        for each in package.iter(f"{_OPF}reference")
        if each.get("type", "").lower() in _ASIDE
    }
    for reference in package.iter(f"{_OPF}itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type", "") not in _PAGES:
            continue
        href = unquote(item.get("href", "").split("#")[0])
        if "nav" not in item.get("properties", "").split() and (href not in aside or len(manifest) == 1):
            yield href


def _refuse_locked(container: SafeZip, paths: list[str]) -> None:
    """Refuses a book whose chapters are encrypted, in whatever scheme."""
    name = "META-INF/encryption.xml"
    if name not in container:
        return
    for each in parse_xml(container.read(name), name).iter(f"{_ENCRYPTION}EncryptedData"):
        method = each.find(f"{_ENCRYPTION}EncryptionMethod")
        reference = next(each.iter(f"{_ENCRYPTION}CipherReference"), None)
        way = method.get("Algorithm", "") if method is not None else ""
        if way not in _FONTS and reference is not None and unquote(reference.get("URI", "")).lstrip("/") in paths:
            raise Refusal(_LOCKED)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _modified(package: Element) -> str:
    found = (each for each in package.iter(f"{_OPF}meta") if each.get("property", "") == "dcterms:modified")
    return next((_words(each) for each in found), "")
