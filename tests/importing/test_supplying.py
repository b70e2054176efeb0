from __future__ import annotations

import pytest

from apostille.importing.supplying import supply
from apostille.reading.compose import compose
from apostille.reading.draft import Draft, Field
from apostille.reading.span import Span

DRAFT = compose("a.txt", b"Letter dated 4 June 2004\n\nI have the honour to write to you.\n")


def given(**values: str) -> list[Field]:
    return [Field(key, value, value, None, "supplied") for key, value in values.items()]


def value(draft: Draft, key: str) -> tuple[str, str] | None:
    found = draft.first(key)
    return (found.value, found.state) if found else None


def test_what_the_text_does_not_say_is_supplied_without_a_doubt() -> None:
    made = supply(DRAFT, given(issuer="POL", session="59"), "the file’s name")
    assert (value(made, "issuer"), value(made, "session"), made.doubts) == (
        ("POL", "supplied"),
        ("59", "supplied"),
        (),
    )


@pytest.mark.parametrize("date", ["2004-06-04", "2004-06", "2004"])
def test_what_the_text_says_too_keeps_its_evidence(date: str) -> None:
    assert supply(DRAFT, given(date=date), "the file’s name") == DRAFT
    assert value(DRAFT, "date") == ("2004-06-04", "extracted")


def test_where_the_two_differ_both_are_told() -> None:
    made = supply(DRAFT, given(date="2005"), "the file’s name")
    assert value(made, "date") == ("2005", "supplied")
    assert made.doubts == ("date: the file’s name says 2005, the text 2004-06-04.",)


def test_the_words_show_their_language_themselves() -> None:
    made = supply(DRAFT, given(language="fr"), "the file’s name")
    assert (made.language, value(made, "language")) == ("en", value(DRAFT, "language"))


def test_a_session_in_words_says_nothing_against_a_number() -> None:
    draft = supply(DRAFT, [Field("session", "Fifty-ninth session", "Fifty-ninth session", Span(0, 6))], "x")
    assert supply(draft, given(session="59"), "the file’s name") == draft
    other = supply(DRAFT, [Field("session", "58th session", "58th session", Span(0, 6))], "x")
    assert supply(other, given(session="59"), "y").doubts == ("session: y says 59, the text 58th session.",)


def test_fields_keep_their_order() -> None:
    made = supply(DRAFT, given(session="59", title="A title"), "x")
    assert made.fields[0].key == "title"
