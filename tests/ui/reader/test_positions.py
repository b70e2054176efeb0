"""The two ways of counting, and what is shown for characters that a paragraph of Qt cannot hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.ui.reader.positions import SUBSTITUTES, Positions, runs_on, shown

texts = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("😀𐤀𝒜a\n ")))


@given(texts)
def test_every_position_has_its_unit_and_the_way_back(text: str) -> None:
    positions = Positions(text)
    for at in range(len(text) + 1):
        unit = len(text[:at].encode("utf-16-le")) // 2
        assert positions.on_page(at) == unit
        assert positions.in_text(unit) == at


@given(texts)
def test_a_unit_within_a_pair_belongs_to_its_character(text: str) -> None:
    positions = Positions(text)
    for at, sign in enumerate(text):
        if ord(sign) > 0xFFFF:
            assert positions.in_text(positions.on_page(at) + 1) == at


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",))))
def test_without_astral_characters_both_are_the_same(text: str) -> None:
    positions = Positions(text)
    assert positions.plain
    assert [positions.on_page(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@given(st.text(st.one_of(st.characters(), st.sampled_from("\r\u2028\u2029\ufdd0\ufdd1\ufffc"))))
def test_what_is_shown_has_the_same_length_and_no_structure(text: str) -> None:
    page = shown(text)
    assert len(page) == len(text)
    assert not set(page) & set(SUBSTITUTES)
    assert all(a == b for a, b in zip(text, page, strict=True) if a not in SUBSTITUTES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 2000, False),
        ("a" * 2001, True),
        ("aa " * 2000, False),
        ("b " * 700 + "a" * 2001 + " b" * 700, True),
        ("b " * 700 + "a" * 2000 + " b" * 700, False),
        ("a" * 1999 + "\u3000" + "a" * 2000, False),
        ("", False),
    ],
)
def test_a_run_without_a_space(text: str, expected: bool) -> None:
    assert runs_on(text) is expected
