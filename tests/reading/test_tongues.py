"""A document in two languages says so."""

from __future__ import annotations

from apostille.reading.compose import compose

ENGLISH = (
    "The Embassy of the Kingdom has the honour to inform the Ministry that the Government of the country is ready to "
    "conclude an agreement on the matters that have been discussed between the two of them in the past year."
)
FRENCH = (
    "L’Ambassade du Royaume a l’honneur de faire savoir au Ministère que le Gouvernement du pays est prêt à conclure "
    "un accord sur les questions qui ont été discutées entre les deux pays au cours de l’année dernière."
)


def _languages(text: str) -> list[str]:
    draft = compose("two.txt", text.encode())
    said = [field.value for field in draft.fields if field.key == "language"]
    assert said[:1] == [draft.language]
    return said


def test_both_languages_are_said_the_larger_first() -> None:
    assert _languages(f"{ENGLISH}\n\n{ENGLISH}\n\n{FRENCH}\n") == ["en", "fr"]
    assert _languages(f"{ENGLISH}\n\n{FRENCH}\n\n{FRENCH}\n") == ["fr", "en"]


def test_a_quotation_is_no_second_language() -> None:
    assert _languages("\n\n".join([ENGLISH] * 5 + [FRENCH])) == ["en"]


def test_each_paragraph_keeps_its_own_language() -> None:
    draft = compose("two.txt", f"{ENGLISH}\n\n{FRENCH}\n\n{FRENCH}\n".encode())
    assert [block.language for block in draft.reading.blocks] == ["en", "", ""]
