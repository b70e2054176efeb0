"""Words are found in all texts as they are meant, whatever the script, and lead to their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille import statements
from apostille.reading.compose import compose
from apostille.search import passages
from apostille.store import index
from apostille.store.library import Library

FRENCH = "Les États réaffirment leur volonté de coopérer.\n\nLa coopération des États est un fait."
TEXTS = (
    ("2004-06-04", "Réaffirmation", FRENCH),
    ("2003-01-02", "Ёлка", "Ёлка и мир: государства подтверждают."),
    ("2005-07-08", "决议", "会议通过了决议。"),
    ("2001-09-10", "قرار", "إلى الأمام، قال مُحَمَّد."),
    ("", "No date", "The network of partnership; a partnership network."),
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "texts.apostille") as made:
        with made.step("Import") as session:
            for date, title, text in TEXTS:
                head = f"---\ntitle: {title}\n" + (f"date: {date}\n" if date else "") + "---\n\n"
                statements.add(session, compose(f"{title}.md", (head + text).encode(), kind="markdown"))
        yield made


def _found(library: Library, typed: str, limit: int = 200) -> list[tuple[str, list[str]]]:
    with library.read() as session:
        return [
            (hit.title, [span.of(hit.text) for span in hit.places]) for hit in passages.find(session, typed, limit).hits
        ]


@pytest.mark.parametrize(
    ("typed", "title", "places"),
    [
        ("etats réaffirment", "Réaffirmation", ["États", "réaffirment"]),
        ("ÉTATS REAFFIRMENT", "Réaffirmation", ["États", "réaffirment"]),
        ('"volonte de cooperer"', "Réaffirmation", ["volonté de coopérer"]),
        ("елка", "Ёлка", ["Ёлка"]),
        ("государства ёлка", "Ёлка", ["Ёлка", "государства"]),
        ("决议", "决议", ["决议"]),
        ("通过了", "决议", ["通过了"]),
        ("الى", "قرار", ["إلى"]),
        ("محمد", "قرار", ["مُحَمَّد"]),
        ("“partnership network”", "No date", ["partnership network"]),
        ('"partnership netw', "No date", []),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_meant(library: Library, typed: str, title: str, places: list[str]) -> None:
    assert _found(library, typed) == ([(title, places)] if places else [])


def test_the_beginning_of_a_word_is_enough_unless_it_is_quoted(library: Library) -> None:
    assert [places for _title, places in _found(library, "coop")] == [["coopérer"], ["coopération"]]
    assert _found(library, '"coop"') == []
    assert _found(library, "l") == []


def test_hits_come_by_date_those_without_one_last_and_lead_to_their_place(library: Library) -> None:
    with library.read() as session:
        found = passages.find(session, "coop")
        assert (found.passages, found.statements) == (2, 1)
        for hit in found.hits:
            text = statements.opened(session, hit.statement).reading
            assert hit.span.of(text.text).startswith("coop")
            assert text.block_at(hit.span.start) == text.blocks[hit.block]
            assert hit.date == "2004-06-04"
    with library.step("Import") as session:
        for date in ("2010-01-01", "1999-01-01"):
            text = f"---\ntitle: On {date}\ndate: {date}\n---\n\nA partnership of {date}."
            statements.add(session, compose(f"{date}.md", text.encode(), kind="markdown"))
    assert [title for title, _places in _found(library, "partnership")] == ["On 1999-01-01", "On 2010-01-01", "No date"]
    assert [title for title, _places in _found(library, "partnership", limit=1)] == ["On 1999-01-01"]


def test_what_is_in_the_bin_or_was_repaired_away_is_not_found(library: Library) -> None:
    with library.read() as session:
        [hit] = passages.find(session, "决议").hits
    with library.step("Remove") as session:
        statements.remove(session, hit.statement)
    assert _found(library, "决议") == []
    library.undo()
    assert len(_found(library, "决议")) == 1


@pytest.mark.parametrize("typed", ["", "  ", '"', '""', "«»", "*", "- + (", "AND", "NEAR(", "a:b", "^x", "_"])
def test_signs_of_the_index_are_only_words(library: Library, typed: str) -> None:
    assert _found(library, typed) == []


@given(st.text(max_size=60).filter(lambda text: not set(text) & set('"“”«»')))
def test_a_text_holds_itself_from_its_first_word_to_its_last(text: str) -> None:
    for term in passages.terms(f'"{text}"'):
        [span] = passages.places(text, [term])
        assert index.words(span.of(text)).split()[0].startswith(term.words[0])
        assert not any(sign.isalnum() for sign in text[span.end :])
