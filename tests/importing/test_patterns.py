"""What the names of files say, and what they do not."""

from __future__ import annotations

import pytest

from apostille.importing.patterns import Pattern, first_fit, patterns
from apostille.refusal import WrongUse


def said(name: str, *own: str) -> dict[str, str]:
    found = first_fit(name, patterns(own))
    return {field.key: field.value for field in found[1]} if found else {}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("POL_59_2004.txt", {"issuer": "POL", "session": "59", "date": "2004"}),
        ("DDR_30_1975.txt", {"issuer": "DDR", "session": "30", "date": "1975"}),
        ("ARG_01_1946.txt", {"issuer": "ARG", "session": "1", "date": "1946"}),
        ("France_2004.docx", {"issuer": "FRA", "date": "2004"}),
        ("2004-05-06_DEU.txt", {"date": "2004-05-06", "issuer": "DEU"}),
        ("20040506_DEU.txt", {"date": "2004-05-06", "issuer": "DEU"}),
        ("United_Kingdom_59_2004.txt", {"issuer": "GBR", "session": "59", "date": "2004"}),
        ("CD_1737.pdf", {"symbol": "CD/1737"}),
        ("S_PV.8200.pdf", {"symbol": "S/PV.8200"}),
        ("A_47_60-S_23329.pdf", {"symbol": "A/47/60-S/23329"}),
        ("NPT_CONF.2020_WP.5.docx", {"symbol": "NPT/CONF.2020/WP.5"}),
        ("A_INF_76_1.en.pdf", {"symbol": "A/INF/76/1", "language": "en"}),
        ("A_L.632.en.scan.pdf", {"symbol": "A/L.632", "language": "en"}),
        ("note-verbale.fr.txt", {"language": "fr"}),
    ],
)
def test_names_that_say_something(name: str, values: dict[str, str]) -> None:
    assert said(name) == values


@pytest.mark.parametrize(
    "name",
    ["letter.txt", "letter_2004.txt", "our_notes_2004.txt", "report.no.txt", "report.v2.txt", "IMG_20040506.txt",
     "QQQ_59_2004.txt", "per_2004.txt", "POL_59_3004.txt", "a.b.c.txt", "chapter_1.txt", "x" * 500 + ".txt", ".txt",
     "_.txt"],
)  # fmt: skip
def test_names_that_say_nothing(name: str) -> None:
    assert said(name) == {}


def test_a_pattern_of_the_analyst_goes_first_and_takes_what_it_is_told() -> None:
    assert said("speech-of-poland-59.txt", "speech-of-{state}-{session}") == {"issuer": "POL", "session": "59"}
    assert said("POL_59_2004.txt", "{body}_{session}_{year}") == {"body": "POL", "session": "59", "date": "2004"}
    assert said("2004.05.06 Delegation.txt", "{year}.{month}.{day} {sender}") == {
        "date": "2004-05-06",
        "sender": "Delegation",
    }


def test_a_pattern_does_not_fit_where_a_value_cannot_be_one() -> None:
    assert said("2004.13.06 x.txt", "{year}.{month}.{day} {any}") == {}
    assert said("Poland-fiftynine.txt", "{state}-{session}") == {}


def test_without_the_built_in_ones() -> None:
    assert said("POL_59_2004.txt", "none") == {}


@pytest.mark.parametrize("written", ["", "letter", "{any}", "{colour}", "{year}{year}", "{issuer", "{}"])
def test_what_is_no_pattern_is_refused(written: str) -> None:
    with pytest.raises(WrongUse) as refused:
        Pattern(written)
    assert "{issuer}_{session}_{year}" in refused.value.why


def test_signs_of_regular_expressions_are_only_signs() -> None:
    assert said("a.c+(2004).txt", "a.c+({year})") == {"date": "2004"}
    assert said("abc+(2004).txt", "a.c+({year})") == {}
