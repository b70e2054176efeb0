"""Who speaks in a record of a meeting, in six languages; and that other documents have no turns."""

from __future__ import annotations

import pytest

from apostille.reading.reading import Reading
from apostille.reading.reflow import reflow
from apostille.reading.turns import heads, speaker

RECORDS = {
    "en": (
        "The PRESIDENT (spoke in Spanish): I give the floor to the representative of Chile, who has asked for it.\n\n"
        "Mr. MUÑOZ DE LA CRUZ (Chile) (spoke in Spanish; English text provided by the delegation): We thank you.\n\n"
        "My delegation has two remarks to make on the draft.\n\n"
        "It was so decided.\n\nAgenda item 5 (continued)\n\n"
        "Mr. Al-Harthi (Oman): I associate myself with what was said before.\n",
        ["The PRESIDENT//es", "Mr. MUÑOZ DE LA CRUZ/CHL/es", "Mr. Al-Harthi/OMN/"],
    ),
    "fr": (
        "Le Président (parle en anglais) : Je donne la parole au représentant de la Roumanie.\n\n"
        "M. Motocescu (Roumanie) (parle en anglais) : Ma délégation tient à rendre hommage au Comité.\n\n"
        "Mme d’Almeida (Bénin) [traduit de l’espagnol] : Le Bénin souscrit aux conclusions.\n",
        ["Le Président//en", "M. Motocescu/ROU/en", "Mme d’Almeida/BEN/es"],
    ),
    "es": (
        "La Presidenta (habla en francés): Doy la palabra al representante del Uruguay.\n\n"
        "El Sr. Kováč (Eslovaquia): Recordamos la resolución 1999/5 de la Comisión.\n\n"
        "1.    La Sra. ITURBE (Uruguay) dice que su delegación hace suya la declaración formulada.\n",
        ["La Presidenta//fr", "El Sr. Kováč/SVK/", "La Sra. ITURBE/URY/"],
    ),
    "ru": (
        "Председатель (говорит по-английски): Слово предоставляется представителю Алжира.\n\n"
        "Г-н Баали (Алжир) (говорит по-французски): Моя делегация присоединилась к консенсусу.\n\n"
        "Г-жа Кукушкина (Российская Федерация): Мы приветствуем принятие резолюции.\n",
        ["Председатель//en", "Г-н Баали/DZA/fr", "Г-жа Кукушкина/RUS/"],
    ),
    "ar": (
        "الرئيس (تكلم بالإنكليزية): تستمع الجمعية الآن إلى خطاب رئيس جمهورية سيشيل.\n\n"
        "السيد غراند (سيشيل) (تكلم بالفرنسية): يسعدني أن أخاطب الجمعية العامة.\n\n"
        "السيدة الكندري (الكويت): أود أن أهنئكم، سيدي الرئيس، على انتخابكم.\n",
        ["الرئيس//en", "السيد غراند/SYC/fr", "السيدة الكندري/KWT/"],
    ),
    "zh": (
        "主席（以英语发言）：我请蒙古代表发言。\n\n巴特尔先生（蒙古）（以俄语发言）：首先请允许我祝贺你当选。\n\n"
        "席尔瓦女士（巴西）：巴西代表团赞同秘书长的报告。\n",
        ["主席//en", "巴特尔先生/MNG/ru", "席尔瓦女士/BRA/"],
    ),
}


def turns(text: str) -> list[str]:
    return [f"{turn.speaker}/{turn.code}/{turn.spoken}" for turn in reflow(text).turns]


@pytest.mark.parametrize("language", RECORDS)
def test_each_turn_has_speaker_state_and_language(language: str) -> None:
    text, expected = RECORDS[language]
    assert turns(text) == expected


@pytest.mark.parametrize("language", RECORDS)
def test_who_takes_the_floor_begins_a_paragraph_where_lines_follow_without_a_gap(language: str) -> None:
    text, expected = RECORDS[language]
    assert turns(text.replace("\n\n", "\n")) == expected


def said(reading: Reading, at: int) -> str:
    turn = speaker(reading.turns, at, at)
    return turn.name if turn else ""


def test_a_turn_ends_at_what_nobody_says() -> None:
    reading = reflow(RECORDS["en"][0])
    chile = "Mr. MUÑOZ DE LA CRUZ (Chile)"
    assert [said(reading, at) for at in range(6)] == ["The PRESIDENT", chile, chile, "", "", "Mr. Al-Harthi (Oman)"]
    assert speaker(reading.turns, 0, 1) is None
    first, *_ = heads(reading.turns, reading.text)
    assert first.of(reading.text) == "The PRESIDENT (spoke in Spanish):"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. WIERBLOWSKI (Poland): The Assembly has heard many speeches on it.\n\nMr. President: I end\n",
        "Chairman: Mr. Kiwanuka (Uganda)\n\nThe President: Ms. Amina MOHAMED (Kenya)\n\n"
        "Président : M. Benjelloun (Algérie)\n",
        "Председатель: г-н Плойгер (Германия)\n\n"
        "الرئيس: السيد الخليفي ..... (قطر)\n\n主席：金英浩先生 …… （大韩民国）\n",
        "The Conference: its work and its members\n\nMr. Lobo (Cape Verde) is a member.\n\n"
        "Ms. Golberg (Canada), Chair\n",
    ],
)
def test_other_documents_have_no_turns(text: str) -> None:
    assert turns(text) == []
