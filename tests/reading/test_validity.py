"""A State that did not exist when a document was written is doubted; one that did is not."""

from __future__ import annotations

import pytest

from apostille.importing.supplying import supply
from apostille.reading import validity
from apostille.reading.compose import compose
from apostille.reading.draft import Field


@pytest.mark.parametrize(
    ("code", "date", "words"),
    [
        ("CSK", "2004-06-04", "Czechoslovakia existed until 1992, but the document is dated 2004."),
        ("SSD", "2004-06-04", "South Sudan exists since 2011, but the document is dated 2004."),
        ("CSK", "1968-08-21", ""),
        ("CSK", "1993-01-15", ""),  # papers of a State that is just gone still come
        ("POL", "2004-06-04", ""),
        ("CSK", "", ""),
        ("Conference on Disarmament", "2004-06-04", ""),
    ],
)
def test_a_state_is_held_against_the_documents_year(code: str, date: str, words: str) -> None:
    fields = [Field("issuer", code), *([Field("date", date)] if date else [])]
    assert validity.doubts(fields) == ((words,) if words else ())


def test_the_words_of_the_sender_count_where_the_issuer_was_left_empty() -> None:
    fields = [Field("sender", "Permanent Mission of Czechoslovakia"), Field("date", "2004-06-04")]
    assert validity.doubts(fields) == ("Czechoslovakia existed until 1992, but the document is dated 2004.",)


def test_what_a_files_name_says_is_doubted_too() -> None:
    draft = compose("speech.txt", b"Statement on disarmament\n\nGeneva, 4 June 2004\n\nWe welcome the report.\n")
    supplied = supply(draft, [Field("issuer", "CSK", state="supplied")], "the file's name")
    assert "Czechoslovakia existed until 1992, but the document is dated 2004." in supplied.doubts
    assert supply(draft, [Field("issuer", "POL", state="supplied")], "the file's name").doubts == draft.doubts
