"""What holds inside a group of a rich text, and is forgotten at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from apostille.importing.words import PLAIN, Looks, linked
from apostille.reading.reading import StyleKind

Place = Literal["text", "skip", "never", "gather", "fonts", "styles", "lists", "shape"]
"""Where words go: into the text; nowhere, but for boxes inside; nowhere at all; to who waits for them; a table."""


@dataclass
class LinkField:
    """A field: where it leads, and whether its result has been written already."""

    target: str = ""
    written: bool = False


@dataclass
class State:
    """Properties of words, of the paragraph, and of the group."""

    bold: bool = False
    italic: bool = False
    complex_bold: bool = False
    complex_italic: bool = False
    rtl_run: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    complex_font: int | None = None
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    nested: bool = False
    list_id: int = 0
    level: int = 0
    rtl: bool = False
    skipped: int = 1
    place: Place = "text"
    gathered: list[str] = field(default_factory=list[str])
    field: LinkField | None = None
    result: bool = False

    def plain(self) -> None:
        """Words as they are by default."""
        self.bold = self.italic = self.complex_bold = self.complex_italic = False
        self.raised = self.hidden = self.deleted = self.rtl_run = False
        self.font = self.complex_font = None

    def new_paragraph(self) -> None:
        """A paragraph as it is by default."""
        self.style, self.outline = 0, None
        self.in_table = self.nested = self.rtl = False
        self.list_id = self.level = 0

    def copied(self) -> State:
        """The state that a new group begins with."""
        copy = State.__new__(State)
        copy.__dict__.update(self.__dict__)
        return copy

    @property
    def words_font(self) -> int | None:
        """The font of what is being written."""
        return self.complex_font if self.rtl_run and self.complex_font is not None else self.font

    def looks(self) -> Looks:
        """The inline styles of what is being written."""
        bold, italic = (self.complex_bold, self.complex_italic) if self.rtl_run else (self.bold, self.italic)
        looks = _looks(bold, italic, self.raised)
        return linked(looks, self.field.target) if self.field and self.result else looks


Closer = Callable[[State], None]
"""What is done at the end of a group, with its last state."""


@lru_cache(maxsize=8)
def _looks(bold: bool, italic: bool, raised: bool) -> Looks:
    said: tuple[tuple[StyleKind, bool], ...] = (("bold", bold), ("italic", italic), ("superscript", raised))
    return frozenset((kind, "") for kind, on in said if on) or PLAIN
