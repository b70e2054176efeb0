"""What documents say about themselves, in six languages."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.compose import compose
from apostille.reading.draft import DOCUMENT_KINDS, KEYS, Field
from apostille.reading.language import detect
from apostille.reading.masthead import finders
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.reflow import reflow
from apostille.reading.span import Span


def _extract(text: str, language: str | None = None) -> tuple[Reading, tuple[Field, ...]]:
    reading = reflow(text)
    return reading, finders.extract(reading, language or detect(reading.text))


def _values(fields: tuple[Field, ...]) -> dict[str, str]:
    return {field.key: field.value for field in reversed(fields)}


NOTE_EN = """Note verbale dated 4 June 2004 from the Permanent Mission of the Republic of Poland addressed to the
Secretariat of the Conference on Disarmament transmitting the text of the statement

The Permanent Mission of the Republic of Poland to the United Nations Office at Geneva presents its compliments to the
secretariat of the Conference on Disarmament and has the honour to transmit the text of the statement made by the
Chairman of the meeting marking the first anniversary of the Initiative, held in Kraków (Poland) on 31 May and
1 June 2004.

Annex

Statement by the Chairman

The meeting took place in Kraków.
"""
LETTER_EN = """A/47/60
S/23329

GENERAL ASSEMBLY

Distr.
GENERAL

30 December 1991
ENGLISH
ORIGINAL: RUSSIAN

Forty-seventh session

Letter dated 27 December 1991 from the Permanent Representative of Belarus to the United Nations addressed to the
Secretary-General

I have the honour to transmit herewith the text of the declaration.
"""
LETTER_FR = """Lettre datée du 5 mars 2003, adressée au Président du Conseil de sécurité par le Représentant permanent
de la France auprès de l’Organisation des Nations Unies

J’ai l’honneur de vous faire tenir ci-joint le texte d’une déclaration.
"""
NOTE_ES = """CD/1737
4 de junio de 2004

ESPAÑOL
Original: INGLÉS

Nota verbal de fecha 4 de junio de 2004 dirigida a la Secretaría de la Conferencia de Desarme por la Misión Permanente
de Polonia

La Misión Permanente de la República de Polonia ante la Oficina de las Naciones Unidas en Ginebra saluda atentamente a
la Secretaría de la Conferencia de Desarme y tiene el honor de transmitirle el texto.
"""
LETTER_RU = """Письмо Постоянного представителя Российской Федерации при Организации Объединенных Наций
от 5 марта 2003 года на имя Председателя Совета Безопасности

Имею честь препроводить текст заявления.
"""
NOTE_ZH = """CD/1737
4 June 2004

CHINESE
Original: ENGLISH

2004年6月4日波兰常驻代表团给裁军谈判会议秘书处的普通照会

波兰共和国常驻代表团谨向裁军谈判会议秘书处致意，并谨转交声明全文。
"""
NOTE_AR = """CD/1737
4 June 2004

ARABIC
Original: ENGLISH

مذكرة شفوية مؤرخة 4 حزيران/يونيه 2004 موجهة إلى أمانة مؤتمر نزع السلاح من البعثة الدائمة لبولندا

تهدي البعثة الدائمة لجمهورية بولندا أطيب تحياتها إلى أمانة مؤتمر نزع السلاح وتتشرف بأن تحيل إليها نص البيان.
"""
RESOLUTION = """S/RES/1540 (2004)

Security Council

Distr.: General
28 April 2004

Resolution 1540 (2004)

Adopted by the Security Council at its 4956th meeting, on 28 April 2004

The Security Council,
"""
RECORD_RU = """КОНФЕРЕНЦИЯ ПО РАЗОРУЖЕНИЮ

CD/PV.941
20 января 2004 года

RUSSIAN

ОКОНЧАТЕЛЬНЫЙ ОТЧЕТ О ДЕВЯТЬСОТ СОРОК ПЕРВОМ ПЛЕНАРНОМ ЗАСЕДАНИИ

Председатель: г-жа Амина МОХАМЕД (Кения)
"""
STATEMENT_FR = """Déclaration de S.E. M. Jean Dupont, Ambassadeur, Représentant permanent de la Belgique

Genève, le 3 juin 2004

