"""Rich texts: code pages and signs, numbers as printed, notes, comments, tables, and what is damaged or hostile."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from outlines import lines, outline, styles, value

from apostille.importing.from_rtf import from_rtf
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

LONG = "The States Parties to the Treaty met in Geneva and agreed upon the following."
FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2{\*\panose 01}Symbol;}{\f2\fcharset204 Arial;}"
    r"{\f3\fcharset178 Arabic Transparent;}{\f4\fcharset238 Times{\*\falt Other};}{\f5\fcharset134 SimSun;}"
    r"{\f6\fnil Arial Cyr;}}"
)
SHEET = (
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\sbasedon0 Mine;}{\s3\outlinelevel2 Own;}{\s4 Quote;}"
    r"{\*\cs9 \b Strong;}}"
)


def read(body: str, head: str = r"\ansi\ansicpg1252\deff0", **options: str) -> Draft:
    return from_rtf("x.rtf", f"{{\\rtf1{head}{FONTS}{SHEET}{body}}}".encode("latin-1"), **options)[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"caf\'e9 \'93quoted\'94 \'80", "café “quoted” €"),
        ("caf\xe9", "café"),
        (r"{\f2 \'cf\'f0\'e8\'ec}\'e9", "Примé"),
        (r"{\f3 \'c7\'e1\'da}", "الع"),
        (r"{\f4 \'b9\'e6\'bf}", "ąćż"),
        (r"{\f5 \'c8\'cb\'c8\'cb}x", "人人x"),
        (r"{\f6 \'cf\'f0}", "Пр"),
        (r"{\f1 \'61\'b3\'b7}x", "α≥•x"),
        (r"{\f1 \u-3999 \'61}x", "αx"),
        (r"\u1055?\u1088\'f0 \u-10179?\u-8704?", "Пр \U0001f600"),
        (r"\uc0\u1055 \u1088 x", "Прx"),
        (r"\uc2\u20154 \'c8\'cb\u20154 ab!", "人人!"),
        (r"a\u8211\endash b\u8212 - c\u233", "a–b— cé"),
        (r"{\uc0{\uc3}\u1055}x\u1088?", "Пxр"),
        (r"\u-10179? lone", "\ufffd lone"),
        (r"a\emdash b\~c\_d\-e\bullet\lquote\rdblquote\{\}\\", "a—b\u00a0c\u2011d\u00ade•‘”{}\\"),
        ("one\r\ntwo\\tab three\\\nnext", "onetwo\tthree|next"),
        (r"\unknown12 a {\*\unknown b {c}} d", "a  d"),
        (r"a\bin3 {}\b", "ab"),
        (r"x{\upr{ansi}{\*\ud{\u1055?}}}y", "xПy"),
    ],
)
def test_characters(body: str, expected: str) -> None:
    assert "|".join(lines(read(body))) == expected


def test_the_code_page_of_the_document() -> None:
    assert lines(read(r"\f9 \'cf\'f0", r"\ansi\ansicpg1251")) == ["Пр"]
    assert lines(read(r"\f9 \'8e", r"\mac")) == ["é"]
    assert lines(read(r"\f9 \'8e", r"\ansi\ansicpg99999")) == ["Ž"]
    assert lines(read(r"\f9 \'cf\'f0", encoding="cp1251")) == ["Пр"]
    with pytest.raises(Refusal, match="no encoding"):
        read("x", encoding="nosuch")


def test_fonts_that_wrongly_say_that_they_are_western() -> None:
    russian = "Все люди рождаются свободными и равными в своем достоинстве и правах."
    body = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in russian.encode("cp1251"))
    draft = read(rf"\f0 {body}", r"\ansi\ansicpg1251\deff0")
    assert lines(draft) == [russian]
    assert "cp1251" in draft.doubts[0]
    french = "Tous les êtres humains naissent libres et égaux en dignité et en droits, où qu’ils soient nés."
    body = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in french.encode("cp1252"))
    draft = read(rf"\f0 {body}", r"\ansi\ansicpg1251\deff0")
    assert (lines(draft), draft.doubts) == ([french], ())


def test_styles_of_words() -> None:
    draft = read(
        r"A {\b bold {\i both} \b0 not}, x{\super 2}{\up6 3}{\up2 4}{\sub 5}, {\v hidden }\ab arab"
        r"{\rtlch\ab\ltrch\b0  x}{\ltrch\b0\rtlch\ab  y}\plain  z."
    )
    assert lines(draft) == ["A bold both not, x2345, arab x y z."]
    assert sorted(styles(draft)) == [
        ("bold", " y", ""), ("bold", "bold both ", ""), ("italic", "both", ""), ("superscript", "23", ""),
    ]  # fmt: skip
    assert draft.furniture == ("hidden",)


def test_paragraphs_lines_and_pages() -> None:
    draft = read(r"\pard One.\par\pard Sir,\line I am.\par{\pard Two.\par}Three.\page Four.\sect Five.")
    assert lines(draft) == ["One.", "Sir,", "I am.", "Two.", "Three.", "Four.", "Five."]


def test_headings_and_quotes_by_style_and_outline() -> None:
    body = r"\pard\s1\b Part\b0\par\pard\s2 Mine;\par\pard\s3 Own\par\pard\outlinelevel0 \b Out\b0\par"
    draft = read(rf"{body}\pard\s4 {LONG}\par\pard {LONG}")
    assert [(kind, at) for kind, _, at, _ in outline(draft)] == [
        ("heading", 1), ("body", 0), ("heading", 3), ("heading", 1), ("quote", 0), ("body", 0),
    ]  # fmt: skip
    assert styles(draft) == []


def test_numbers_as_they_were_printed() -> None:
    body = (
        r"{\listtext\pard\plain 4.\tab}\pard\ls1\ilvl0 Four;\par{\pntext\f0 (a)\tab}\pard a;\par"
        r"{\listtext\pard\plain\f1 \'b7\tab}\pard\ls2\ilvl1 bullet;\par\pard none;\par"
        r"\pard \bullet \tx360\tab typed;\par"
    )
    assert outline(read(body)) == [
        ("body", "4", 0, "4. Four;"),
        ("list", "(a)", 1, "(a) a;"),
        ("list", None, 2, "bullet;"),
        ("body", None, 0, "none;"),
        ("list", None, 1, "typed;"),
    ]


def test_numbers_that_the_file_leaves_to_be_counted() -> None:
    levels = r"{\listlevel\levelnfc0\levelstartat3{\leveltext\leveltemplateid1\'02\'00.;}{\levelnumbers\'01;}}"
    levels += r"{\listlevel\levelnfc4\levelfollow2{\leveltext\'03(\'01);}{\levelnumbers\'02;}}"
    table = rf"{{\*\listtable{{\list\listtemplateid7{levels}{{\listname ;}}\listid77}}}}"
    table += r"{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}"
    table += r"{\listoverride\listid77\listoverridecount1{\lfolevel\listoverridestartat\levelstartat9}\ls2}}"
    body = r"\pard\ls1 x;\par\pard\ls1\ilvl1 y;\par\pard\ls1\ilvl0 z;\par\pard\ls2 w;\par\pard\ls9 v;"
    assert lines(read(table + body)) == ["3. x;", "(a)y;", "4. z;", "9. w;", "v;"]


def test_tables_and_tables_in_tables() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    body = "".join(row.format(*each) for each in (("Year", "States"), ("1968", "62"), ("2019", "191"), ("2020", "")))
    assert lines(read(rf"{body}\pard {LONG}")) == ["Year\tStates", "1968\t62", "2019\t191", "2020", LONG]
    inner = r"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    nested = rf"\trowd\pard\intbl\itap1 one\cell {inner}\pard\intbl\itap1 two\cell\row\pard {LONG}"
    assert lines(read(nested))[-1] == LONG
    assert "a\tb" in lines(read(nested))
    loose = r"\trowd\cellx1 a\cell\pard b\cell\row\trowd\pard c\cell d\cell\row\pard "
    assert lines(read(loose + LONG)) == ["a\tb", "c\td", LONG]


def test_notes_come_after_the_text() -> None:
    body = (
        r"One{\super\chftn{\footnote\pard{\super\chftn} First.\par More.}} two{\super\chftn}{\footnote\ftnalt"
        r"{\super\chftn} Last.}, three{\super *}{\footnote{\super *} Starred.} four{\super\chftn"
        r"{\*\footnote\chftn Second.}}.\par\pard Next."
    )
    assert outline(read(body)) == [
        ("body", None, 0, "One1 twoi, three* four2."),
        ("body", None, 0, "Next."),
        ("note", "1", 0, "1 First."),
        ("note", None, 0, "More."),
        ("note", None, 0, "* Starred."),
        ("note", "2", 0, "2 Second."),
        ("note", "i", 0, "i Last."),
    ]
    assert lines(read(r"\ftnnalc One{\super\chftn{\footnote\chftn First.}}")) == ["Onea", "a First."]


def test_comments_have_span_author_and_time() -> None:
    body = (
        r"See {\*\atrfstart 3}these words{\*\atrfend 3}{\*\atnid AN}{\*\atnauthor A. Nalyst}\chatn"
        r"{\*\annotation{\*\atnref 3}{\*\atndate 666176128}\pard Remark\par goes on} here.\par "
        r"Pointed{\*\atnauthor B}\chatn{\*\annotation Other} at."
    )
    draft = read(body)
    assert lines(draft) == ["See these words here.", "Pointed at."]
    found = [(each.span.of(draft.reading.text), each.words, each.author, each.at) for each in draft.comments]
    assert found == [
        ("these words", "Remark\ngoes on", "A. Nalyst", "2023-05-01T10:00:00Z"),
        ("Pointed at.", "Other", "B", ""),
    ]


def test_tracked_changes_are_accepted() -> None:
    body = r"Kept {\revised\revauth1 new }{\deleted old }end.\par First{\deleted\par} half.\par{\mvf away}{\mvt here}"
    assert lines(read(body)) == ["Kept new end.", "First half.", "here"]


def test_links_and_fields() -> None:
    body = (
        r'{\field{\*\fldinst{HYPERLINK "https://un.org/a"}}{\fldrslt{\ul one}}}, '
        r"{\field{\*\fldinst PAGE}{\fldrslt 12}}, "
        r'{\field{\*\fldinst SYMBOL 97 \\f "Symbol" \\s 12}{\fldrslt\f1\fs24}}, '
        r"{\field{\*\fldinst SYMBOL 183}{\fldrslt X}}."
    )
    draft = read(body)
    assert lines(draft) == ["one, 12, α, •."]
    assert styles(draft) == [("link", "one", "https://un.org/a")]


def test_boxes_objects_pictures_and_what_is_not_text() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In the box.\par}}{\shprslt{\*\do{\dptxbxtext twice}}}}"
    rest = r"{\object{\*\objdata 0102}{\result{\pard result}}}{\pict\pngblip 0102}"
    rest += r"{\*\shppict{\pict 03}}{\nonshppict{\pict 04}}"
    body = rf"{{\info{{\title A title}}{{\author Me}}}}{{\*\bkmkstart x}}Around {shape}it {rest}.{{\xe entry}}"
    assert lines(read(body)) == ["Around it result.", "In the box."]
    picture = read(r"{\pict\pngblip 0102}")
    assert "no text but pictures" in picture.doubts[0]


def test_what_every_page_repeats_is_furniture() -> None:
    draft = read(rf"{{\header A/59/565\par}}{{\footerr Page \chpgn\par}}{LONG}")
    assert (lines(draft), draft.furniture) == ([LONG], ("A/59/565", "Page"))


def test_direction() -> None:
    draft = read(r"\pard\rtlpar 2004/6/4\par\pard\ltrpar 2004/6/4\par\pard\rtlpar English words.")
    assert [block.direction for block in draft.reading.blocks] == ["rtl", "ltr", "ltr"]


def test_the_title_among_the_properties_where_the_text_bears_it_out() -> None:
    title = r"{\info{\title Remarks on the Treaty}}"
    assert value(read(rf"{title}Remarks on the Treaty: {LONG}"), "title") == "Remarks on the Treaty"
    assert value(read(title + LONG), "title") == ""


def test_a_file_that_ends_in_the_middle_is_read_and_said() -> None:
    draft = from_rtf("x.rtf", rf"{{\rtf1\ansi {LONG}\par {{\b And".encode())[0]
    assert lines(draft) == [LONG, "And"]
    assert "ends in the middle" in draft.doubts[0]
    assert lines(from_rtf("x.rtf", rf"{{\rtf1 {LONG}}}trailing {{rubbish".encode())[0]) == [LONG]


@pytest.mark.parametrize(
    "data", [b"", b"text", b"{\\rt", b"{\\rtf1}", b"{\\rtf1\\par\\par}", b"{\\rtf1{\\fonttbl{\\f0 A;}}}"]
)
def test_what_holds_no_rich_text_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal, match="Nothing was imported"):
        from_rtf("x.rtf", data)


HOSTILE = {
    "deep": "{" * 10_000 + LONG + "}" * 10_000,
    "closing": "}" * 10_000,
    "deep notes": r"{\footnote " * 3000 + LONG + "}" * 3000,
    "deep boxes": r"{\shptxt " * 3000 + LONG + "}" * 3000,
    "deep fields": r"{\field{\*\fldinst A}{\fldrslt " * 2000 + LONG + "}}" * 2000,
    "numbers": r"\u99999999999\f-9999999999\uc999999\s-5\ilvl-3\ls-1\outlinelevel99\itap9999 \'zz \'" + LONG,
    "binary": r"\bin999999999 " + LONG,
    "cells": r"\cell\row\nestcell\nestrow\cell" * 2000 + LONG,
    "one word": "x" * 1_000_000 + LONG,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_or_refused_in_time(name: str) -> None:
    begun = time.process_time()
    try:
        lines(from_rtf("x.rtf", f"{{\\rtf1\\ansi {HOSTILE[name]}}}".encode())[0])
    except Refusal:
        assert name in ("closing", "binary")
    assert time.process_time() - begun < 10


def test_a_file_changed_anywhere_is_read_or_refused() -> None:
    """Nothing but ``Refusal`` comes out."""
    sound = (
        FONTS + SHEET + r"\trowd\pard\intbl a\cell b\cell\row\pard\ls1 x{\footnote\chftn y}{\b z}\par\u233?"
    ).encode()
    dice = random.Random(2004)  # noqa: S311 - seeded to be repeated
    for _ in range(400):
        data = bytearray(b"{\\rtf1\\ansi " + sound + b"}")
        for _ in range(dice.randrange(1, 8)):
            place = dice.randrange(6, len(data))
            data[place : place + dice.randrange(3)] = dice.choice(
                [b"{", b"}", b"\\", b"\\par", b"\xff", b"\\u-9999999999", b"\\bin5"]
            )
        with suppress(Refusal):
            lines(from_rtf("x.rtf", bytes(data))[0])


def test_a_megabyte_is_read_in_time() -> None:
    body = "".join(rf"{{\pard\f0 {{\b {LONG} {at}.}} {LONG}\par}}" for at in range(6000))
    begun = time.process_time()
    assert len(lines(read(body))) == 6000
    assert time.process_time() - begun < 6


def test_texts_that_other_programs_made(corpus: Path) -> None:
    draft = from_rtf("x", (corpus / "documents" / "converted" / "UDHR.pl.rtf").read_bytes())[0]
    assert draft.language == "pl"
    assert sum(1 for _, label, _, _ in outline(draft) if label == "2") > 10
