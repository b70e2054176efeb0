from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.fold import fold, fold_lines, fold_name, fold_text

MIXED = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(" \n\u00ad\u0301ёЙﬁßأـ")), max_size=60
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RÉSOLUTION", "resolution"),
        ("e\u0301tat", "État"),
        ("Её", "ее"),
        ("Kwaśniewski", "KWASNIEWSKI"),
        ("Łódź", "lodz"),
        ("ﬁnal", "final"),
        ("Straße", "STRASSE"),
        ("１５４０", "1540"),
        ("١٥٤٠", "1540"),
        ("الأمــم", "الامم"),
        ("إلى", "الي"),
        ("لُغَة", "لغه"),
        ("non‑proliferation", "non-proliferation"),
        ("co\u00adoperation", "cooperation"),
        ("l’ISP", "l'ISP"),
        ("«trafic»", '"trafic"'),
        ("a\n b\t\u00a0c", "a b c"),
        ("2003–2004", "2003-2004"),
        ("Ⅳ", "iv"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
    ],
)
def test_the_same_when_compared(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("mer", "mar"), ("1540", "1541"), ("мир", "пир"), ("سلام", "كلام")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@given(MIXED)
def test_the_way_back(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.back) == len(folded.text) + 1
    assert list(folded.back) == sorted(folded.back)
    assert folded.back[-1] == len(text)
    assert all(place < len(text) for place in folded.back[:-1])


@given(MIXED)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(
    st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\n\r é’\t\u00adß½ё")), max_size=60)
)
def test_lines_at_once_are_folded_as_each_alone(text: str) -> None:
    assert fold_lines(text) == [fold_text(line) for line in text.split("\n")]


def test_a_found_word_is_found_in_the_source() -> None:
    text = "Le  Pre\u0301sident\nde l’É\u00adtat"
    folded = fold(text)
    start = folded.text.index("president")
    assert folded.span(start, start + len("president")).of(text) == "Pre\u0301sident"
    start = folded.text.index("etat")
    assert folded.span(start, start + 4).of(text) == "É\u00adtat"
    assert folded.index(4) == 3


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_names_fold_to_a_fixed_point(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


def test_names_keep_their_accents() -> None:
    assert fold_name("  Coopération\u00a0 RÉGIONALE ") == fold_name("coopération régionale")
    assert fold_name("Etat") != fold_name("État")


def test_a_megabyte_is_quick() -> None:
    text = "La réunion a rassemblé — “soixante” États.  " * 23_000
    start = time.process_time()
    fold_text(text)
    fold(text)
    assert time.process_time() - start < 4
