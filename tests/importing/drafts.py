"""Drafts of every shape, for property tests: whole ones, as an honest reader makes them."""

from __future__ import annotations

from hypothesis import strategies as st

from apostille.reading.draft import FORMATS, KEYS, Comment, Damage, Draft, Field, Reference
from apostille.reading.reading import Block, Part, Reading, Style
from apostille.reading.span import Span

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\0"), max_size=12)
LINES = st.lists(WORDS, max_size=3).map(tuple)


@st.composite
def _spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    lines = draw(st.lists(WORDS, max_size=5))
    blocks: list[Block] = []
    at = 0
    for n, line in enumerate(lines):
        styles = draw(st.lists(st.sampled_from(("bold", "italic", "link", "code")), max_size=2))
        blocks.append(
            Block(
                Span(at, at + len(line)),
                draw(st.sampled_from(("heading", "body", "list", "quote", "note", "table"))),
                "main",
                draw(st.none() | st.just(n)),
                draw(st.none() | WORDS),
                draw(st.integers(0, 6)),
                draw(st.sampled_from(("ltr", "rtl"))),
                draw(st.sampled_from(("", "fr"))),
                tuple(Style(draw(_spans(len(line))).moved(at), kind, draw(WORDS)) for kind in styles),
            )
        )
        at += len(line) + 1
    text = "\n".join(lines)
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),) if lines else ())


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft with something of everything, or nothing of it."""
    reading = draw(_readings())
    spans = _spans(len(reading.text))
    fields = st.builds(
        Field, st.sampled_from(KEYS), WORDS, st.none() | WORDS, st.none() | spans, part=st.none() | WORDS
    )
    damage = st.builds(Damage, spans, st.sampled_from(("lost", "mojibake", "ocr")), st.none() | WORDS)
    return Draft(
        name=draw(WORDS),
        original=draw(st.binary(max_size=9)),
        encoding=draw(WORDS),
        reading=reading,
        language=draw(st.sampled_from(("en", "ar", "und"))),
        fields=tuple(draw(st.lists(fields, max_size=2))),
        damage=tuple(draw(st.lists(damage, max_size=2))),
        references=tuple(draw(st.lists(st.builds(Reference, WORDS, WORDS, spans, st.none() | WORDS), max_size=2))),
        doubts=draw(LINES),
        format=draw(st.sampled_from(FORMATS)),
        comments=tuple(draw(st.lists(st.builds(Comment, spans, WORDS, WORDS, WORDS), max_size=2))),
        furniture=draw(LINES),
        runners_up=draw(LINES),
        pages=draw(st.none() | st.integers(0, 5000)),
    )
