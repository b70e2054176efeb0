"""The same documents set otherwise: they say of themselves what they did, and every value holds its very words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from apostille.reading.compose import compose
from benchmarks.masthead_labels import documents
from benchmarks.mastheads import Score

_COLUMNS = re.compile(r"(?<=\S)(?: {4,}|\t+)(?=\S)")
_NARROW = 60


def _joined(text: str) -> str:
    """Each paragraph of prose on one line; lines with two columns, and short ones, as they are."""
    joined: list[str] = []
    before = ""
    for line in text.split("\n"):
        if len(before) > _NARROW and line.strip() and not _COLUMNS.search(before) and not _COLUMNS.search(line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _wrapped(text: str) -> str:
    """No line of more than sixty columns, but those with two columns."""
    lines = (
        [line] if _COLUMNS.search(line) or len(line) <= _NARROW else textwrap.wrap(line.strip(), _NARROW)
        for line in text.split("\n")
    )
    return "\n".join("\n".join(one) for one in lines)


LAYOUTS: dict[str, tuple[Callable[[str], str], float, float]] = {
    "after blank lines": (lambda text: "\n\n\n" + text, 0.99, 0.98),
    "before page furniture": (lambda text: text.rstrip() + "\n\n\n                       3\n\n/...\n", 0.99, 0.98),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), 0.99, 0.98),
    "no-break spaces": (lambda text: re.sub(r"(\d) (?=[^\W\d_])", "\\1\u00a0", text), 0.99, 0.98),
    "joined lines": (_joined, 0.98, 0.97),
    "narrow lines": (_wrapped, 0.975, 0.96),
    "tabs as blanks": (lambda text: re.sub(r"(?<=\S)\t(?=\S)", " " * 12, text), 0.99, 0.98),
    "columns run together": (lambda text: _COLUMNS.sub(" ", text), 0.97, 0.90),
    "columns one below the other": (lambda text: re.sub(r"(?m)^[ \t]+", "", _COLUMNS.sub("\n", text)), 0.97, 0.93),
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_document_says_the_same_however_it_is_set(layout: str) -> None:
    change, precision, recall = LAYOUTS[layout]
    result = Score()
    for document in documents():
        if document.made_here:
            text = change(document.file.read_text("utf-8"))
            result.add(document, compose(document.path, text.encode()))
    every = result.tallies["all"]
    assert (every.precision >= precision, every.recall >= recall) == (True, True), (every, result.wrong[:40])
    assert not result.spans[False]
