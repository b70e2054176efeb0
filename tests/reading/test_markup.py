from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check

from apostille.reading.inline import read_inline
from apostille.reading.markup import read_markdown
from apostille.reading.reading import Block, Reading

PIECES = st.sampled_from(
    [
        "# ",
        "## Title ##",
        "**bold**",
        "*it*",
        "_x_",
        "`code`",
        "[link](http://a)",
        "![pic](b)",
        "<sup>1</sup>",
        "<!-- c -->",
        "> ",
        "- item",
        "1. one",
        "(a) x",
        "| a | b |",
        "|---|---|",
        "```",
        "---",
        "text",
        "\\*",
        "&amp;",
        "[^1]: note",
        "**",
        "*",
        "\n",
        "\n\n",
        "  ",
        "\ufffd",
        "Annex",
    ]
)


def read(text: str) -> Reading:
    return read_markdown(text)[0]


def blocks(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [(block.kind, block.span.of(reading.text)) for block in reading.blocks]


def styles(block: Block, text: str) -> list[tuple[str, str]]:
    return [(style.kind, style.span.of(text)) for style in block.styles]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markdown_has_a_reading(text: str) -> None:
    check(read(text))


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    check(read(text))


def test_blocks() -> None:
    text = (
        "# Title #\n\nA paragraph on\ntwo lines.\n\n- one\n- two\n\n1. First.\n2. Second.\n\n> said\n> aloud\n\n"
        "| State | Vote |\n|---|:---|\n| Poland | yes |\n\nSection\n-------\n\n***\n\n[^1]: See above.\n"
    )
    assert blocks(text) == [
        ("heading", "Title"),
        ("body", "A paragraph on two lines."),
        ("list", "one"),
        ("list", "two"),
        ("body", "1. First."),
        ("body", "2. Second."),
        ("quote", "said aloud"),
        ("table", "State\tVote"),
        ("table", "Poland\tyes"),
        ("heading", "Section"),
        ("note", "1 See above."),
    ]


def test_only_the_second_line_of_a_table_is_its_rule() -> None:
    rows = [("table", "State\tVote"), ("table", "Poland\tyes"), ("table", "-\t-")]
    assert blocks("|State|Vote|\n|-|-|\n|Poland|yes|\n| - | - |\n") == rows


def test_headings_need_no_blank_after_their_marks() -> None:
    assert blocks("##Title\n###1 \nText that follows here.")[:2] == [("heading", "Title"), ("heading", "1")]


def test_a_label_at_the_beginning_of_a_line_begins_a_paragraph() -> None:
    assert [block.label for block in read("a.  first part;\nb. second part;\n(iii) third part.\n").blocks] == [
        "a",
        "b",
        "(iii)",
    ]


def test_styles_have_their_places() -> None:
    reading = read(
        "The **Conference on *Disarmament*** adopted `CD/1737`, see [here](http://a.org/x_(y)) and <https://b.org>."
    )
    [block] = reading.blocks
    assert reading.text == "The Conference on Disarmament adopted CD/1737, see here and https://b.org."
    assert styles(block, reading.text) == [
        ("bold", "Conference on Disarmament"),
        ("italic", "Disarmament"),
        ("code", "CD/1737"),
        ("link", "here"),
        ("link", "https://b.org"),
    ]
    assert [style.target for style in block.styles if style.kind == "link"] == ["http://a.org/x_(y)", "https://b.org"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*not\* this \_one\_", "*not* this _one_"),
        ("AT&amp;T &copy; &unknown;", "AT&T © &unknown;"),
        ("[Red: omitted]", "[Red: omitted]"),
        ("an open * star", "an open * star"),
        ("x<sup>2</sup> and H<br/>O", "x2 and H O"),
        ("a < b and c > d", "a < b and c > d"),
        ("5 * 3 **", "5 * 3 **"),
        ("![the seal](seal.png)", "the seal"),
        ("*The Ambassador,**The Hague*", "The Ambassador, The Hague"),
        ("*One** Two **Three** Four*", "One Two Three Four"),
        ("*in italics **bold** again*", "in italics bold again"),
        ("``a ` b``", "a ` b"),
        ("***both***", "both"),
    ],
)
def test_words_of_inline_marks(source: str, words: str) -> None:
    assert read_inline(source)[0] == words


