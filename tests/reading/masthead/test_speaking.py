"""Who speaks, and whether a text is a letter, a note or a speech where they begin alike."""

from __future__ import annotations

import pytest

from apostille.reading.compose import compose
from apostille.reading.draft import Draft
from apostille.reading.masthead import dateline, persons, written


def _read(text: str, name: str = "one.txt") -> Draft:
    return compose(name, text.encode())


def _values(draft: Draft, key: str) -> list[str]:
    return [field.value for field in draft.fields if field.key == key]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Monsieur le Président,\n\nJ’ai l’honneur de prendre la parole au nom de notre délégation. Nous avons dit ce"
      " que nous voulons, et nous le disons encore: notre pays appelle à la négociation.", "statement"),
     ("Monsieur le Président,\n\nJ’ai l’honneur de vous faire tenir ci-joint le texte d’une déclaration.", "letter"),
     ("主席先生：\n\n我谨代表中国代表团祝贺你就任主席。我们支持你的工作，我国愿与各方合作。", "statement"),
     ("主席先生：\n\n我谨随函转递本国政府的声明。", "letter"),
     ("La Embajada saluda muy atentamente al Ministerio de Relaciones Exteriores y tiene a bien informar que el plazo"
      " ha vencido.", "note_verbale"),
     ("Посольство выражает свое почтение Министерству иностранных дел и имеет честь сообщить о следующем.",
      "note_verbale")],
)  # fmt: skip
def test_a_speech_may_begin_as_a_letter_does(words: str, kind: str) -> None:
    assert _values(_read(words), "kind") == [kind]


def test_a_group_is_spoken_for_where_somebody_takes_the_floor_for_it() -> None:
    text = (
        "Monsieur le Président,\n\nJ’ai l’honneur de prendre la parole au nom du Groupe des États d’Afrique. Nous"
        " disons ce que nous avons toujours dit, et nous le redirons tant que notre Groupe existera."
    )
    assert _values(_read(text), "issuer") == ["Groupe des États d’Afrique"]


def test_a_statement_of_others_does_not_make_their_group_the_speaker() -> None:
    text = (
        "PERMANENT MISSION OF NORWAY TO THE UNITED NATIONS\n\nStatement by Ambassador Kari Lunde\n\n"
        "New York, 4 May 2011\n\n"
        "Mr. Chair, Norway aligns itself with the statement delivered on behalf of the European"
        " Union. We would like to add a few words of our own."
    )
    assert _values(_read(text), "issuer") == ["NOR"]


@pytest.mark.parametrize(
    ("line", "name"),
    [("EMBAJADORA CLEMENCIA FORERO UCROS", "EMBAJADORA CLEMENCIA FORERO UCROS"),
     ("Ambassador Ingrid Attwood, Head of Delegation", "Ambassador Ingrid Attwood"),
     ("中国裁军大使李松", "李松"), ("中华人民共和国外交部长  王毅", "王毅"), ("中国常驻联合国代表团", None)],
)  # fmt: skip
def test_persons_are_named_with_their_style(line: str, name: str | None) -> None:
    found = persons.find(line)
    assert (found.of(line) if found else None) == name


def test_the_name_on_a_line_of_its_own_is_the_speaker() -> None:
    text = (
        "Statement by\nJohn Okello\nPermanent Representative of Uganda to the United Nations\n\n"
        "New York, 3 May 2012\n\n"
        "Mr. President, we are grateful to you for convening this meeting, and we hope that it will lead somewhere."
    )
    assert _values(_read(text), "speaker") == ["John Okello"]


def test_columns_parted_by_a_tab_are_lines_of_the_masthead() -> None:
    text = (
        "United Nations\tA/62/156\nGeneral Assembly\tDistr.: General\n30 July 2007\nOriginal: French\n\n"
        "Sixty-second session\tItem 100 (q) of the provisional agenda\n\nReport of the Secretary-General\n\n"
        "1.\tThe present report is submitted pursuant to resolution 61/86, in which the Assembly asked for it.\n\n"
        "*\tA/62/150."
    )
    draft = _read(text)
    assert _values(draft, "symbol") == ["A/62/156"]
    assert _values(draft, "body") == ["General Assembly"]
    assert _values(draft, "session") == ["Sixty-second session"]
    assert _values(draft, "agenda_item") == ["100 (q)"]
    assert all(field.span is None or field.span.of(draft.reading.text) == field.printed for field in draft.fields)


def test_the_title_in_a_head_of_metadata_names_sender_and_addressee() -> None:
    head = "---\ntitle: Cablegram from Mission to the United Nations to Department of External Affairs\n---\n\n"
    draft = _read(head + "New York, 10 May 1967\n\nUN 444.\n\nYou may be interested in this.", "one.md")
    assert _values(draft, "sender") == ["Mission to the United Nations"]
    assert _values(draft, "addressee") == ["Department of External Affairs"]


