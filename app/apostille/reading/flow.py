"""What comes of the lines of a text: its reading, its head, what was kept out of it, which hyphens are doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apostille.reading.draft import Field
from apostille.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Flow:
    """``head`` are the values in a metadata head; ``furniture`` the lines of the page that are none of the text, each
    once; ``hyphens`` the words whose hyphen stood at a line's end and may be none of theirs, and what they are
    without it."""

    reading: Reading
    head: tuple[Field, ...] = ()
    furniture: tuple[str, ...] = ()
    hyphens: Mapping[str, str] = field(default_factory=dict[str, str])
