"""Dates in the styles of the UN languages."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading import dates

CASES = [
    ("le 4 juin 2004, à", "4 juin 2004", "2004-06-04"),
    ("DATÉE DU 4 JUIN 2004", "4 JUIN 2004", "2004-06-04"),
    ("le 1er juin 2004", "1er juin 2004", "2004-06-01"),
    ("le 1er AOUT 2004", "1er AOUT 2004", "2004-08-01"),
    ("les 31 mai et 1er juin 2004.", "31 mai et 1er juin 2004", "2004-05-31/2004-06-01"),
    ("Cracovie, 31 mai-1er juin 2004", "31 mai-1er juin 2004", "2004-05-31/2004-06-01"),
    ("du 31 mai au 1er juin 2004", "31 mai au 1er juin 2004", "2004-05-31/2004-06-01"),
    ("31 May–1 June 2004", "31 May–1 June 2004", "2004-05-31/2004-06-01"),
    ("from 5 to 9 July 2004", "5 to 9 July 2004", "2004-07-05/2004-07-09"),
    ("24, 25 and 26 May 2004", "24, 25 and 26 May 2004", "2004-05-24/2004-05-26"),
    ("on Friday, June 4, 2004", "June 4, 2004", "2004-06-04"),
    ("28th January, 1926", "28th January, 1926", "1926-01-28"),
    ("this 4th day of June, 2004", "4th day of June, 2004", "2004-06-04"),
    ("Nassau, Bahamas4 April, 1989", "4 April, 1989", "1989-04-04"),
    ("14 de diciembre de 2001", "14 de diciembre de 2001", "2001-12-14"),
    ("1º de junio de 2004", "1º de junio de 2004", "2004-06-01"),
    ("19 de noviembre a 7 de diciembre de 2001", "19 de noviembre a 7 de diciembre de 2001", "2001-11-19/2001-12-07"),
    ("от 4 июня 2004 года", "4 июня 2004 года", "2004-06-04"),
    ("с 5 по 9 июля 2004 года", "5 по 9 июля 2004 года", "2004-07-05/2004-07-09"),
    ("2004年6月4日", "2004年6月4日", "2004-06-04"),
    ("２００４年６月４日", "２００４年６月４日", "2004-06-04"),
    ("二〇〇四年十二月二十九日", "二〇〇四年十二月二十九日", "2004-12-29"),
    ("2004年5月31日至6月1日", "2004年5月31日至6月1日", "2004-05-31/2004-06-01"),
    ("المؤرخة 4 حزيران/يونيه 2004", "4 حزيران/يونيه 2004", "2004-06-04"),
    ("٤ حزيران/يونيه ٢٠٠٤", "٤ حزيران/يونيه ٢٠٠٤", "2004-06-04"),
    ("20 كانـون الثـاني/ينـاير 2004", "20 كانـون الثـاني/ينـاير 2004", "2004-01-20"),
    ("31 أيار/مايو و1 حزيران/يونيه 2004", "31 أيار/مايو و1 حزيران/يونيه 2004", "2004-05-31/2004-06-01"),
    ("Genf, den 4. Juni 2004", "4. Juni 2004", "2004-06-04"),
    ("dnia 4 czerwca 2004 r.", "4 czerwca 2004 r.", "2004-06-04"),
    ("4 juni 2004", "4 juni 2004", "2004-06-04"),
    ("4 de junho de 2004", "4 de junho de 2004", "2004-06-04"),
    ("4 giugno 2004", "4 giugno 2004", "2004-06-04"),
    ("CD/PV.941 20 January 2004", "20 January 2004", "2004-01-20"),
    ("2004-06-04", "2004-06-04", "2004-06-04"),
]
NONE = [
    "31 February 2004", "paragraph 4 may 2004", "States may 4 times", "3/4/2004", "No. 13029 avril 1970",
    "le 13 février", "June 2004", "1540 (2004)", "2004年13月4日", "4 حزيران/يوليه 2004", "mai 31 1",
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "value"), CASES)
def test_a_date_is_read_as_it_is_printed(text: str, printed: str, value: str) -> None:
    (found,) = dates.find(text)
    assert (found.printed, found.value) == (printed, value)
    assert found.span.of(text) == printed


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert dates.find(text) == ()


def test_days_joined_by_and_that_are_no_neighbours_are_two() -> None:
    found = dates.find("4 March and 5 October 2001")
    assert [(one.printed, one.value) for one in found] == [("4 March", "2001-03-04"), ("5 October 2001", "2001-10-05")]


def test_what_dots_mean_depends_on_the_language() -> None:
    assert dates.find("05.06.2004", "de")[0].value == "2004-06-05"
    assert dates.find("05.06.2004", "en") == ()


_PIECES = ["4", " ", "juin", "2004", "-", "et", "年", "6月", "\n", "May", ","]


@given(st.text() | st.lists(st.sampled_from(_PIECES)).map("".join))
def test_spans_hold_the_printed_words(text: str) -> None:
    found = dates.find(text)
    assert all(one.span.of(text) == one.printed for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["1", "a", "1 ", "1, ", "\n", "年", "二", "mai", "حزيران/", "31 mai et ", "June 4 "])
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.perf_counter()
        dates.find(text)
        return time.perf_counter() - start

    assert seconds(200_000) < 12 * seconds(50_000) + 0.1
