"""Resolutions and symbols cited."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading import references, symbols

CASES = [
    ("Elle concorde avec la résolution 1540 (2004) du 28 avril 2004, que le", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("la résolution 1540 (2004) du Conseil de sécurité du 28 avril 2004", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("Security Council resolution 1540 (2004), adopted on 28 April 2004", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("resolution 1540 (2004) and the statement of 5 June 2004", [("S/RES/1540 (2004)", None)]),
    ("resolución 1540 (2004) del Consejo de Seguridad, de 28 de abril de 2004", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("резолюция 1540 (2004) Совета Безопасности от 28 апреля 2004 года", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("2004年4月28日第1540(2004)号决议", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("安理会第1373（2001）号和第1540（2004）号决议", [("S/RES/1373 (2001)", None), ("S/RES/1540 (2004)", None)]),
    ("قرار مجلس الأمن 1540 (2004) المؤرخ 28 نيسان/أبريل 2004", [("S/RES/1540 (2004)", "2004-04-28")]),
    ("القرار ١٥٤٠ (٢٠٠٤)", [("S/RES/1540 (2004)", None)]),
    ("resolutions 1373 (2001) of 28 September 2001, 1526 (2004) and 1540 (2004)",
     [("S/RES/1373 (2001)", "2001-09-28"), ("S/RES/1526 (2004)", None), ("S/RES/1540 (2004)", None)]),
    ("resolution 59/78 of 3 December 2004", [("A/RES/59/78", "2004-12-03")]),
    ("En su resolución 55/40, aprobada sin votación el 20 de noviembre de 2000,", [("A/RES/55/40", "2000-11-20")]),
    ("resolution 2758 (XXVI) of 25 October 1971", [("A/RES/2758 (XXVI)", "1971-10-25")]),
    ("大会第59/78号决议", [("A/RES/59/78", None)]),
    ("قراري الجمعية العامة 58/241 و 59/86", [("A/RES/58/241", None), ("A/RES/59/86", None)]),
    ("Economic and Social Council resolution 1996/31", [("E/RES/1996/31", None)]),
    ("Human Rights Council resolution 16/18", [("A/HRC/RES/16/18", None)]),
    ("Resolution 1540 binds. See resolution 1540 (2004).", [("S/RES/1540 (2004)", None)] * 2),
    ("UNSCR 1540", [("S/RES/1540", None)]),
    ("S/RES/1540(2004) and S/RES/1540 (2004)", [("S/RES/1540 (2004)", None)] * 2),
    ("CD/1737, A/59/565 and A/47/60-S/23329; CD/PV.941.",
     [("CD/1737", None), ("A/59/565", None), ("A/47/60-S/23329", None), ("CD/PV.941", None)]),
    ("A/58/323–S/2003/1234", [("A/58/323-S/2003/1234", None)]),
    ("GC(48)/RES/13 and INFCIRC/540 (Corr.)", [("GC(48)/RES/13", None), ("INFCIRC/540 (Corr.)", None)]),
    ("A/CONF.\n192/15", [("A/CONF.192/15", None)]),
    ("A/RES/2758(XXVI)", [("A/RES/2758 (XXVI)", None)]),
    ("А/59/565", [("A/59/565", None)]),
]  # fmt: skip
NONE = [
    "on 3/4/2004 and/or N/A at 90 km/h", "S/he wrote an e/mail on CD/DVD", "http://example.org/A/59/565",
    "Parliamentary Assembly Resolution 1540 (2007)", "Council resolution 45/1", "resolution 1540 was read",
    "the resolution of 1540 ships", "A/B", "in 1540 (2004)",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_citations_have_one_key_each(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = references.find(text, "und")
    assert [(one.key, one.date) for one in found] == expected
    assert all(" ".join(one.span.of(text).split()) == one.label for one in found)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert references.find(text, "en") == ()


@pytest.mark.parametrize(
    ("printed", "key"),
    [("S/RES/1540(2004)", "S/RES/1540 (2004)"), ("А/59/565", "A/59/565"), ("A/58/323–S/2003/1*", "A/58/323-S/2003/1")],
)
def test_canonical_form(printed: str, key: str) -> None:
    assert symbols.canonical(printed) == key


_PIECES = [
    "A/",
    "59/",
    "78",
    "CD/PV.941",
    "-",
    "S/",
    "resolution ",
    "1540",
    " (2004)",
    "\n",
    "第",
    "号决议",
    " of 4 June 2004",
]


@given(st.text() | st.lists(st.sampled_from(_PIECES)).map("".join))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = references.find(text, "und")
    assert all(one.span.fits(text) and one.label == " ".join(one.span.of(text).split()) for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


_UNITS = ["1", "a", "A/", "A/1", "resolution ", "\n", "第", "第12/3号", "59/78, ", "قرار ", "GC(",
          "article 5 of the Charter ", "the NPT ", "第六条",
          "Treaty of X ", "статья 2 "]  # fmt: skip


@pytest.mark.parametrize("unit", _UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "resolutions " + unit * (length // len(unit)) + "决议"
        start = time.perf_counter()
        references.find(text, "en")
        return time.perf_counter() - start

    assert seconds(200_000) < 12 * seconds(50_000) + 0.1
