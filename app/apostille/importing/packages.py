"""What a ZIP container is: a Word document, an OpenDocument, an e-book, a table, or a folder of files."""

from __future__ import annotations

from typing import Literal

from apostille.importing.magics import no_text
from apostille.importing.safezip import SafeZip

PackageKind = Literal["docx", "odt", "epub", "table", "zip"]

_MIMETYPES: dict[str, PackageKind] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.spreadsheet": "table",
}
_MAIN_PARTS: tuple[tuple[str, PackageKind], ...] = (
    ("wordprocessingml.document.main+xml", "docx"), ("wordprocessingml.template.main+xml", "docx"),
    ("document.macroEnabled.main+xml", "docx"), ("template.macroEnabledTemplate.main+xml", "docx"),
    ("spreadsheetml.sheet.main+xml", "table"), ("spreadsheetml.template.main+xml", "table"),
    ("sheet.macroEnabled.main+xml", "table"), ("sheet.binary.macroEnabled.main", "table"),
)  # fmt: skip
"""How the type of the main part ends in ``[Content_Types].xml`` (ECMA-376, part 2)."""

_SLIDES = ("presentationml.", "opendocument.presentation")
_SAVE_AS_PDF = "save it as PDF and import that"


def package_kind(data: bytes) -> PackageKind:
    """What the container is; raises ``Refusal`` where it is damaged, or of a kind that holds no text to be read."""
    package = SafeZip(data)
    names = package.names()
    if "mimetype" in package:
        return _by_mimetype(package.read("mimetype")[:200].decode("ascii", "replace").strip())
    if "[Content_Types].xml" in package:
        return _by_types(package.read("[Content_Types].xml").decode("utf-8", "replace"))
    if "META-INF/container.xml" in package:
        return "epub"
    if any(name.lower().endswith(".qde") and "/" not in name for name in names):
        raise no_text("a project of another annotation program (REFI-QDA)", "it is no statement; import its sources")
    if any(name.endswith(".iwa") for name in names):
        raise no_text("a document of Apple’s Pages", "open it there and export it as DOCX")
    return "zip"


def _by_mimetype(mimetype: str) -> PackageKind:
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    if any(word in mimetype for word in _SLIDES):
        raise no_text("a presentation", _SAVE_AS_PDF)
    if mimetype.startswith("application/vnd.oasis.opendocument."):
        raise no_text("a drawing or formula (OpenDocument)", _SAVE_AS_PDF)
    return "zip"


def _by_types(types: str) -> PackageKind:
    for ending, kind in _MAIN_PARTS:
        if ending in types:
            return kind
    if any(word in types for word in _SLIDES):
        raise no_text("a presentation", _SAVE_AS_PDF)
    raise no_text("a document of Microsoft Office that is neither text nor table", _SAVE_AS_PDF)
