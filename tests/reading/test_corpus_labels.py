"""Real documents, labelled by reading them: their kind, their parts, and how each paragraph begins and ends.

``labels.json``: file → kind, and part → [[first words, last words], …], one pair a paragraph;
empty last words say nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from laws import check

from apostille.reading.compose import compose
from apostille.reading.draft import Draft

LABELS: dict[str, Any] = json.loads((Path(__file__).parent / "labels.json").read_text(encoding="utf-8"))


def draft_of(corpus: Path, file: str) -> Draft:
    path = corpus / file
    return compose(path.name, path.read_bytes())


def test_there_are_twenty_of_them() -> None:
    assert len(LABELS) >= 20


@pytest.mark.parametrize("file", LABELS)
def test_parts_and_paragraphs(corpus: Path, file: str) -> None:
    reading = draft_of(corpus, file).reading
    check(reading)
    for name, paragraphs in LABELS[file]["parts"].items():
        words = [
            block.span.of(reading.text) for block in reading.blocks if block.part == name and block.kind != "heading"
        ]
        assert len(words) == len(paragraphs)
        wrong = [
            each
            for each, (first, last) in zip(words, paragraphs, strict=True)
            if not (each.startswith(first) and each.endswith(last))
        ]
        assert wrong == []
    assert [part.name for part in reading.parts] == list(LABELS[file]["parts"])


@pytest.mark.parametrize("file", LABELS)
def test_the_kind(corpus: Path, file: str) -> None:
    kind = draft_of(corpus, file).first("kind")
    assert kind is not None
    assert kind.value == LABELS[file]["kind"]
