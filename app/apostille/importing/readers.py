"""Bytes → drafts: what a file is decides which reader gets it. One reader a format, one line here.

Readers are loaded when the first file of their format comes. Bytes from strangers are read in the worker
(``worker.py``), which asks this module; what ships with the program may be read in the program itself.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from apostille.importing import kinds
from apostille.importing.magics import no_text
from apostille.reading.draft import Draft


class Reader(Protocol):
    """A format: a file's name and bytes in, drafts out; ``encoding`` and ``language`` overrule what would be found."""

    def __call__(
        self, name: str, data: bytes, *, encoding: str | None = None, language: str | None = None
    ) -> list[Draft]: ...


READERS: dict[kinds.Kind, str] = {
    "text": "from_text",
    "markdown": "from_markdown",
    "html": "from_html",
    "docx": "from_docx",
    "odt": "from_odt",
    "rtf": "from_rtf",
    "epub": "from_epub",
    "pdf": "from_pdf",
}
"""Format → the module of ``apostille.importing`` and the function in it, which has the same name."""


def read_bytes(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The statements of one file; raises ``Refusal`` where it holds none that can be read."""
    return read_as(kinds.find(name, data), name, data, encoding=encoding, language=language)


def read_as(
    found: kinds.Found, name: str, data: bytes, *, encoding: str | None = None, language: str | None = None
) -> list[Draft]:
    """The statements of a file of which it is known what it is."""
    drafts = reader(found.kind)(name, data, encoding=encoding, language=language)
    return [replace(draft, doubts=(*found.doubts, *draft.doubts)) for draft in drafts] if found.doubts else drafts


def read(path: Path) -> list[Draft]:
    """The statements of a file that ships with the program, read in this process."""
    return read_bytes(path.name, path.read_bytes())


@cache
def reader(kind: kinds.Kind) -> Reader:
    """The reader of a kind; raises ``Refusal`` where there is none."""
    if kind not in READERS:
        raise no_text(kinds.called(kind), "save it as plain text and import that")
    name = READERS[kind]
    return cast("Reader", getattr(import_module(f"apostille.importing.{name}"), name))
