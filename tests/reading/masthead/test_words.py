"""The lines of mastheads in six languages."""

from __future__ import annotations

import pytest

from apostille.reading.masthead import dateline, persons, words, written


@pytest.mark.parametrize(
    "line",
    ["Sixty-first session", "Tenth special session", "Substantive session of 2004", "Soixantième session",
     "Cinquante-neuvième session", "Cuadragésimo octavo período de sesiones", "56.º período de sesiones",
     "Шестьдесят вторая сессия", "Третья сессия", "第六十四届会议", "2004年实质性会议", "الدورة السادسة والستون"],
)  # fmt: skip
def test_a_session_is_known(line: str) -> None:
    found = words.session(line)
    assert found is not None and found.of(line) == line


@pytest.mark.parametrize("line", ["Opening session", "The session was resumed", "Plenary session", "第22次全体会议"])
def test_what_is_no_numbered_session_is_none(line: str) -> None:
    assert words.session(line) is None


@pytest.mark.parametrize(
    ("line", "values"),
    [("Agenda item 90", ["90"]), ("Item 70 of the provisional agenda*", ["70"]),
     ("Agenda items 57, 58 and 60 (continued)", ["57", "58", "60"]), ("Items 94 (b) and (c)", ["94 (b)", "94 (c)"]),
     ("Point 97, n, de l’ordre du jour", ["97 (n)"]), ("Points 97 n) et 98 de l’ordre du jour", ["97 (n)", "98"]),
     ("Tema 98 b) del programa", ["98 (b)"]), ("Пункт 98(s) повестки дня", ["98 (s)"]),
     ("Пункт 33 b повестки дня", ["33 (b)"]), ("议程项目96(x)", ["96 (x)"]), ("البند ٧١ من جدول الأعمال", ["71"]),
     ("Item 1 above", []), ("Items of interest", [])],
)  # fmt: skip
def test_agenda_items_are_read(line: str, values: list[str]) -> None:
    found = list(words.items(line))
    assert [item.value for item in found] == values
    assert all(item.span.of(line) for item in found)


@pytest.mark.parametrize(
    ("line", "special"),
    [("Preparatory Committee for the 2015 Review Conference of the Parties to the Treaty", True),
     ("SEXTA CONFERENCIA DE EXAMEN DE LOS ESTADOS PARTES", True),
     ("不扩散核武器条约缔约国2010年审议大会筹备委员会", True),
     ("مؤتمر عام 2015 للأطراف في معاهدة عدم الانتشار", True), ("第六十四届会议", False), ("2009 Meeting", False)],
)  # fmt: skip
def test_a_conference_is_a_body(line: str, special: bool) -> None:
    assert words.is_special_body(line) is special


@pytest.mark.parametrize(
    ("line", "language", "day", "place"),
    [("Geneva, 7–11 December 2009", "en", "2009-12-07/2009-12-11", "Geneva"), ("9 May 2012", "en", "2012-05-09", None),
     ("Port of Spain, 4 June 1980", "en", "1980-06-04", "Port of Spain"),
     ("Palais des Nations, Geneva, 3 June 2004", "en", "2004-06-03", "Geneva"),
     ("Thursday, 10 October 2002, 10 a.m.", "en", "2002-10-10", None),
     ("Lundi 20 décembre 2004, à 10 heures", "fr", "2004-12-20", None),
     ("Среда, 28 апреля 2004 года, 17 ч. 40 м.", "ru", "2004-04-28", None),
     ("（2018年2月27日，日内瓦）", "zh", "2018-02-27", "日内瓦"),
     ("نيويورك، 27 نيسان/أبريل - 22 أيار/مايو 2015", "ar", "2015-04-27/2015-05-22", "نيويورك")],
)  # fmt: skip
def test_a_dateline_is_read(line: str, language: str, day: str, place: str | None) -> None:
    found = dateline.read(line, language)
    assert found is not None and found.day.value == day
    assert (found.place.of(line) if found.place else None) == place


@pytest.mark.parametrize(
    "line", ["Adopted on 3 June 2004", "Held in Geneva on 3 June 2004", "Distr.: General 3 May 2010"]
)
def test_a_line_that_says_more_is_no_dateline(line: str) -> None:
    assert dateline.read(line, "en") is None


@pytest.mark.parametrize(
    ("line", "person"),
    [("Statement by Ambassador Stanislaw Przygodzki", "Ambassador Stanislaw Przygodzki"),
     ("Intervention de S.E. Mme Aminata Koulibaly Ambassadrice, Représentante", "S.E. Mme Aminata Koulibaly"),
     ("STATEMENT BY H.E. MR. ANDREJ NOVAK", "H.E. MR. ANDREJ NOVAK"),
     ("на заседании А.Б. Воротынцева", "А.Б. Воротынцева"),
     ("معالي السيد ناصر بن خليفة الرواحي", "معالي السيد ناصر بن خليفة الرواحي"),
     ("Statement by the Permanent Representative of Poland", None)],
)  # fmt: skip
def test_a_person_is_found_with_the_style(line: str, person: str | None) -> None:
    found = persons.find(line)
    assert (found.of(line) if found else None) == person


@pytest.mark.parametrize(
    ("line", "day"),
    [("the first day of July, one thousand nine hundred and sixty-eight.", "1968-07-01"),
     ("at San Francisco the twenty-sixth day of June, one thousand nine hundred and forty-five", "1945-06-26"),
     ("à Luxembourg, le treize janvier mil neuf cent quatre-vingt-treize, en un seul exemplaire", "1993-01-13"),
     ("a los veintiséis días del mes de junio de mil novecientos cuarenta y cinco", "1945-06-26")],
)  # fmt: skip
def test_a_date_in_words_is_read(line: str, day: str) -> None:
    found = written.find(line)
    assert found is not None and found.value == day and found.span.of(line) == found.printed


def test_an_impossible_date_in_words_is_none() -> None:
    assert written.find("the thirty-first day of June, nineteen hundred and two") is None
