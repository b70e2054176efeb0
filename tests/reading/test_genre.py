"""Notes, letters and statements as missions write them, in seven languages.

They are invented: hard-wrapped, with annexes, printed numbers, page furniture and damage. ``NAME.outline`` is what each
is to be read as, a line a paragraph (part, kind, number, label, first and last words), checked by reading it.
``APOSTILLE_GOLDEN=write`` writes the outlines anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from laws import check

from apostille.reading.compose import compose
from apostille.reading.draft import Draft

GENRE = Path(__file__).parent / "genre"


def outline(draft: Draft) -> str:
    lines: list[str] = []
    for block in draft.reading.blocks:
        words = block.span.of(draft.reading.text)
        shown = words if len(words) <= 60 else f"{words[:36]} … {words[-20:]}"
        number = "" if block.number is None else f"{block.number}"
        lines.append(" | ".join((block.part, block.kind, number, block.label or "", shown)))
    lost = [f"{each.kind} {each.span.start}:{each.span.end}" for each in draft.damage]
    return "\n".join([*lines, *lost, ""])


@pytest.mark.parametrize("name", sorted(file.stem for file in GENRE.glob("*.txt")))
def test_what_a_document_is_read_as(name: str) -> None:
    draft = compose(f"{name}.txt", (GENRE / f"{name}.txt").read_bytes())
    check(draft.reading)
    golden = GENRE / f"{name}.outline"
    if os.environ.get("APOSTILLE_GOLDEN") == "write":
        golden.write_text(outline(draft), encoding="utf-8")
    assert outline(draft) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(file.stem for file in GENRE.glob("*.txt")))
def test_line_ends_do_not_matter(name: str) -> None:
    data = (GENRE / f"{name}.txt").read_bytes()
    other = compose(f"{name}.txt", data.replace(b"\n", b"\r\n"))
    assert outline(other) == outline(compose(f"{name}.txt", data))