Monsieur le Président,

Je voudrais vous féliciter.
"""
CABLE = """Cablegram UN29 NEW YORK, 10 January 1947, 9.25 p.m.

IMMEDIATE

Our Security 220 contains a draft resolution on disarmament.
"""
LETTERHEAD = """EMBASSY OF SWITZERLAND The Hague, January 11th, 2006 Note no. 4 - 2006 The Embassy of Switzerland
presents its compliments to the Ministry of Foreign Affairs of the Kingdom of the Netherlands and has the honour to
refer to the Agreement of 1 March 1990.
"""

CASES = [
    (NOTE_EN, {"kind": "note_verbale", "date": "2004-06-04", "issuer": "POL", "event_date": "2004-05-31/2004-06-01",
               "place": "Kraków (Poland)", "sender": "Permanent Mission of the Republic of Poland",
               "body": "Conference on Disarmament", "addressee": "Secretariat of the Conference on Disarmament"}),
    (LETTER_EN, {"kind": "letter", "symbol": "A/47/60-S/23329", "date": "1991-12-27",
                 "distribution_date": "1991-12-30", "original_language": "ru",
                 "issuer": "BLR", "sender": "Permanent Representative of Belarus", "addressee": "Secretary-General",
                 "session": "Forty-seventh session", "distribution": "General", "body": "General Assembly"}),
    (LETTER_FR, {"kind": "letter", "date": "2003-03-05", "issuer": "FRA",
                 "sender": "Représentant permanent de la France",
                 "addressee": "Président du Conseil de sécurité"}),
    (NOTE_ES, {"kind": "note_verbale", "symbol": "CD/1737", "date": "2004-06-04", "issuer": "POL", "language": "es",
               "original_language": "en", "body": "Conferencia de Desarme"}),
    (LETTER_RU, {"kind": "letter", "date": "2003-03-05", "issuer": "RUS"}),
    (NOTE_ZH, {"kind": "note_verbale", "issuer": "POL", "sender": "波兰常驻代表团", "addressee": "裁军谈判会议秘书处",
               "body": "裁军谈判会议", "original_language": "en"}),
    (NOTE_AR, {"kind": "note_verbale", "issuer": "POL", "addressee": "أمانة مؤتمر نزع السلاح",
               "body": "مؤتمر نزع السلاح"}),
    (RESOLUTION, {"kind": "resolution", "symbol": "S/RES/1540 (2004)", "date": "2004-04-28",
                  "body": "Security Council"}),
    (RECORD_RU, {"kind": "verbatim_record", "symbol": "CD/PV.941", "date": "2004-01-20",
                 "body": "Конференция по разоружению"}),
    (STATEMENT_FR, {"kind": "statement", "author": "S.E. M. Jean Dupont", "issuer": "BEL", "place": "Genève",
                    "date": "2004-06-03"}),
    (CABLE, {"kind": "cablegram", "date": "1947-01-10", "place": "New York"}),
    (LETTERHEAD, {"kind": "note_verbale", "date": "2006-01-11", "place": "The Hague",
                  "sender": "Embassy of Switzerland", "issuer": "CHE",
                  "addressee": "Ministry of Foreign Affairs of the Kingdom of the Netherlands"}),
    ("LE MINISTRE DE L’INTÉGRATION RÉGIONALE Libreville, le 3 août 2009 Réf. 02317 Le Ministère des Affaires "
     "étrangères présente ses compliments à l’Ambassade de Belgique et a l’honneur de lui faire tenir, en réponse aux "
     "lettres datées du 26 juin 2008, ce qui suit.",
     {"date": "2009-08-03", "place": "Libreville", "addressee": "Ambassade de Belgique"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_masthead_is_read(text: str, expected: dict[str, str]) -> None:
    reading, fields = _extract(text)
    values = _values(fields)
    assert {key: values.get(key) for key in expected} == expected
    assert all(field.span is None or field.span.of(reading.text) == field.printed for field in fields)


def test_the_shipped_note_is_read_with_its_evidence(shipped: Path) -> None:
    draft = compose(shipped.name, shipped.read_bytes())
    found = {(field.key, field.part): (field.value, field.printed) for field in draft.fields}
    meeting = "réunion marquant le premier anniversaire de l’Initiative de sécurité contre la prolifération"
    called = f"éclaration faite par le Président de la {meeting}"
    mission = "Mission permanente de la République de Pologne"
    assert found == {
        ("title", None): (f"D{called}", f"d{called}"),
        ("kind", None): ("note_verbale", "NOTE VERBALE"),
        ("date", "cover"): ("2004-06-04", "4 JUIN 2004"),
        ("date", "annex"): ("2004-05-31/2004-06-01", "31 mai-1er juin 2004"),
        ("body", None): ("Conférence du désarmement", "CONFÉRENCE DU DÉSARMEMENT"),
        ("author", "annex"): ("Président de la réunion", "Président de la réunion"),
        ("author", "cover"): (mission, mission),
        ("sender", "cover"): (mission, mission),
        ("issuer", None): ("POL", "République de Pologne"),
        ("addressee", "cover"): ("secrétariat de la Conférence du désarmement",) * 2,
        ("event", None): (f"R{meeting[1:]}", meeting),
        ("event_date", None): ("2004-05-31/2004-06-01", "31 mai et 1er juin 2004"),
        ("place", None): ("Cracovie (Pologne)", "Cracovie (Pologne)"),
        ("language", None): ("fr", None),
    }
    assert [(one.key, one.date) for one in draft.references] == [("S/RES/1540 (2004)", "2004-04-28")]
    assert all(field.span is None or field.span.of(draft.reading.text) == field.printed for field in draft.fields)


def test_what_a_text_does_not_say_is_left_empty() -> None:
    _, fields = _extract("The river is long and the reeds are high. Nobody was there to see it.", "en")
    assert [(field.key, field.value) for field in fields] == [("language", "en")]


def test_dates_and_issuers_of_real_documents(corpus: Path) -> None:
    """Every cablegram is dated as its edition says; every State read from a speech is the one of its file."""
    for path in sorted((corpus / "dfat" / "md").glob("*.md")):
        raw = path.read_text("utf-8")
        head, body = raw.split("---", 2)[1:]
        said = head.split("doc_date: '", 1)[1].split("'", 1)[0]
        dates = [field.value for field in _extract(body, "en")[1] if field.key == "date"]
        assert dates in ([said], []), path.name
    for path in sorted((corpus / "ungdc" / "txt").glob("*_59_*.txt")):
        issuers = [field.value for field in _extract(path.read_text("utf-8"), "en")[1] if field.key == "issuer"]
        code = {"YUG": "SCG"}.get(path.name[:3], path.name[:3])  # the file keeps the code of before 2003
        assert issuers in ([code], []), path.name


def _plain(text: str) -> Reading:
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n"), len(text) + 1]
    blocks = tuple(Block(Span(start, end - 1), "body", "main") for start, end in pairwise(starts))
    return Reading(text, blocks, (Part("main", Span(0, len(text))),))


_PIECES = ["Note verbale dated 4 June 2004", " from the ", "Embassy of Poland", " presents its compliments to ", "A/59",
           "\n", "Geneva, ", "held in ", "Distr.: General", "普通照会", "向", "致意", "مذكرة"]  # fmt: skip


@given(
    st.text() | st.lists(st.sampled_from(_PIECES)).map("".join), st.sampled_from(["en", "fr", "ru", "ar", "zh", "und"])
)
def test_any_text_gives_fields_that_hold_their_words(text: str, language: str) -> None:
    for field in finders.extract(_plain(text), language):
        assert field.key in KEYS and field.value
        assert field.key != "kind" or field.value in DOCUMENT_KINDS
        assert (field.span is None) == (field.printed is None)
        assert field.span is None or (field.span.fits(text) and field.span.of(text) == field.printed)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "\n", "向", "The ", "letter dated ", "meeting ", "A/59/565 ", "4 June 2004 ", "note verbale datée du "],
)
def test_time_does_not_run_away(unit: str) -> None:
    reading = _plain(unit * (400_000 // len(unit)) + " presents its compliments to X and has held in Y on 4 June 2004")
    start = time.perf_counter()
    finders.extract(reading, "en")
    assert time.perf_counter() - start < 5