def test_tags_and_comments_are_dropped_safely() -> None:
    text = "<meta charset='utf-8' />\n\n<!-- a\n\nb -->\nText <script>alert(1)</script> goes on."
    assert read(text).text == "Text alert(1) goes on."


def test_a_head_between_rules_gives_supplied_fields() -> None:
    text = (
        "---\ntitre: 'Déclaration du Président'\ndate: 2004-06-04\nlangue: français\n"
        "country: Pologne\nfoo: bar\n---\n\nTexte.\n"
    )
    reading, fields = read_markdown(text)
    assert reading.text == "Texte."
    assert {field.key: (field.value, field.printed) for field in fields} == {
        "title": ("Déclaration du Président", "Déclaration du Président"),
        "date": ("2004-06-04", "2004-06-04"),
        "language": ("fr", "français"),
        "issuer": ("POL", "Pologne"),
    }
    assert all(field.state == "supplied" and field.span is None for field in fields)


def test_a_head_of_plain_lines() -> None:
    reading, fields = read_markdown("Title: Statement\nDate: 4 June 2004\n\nThe text: it begins here.\n")
    assert [(field.key, field.value) for field in fields] == [("title", "Statement"), ("date", "2004-06-04")]
    assert reading.text == "The text: it begins here."


@pytest.mark.parametrize("text", ["---\n\nA rule, then text.\n\n---\n\nMore.", "To: be or not to be, a text.\n\nMore."])
def test_what_only_looks_like_a_head_is_text(text: str) -> None:
    reading, fields = read_markdown(text)
    assert fields == ()
    assert "text" in reading.text
    assert "More" in reading.text


def test_lost_characters_stay_together() -> None:
    reading = read("Kwa\ufffd\n\ufffd\tx\n")
    assert reading.text == "Kwa\ufffd\ufffd\ufffd\tx"


def test_parts_are_those_of_plain_text() -> None:
    reading = read("The Mission has the honour to transmit the text.\n\n## Annex\n\nThe text itself stands here.\n")
    assert [part.name for part in reading.parts] == ["cover", "annex"]


@pytest.mark.parametrize(
    "text",
    [
        "*a* " * 25_000,
        "[" * 25_000,
        "*" * 75_000,
        "<" * 75_000,
        "`" * 25_000,
        "[a](b) " * 15_000,
        "> " * 25_000,
        "**a*" * 20_000,
        "a\n" * 25_000,
        "|a" * 50_000,
        "<!--" * 12_500,
        "<a " * 25_000,
        "](" * 25_000,
        "_a" * 25_000,
        "`a" * 15_000,
        "- a\n" * 12_500,
        "*a**b" * 12_500,
    ],
    ids=[
        "em",
        "brackets",
        "stars",
        "angles",
        "ticks",
        "links",
        "quotes",
        "mixed",
        "lines",
        "cells",
        "comments",
        "tags",
        "closes",
        "underscores",
        "codes",
        "items",
        "address",
    ],
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    check(read(text))
    assert time.process_time() - start < 10


def test_the_short_lines_of_a_masthead_stay_lines() -> None:
    prose = "The Committee met in New York and heard all of the\nmembers that had asked for the floor in the debate.\n"
    text = f"General Assembly\nFifty-ninth session\nFirst Committee\n\n{prose}"
    reading, _ = read_markdown(text)
    assert [block.span.of(reading.text) for block in reading.blocks][:3] == [
        "General Assembly", "Fifty-ninth session", "First Committee",
    ]  # fmt: skip
    assert len(reading.blocks) == 4
