from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.language import detect

SENTENCES = {
    "en": "The Conference adopted its report and decided to meet again in the first week of September.",
    "fr": "La Conférence a adopté son rapport et a décidé de se réunir à nouveau en septembre.",
    "es": "La Conferencia aprobó su informe y decidió volver a reunirse en el mes de septiembre.",
    "ru": "Конференция приняла свой доклад и решила вновь собраться в сентябре этого года.",
    "ar": "اعتمد المؤتمر تقريره وقرر أن يجتمع مرة أخرى في شهر أيلول من هذا العام.",
    "zh": "会议通过了报告，并决定于九月再次举行会议。",
    "de": "Die Konferenz nahm ihren Bericht an und beschloss, im September wieder zusammenzutreten.",
    "nl": "De Conferentie heeft haar verslag aangenomen en besloten in september weer bijeen te komen.",
    "pl": "Konferencja przyjęła swoje sprawozdanie i postanowiła zebrać się ponownie we wrześniu, jak się należy.",
    "pt": "A Conferência aprovou o seu relatório e decidiu reunir-se de novo no mês de setembro.",
    "it": "La Conferenza ha adottato il suo rapporto e ha deciso di riunirsi di nuovo nel mese di settembre.",
    "uk": "Конференція ухвалила свій звіт та вирішила зібратися знову у вересні цього року, як і раніше.",
    "fa": "کنفرانس گزارش خود را تصویب کرد و تصمیم گرفت که در ماه سپتامبر دوباره برگزار شود.",
    "ja": "会議は報告書を採択し、九月に再び開催することを決定した。",
    "el": "Η Διάσκεψη ενέκρινε την έκθεσή της και αποφάσισε να συνέλθει εκ νέου τον Σεπτέμβριο.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_enough(code: str) -> None:
    assert detect(SENTENCES[code]) == code


@pytest.mark.parametrize("text", ["", " \n", "2004", "CD/1737", "\ufffd" * 40])
def test_nothing_is_said_of_nothing(text: str) -> None:
    assert detect(text) == "und"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) in {"und", "ro", "cs", "tr", "bg", "be", "ur", "he", "ko", *SENTENCES}


@pytest.mark.parametrize(
    ("file", "code"),
    [("arb", "ar"), ("cmn_hans", "zh"), ("eng", "en"), ("fra", "fr"), ("pol", "pl"), ("rus", "ru"), ("spa", "es")],
)
def test_the_declaration_of_human_rights(corpus: Path, file: str, code: str) -> None:
    assert detect((corpus / "udhr" / "txt" / f"{file}.txt").read_text(encoding="utf-8")) == code


def test_every_speech_in_the_general_debate_is_english(corpus: Path) -> None:
    files = sorted((corpus / "ungdc" / "txt").glob("*.txt"))[::10]
    assert {file.name: detect(file.read_bytes().decode("utf-8", "replace")) for file in files} == dict.fromkeys(
        (file.name for file in files), "en"
    )
