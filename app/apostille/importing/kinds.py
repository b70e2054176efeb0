"""What a file is, by its content. Its ending decides only where the content cannot: Markdown or text.

What cannot be read is refused with what it is and what can be done.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from apostille.importing.magics import no_text, refuse_unreadable
from apostille.reading.draft import Format

Kind = Format | Literal["zip"]
"""A format of one reader, or a container of several files."""

_ENDINGS: dict[str, tuple[Kind, ...]] = {
    "pdf": ("pdf",), "docx": ("docx",), "docm": ("docx",), "dotx": ("docx",), "odt": ("odt",), "ott": ("odt",),
    "fodt": ("odt",), "rtf": ("rtf",), "epub": ("epub",), "xlsx": ("table",), "xlsm": ("table",), "ods": ("table",),
    "csv": ("table",), "tsv": ("table",), "zip": ("zip",), "html": ("html",), "htm": ("html",), "xhtml": ("html",),
    "md": ("markdown",), "markdown": ("markdown",), "mdown": ("markdown",), "mkd": ("markdown",),
    "doc": ("docx", "rtf", "html", "odt"),
}  # fmt: skip
"""Ending → what a file called so is; others promise nothing."""

_CALLED: dict[Kind, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "a web page", "docx": "a Word document",
    "odt": "an OpenDocument text", "rtf": "a rich text (RTF)", "epub": "an e-book (EPUB)", "pdf": "a PDF",
    "table": "a table", "zip": "a folder of files (ZIP)",
}  # fmt: skip

_HEAD = 4096
_MARKS = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*")
_BEFORE_PAGE = rb"(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*"
_PAGE = re.compile(_BEFORE_PAGE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BLOCKS = rb"p|div|table|h[1-6]|article|section|main|center|span|font|title|ul|ol"
_PIECE = re.compile(rb"<(?:" + _BLOCKS + rb"|meta|br)\b", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:" + _BLOCKS + rb"|a)>", re.IGNORECASE)
_XML = re.compile(
    rb"<\?xml\b.{0,200}?\?>\s*(?:<!--.{0,2000}?-->\s*|<!DOCTYPE[^>]{0,500}>\s*)*<([A-Za-z_][\w:.-]{0,60})", re.DOTALL
)
_SAVED_PAGE = re.compile(
    rb"(?:[\w-]+:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n)*){0,30}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_PDF_HEAD, _PDF_TAIL = 1024, 2048


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is, and sentences about where its name says otherwise."""

    kind: Kind
    doubts: tuple[str, ...] = ()


def find(name: str, data: bytes) -> Found:
    """What the file ``name`` with the bytes ``data`` is; raises ``Refusal`` where it cannot be read at all."""
    kind = _kind(name, data)
    return Found(kind, _doubts(name, kind))


def called(kind: Kind) -> str:
    """The kind in words, for a sentence."""
    return _CALLED[kind]


def ending(name: str) -> str:
    """The ending of a file's name, in small letters and without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def may_be_table(name: str) -> bool:
    """Whether a file is called as a table is."""
    return "table" in _ENDINGS.get(ending(name), ())


def promises(ending: str) -> bool:
    """Whether a file with this ending is likely one that can be read."""
    return ending in _ENDINGS


def _kind(name: str, data: bytes) -> Kind:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        from apostille.importing.packages import package_kind  # few files are containers

        return package_kind(data)
    if _is_pdf(data):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    refuse_unreadable(data)
    return _written(name, data)


def _is_pdf(data: bytes) -> bool:
    """Junk may stand before a PDF (PDF 1.7, H.3.4.1); a text that speaks of one has no such end."""
    if data.startswith(b"%PDF-"):
        return True
    return b"%PDF-" in data[:_PDF_HEAD] and (b"%%EOF" in data[-_PDF_TAIL:] or b"startxref" in data[-_PDF_TAIL:])


def _written(name: str, data: bytes) -> Kind:
    """What a file of letters is: a page, a table, Markdown or text."""
    head = _MARKS.sub(b"", data[:_HEAD].replace(b"\0", b""))
    called_so = _ENDINGS.get(ending(name), ())
    if _PAGE.match(head) or ("html" in called_so and _PIECE.search(head)):
        return "html"
    if _XML.match(head) and b"application/vnd.oasis.opendocument.text" in head:
        return "odt"  # in one piece, as LibreOffice writes .fodt
    _refuse_markup(head, data)
    if head.startswith(b"<") and _PIECE.match(head) and _CLOSED.search(head) and "markdown" not in called_so:
        return "html"
    if _is_table(name, data):
        return "table"
    return "markdown" if "markdown" in called_so else "text"


def _is_json(data: bytes) -> bool:
    """An object or a list; a text in brackets is none."""
    if not (
        data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
        and data[-200:].rstrip().endswith((b"}", b"]"))
    ):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(name: str, data: bytes) -> bool:
    from apostille.importing.table.sheet import looks_like_table

    return looks_like_table(data, promised=may_be_table(name))


def _refuse_markup(head: bytes, data: bytes) -> None:
    if found := _XML.match(head):
        root = found.group(1).decode("ascii", "replace")
        raise no_text(f"an XML file (<{root}>)", "save what it holds as DOCX, HTML or text")
    if _is_json(data):
        raise no_text("data (JSON)", "export its texts and import those")
    if _SAVED_PAGE.match(head):
        raise no_text("a web page with its pictures in one file (MHTML)", "save the page as HTML")


def _doubts(name: str, kind: Kind) -> tuple[str, ...]:
    promised = _ENDINGS.get(ending(name))
    if not promised or kind in promised or (kind == "text" and promised == ("html",)):
        return ()
    return (f"The name ends in .{ending(name)}, but the file is {_CALLED[kind]}; it was read as that.",)
