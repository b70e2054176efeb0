"""Passages in which the articles of treaties that they cite were marked by reading them.

A line of ``tests/reading/reference_labels/*.txt`` is a passage: its language, where it comes from, and after a bar the
words, in which ``[[words|key]]`` is a reference (``[[words|key; key]]`` where the words cite several at once).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from apostille.reading.span import Span

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "reading" / "reference_labels"
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<keys>[^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and what they say: where a reference stands, and its key."""

    language: str
    source: str
    text: str
    cites: tuple[tuple[Span, str], ...]


def passages() -> Iterator[Passage]:
    """All passages, in the order of the files."""
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _passage(line)


def _passage(line: str) -> Passage:
    head, marked = line.split(" | ", 1)
    language, _, source = head.partition(" ")
    text, cites, last = "", list[tuple[Span, str]](), 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        span = Span(len(text), len(text) + len(mark["words"]))
        cites += [(span, key.strip()) for key in mark["keys"].split(";")]
        text, last = text + mark["words"], mark.end()
    return Passage(language, source or "made here", text + marked[last:], tuple(cites))
