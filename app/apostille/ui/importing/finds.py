"""Where the files of an import view come from: named, below folders, pasted, or those that it shows already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.importing.sources import Source

Found = tuple[Sequence["Source"], Sequence[str]]
"""Sources, and sentences about folders that could not be listed."""


def find_paths(paths: Sequence[Path]) -> Found:
    """The files below ``paths``, and what could not be listed."""
    from apostille.importing import folders

    found = folders.find(paths)
    return found.sources, [refusal.why for refusal in found.refused]


def find_text(words: str) -> Found:
    """A pasted text as a file, named by the moment: two pasted texts are no versions of one."""
    from apostille.importing.sources import of_bytes

    name = f"{say('Pasted text')} {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}.txt"
    return [of_bytes(name, words.encode("utf-8"))], []


def these(sources: Sequence[Source]) -> Found:
    """Files that are known already."""
    return sources, []
