"""The numbers of Word's lists, counted as Word counts them."""

from __future__ import annotations

import pytest
from containers import LEGAL, docx, item, level, numbering, para
from outlines import lines, outline

from apostille.importing.from_docx import from_docx
from apostille.reading.draft import Draft


def read(body: str, **parts: str) -> Draft:
    return from_docx("x.docx", docx(body, **parts))[0]


def test_numbers_are_printed_and_labels() -> None:
    body = item("One;") + item("a;", 1) + item("b;", 1) + item("i;", 2) + item("Two;") + item("a again;", 1)
    assert outline(read(body, numbering=LEGAL)) == [
        ("body", "1", 0, "1. One;"),
        ("list", "(a)", 1, "(a) a;"),
        ("list", "(b)", 1, "(b) b;"),
        ("list", "(i)", 2, "(i) i;"),
        ("body", "2", 0, "2. Two;"),
        ("list", "(a)", 1, "(a) a again;"),
    ]


@pytest.mark.parametrize(
    ("way", "text", "expected"),
    [
        ("upperRoman", "%1.", ["I. x;", "II. x;", "III. x;"]),
        ("upperLetter", "%1)", ["A) x;", "B) x;", "C) x;"]),
        ("decimalZero", "%1.", ["01. x;", "02. x;", "03. x;"]),
        ("decimal", "Article %1", ["Article 1 x;", "Article 2 x;", "Article 3 x;"]),
        ("russianLower", "%1)", ["а) x;", "б) x;", "в) x;"]),
        ("chineseCounting", "（%1）", ["（一） x;", "（二） x;", "（三） x;"]),
        ("hindiNumbers", "%1-", ["١- x;", "٢- x;", "٣- x;"]),
        ("arabicAbjad", "%1)", ["أ) x;", "ب) x;", "ج) x;"]),
        ("none", "", ["x;", "x;", "x;"]),
        ("bullet", "\uf0b7", ["x;", "x;", "x;"]),
        ("nosuch", "%1.", ["1. x;", "2. x;", "3. x;"]),
    ],
)
def test_ways_of_counting(way: str, text: str, expected: list[str]) -> None:
    assert lines(read(item("x;") * 3, numbering=numbering(level(0, way, text)))) == expected


def test_letters_after_z_are_doubled() -> None:
    assert lines(read(item("x;") * 28, numbering=numbering(level(0, "lowerLetter", "(%1)"))))[-2:] == [
        "(aa) x;",
        "(bb) x;",
    ]


def test_a_number_of_several_levels() -> None:
    levels = (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>")
    )
    body = item("x;") + item("x;", 1) + item("x;", 1) + item("x;", 2) + item("x;") + item("x;", 2)
    numbers = [line.removesuffix(" x;") for line in lines(read(body, numbering=numbering(levels)))]
    assert numbers == ["I.", "I.1.", "I.2.", "1.2.1.", "II.", "2.1.1."]


def test_a_level_that_was_passed_over_has_begun() -> None:
    levels = level(0, "decimal", "%1") + level(1, "lowerLetter", "%1.%2") + level(2, "upperRoman", "%1.%2.%3")
    body = item("x;") + item("x;", 2) + item("x;", 1)
    assert outline(read(body, numbering=numbering(levels)))[1:] == [
        ("list", "1.a.I", 2, "1.a.I x;"),
        ("list", "1.b", 1, "1.b x;"),
    ]


def test_levels_restart_as_they_are_told() -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "(%3)")
    )
    body = item("x;") + item("x;", 1) + item("x;", 2) + item("x;") + item("x;", 1) + item("x;", 2)
    numbers = [line.removesuffix(" x;") for line in lines(read(body, numbering=numbering(levels)))]
    assert numbers == ["1.", "1)", "(1)", "2.", "2)", "(1)"]


def test_lists_of_one_kind_count_together_unless_one_starts_anew() -> None:
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in ((1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'))
    )
    body = item("x;") + item("x;", list_id=2) + item("x;", list_id=3) + item("x;", list_id=3) + item("x;")
    found = lines(read(body, numbering=numbering(level(0, "decimal", "%1."), lists=lists)))
    assert [line[0] for line in found] == ["1", "2", "7", "8", "9"]


def test_numbers_by_style_and_a_list_taken_off() -> None:
    said = (
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId'
        ' w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="M"><w:name w:val="More"/><w:basedOn w:val="N"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="N"/></w:style>'
    )
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="L"/>')
    body = para("x;", '<w:pStyle w:val="M"/>') + para("x;", '<w:pStyle w:val="L"/>')
    body += para("x;", '<w:pStyle w:val="N"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(read(body, numbering=numbering(levels), styles=said)) == ["1. x;", "(a) x;", "x;"]


def test_a_list_that_is_the_name_of_a_style() -> None:
    lists = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1))
    said = '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    found = numbering('<w:numStyleLink w:val="S"/>', level(0, "decimal", "§ %1"), lists=lists)
    assert lines(read(item("x;"), numbering=found, styles=said)) == ["§ 1 x;"]


def test_odd_numbers_do_not_stop_it() -> None:
    odd = numbering(level(0, "decimal", "%1.%9.%"), lists='<w:num w:numId="1"><w:abstractNumId w:val="x"/></w:num>')
    body = (
        item("x;", 99)
        + item("x;", -1)
        + item("x;", 0, 77)
        + para("x;", '<w:numPr><w:ilvl w:val="é"/><w:numId w:val="1"/></w:numPr>')
    )
    assert lines(read(body, numbering=odd)) == ["x;"] * 4
