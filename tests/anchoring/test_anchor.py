"""Anchors: what they hold, and that they lead back to where they were made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.anchoring.anchor import CONTEXT, LIMIT, Anchor, describe
from apostille.anchoring.locate import Located, locate
from apostille.reading.span import Span

WORDS = ("La réunion ", "a pris note ", "du rapport. ", "的会议 ", "مؤتمر ", "\n", "e\u0301 ", "👩\u200d⚖\ufe0f ")
PROSE = st.lists(st.sampled_from(WORDS))


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span]:
    """A text, as repetitive as diplomatic prose or as wild as any, and a place in it."""
    text = draw(st.one_of(PROSE.map("".join), st.text(max_size=300)))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@given(passages())
def test_an_anchor_holds_the_words_and_what_stands_around_them(passage: tuple[str, Span]) -> None:
    text, span = passage
    anchor = describe(text, span)
    assert anchor.quote == span.of(text)
    assert text[: span.start].endswith(anchor.prefix)
    assert text[span.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) >= min(CONTEXT, span.start)
    assert len(anchor.prefix) <= LIMIT + 16


@given(passages())
def test_on_the_same_text_an_anchor_leads_back(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert locate(text, describe(text, span)) == Located(span, "exact")


def test_the_context_grows_until_each_side_occurs_once() -> None:
    text = "Un premier mot. " + "La réunion a pris note du rapport et en a approuvé les conclusions. " * 2
    span = Span(text.rindex("conclusions"), text.rindex("conclusions") + 11)
    anchor = describe(text, span)
    assert len(anchor.prefix) > CONTEXT
    assert text.count(anchor.prefix) == 1


def test_the_context_never_begins_or_ends_within_a_letter_and_its_marks() -> None:
    text = "x" + "e\u0301" * 40 + "ici" + "e\u0301" * 40 + "y"
    anchor = describe(text, Span(text.index("ici"), text.index("ici") + 3))
    assert not anchor.prefix.startswith("\u0301")
    assert not text[text.index("ici") + 3 + len(anchor.suffix) :].startswith("\u0301")


def test_a_span_outside_is_no_place() -> None:
    with pytest.raises(ValueError, match="outside"):
        describe("court", Span(2, 9))


def test_an_empty_text_has_one_place() -> None:
    assert describe("", Span(0, 0)) == Anchor(Span(0, 0), "")
