"""States and bodies by their names in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading import names

CASES = [
    ("Mission permanente de la République de Pologne", "fr", "POL"),
    ("MISSION PERMANENTE DE LA REPUBLIQUE DE POLOGNE", "fr", "POL"),
    ("délégation polonaise", "fr", "POL"),
    ("Royal Netherlands Embassy", "en", "NLD"),
    ("Australian Delegation", "en", "AUS"),
    ("Iran (Islamic Republic of)", "en", "IRN"),
    ("the Democratic Republic of the Congo", "en", "COD"),
    ("Congo", "en", "COG"),
    ("Democratic People’s Republic of Korea", "en", "PRK"),
    ("Misión Permanente de los Estados Unidos de América", "es", "USA"),
    ("Embajada española", "es", "ESP"),
    ("Постоянного представительства Республики Польша", "ru", "POL"),
    ("Представитель Соединенного Королевства Великобритании и Северной Ирландии", "ru", "GBR"),
    ("البعثة الدائمة لجمهورية بولندا", "ar", "POL"),
    ("البعثة الدائمة للصين", "ar", "CHN"),
    ("波兰常驻代表团", "zh", "POL"),
    ("大不列颠及北爱尔兰联合王国", "zh", "GBR"),
    ("Union of Soviet Socialist Republics", "en", "SUN"),
    ("Germany and Poland", "en", None),
    ("to polish the floor", "en", None),
    ("Réunion marquant", "fr", None),
    ("", "en", None),
]


@pytest.mark.parametrize(("words", "language", "code"), CASES)
def test_a_state_is_known_by_its_name(words: str, language: str, code: str | None) -> None:
    assert names.state(words, language) == code


@pytest.mark.parametrize(
    ("words", "year", "code"),
    [("Soviet Union", 1985, "SUN"), ("Soviet Union", 2004, None), ("Czech Republic", 1980, None),
     ("Yugoslavia", 1999, "YUG"),
     ("Czechoslovakia", 1980, "CSK"), ("Democratic Yemen", 1985, "YMD"), ("German Democratic Republic", 1995, None)],
)  # fmt: skip
def test_a_state_counts_while_it_existed(words: str, year: int, code: str | None) -> None:
    assert names.state(words, "en", year) == code


def test_every_state_has_a_name_in_six_languages() -> None:
    for code, state in names.states().items():
        assert len(code) == 3 and code.isupper()
        assert all(state.names.get(language) for language in ("en", "fr", "es", "ru", "ar", "zh")), code
        assert names.state(state.names["en"][0], "en") is not None


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [("CONFÉRENCE DU DÉSARMEMENT", "fr", "Conférence du désarmement"),
     ("Конференции по разоружению", "ru", "Конференция по разоружению"),
     ("the Security Council today", "en", "Security Council"),
     ("大会", "zh", "大会"), ("مجلس الأمن", "ar", "مجلس الأمن")],
)  # fmt: skip
def test_a_body_has_its_usual_name(words: str, language: str, name: str) -> None:
    (found,) = names.find_bodies(words, language)
    assert found.value == name


@given(
    st.text()
    | st.lists(st.sampled_from(["Poland", " ", "Republic of ", "中国", "ولل", "Польши", "(", "\n", "д"])).map("".join)
)
def test_names_found_hold_their_words(text: str) -> None:
    for found in (*names.find_states(text), *names.find_adjectives(text, "fr"), *names.find_bodies(text, "en")):
        assert found.span.of(text) == found.printed


@pytest.mark.parametrize("marks", ["\u0301", "\u064b", "\u0610\u0301"])
def test_marks_without_a_letter_are_no_name(marks: str) -> None:
    assert [named.value for named in names.find_states(f"x {marks} Poland {marks}")] == ["POL"]
