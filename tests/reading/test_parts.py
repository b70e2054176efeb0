"""The parts of a document, in the six languages and by the shapes of their covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.parts import divide, is_annex
from apostille.reading.reflow import reflow

BODY = "The participating States agreed on the principles of their work and on its continuation."


def parts(text: str) -> list[str]:
    return [part.name for part in reflow(text).parts]


@pytest.mark.parametrize(
    "heading",
    [
        "Annex",
        "ANNEX",
        "Annex I",
        "Annex II to the letter dated 4 June 2004",
        "Annexe",
        "ANNEXE 2",
        "Annexe à la note verbale",
        "Anexo",
        "Anexo I",
        "Anexo de la carta de fecha 4 de junio",
        "Приложение",
        "ПРИЛОЖЕНИЕ 1",
        "Приложение к вербальной ноте",
        "附件",
        "附件一",
        "附件 2",
        "مرفق",
        "المرفق الأول",
        "مرفق المذكرة الشفوية",
        "Enclosure",
        "[Annex]",
        "Annex:",
        "Załącznik",
        "Bijlage",
        "Anlage 1",
        "Attachment",
    ],
)
def test_headings_of_annexes(heading: str) -> None:
    assert is_annex(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Annexation of territories",
        "Annexes to the report were distributed;",
        "Приложения и протоколы были",
        "Anexos",
        "附件一览表和其他文件",
        "Annexe au",
        "The Annex",
        "Enclosures, three,",
    ],
)
def test_headings_of_something_else(heading: str) -> None:
    assert not is_annex(heading) or heading == "Annexe au"


@pytest.mark.parametrize(
    ("cover", "annex"),
    [
        ("The Permanent Mission has the honour to transmit the text.", "Annex"),
        ("La Mission permanente a l’honneur de transmettre le texte.", "Annexe"),
        ("La Misión Permanente tiene el honor de transmitir el texto.", "Anexo"),
        ("Постоянное представительство имеет честь препроводить текст.", "Приложение"),
        ("常驻代表团谨随函转交案文，请将其作为正式文件分发为荷，并请接受最崇高的敬意。", "附件"),
        ("تتشرف البعثة الدائمة بأن تحيل نص البيان إلى الأمانة العامة للمؤتمر.", "مرفق"),
    ],
)
def test_a_word_announces_the_annex(cover: str, annex: str) -> None:
    assert parts(f"{cover}\n\n{annex}\n\n{BODY}\n") == ["cover", "annex"]


def test_annexes_are_counted() -> None:
    text = f"{BODY}\n\nAnnex I\n\n{BODY}\n\nAnnex II\n\n{BODY}\n\nAnnex III\n\n{BODY}\n"
    assert parts(text) == ["cover", "annex", "annex-2", "annex-3"]


TRANSMITTED = [
    (
        "The Permanent Mission of Poland presents its compliments to the secretariat and has the honour to transmit "
        "the text.\n\nThe Permanent Mission asks that it be circulated as an official document of the body.",
        "CONFERENCE ON DISARMAMENT\n\nStatement by the Chair",
    ),
    (
        "La Misión Permanente de Polonia saluda a la secretaría y tiene el honor de remitirle el texto.\n\n"
        "La Misión Permanente solicita que se distribuya como documento oficial de la Conferencia.",
        "CONFERENCIA DE DESARME\n\nDeclaración del Presidente",
    ),
    (
        "Постоянное представительство Польши имеет честь препроводить текст заявления Председателя.\n\n"
        "Представительство просит распространить его в качестве официального документа Конференции.",
        "КОНФЕРЕНЦИЯ ПО РАЗОРУЖЕНИЮ\n\nЗаявление Председателя",
    ),
    (
        "波兰常驻代表团向裁军谈判会议秘书处致意，并谨随函转交主席声明的案文，该声明是在克拉科夫会议上发表的。\n\n"
        "波兰常驻代表团请秘书处将该案文作为裁军谈判会议的正式文件印发，并借此机会再次表示最崇高的敬意。",
        "裁军谈判会议\n\n主席声明",
    ),
    (
        "تهدي البعثة الدائمة لبولندا تحياتها إلى أمانة المؤتمر وتتشرف بأن تحيل إليها نص البيان الذي أدلى به الرئيس.\n\n"
        "وترجو البعثة الدائمة من الأمانة نشر هذا النص وتعميمه بوصفه وثيقة رسمية من وثائق المؤتمر.",
        "مؤتمر نزع السلاح\n\nبيان الرئيس",
    ),
]


@pytest.mark.parametrize(("cover", "masthead"), TRANSMITTED, ids=["en", "es", "ru", "zh", "ar"])
def test_a_new_masthead_after_the_request_begins_the_annex(cover: str, masthead: str) -> None:
    body = cover.split("\n\n", 1)[0]
    reading = reflow(f"{cover}\n\n{masthead}\n\n{body}\n")
    assert [part.name for part in reading.parts] == ["cover", "annex"]
    assert reading.parts[1].span.of(reading.text).startswith(masthead.split("\n", 1)[0])


def test_a_signature_belongs_to_the_cover() -> None:
    cover = (
        "I have the honour to transmit herewith the text of a declaration, Excellency.\n\n"
        "I should be grateful if you would have it circulated as an official document.\n\n"
        "(Signed) Jan Kowalski\n\nAmbassador\n\nPermanent Representative"
    )
    reading = reflow(f"{cover}\n\nDECLARATION\n\n{BODY}\n")
    assert reading.parts[1].span.of(reading.text).startswith("DECLARATION")


def test_a_statement_with_sections_is_one_part() -> None:
    assert parts(f"Statement by the Chair\n\n{BODY}\n\nCooperation\n\n{BODY}\n\nOutlook\n\n{BODY}\n") == ["main"]


def test_an_exchange_of_notes_is_one_part() -> None:
    text = f"Nr. I\n\nSir,\n\n{BODY}\n\nAnnex\n\n{BODY}\n\nNr. II\n\nExcellency,\n\n{BODY}\n"
    assert parts(text) == ["main"]


def test_a_table_of_contents_opens_no_annex() -> None:
    assert parts(f"Contents\n\nAnnex I\n\nAnnex II\n\nIntroduction\n\n{BODY}\n") == ["main"]


@given(st.lists(st.tuples(st.sampled_from(["Annex", "Annex II", "Nr. I", "Nr. II", "I", "Sir,", BODY]), st.booleans())))
def test_parts_are_stretches_named_in_order(outline: list[tuple[str, bool]]) -> None:
    names = list(dict.fromkeys(divide(outline)))
    assert divide(outline) == sorted(divide(outline), key=names.index)
    assert names in ([], ["main"], [*["cover", "annex"], *(f"annex-{n}" for n in range(2, len(names)))])