def test_a_statement_is_named_below_its_date_too() -> None:
    text = (
        "Conference on Disarmament\nGeneva, 3 March 2011\n\nStatement on behalf of the European Union\n\n"
        "by H.E. Ambassador Maria Rossi\n\nMr. President, I have the honour of speaking on behalf of the Union. We"
        " congratulate you, and our delegations will support you."
    )
    draft = _read(text)
    assert _values(draft, "kind") == ["statement"]
    assert _values(draft, "title")[0].startswith("Statement on behalf of the European Union")
    assert _values(draft, "issuer") == ["European Union"]


def test_a_title_may_end_with_place_and_date() -> None:
    text = (
        "INTERVENCIÓN DE LA DELEGACIÓN DE CUBA EN EL DEBATE GENERAL DE LA PRIMERA COMISIÓN. Nueva York, 7 de"
        " octubre de"
        " 2016.\n\nSeñor Presidente:\n\nAnte todo, le felicitamos por su elección para dirigir los trabajos."
    )
    draft = _read(text)
    assert _values(draft, "place") == ["Nueva York"]
    assert _values(draft, "date") == ["2016-10-07"]
    assert [field.printed for field in draft.fields if field.key == "title"] == [
        "INTERVENCIÓN DE LA DELEGACIÓN DE CUBA EN EL DEBATE GENERAL DE LA PRIMERA COMISIÓN"
    ]


def test_the_name_of_a_conference_beside_a_tab_is_one() -> None:
    text = (
        "Comité préparatoire de la Conférence\tNPT/CONF.2015/PC.I/WP.36\ndes Parties chargée d’examiner le Traité\n"
        "\t27 avril 2012\n\nPremière session\n\nDocument de travail présenté par le Pérou\n\n"
        "1.\tLe Pérou estime que cela suffit."
    )
    draft = _read(text)
    assert _values(draft, "symbol") == ["NPT/CONF.2015/PC.I/WP.36"]
    assert [" ".join(value.split()) for value in _values(draft, "body")] == [
        "Comité préparatoire de la Conférence des Parties chargée d’examiner le Traité"
    ]


def test_a_letter_without_a_mark_of_signing_is_signed_below_its_farewell() -> None:
    text = (
        "EMBASSY OF FINLAND\nCANBERRA\n\n3 June 1999\n\nDear Minister,\n\n"
        "I refer to your letter of 17 May 1999 and am"
        " pleased to inform you that Finland has ratified the Treaty.\n\nYours sincerely,\n\n\n"
        "Esko Hallikainen\nAmbassador"
    )
    assert _values(_read(text), "sender") == ["Esko Hallikainen"]


def test_an_office_is_not_the_one_addressed() -> None:
    text = (
        "AMBASSADE DE BELGIQUE\n\nBonn, le 4 mars 1974\n\nMonsieur le Ministre,\n\n"
        "J’ai l’honneur d’accuser réception de la"
        " lettre de Votre Excellence en date du 20 février 1974.\n\n(s.) C. SCHUURMANS\nAmbassadeur de Belgique\n\n"
        "A Son Excellence\nMonsieur Walter Scheel\nMinistre des Affaires étrangères\nBonn"
    )
    draft = _read(text)
    assert _values(draft, "addressee") == ["Monsieur Walter Scheel"]
    assert _values(draft, "issuer") == ["BEL"]


def test_a_town_is_no_month_of_a_date_in_words() -> None:
    words = (
        "en la ciudad de Santiago, a los diecinueve días del mes de octubre de mil novecientos noventa y dos, en dos"
    )
    found = written.find(words)
    assert found is not None and found.value == "1992-10-19"


def test_a_conference_named_in_three_lines_of_arabic_is_one() -> None:
    text = (
        "مؤتمر الأطراف في معاهدة عدم انتشار\tNPT/CONF.2015/WP.33\nالأسلحة النووية لاستعراض المعاهدة\n"
        "عام 2015\t22 April 2015\n"
        "Arabic\nOriginal: Arabic\n\nورقة عمل مقدمة من البحرين\n\n"
        "1 - تؤكد البحرين أن القرار جزء لا يتجزأ من صفقة التمديد."
    )
    assert [" ".join(value.split()) for value in _values(_read(text), "body")] == [
        "مؤتمر الأطراف في معاهدة عدم انتشار الأسلحة النووية لاستعراض المعاهدة عام 2015"
    ]


def test_sir_in_the_middle_of_a_broken_line_is_no_salutation() -> None:
    text = (
        "Allow me to congratulate you,\nSir, on your election as President of the General Assembly at its fifty-ninth\n"
        "session. May I assure you of India’s full support in ensuring its success? We are\n"
        "with you, and we shall work with you.\n"
    )
    assert _values(_read(text), "kind") == ["statement"]


