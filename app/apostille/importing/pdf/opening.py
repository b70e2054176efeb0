"""Bytes → an open PDF, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from apostille.importing.pdf import engine
from apostille.refusal import Refusal

MOST_BYTES = 200 * 1024 * 1024
MOST_PAGES = 5000
_HEAD = 1024
"""A PDF says that it is one within so many bytes (32000-1, annex H)."""
_Untyped = Any


@contextmanager
def opened(name: str, data: bytes) -> Generator[_Untyped]:
    """The document of pypdfium2; raises ``Refusal`` where it is none, is damaged, locked or too large."""
    _check(name, data)
    pdfium = engine.pdfium()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(name, getattr(error, "err_code", None)) from None
    try:
        if len(document) > MOST_PAGES:
            pages = f"“{name}” has {len(document)} pages; {MOST_PAGES} are read at most."
            raise Refusal(f"{pages} Nothing was imported; split it first.", what=name)
        yield document
    finally:
        document.close()


def _check(name: str, data: bytes) -> None:
    if not data:
        raise Refusal(f"“{name}” is empty: it has no bytes. Nothing was imported; ask for the file again.", what=name)
    if len(data) > MOST_BYTES:
        why = f"“{name}” is larger than {MOST_BYTES >> 20} MB. Nothing was imported; split it first."
        raise Refusal(why, what=name)
    if b"%PDF-" not in data[:_HEAD]:
        raise Refusal(f"“{name}” is called a PDF and is none. Nothing was imported.", what=name)


def _refusal(name: str, code: int | None) -> Refusal:
    raw = engine.raw()
    if code == raw.FPDF_ERR_PASSWORD:
        why = f"“{name}” asks for a password. Nothing was imported; save it without the password and import that."
    elif code == raw.FPDF_ERR_SECURITY:
        why = (
            f"“{name}” is locked in a way that cannot be read. Nothing was imported; print it to a PDF and import that."
        )
    else:
        why = f"“{name}” is a damaged PDF: it breaks off or is not well formed. Nothing was imported; ask for it again."
    return Refusal(why, what=name)
