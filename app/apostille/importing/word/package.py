"""The parts of a document and how they point to one another (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from apostille.importing.marked import Element, parse_xml
from apostille.importing.safezip import SafeZip
from apostille.importing.word.names import STRICT, W
from apostille.refusal import Refusal

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's pointer to another: ``kind`` is the last word of its type, ``target`` a part's name or an address."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts by their names, whose case does not count.

    Raises ``Refusal`` where ``data`` is no container, is protected by a password, or holds no document.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise _locked(data)
        self._zip = SafeZip(data)
        self._names = {name.lower(): name for name in reversed(self._zip.names())}
        self.doubts: list[str] = []
        main = next((relation.target for relation in self.relations("") if relation.kind == "officeDocument"), _MAIN)
        self.main = main if main.lower() in self._names else _MAIN
        root = self._parsed(self._zip.read(self._names.get(self.main.lower(), self.main)), self.main)
        self.bodies = root.findall(f"{W}body")
        if root.tag != f"{W}document" or not self.bodies:
            raise Refusal("The file is no document of a word processor. Nothing was imported.")

    def related(self, kind: str) -> list[str]:
        """The names of the parts that the document points to as its ``kind``: styles, footnotes, header …"""
        return [each.target for each in self.relations(self.main) if each.kind == kind and not each.external]

    def part(self, kind: str) -> Element | None:
        """The root of the first such part, or None; a damaged one is a doubt, since the text can be read without it."""
        return next((root for name in self.related(kind) if (root := self.optional(name)) is not None), None)

    def optional(self, name: str) -> Element | None:
        """The root of a part that may be missing or damaged."""
        found = self._names.get(name.lower())
        if found is None:
            return None
        try:
            return self._parsed(self._zip.read(found), found)
        except Refusal as refusal:
            self.doubts.append(f"Read without “{found}”: {refusal.why.removesuffix(' Nothing was imported.')}")
            return None

    def relations(self, part: str) -> Iterator[Relation]:
        """What a part points to; the empty name is the package itself."""
        folder, file = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        for element in root.iter(_RELATION) if root is not None else ():
            target, external = element.get("Target", ""), element.get("TargetMode", "") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, external)

    def _parsed(self, data: bytes, name: str) -> Element:
        root = parse_xml(data, name)
        if any(root.tag.startswith(strict) for strict in STRICT):
            for element in root.iter():
                _rename(element)
        return root


def _rename(element: Element) -> None:
    """The names of the strict form become those of the common one."""
    element.tag = _common(element.tag)
    for name, value in list(element.attrib.items()):
        if (common := _common(name)) != name:
            element.set(common, value)


def _common(name: str) -> str:
    space, brace, local = name.rpartition("}")
    return STRICT.get(space + brace, space + brace) + local


def _locked(data: bytes) -> Refusal:
    if _PASSWORD in data:
        return Refusal("The file is protected by a password. Nothing was imported; save it without one first.")
    return Refusal(
        "The file is an old Word document (before 2007). Nothing was imported; save it as DOCX or ODT first."
    )
