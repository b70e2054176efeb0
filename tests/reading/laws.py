"""What every reading keeps to, whatever the text: checked by the property tests of this folder."""

from __future__ import annotations

from itertools import groupby

from apostille.reading.reading import Reading


def check(reading: Reading) -> None:
    """Raises ``AssertionError`` where a reading breaks a law."""
    words = [block.span.of(reading.text) for block in reading.blocks]
    assert "\n".join(words) == reading.text
    assert all("\n" not in each for each in words)
    assert [block.span.start for block in reading.blocks] == _starts(words)
    _check_parts(reading)
    _check_numbers(reading)
    for block in reading.blocks:
        assert all(block.span.contains(style.span) and len(style.span) for style in block.styles)


def _starts(words: list[str]) -> list[int]:
    starts, place = [], 0
    for each in words:
        starts.append(place)
        place += len(each) + 1
    return starts


def _check_parts(reading: Reading) -> None:
    names = [name for name, _ in groupby(block.part for block in reading.blocks)]
    assert [part.name for part in reading.parts] == names
    assert len(set(names)) == len(names)
    for part in reading.parts:
        inside = [block for block in reading.blocks if block.part == part.name]
        assert (part.span.start, part.span.end) == (inside[0].span.start, inside[-1].span.end)
    if len(names) == 1:
        assert names == ["main"]


def _check_numbers(reading: Reading) -> None:
    for part in reading.parts:
        inside = [block for block in reading.blocks if block.part == part.name]
        counted = [block.number for block in inside if block.kind != "heading"]
        assert counted == list(range(1, len(counted) + 1))
        assert all(block.number is None and block.label is None for block in inside if block.kind == "heading")
