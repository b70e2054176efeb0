"""Texts of LibreOffice: numbers as printed, notes, comments, styles, and what is damaged or hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from containers import odf, odt, packed
from outlines import lines, outline, styles, value

from apostille.importing.from_odt import from_odt
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

LONG = "The States Parties to the Treaty met in Geneva and agreed upon the following."


def read(body: str, automatic: str = "", **parts: str) -> Draft:
    return from_odt("x.odt", odt(body, automatic, **parts))[0]


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def number(at: int, way: str, suffix: str = ".", more: str = "", inside: str = "") -> str:
    said = f'text:level="{at}" style:num-format="{way}" style:num-suffix="{suffix}" {more}'
    return f"<text:list-level-style-number {said}>{inside}</text:list-level-style-number>"


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(style: str, *each: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in each)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


LEGAL = list_style("L", number(1, "1"), number(2, "a", ")", 'style:num-prefix="("'), number(3, "i", ")"))


def test_numbers_are_printed_and_labels() -> None:
    inner = f"<text:list><text:list-item>{p('a;')}<text:list><text:list-item>{p('i;')}</text:list-item></text:list>"
    inner += f"</text:list-item><text:list-item>{p('b;')}{p('more of b;')}</text:list-item></text:list>"
    body = items("L", p("One;") + inner, p("Two;")) + p("Between;") + items("L", p("One;"))
    assert outline(read(body, LEGAL)) == [
        ("body", "1", 0, "1. One;"),
        ("list", "(a)", 1, "(a) a;"),
        ("list", "i)", 2, "i) i;"),
        ("list", "(b)", 1, "(b) b;"),
        ("body", None, 0, "more of b;"),
        ("body", "2", 0, "2. Two;"),
        ("body", None, 0, "Between;"),
        ("body", "1", 0, "1. One;"),
    ]


def test_lists_that_go_on_after_other_text() -> None:
    first = items("L", p("x;"), p("x;"), more='xml:id="l1"')
    other = items("M", p("y;"))
    again = items("L", p("x;"), more='text:continue-list="l1"')
    numbering = items("M", p("y;"), more='text:continue-numbering="true"')
    body = first + other + again + numbering + items("L", p("x;"))
    assert [line[:2] for line in lines(read(body, LEGAL + list_style("M", number(1, "1"))))] == [
        "1.", "2.", "1.", "3.", "2.", "1.",
    ]  # fmt: skip


def test_numbers_that_are_said_and_lists_without() -> None:
    body = (
        f'<text:list text:style-name="L"><text:list-header>{p("Head;")}</text:list-header>'
        f'<text:list-item text:start-value="7">{p("x;")}</text:list-item><text:list-item>{p("x;")}'
        f"</text:list-item></text:list>"
    )
    assert lines(read(body, LEGAL)) == ["Head;", "7. x;", "8. x;"]
    bullets = list_style("B", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>')
    assert outline(read(items("B", p("x;")), bullets)) == [("list", None, 1, "x;")]
    assert outline(read(items("nosuch", p("x;")))) == [("list", None, 1, "x;")]
    assert lines(read(items("L", p("x;")), list_style("L", number(1, "")))) == ["x;"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((number(1, "I"), number(2, "1", "", 'text:display-levels="2"')), ["I. x;", "I.1 y;"]),
        ((number(1, "A"), number(2, "1", ")", 'loext:num-list-format="%1%-%2%)"')), ["A. x;", "A-1) y;"]),
        ((number(1, "1", "", 'text:start-value="5"'), number(2, "a", ")")), ["5 x;", "a) y;"]),
        (
            (number(1, "一, 二, 三, ...", "、", "", '<style:list-level-properties><style:list-level-label-alignment '
             'text:label-followed-by="nothing"/></style:list-level-properties>'), number(2, "1", ")")),
            ["一、x;", "1) y;"],
        ),
    ],
)  # fmt: skip
def test_ways_of_counting(levels: tuple[str, ...], expected: list[str]) -> None:
    inner = f"<text:list><text:list-item>{p('y;')}</text:list-item></text:list>"
    assert lines(read(items("L", p("x;") + inner), list_style("L", *levels))) == expected


def test_letters_after_z() -> None:
    body = items("L", *[p("x;")] * 28)
    assert lines(read(body, list_style("L", number(1, "a"))))[-1] == "ab. x;"
    assert lines(read(body, list_style("L", number(1, "a", ".", 'style:num-letter-sync="true"'))))[-1] == "bb. x;"


def test_headings_and_their_numbers() -> None:
    body = '<text:h text:outline-level="1">Part one</text:h><text:h text:outline-level="2">Its parts</text:h>' * 2
    body += f'<text:h text:outline-level="1" text:is-list-header="true">No number</text:h>{p(LONG)}'
    assert [(kind, at) for kind, _, at, _ in outline(read(body))][:2] == [("heading", 1), ("heading", 2)]
    numbered = "<text:outline-style>" + "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="1" text:display-levels="{at}"/>'
        for at in (1, 2)
    )
    found = lines(read(body, styles=f"<office:styles>{numbered}</text:outline-style></office:styles>"))
    assert found[:5] == ["1 Part one", "1.1 Its parts", "2 Part one", "2.1 Its parts", "No number"]


AUTOMATIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text" style:parent-style-name="T1">'
    '<style:text-properties fo:font-style="italic" fo:font-weight="normal"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="R" style:family="paragraph"><style:paragraph-properties'
    ' style:writing-mode="rl-tb"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/><style:style style:name="Title"'
    ' style:family="paragraph"/>'
    '<style:style style:name="O" style:family="text" style:parent-style-name="O"/>'
)


def test_styles_of_words_and_of_paragraphs() -> None:
    def span(name: str, inside: str) -> str:
        return f'<text:span text:style-name="{name}">{inside}</text:span>'

    bold = span("T1", "bold " + span("T2", "slanted"))
    body = p("Title", "Title") + p(
        f"A {bold}, x{span('T3', '2')},{span('T4', ' hidden')} "
        '<text:a xlink:href="https://un.org/">link</text:a><text:a xlink:href="#x">!</text:a>' + span("O", " odd")
    )
    draft = read(body + p(LONG, "P1") + p("2004/6/4", "R"), AUTOMATIC)
    assert lines(draft)[:2] == ["Title", "A bold slanted, x2, link! odd"]
    assert sorted(styles(draft)) == [
        ("bold", "bold ", ""), ("italic", "slanted", ""), ("link", "link", "https://un.org/"), ("superscript", "2", ""),
    ]  # fmt: skip
    assert [block.kind for block in draft.reading.blocks[:3]] == ["heading", "heading", "quote"]
    assert draft.reading.blocks[3].direction == "rtl"
    assert draft.furniture == ("hidden",)


def test_blanks_are_folded_unless_the_file_counts_them() -> None:
    draft = read(p('  a \n  b<text:s text:c="3"/>c<text:tab/>d<text:s/>e\u00a0 f<text:s text:c="999999999"/>'))
    assert lines(draft) == ["a b   c\td e\u00a0 f"]
    assert lines(read(p("Sir,<text:line-break/>I have the honour."))) == ["Sir,", "I have the honour."]


def test_notes_with_the_marks_of_the_file() -> None:
    def note(kind: str, mark: str, inside: str) -> str:
        body = f"<text:note-citation>{mark}</text:note-citation><text:note-body>{inside}</text:note-body>"
        return f'<text:note text:note-class="{kind}">{body}</text:note>'

    body = p(f"One{note('endnote', 'i', p('Last.'))} two{note('footnote', '1', p(' First.') + p('More.'))}.") + p(LONG)
    assert outline(read(body)) == [
        ("body", None, 0, "Onei two1."),
        ("body", None, 0, LONG),
        ("note", "1", 0, "1 First."),
        ("note", None, 0, "More."),
        ("note", "i", 0, "i Last."),
    ]


def test_comments_have_span_author_and_time() -> None:
    def remark(name: str, at: str) -> str:
        said = f"<dc:creator>A. Nalyst</dc:creator><dc:date>{at}</dc:date>{p('Remark')}{p('goes on')}"
        return f'<office:annotation office:name="{name}">{said}</office:annotation>'

    body = p(
        f'See {remark("c1", "2023-05-01T10:00:00.340000000")}these words<office:annotation-end office:name="c1"/> here.'
    )
    body += p(f"Pointed{remark('', 'never')} at.")
    draft = read(body)
    assert lines(draft) == ["See these words here.", "Pointed at."]
    found = [(each.span.of(draft.reading.text), each.words, each.author, each.at) for each in draft.comments]
    assert found == [
        ("these words", "Remark\ngoes on", "A. Nalyst", "2023-05-01T10:00:00Z"),
        ("Pointed at.", "Remark\ngoes on", "A. Nalyst", ""),
    ]


def test_tracked_changes_are_accepted() -> None:
    gone = f'<text:changed-region text:id="c"><text:deletion>{p("Gone.")}</text:deletion></text:changed-region>'
    body = f"<text:tracked-changes>{gone}</text:tracked-changes>"
    body += p('Kept <text:change text:change-id="c"/><text:change-start text:change-id="d"/>new<text:change-end/>.')
    assert lines(read(body)) == ["Kept new."]


def cell(inside: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def test_tables() -> None:
    covered = "<table:covered-table-cell/>"
    head = f"<table:table-row>{cell(p('Year'))}{cell(p('States;'))}{cell(p('Rest'))}</table:table-row>"
    wide = cell(p("1968"), 'table:number-columns-spanned="2"')
    rows = f"<table:table-row>{wide}{covered}{cell(p('x'))}</table:table-row>"
    rows += f"<table:table-row>{cell(p('a'))}{covered}{cell(p('b') + p('c'))}</table:table-row>"
    rows += f"<table:table-row>{cell(p('d'))}{cell(p('e'))}{cell('')}</table:table-row>"
    body = f"<table:table><table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>{p(LONG)}"
    found = outline(read(body))
    assert [words for _, _, _, words in found] == ["Year\tStates;\tRest", "1968\tx", "a\t\tb c", "d\te", LONG]
    assert [kind for kind, _, _, _ in found] == ["table"] * 4 + ["body"]


def test_frames_shapes_and_pictures() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('In the shape.')}</draw:custom-shape></draw:g>"
    assert lines(read(p(f"Around {box}it.") + box + p(shape))) == [
        "Around it.",
        "In the box.",
        "In the box.",
        "In the shape.",
    ]
    picture = read(p("<draw:frame><draw:image/></draw:frame>"))
    assert "no text but pictures" in picture.doubts[0]


def test_sections_indexes_and_hidden_ones() -> None:
    body = f"<text:section>{p('In it;')}</text:section><text:section text:display='none'>{p('Unseen;')}</text:section>"
    body += f"<text:table-of-content><text:index-body>{p('Contents;')}</text:index-body></text:table-of-content>"
    draft = read(body)
    assert lines(draft) == ["In it;", "Contents;"]
    assert draft.furniture == ("Unseen;",)


def test_what_every_page_repeats_is_furniture() -> None:
    foot = p("Page <text:page-number>3</text:page-number>")
    page = f"<style:header>{p('A/59/565')}</style:header><style:footer>{foot}</style:footer>"
    said = f"<office:master-styles><style:master-page>{page}</style:master-page></office:master-styles>"
    draft = read(p(LONG), styles=said)
    assert (lines(draft), draft.furniture) == ([LONG], ("A/59/565", "Page 3"))


def test_the_properties_of_the_file_help_where_the_text_bears_them_out() -> None:
    said = "<office:meta><dc:title>{}</dc:title><dc:creator>A. Typist</dc:creator>"
    said += "<dc:language>pl-PL</dc:language></office:meta>"
    draft = read(p(f"Remarks on the Treaty: {LONG}"), meta=said.format("Remarks on the Treaty"))
    assert value(draft, "title") == "Remarks on the Treaty"
    assert draft.language == "en"
    assert value(read(p(LONG), meta=said.format("A title of another text")), "title") == ""


def test_a_flat_file() -> None:
    inside = f"<office:automatic-styles>{LEGAL}</office:automatic-styles>"
    inside += f"<office:body><office:text>{items('L', p('One;'))}</office:text></office:body>"
    assert lines(from_odt("x.fodt", odf("document", inside).encode())[0]) == ["1. One;"]


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">]>'
LOCKED = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
HOSTILE = {
    "no zip": b"no zip",
    "no content": packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
    "a workbook": packed({"content.xml": odf("document-content", "<office:body><office:spreadsheet/></office:body>")}),
    "entities": packed({"content.xml": LAUGHS + odf("document-content", "").split("?>", 1)[1]}),
    "cut off": odt(p(LONG))[:-100],
    "broken": packed({"content.xml": odf("document-content", p(LONG))[:-30]}),
    "deep": odt("<text:section>" * 10_000),
    "locked": packed({"content.xml": "\x01\x02", "META-INF/manifest.xml": LOCKED}),
    "other xml": b"<svg/>",
    "empty": odt(p(" ")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_text_is_a_sentence(name: str) -> None:
    with pytest.raises(Refusal, match="Nothing was imported"):
        from_odt("x.odt", HOSTILE[name])


def test_a_broken_part_beside_the_text_is_a_doubt() -> None:
    content = odf("document-content", f"<office:body><office:text>{p(LONG)}</office:text></office:body>")
    draft = from_odt("x.odt", packed({"content.xml": content, "styles.xml": "<"}))[0]
    assert (lines(draft), "styles.xml" in draft.doubts[0]) == ([LONG], True)


TABLES = (
    "<table:table><table:table-row><table:table-cell>",
    "</table:table-cell></table:table-row></table:table>",
)


@pytest.mark.parametrize(
    "inside",
    [
        "<text:section>" * 200 + p(LONG) + "</text:section>" * 200,
        p("<text:span>" * 200 + LONG + "</text:span>" * 200),
        "<text:list><text:list-item>" * 100 + p(LONG) + "</text:list-item></text:list>" * 100,
        "<draw:g>" * 200 + f"<draw:rect>{p(LONG)}</draw:rect>" + "</draw:g>" * 200,
        TABLES[0] * 70 + p(LONG) + TABLES[1] * 70,
    ],
)  # fmt: skip
def test_nesting_as_deep_as_xml_may_be(inside: str) -> None:
    assert lines(read(inside)) == [LONG]


def test_a_megabyte_is_read_in_time() -> None:
    body = "".join(p(f'<text:span text:style-name="T1">{LONG} {at}.</text:span> {LONG}') for at in range(5000))
    data = odt(body, AUTOMATIC)
    begun = time.process_time()
    assert len(lines(from_odt("x.odt", data)[0])) == 5000
    assert time.process_time() - begun < 6


def test_texts_that_other_programs_made(corpus: Path) -> None:
    draft = from_odt("x", (corpus / "documents" / "converted" / "UDHR.fr.odt").read_bytes())[0]
    assert "1. Tout individu a droit à la liberté d’opinion" not in draft.reading.text
    assert draft.language == "fr"
    assert outline(draft)[0][0] == "heading"
    assert sum(1 for _, label, _, _ in outline(draft) if label == "2") > 10
