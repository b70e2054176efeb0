"""What stands side by side at the head of a document is read one column after the other."""

from __future__ import annotations

import pytest

from apostille.reading.reflow import reflow

CONFERENCE = """Preparatory Committee for the 2015 Review              NPT/CONF.2015/PC.I/18
Conference of the Parties to the Treaty on
the Non-Proliferation of Nuclear Weapons               Distr.: General
                                                       9 May 2012

First session
Vienna, 30 April-11 May 2012
"""
TWO_ORGANS = """GENERAL ASSEMBLY                                    SECURITY COUNCIL
Forty-ninth session                                 Forty-ninth year
Item 70 of the provisional agenda*
"""
SIGNED = """     (Signed)   V. Gromov                         (Signed)   Li Jianhua
                Ambassador                                   Ambassador
"""
TABLE = """Country                              Votes
Albania                                  7
Andorra                                  9
"""
RECORD = """Summary record of the 14th meeting
Held at Headquarters, New York, on Wednesday, 20 October 2004, at 10 a.m.
"""
PROSE = """The Committee recalled the memorandum which the delegation of Ruritania had put forward in its report of
1998 and document
A/59/565 which had been before it since the third session, and which it had not yet considered.
"""


def _paragraphs(text: str) -> list[str]:
    reading = reflow(text)
    return [block.span.of(reading.text) for block in reading.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CONFERENCE, ["Preparatory Committee for the 2015 Review Conference of the Parties to the Treaty on the "
                      "Non-Proliferation of Nuclear Weapons", "NPT/CONF.2015/PC.I/18", "Distr.: General", "9 May 2012",
                      "First session", "Vienna, 30 April-11 May 2012"]),
        (TWO_ORGANS, ["GENERAL ASSEMBLY", "Forty-ninth session", "Item 70 of the provisional agenda*",
                      "SECURITY COUNCIL", "Forty-ninth year"]),
        (SIGNED, ["(Signed)   V. Gromov", "Ambassador", "(Signed)   Li Jianhua", "Ambassador"]),
        (TABLE, ["Country", "Votes", "Albania", "7", "Andorra", "9"]),
        (RECORD, ["Summary record of the 14th meeting",
                  "Held at Headquarters, New York, on Wednesday, 20 October 2004, at 10 a.m."]),
        (PROSE, [" ".join(PROSE.split())]),
    ],
)  # fmt: skip
def test_an_opening_is_read_in_its_order(text: str, expected: list[str]) -> None:
    assert _paragraphs(text) == expected


def test_further_down_columns_are_read_row_by_row() -> None:
    text = "Prose that goes on and on, and on.\n" * 90 + "\n" + TWO_ORGANS
    assert _paragraphs(text)[-5:-3] == ["GENERAL ASSEMBLY", "SECURITY COUNCIL"]
