"""Metadata with its states: extracted, confirmed, corrected, supplied."""

from __future__ import annotations

import pytest

from apostille import statements
from apostille.reading.draft import DATE_KEYS, DOCUMENT_KINDS, KEYS
from apostille.refusal import Refusal, WrongUse
from apostille.statements import FieldRow
from apostille.store.library import Library


def first(library: Library, statement: int, key: str, part: str | None = None) -> FieldRow:
    with library.read() as session:
        row = statements.opened(session, statement).first(key, part)
    assert row is not None
    return row


def put(library: Library, statement: int, key: str, value: str, **more: object) -> None:
    with library.step("Set") as session:
        statements.set_field(session, statement, key, value, **more)


def test_another_value_is_corrected_and_its_evidence_stays(library: Library, note: int) -> None:
    before = first(library, note, "issuer")
    put(library, note, "issuer", "DEU")
    after = first(library, note, "issuer")
    assert (before.state, after.state, after.value) == ("extracted", "corrected", "DEU")
    assert (after.id, after.printed, after.span) == (before.id, before.printed, before.span)
    put(library, note, "issuer", "DEU")
    assert first(library, note, "issuer").state == "corrected"
    library.undo()
    assert first(library, note, "issuer") == before


def test_the_same_value_is_confirmed(library: Library, note: int) -> None:
    put(library, note, "date", " 2004-06-04 ")
    assert (first(library, note, "date").state, first(library, note, "date").value) == ("confirmed", "2004-06-04")


def test_a_value_that_was_not_read_is_supplied(library: Library, note: int) -> None:
    put(library, note, "symbol", "CD/1738")
    row = first(library, note, "symbol")
    assert (row.state, row.value, row.span, row.printed) == ("supplied", "CD/1738", None, None)
    put(library, note, "symbol", "CD/1739")
    assert first(library, note, "symbol").state == "supplied"


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("language", "FR", "fr"),
        ("language", "zh-hant", "zh-Hant"),
        ("original_language", "fr-ca", "fr-CA"),
        ("kind", "Note verbale", "note_verbale"),
        ("kind", "aide-memoire", "aide_memoire"),
        ("issuer", "pol", "POL"),
    ],
)
def test_a_value_is_kept_in_its_normal_form(library: Library, note: int, key: str, typed: str, kept: str) -> None:
    put(library, note, key, typed)
    assert first(library, note, key).value == kept


def test_a_state_can_be_said(library: Library, note: int) -> None:
    put(library, note, "issuer", "POL", state="supplied")
    assert first(library, note, "issuer").state == "supplied"


def test_confirmed_and_cleared(library: Library, note: int) -> None:
    row = first(library, note, "place")
    with library.step("Confirm") as session:
        statements.confirm_field(session, row.id)
    assert first(library, note, "place").state == "confirmed"
    with library.step("Clear") as session:
        statements.clear_field(session, row.id)
    with library.read() as session:
        assert statements.opened(session, note).first("place") is None
    library.undo()
    assert first(library, note, "place").state == "confirmed"
    for deed in (statements.confirm_field, statements.clear_field):
        with pytest.raises(Refusal, match=r"no metadata value 999"), library.step("None") as session:
            deed(session, 999)


def test_the_parts_have_authors_of_their_own(library: Library, note: int) -> None:
    cover, annex = first(library, note, "author", "cover"), first(library, note, "author", "annex")
    assert (cover.value, annex.value) != (annex.value, cover.value)
    put(library, note, "author", "Pologne", part="cover")
    assert first(library, note, "author", "cover").value == "Pologne"
    assert first(library, note, "author", "annex") == annex
    put(library, note, "speaker", "M. Nowak", part="annex")
    put(library, note, "speaker", "Mme Kowalska", part="cover")
    assert first(library, note, "speaker", "annex").value == "M. Nowak"
    assert first(library, note, "speaker", "cover").value == "Mme Kowalska"


def test_a_second_value_stands_beside_the_first(library: Library, note: int) -> None:
    put(library, note, "speaker", "M. Nowak")
    put(library, note, "speaker", "Mme Kowalska", ordinal=1)
    with library.read() as session:
        assert [row.value for row in statements.opened(session, note).all("speaker")] == ["M. Nowak", "Mme Kowalska"]


def test_the_language_is_that_of_the_statement_too(library: Library, note: int) -> None:
    put(library, note, "language", "pl")
    with library.read() as session:
        assert statements.opened(session, note).language == "pl"
        assert statements.listed(session)[0].language == "pl"
    library.undo()
    with library.read() as session:
        assert statements.opened(session, note).language == "fr"


WRONG = [
    ("colour", "red", "no metadata key “colour”"),
    ("title", "   ", "needs a value"),
    ("kind", "novel", "“novel” is no kind"),
    ("language", "français", "is no language code"),
    ("original_language", "F", "is no language code"),
    ("date", "4 June 2004", "is no date"),
    ("date", "2004-13-01", "is no date"),
    ("date", "2004-02-30", "is no date"),
    ("date", "0000", "is no date"),
    ("date", "2004-06-04/", "is no date"),
    ("event_date", "2004-06-04/2004-06-01", "is no date"),
    ("event_date", "2004/2005/2006", "is no date"),
    ("event_date", "2004/2005/2006/x", "is no date"),
]


@pytest.mark.parametrize(("key", "value", "words"), WRONG)
def test_a_malformed_value_is_wrong_use_and_changes_nothing(
    library: Library, note: int, key: str, value: str, words: str
) -> None:
    with pytest.raises(WrongUse, match=words) as refused:
        put(library, note, key, value)
    assert refused.value.exit_code == 2
    assert library.undoable == "Import"


@pytest.mark.parametrize("value", ["2004", "2004-06", "2004-02-29", "2004-05-31/2004-06-01", "2004/2004"])
def test_dates_may_be_less_than_a_day_and_ranges(library: Library, note: int, value: str) -> None:
    put(library, note, "event_date", value)
    assert first(library, note, "event_date").value == value


def test_every_key_and_every_kind_can_be_set(library: Library, note: int) -> None:
    sample = {"kind": "letter", "language": "zh-Hant", "original_language": "ru", **dict.fromkeys(DATE_KEYS, "1999")}
    for key in KEYS:
        put(library, note, key, sample.get(key, "Words"))
        assert first(library, note, key).value == sample.get(key, "Words")
    for kind in DOCUMENT_KINDS:
        put(library, note, "kind", kind)


@pytest.mark.parametrize(
    ("words", "value"),
    [("Poland", "POL"), ("pol", "POL"), ("Pologne", "POL"), ("Friends of Poland", "Friends of Poland")],
)
def test_an_issuer_that_is_a_state_has_its_code(library: Library, note: int, words: str, value: str) -> None:
    put(library, note, "issuer", words)
    assert first(library, note, "issuer").value == value
