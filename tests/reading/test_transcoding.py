"""Texts turned from the encoding they were wrongly read in to the right one, place by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.span import Span
from apostille.reading.transcoding import differences, transcoded

WORDS = "Mr. Шюссель и Niño — résolution 1540"


@pytest.mark.parametrize(
    ("right", "wrong", "text"),
    [
        ("utf-8", "latin-1", WORDS),
        ("cp1251", "cp1252", "Участники встречи, 1540"),
        ("koi8_r", "cp1251", "Участники встречи, 1540"),
        ("gb18030", "latin-1", "安全理事会第1540号决议"),
        ("utf-16", "latin-1", "résolution"),
    ],
)
def test_every_character_goes_where_its_bytes_went(right: str, wrong: str, text: str) -> None:
    read = text.encode(right).decode(wrong)
    made = transcoded(read, wrong, right)
    assert made.text == text
    back = transcoded(text, right, wrong)
    for start in range(len(text)):
        span = Span(start, start + 1)
        assert made.carried(back.carried(span)) == span


def test_typed_words_and_those_without_bytes_stay() -> None:
    made = transcoded("saluÃ© Ã© Київ Ã", "cp1252", "utf-8", [Span(7, 9)])
    assert made.text == "salué Ã© Київ \ufffd"
    assert made.carried(Span(10, 14)).of(made.text) == "Київ"


def test_one_encoding_twice_or_an_unknown_one_changes_nothing() -> None:
    for was, now in (("utf-8", "utf-8"), ("", "cp1252"), ("cp1252", "")):
        made = transcoded(WORDS, was, now)
        assert (made.text, made.carried(Span(4, 11)), made.carried(Span(9, 9))) == (WORDS, Span(4, 11), Span(9, 9))


@given(st.text(), st.sampled_from(["utf-8", "cp1252", "gb18030", "utf-16-le", "hz"]), st.data())
def test_places_never_leave_the_text(text: str, now: str, data: st.DataObject) -> None:
    made = transcoded(text, "utf-8", now)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert made.carried(Span(start, end)).fits(made.text)


def test_the_first_words_that_read_otherwise_are_told_once() -> None:
    data = "Żółć and Żółć, jaźń.".encode("cp1250")
    assert differences(data, "cp1250", "iso8859_2") == [("jaźń.", "ja\x9fń.")]
    assert differences(data, "cp1250", "cp1251", most=1) == [("Żółć", "Їуіж")]
    assert differences(data, "cp1250", "cp1250") == []