@pytest.mark.parametrize(
    ("line", "day", "place"),
    [("г. Киев, 29 мая 1998 года", "1998-05-29", "Киев"), ("2012年2月7日    日内瓦", "2012-02-07", "日内瓦"),
     ("二〇一四年三月三日于北京", "2014-03-03", "北京"), ("2006年9月19日，星期二，下午3时", "2006-09-19", None),
     ("New York 12 May 2004", "2004-05-12", "New York")],
)  # fmt: skip
def test_datelines_of_many_makes(line: str, day: str, place: str | None) -> None:
    read = dateline.read(line, "")
    assert read is not None and read.day.value == day
    assert (read.place.of(line) if read.place else None) == place


@pytest.mark.parametrize("line", ["Fifty-ninth session 2004", "Armas Biológicas 16 de noviembre de 2006"])
def test_lines_that_go_on_are_no_datelines(line: str) -> None:
    assert dateline.read(line, "") is None


def test_a_speech_is_of_the_day_of_its_meeting() -> None:
    text = (
        "Conférence du désarmement\nSéance plénière du 11 juin 2009\n\nIntervention de l’Ambassadeur Jean Muller,\n"
        "Représentant permanent de la Suisse\n\nMonsieur le Président,\n\nMa délégation se réjouit de notre programme."
    )
    assert _values(_read(text), "date") == ["2009-06-11"]


def test_a_title_does_not_take_in_who_speaks_its_words() -> None:
    text = (
        "DÉCLARATION DU GROUPE AFRICAIN\n\nprononcée par\n\nS.E.M. Jean Okou\nAmbassadeur et Représentant permanent de"
        " la Sierra Leone\n\nGenève, le 23 avril 2018\n\nMonsieur le Président,\n\nNous vous félicitons, et notre"
        " Groupe vous assure de sa coopération."
    )
    draft = _read(text)
    assert [field.printed for field in draft.fields if field.key == "title"] == ["DÉCLARATION DU GROUPE AFRICAIN"]
    assert _values(draft, "issuer") != ["SLE"]


def test_the_speaker_may_stand_above_a_chinese_title() -> None:
    text = "中国代表团团长、裁军大使\n王群\n在第65届联大一委一般性辩论中的发言\n\n（2010年10月12日，纽约）\n\n"
    text += "主席先生：\n\n我们祝贺你当选。"
    assert _values(_read(text), "speaker") == ["王群"]


def test_the_masthead_names_the_language_of_a_text_with_too_few_words() -> None:
    assert _read("CD/1593\n\nRUSSIAN\n\nДоклад\n").language == "ru"


def test_sir_before_a_sentence_of_a_speech_is_no_salutation() -> None:
    text = "Sir, let me begin by congratulating you. I am honoured, and we in our delegation wish you well."
    assert "letter" not in _values(_read(text), "kind")


def test_the_printed_records_of_a_council_are_records() -> None:
    text = (
        "UNITED NATIONS\n\nSECURITY COUNCIL\nOFFICIAL RECORDS\n\nSEVENTEENTH YEAR\n\n"
        "1022nd MEETING: 23 OCTOBER 1962\n\nNEW YORK\n\n"
        "President: Mr. A. ZORIN (Union of Soviet Socialist Republics).\n\n"
        "2. Mr. STEVENSON (United States of America): I have asked for an emergency meeting of the Security Council.\n"
    )
    draft = _read(text)
    assert _values(draft, "kind") == ["verbatim_record"]
    assert _values(draft, "date") == ["1962-10-23"]
    assert _values(draft, "speaker") == ["Mr. Stevenson"]


def test_a_letterhead_is_not_the_one_addressed() -> None:
    text = (
        "THE PRESIDENT OF THE GENERAL ASSEMBLY\n\n12 June 2006\n\nExcellency,\n\nI have the honour to inform you that"
        " the meeting has concluded.\n\nJan Eliasson\n"
    )
    assert _values(_read(text), "addressee") == []


def test_a_chinese_treaty_is_signed_in_a_town() -> None:
    text = "中华人民共和国政府和菲律宾共和国政府关于加强合作的协定\n\n双方达成协议如下：\n\n"
    text += "本协定于二〇〇五年四月二十七日在马尼拉签订，一式两份。"
    draft = _read(text)
    assert _values(draft, "place") == ["马尼拉"]
    assert _values(draft, "date") == ["2005-04-27"]


def test_a_report_named_after_a_treaty_is_a_report() -> None:
    text = (
        "Nations Unies\tA/65/133\nAssemblée générale\tDistr. générale\n13 juillet 2010\nFrançais\n\n"
        "Traité d’interdiction complète des essais nucléaires\n\nRapport du Secrétaire général\n\n"
        "Le présent rapport est soumis en application de la résolution 64/69 de l’Assemblée générale.\n"
    )
    assert _values(_read(text), "kind") == ["report"]
