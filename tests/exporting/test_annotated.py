"""A statement on paper: whole, with what is marked set off and the notes below their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import annotations, codebook, statements
from apostille.exporting.annotated import html
from apostille.exporting.style import tint
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.store.library import Library

TEXT = "Remarks\n\nThe greatest threat to peace is the spread of weapons.\n\nWe must work together & soon.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "one.apostille") as made:
        with made.step("Fill") as session:
            draft = compose("remarks.txt", TEXT.encode())
            statement = statements.add(session, draft)
            threat, action = codebook.add(session, "Threat", colour="clay"), codebook.add(session, "Action/Joint")
            text = draft.reading.text
            for words, tags, note in (
                ("threat to peace", [threat], "A *superlative* <b>before</b> it."),
                ("to peace is the spread", [action], ""),
                ("spread of weapons.\nWe must work", [], ""),
            ):
                start = text.index(words)
                annotations.mark(session, statement, Span(start, start + len(words)), tags=tags, note=note or None)
            annotations.mark(session, statement, None, tags=[threat], note="On all of it.")
        yield made


def _made(library: Library, language: str = "en") -> str:
    with library.read() as session:
        opened = statements.opened(session, 1)
        rows = annotations.of_statement(session, 1)
        tags = {tag.id: tag for tag in codebook.tree(session)}
    return html(opened, rows, tags, "fr" if language == "fr" else "en")


def _plain(made: str) -> str:
    return re.sub(r"<sup>[^<]*</sup>|<[^>]+>", "", made).replace("&amp;", "&").replace("&nbsp;", " ")


def test_no_word_of_the_text_is_missing(library: Library) -> None:
    words = _plain(_made(library))
    assert "The greatest threat to peace is the spread of weapons." in words
    assert "We must work together & soon." in words


def test_each_stretch_has_its_tint_and_where_two_lie_their_mean(library: Library) -> None:
    made = _made(library)
    assert f'<span style="background-color:{tint("clay")}">threat </span>' in made
    [both] = re.findall(r'background-color:(#\w+)">to peace</span>', made)
    assert both not in {tint("clay"), tint("")}
    assert "to peace</span><sup>2</sup>" in made


def test_notes_stand_after_the_paragraph_in_which_their_passage_ends(library: Library) -> None:
    made = _made(library)
    order = [
        made.index(words) for words in ("On all of it.", "greatest", "superlative", "We must work", "Without a tag")
    ]
    assert order == sorted(order)
    assert "<em>superlative</em>" in made
    assert "<b>before</b>" not in made


def test_the_words_around_are_in_the_language_asked_for(library: Library) -> None:
    assert "Sur l’ensemble de la déclaration" in _made(library, "fr")
    assert "On the whole statement" in _made(library)
