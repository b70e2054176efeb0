"""Ligatures, accents, look-alikes, lam-alef and OCR: words that came out wrong, and words that are right."""

from __future__ import annotations

import pytest

from apostille.reading.damage import find
from tests.reading.damage.repaired import repaired

ENGLISH = (
    "The office affirms that effective efforts of five officials reflect a significant conflict in the first field."
)


@pytest.mark.parametrize("instead", ["", " "])
def test_words_that_lost_their_ligatures_are_found(instead: str) -> None:
    text = ENGLISH
    for ligature in ("ffi", "ffl", "ff", "fi", "fl"):
        text = text.replace(ligature, instead)
    found = find(text, "en")
    assert {one.kind for one in found} == {"ligature"}
    assert {"significant", "conflict", "efforts", "reflect"} <= {one.proposal for one in found}
    assert all(one.proposal in ENGLISH for one in found if one.proposal)


def test_codes_of_fonts_become_the_ligature_that_makes_words() -> None:
    assert repaired("a signi\uf001cant con\uf002ict", "en") == "a significant conflict"
    assert repaired("a signi\x0ccant con\x1dict, e\x0borts of the o\x0ece", "en") == (
        "a significant conflict, efforts of the office"
    )
    assert repaired("its signi\ufffdcant role", "en") == "its significant role"
    assert repaired("Kwa\ufffdniewski", "en") == "Kwa\ufffdniewski"


def test_ligatures_kept_as_letters_and_single_strange_words_are_no_damage() -> None:
    assert find("a signiﬁcant conﬂict", "en") == ()
    assert find("A rearmed Germany, owing to the eld of Mr. Oce.", "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("Le pr´esident de l’assembl´ee g´en´erale", "fr", "Le président de l’assemblée générale"),
        ("la re´union, tre`s franc¸aise", "fr", "la réunion, très française"),
        ("Ko ¨ln und Mu ¨nchen", "de", "Köln und München"),
        ("l’e ́tat, pre ́sident", "fr", "l’état, président"),
        ("Se˜nor Mu˜noz", "es", "Señor Muñoz"),
    ],
)
def test_accents_beside_their_letters_are_put_over_them(text: str, language: str, right: str) -> None:
    assert repaired(text, language) == right


@pytest.mark.parametrize(
    "text", ["l´accord d´Évian et d´été", "``toda aí´´", "k´inalil ay, ja´ me k´ux", "Η ¨ανατροφή¨"]
)
@pytest.mark.parametrize("language", ["", "fr", "en"])
def test_apostrophes_quotation_marks_and_letters_of_their_own_are_left(text: str, language: str) -> None:
    assert [one for one in find(text, language) if one.kind == "accent"] == []


def test_letters_that_look_alike_are_found_in_words_of_another_script() -> None:
    assert repaired("прaво на всеки чoвек", "bg") == "право на всеки човек"
    assert repaired("the Cоuncil of Stаtes", "en") == "the Council of States"
    assert {one.kind for one in find("прaво на всеки чoвек", "bg")} == {"homoglyph"}


@pytest.mark.parametrize(
    "text", ["SENSЕ - Oleg Tsedryk", "IP-адрес, МАГАТЭ и COVID-инфекция", "5 μm, ΔT, α-particle", "Xерокс? MP3-плеер"]
)
def test_single_signs_and_compounds_are_no_look_alikes(text: str) -> None:
    assert [one for one in find(text, "ru") if one.span.of(text) != "Xерокс"] == []


ARABIC = "الإعلان العالمي لحقوق الإنسان: لا يجوز الإخلال بالاعتراف بالسلام خلال الاحتلال في الأمم"


def test_swapped_lam_alef_is_put_right_and_right_words_are_left() -> None:
    swapped = "".join(_swapped(ARABIC))
    assert "اإلعالن" in swapped
    assert repaired(swapped, "ar") == ARABIC
    assert {one.kind for one in find(swapped, "ar")} == {"lam_alef"}
    assert find(ARABIC, "ar") == ()
    assert find("عالم العالم سالم طالب مسألة إلى قال حالة مجال", "ar") == ()


def _swapped(text: str) -> list[str]:
    out: list[str] = []
    for sign in text:
        if sign in "اأإآ" and out and out[-1] == "ل":
            out[-1:] = [sign, "ل"]
        else:
            out.append(sign)
    return out


def test_words_of_bad_ocr_are_proposed_with_low_confidence_and_only_where_one_word_fits() -> None:
    text = "rrwenty-sixth session. UN UBRAR'( said tbe de1egation 0f Nicar~gua, wbich met on tbat day."
    found = {one.span.of(text): one.proposal for one in find(text, "en")}
    assert found == {
        "rrwenty": "twenty", "UBRAR'(": "LIBRARY", "tbe": "the", "de1egation": "delegation", "0f": "of",
        "Nicar~gua": None, "wbich": "which", "tbat": "that",
    }  # fmt: skip
    assert all(one.confidence <= 75 for one in find(text, "en"))


def test_ordinals_codes_and_names_are_no_bad_ocr() -> None:
    sound = "the 1st, 20th and 3rd of H1N1, CO2, G77, A/L.632, 4bis, P5+1; mcdonald@x.org ~ Tbilisi | Bbc"
    assert find(sound, "en") == ()
