"""Queries, from words as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.refusal import WrongUse
from apostille.search.query import Query, TagTerm, parse, written


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("", Query()),
        ("Cracovie réunion", Query(words=("Cracovie", "réunion"))),
        ("statement:7", Query(statements=("7",))),
        ("tag:Threats", Query(tags=(TagTerm("Threats"),))),
        ("tag:=Threats", Query(tags=(TagTerm("Threats", below=False),))),
        ('tag:"Threat framing/Arms race"', Query(tags=(TagTerm("Threat framing/Arms race"),))),
        ('tag:="Threat framing"', Query(tags=(TagTerm("Threat framing", below=False),))),
        ("tag:none", Query(untagged=True)),
        ('by:"Ana Nowak" paix', Query(by=("Ana Nowak",), words=("paix",))),
        ("l'arme d’Ivan", Query(words=("l'arme", "d’Ivan"))),
        ("tag:A tag:B", Query(tags=(TagTerm("A"), TagTerm("B")))),
        (r"tag:A\/B", Query(tags=(TagTerm(r"A\/B"),))),
    ],
)
def test_what_words_mean(words: str, query: Query) -> None:
    assert parse(words) == query


def test_a_word_of_the_command_line_may_hold_blanks() -> None:
    assert parse(["tag:Threat framing/Arms race", "by:Ana Nowak"]) == parse(
        'tag:"Threat framing/Arms race" by:"Ana Nowak"'
    )
    assert parse(["grande réunion"]) == parse("grande réunion")
    assert parse(["", "  "]) == Query()
    assert parse(['tag:""Axis" talk"']) == Query(tags=(TagTerm('"Axis" talk'),))


@pytest.mark.parametrize(
    ("word", "query"),
    [
        ("tag:Threats by:Ana Nowak", Query(tags=(TagTerm("Threats"),), by=("Ana Nowak",))),
        ("grande réunion tag:=A/B c", Query(words=("grande", "réunion"), tags=(TagTerm("A/B c", below=False),))),
        ('tag:"A b/C" by:"Ana Nowak"', Query(tags=(TagTerm("A b/C"),), by=("Ana Nowak",))),
        ('tag:"A b" Cracovie 2004', Query(tags=(TagTerm("A b"),), words=("Cracovie", "2004"))),
        ('tag:"war by:night"', Query(tags=(TagTerm("war by:night"),))),
        ("tag:A and tag:none and by:Ana", Query(tags=(TagTerm("A"),), untagged=True, by=("Ana",))),
        ('TAG:"A" AND By:Ana', Query(tags=(TagTerm("A"),), by=("Ana",))),
        ("tag:Give and take", Query(tags=(TagTerm("Give and take"),))),
    ],
)
def test_a_word_of_the_command_line_may_hold_several_terms(word: str, query: Query) -> None:
    assert parse([word]) == query


def test_and_may_stand_between_terms() -> None:
    assert parse("tag:A and by:Ana") == parse(["tag:A", "and", "by:Ana"]) == parse("tag:A by:Ana")
    assert parse("war and peace") == parse("war peace")


@pytest.mark.parametrize("words", ["author:Ana", "tag:", 'tag:""', "by:  ", "tag:=", 'tag:"open', "statement:"])
def test_what_is_no_query_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        parse(words)
    assert refusal.value.exit_code == 2
    assert refusal.value.why.endswith(".")


def test_only_terms_on_annotations_narrow_to_statements_that_hold_some() -> None:
    assert not parse("statement:1 paix").about_annotations
    assert all(parse(words).about_annotations for words in ("tag:A", "tag:none", "by:Ana"))


@given(st.lists(st.from_regex(r"(tag:|tag:=|by:|statement:)?[\w éж的/’-]{1,12}[\wж的]", fullmatch=True), max_size=4))
def test_a_query_written_down_is_read_back(terms: list[str]) -> None:
    assert parse(written(terms)) == parse(terms)


@given(st.text(max_size=40))
def test_any_line_is_a_query_or_refused(line: str) -> None:
    try:
        parse(line)
    except WrongUse as refusal:
        assert refusal.why
