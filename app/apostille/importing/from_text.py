"""Plain text → drafts."""

from __future__ import annotations

from apostille.reading.compose import compose
from apostille.reading.draft import Draft


def from_text(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a plain text file; raises ``Refusal`` where it is no text."""
    return [compose(name, data, encoding=encoding, language=language, kind="text")]
