"""Small libraries and drafts to try the store on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apostille.reading.draft import Damage, Draft, Field
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from apostille.store.library import Library

TEXT = "Kwa\ufffd\ufffd a salué la réunion.\nLa paix est l’affaire de tous. La paix est possible.\n会议通过了决议。"


def reading_of(text: str) -> Reading:
    """Each line a paragraph of one part."""
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(Span(at, at + len(line)), "body", "main", number))
        at += len(line) + 1
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))


def draft_of(text: str = TEXT, name: str = "statement.txt") -> Draft:
    """A draft with a title read from its first letters and the lost characters found."""
    lost = [Damage(Span(at, at + 2), "lost") for at in [text.find("\ufffd")] if at >= 0]
    title = Field("title", "La réunion", text[:3], Span(0, 3))
    return Draft(name, text.encode(), "utf-8", reading_of(text), "fr", (title,), tuple(lost))


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """Makes a draft of a text."""
    return draft_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library may lie."""
    return tmp_path / "library.apostille"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An empty library, closed afterwards."""
    with Library.create(path) as made:
        yield made
