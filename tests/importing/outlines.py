"""A draft as a test compares it."""

from __future__ import annotations

from laws import check

from apostille.reading.draft import Draft


def lines(draft: Draft) -> list[str]:
    """The paragraphs, after every law of a reading has been checked."""
    check(draft.reading)
    for comment in draft.comments:
        assert comment.span.fits(draft.reading.text)
        assert len(comment.span)
    return draft.reading.text.split("\n")


def outline(draft: Draft) -> list[tuple[str, str | None, int, str]]:
    """Kind, label, level and words of each paragraph."""
    lines(draft)
    reading = draft.reading
    return [(block.kind, block.label, block.level, block.span.of(reading.text)) for block in reading.blocks]


def styles(draft: Draft) -> list[tuple[str, str, str]]:
    """Each inline style: its kind, its words, where it leads."""
    reading = draft.reading
    return [(style.kind, style.span.of(reading.text), style.target) for each in reading.blocks for style in each.styles]


def value(draft: Draft, key: str) -> str:
    """The first value of a field, empty where there is none."""
    field = draft.first(key)
    return field.value if field else ""
