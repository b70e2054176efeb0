"""PDFs: lines, paragraphs, columns, tables, notes, furniture, and what is damaged, locked or a scan."""

from __future__ import annotations

import re
import time
from collections import Counter

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from outlines import lines, outline, styles, value
from pdfs import Sheet, pdf

from apostille.importing.from_pdf import from_pdf
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

PROSE = (
    "The States Parties to the Treaty met in Geneva from the third to the ninth of June and",
    "considered the report of the Working Group on the verification of the prohibition, which",
    "they adopted as it stood.",
)
MORE = (
    "They thanked the Chair of the Working Group for the care with which the report had been",
    "prepared and asked the Secretariat to distribute it before the end of the month to all the",
    "members.",
)


REPORT = "It took note of the report of the Secretary-General on the matter;"
SEE = "See the report of the Working Group, paragraph 4, and the annex to that report."
SECRET = "Genève 1958"  # noqa: S105, opens nothing but a test


def read(*sheets: Sheet, **options: str) -> Draft:
    return from_pdf("x.pdf", pdf(*sheets), **options)[0]


def joined(texts: tuple[str, ...]) -> str:
    return " ".join(texts)


def test_lines_become_paragraphs_where_the_page_leaves_room() -> None:
    draft = read(Sheet().lines(72, 700, PROSE).lines(72, 652, MORE))
    assert lines(draft) == [joined(PROSE), joined(MORE)]
    assert (draft.format, draft.pages, draft.encoding) == ("pdf", 1, "")


def test_a_first_line_further_in_begins_a_paragraph() -> None:
    sheet = Sheet()
    texts = [PROSE, MORE, PROSE, MORE]
    for number, text in enumerate(texts):
        top = 700 - number * 39
        sheet.put(94, top, text[0]).lines(72, top - 13, text[1:])
    assert lines(read(sheet)) == [joined(text) for text in texts]


def test_a_line_that_had_room_for_the_next_word_ended_a_paragraph() -> None:
    texts = [*PROSE, *MORE] * 2
    assert lines(read(Sheet().lines(72, 700, texts))) == [joined(PROSE), joined(MORE)] * 2


def test_a_sentence_runs_over_a_page() -> None:
    first = Sheet().lines(72, 700, PROSE[:2]).put(300, 40, "1")
    second = Sheet().lines(72, 700, PROSE[2:]).put(300, 40, "2")
    draft = read(first, second)
    assert lines(draft) == [joined(PROSE)]
    assert draft.furniture == ("1", "2")


def test_hyphens_at_line_ends_are_joined_by_the_rules_of_text() -> None:
    wrapped = [
        "the principles of the Non-",
        "Proliferation Treaty were agreed, and the com-",
        "mittee met; it was a committee.",
    ]
    page = Sheet().lines(72, 700, wrapped)
    assert lines(read(page)) == [
        "the principles of the Non-Proliferation Treaty were agreed, and the committee met; it was a committee."
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        "The first column of the page begins a",
        "sentence that goes on to its foot and",
        "from there it runs over to the head of",
    ]
    right = ["the second column, where it comes to", "its end as any sentence in the world", "does at last."]
    for lower in (0, 4):  # base lines alike, and not
        draft = read(Sheet().lines(72, 700, left).lines(320, 700 - lower, right))
        assert lines(draft) == [" ".join([*left, *right])]


def test_a_masthead_of_two_columns_keeps_its_lines() -> None:
    page = Sheet().put(72, 740, "CONFERENCE ON DISARMAMENT", 12, "F2").put(420, 740, "CD/1737")
    page.lines(420, 726, ["4 June 2004", "ENGLISH"]).put(72, 660, "FINAL RECORD", 12, "F2").lines(72, 630, PROSE)
    draft = read(page)
    assert lines(draft) == [
        "CONFERENCE ON DISARMAMENT", "CD/1737", "4 June 2004", "ENGLISH", "FINAL RECORD", joined(PROSE),
    ]  # fmt: skip
    assert value(draft, "symbol") == "CD/1737"
    assert value(draft, "date") == "2004-06-04"


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("State", "Signature", "Ratification"),
        ("Poland", "1 July 1968", "12 June 1969"),
        ("Chile", "", "25 May 1995"),
    ]
    page = Sheet().lines(72, 720, PROSE)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.put(72 + column * 150, 640 - number * 16, cell)
    page.put(222, 640 - 3 * 16 + 4, "(with a reservation)", 9)
    tabled = [words for kind, _, _, words in outline(read(page)) if kind == "table"]
    assert tabled[:2] == ["State\tSignature\tRatification", "Poland\t1 July 1968\t12 June 1969"]


def test_wide_blanks_in_a_spread_line_are_no_columns() -> None:
    spread = [(72, "whatever"), (180, "happens"), (300, "in"), (372, "the"), (446, "meantime")]
    page = Sheet().lines(72, 700, PROSE[:2])
    for x, word in spread:
        page.put(x, 674, word)
    page.put(72, 661, "and after it.")
    assert lines(read(page)) == [f"{joined(PROSE[:2])} whatever happens in the meantime and after it."]


def test_headings_are_told_by_size_and_weight() -> None:
    page = Sheet().put(72, 740, "Report of the Committee", 18, "F2").put(72, 710, "Organization of work", 11, "F2")
    page.lines(72, 690, PROSE).put(72, 640, "Adoption of the report of the Committee on its", 14).put(
        72, 624, "second session", 14
    )
    page.lines(72, 600, MORE)
    assert outline(read(page)) == [
        ("heading", None, 1, "Report of the Committee"),
        ("heading", None, 3, "Organization of work"),
        ("body", None, 0, joined(PROSE)),
        ("heading", None, 2, "Adoption of the report of the Committee on its second session"),
        ("body", None, 0, joined(MORE)),
    ]


def test_printed_numbers_and_hanging_items() -> None:
    page = (
        Sheet()
        .put(72, 700, "4.")
        .put(108, 700, "The Committee met in the morning and in the afternoon of the same day.")
    )
    page.put(108, 674, "(a)").put(144, 674, REPORT)
    page.put(144, 661, "and of the letter from the Chair;")
    page.put(108, 635, "(b)").put(144, 635, "It rose.")
    assert outline(read(page)) == [
        ("body", "4", 0, "4. The Committee met in the morning and in the afternoon of the same day."),
        ("list", "(a)", 1, f"(a) {REPORT} and of the letter from the Chair;"),
        ("list", "(b)", 1, "(b) It rose."),
    ]


def test_italic_bold_and_raised_words_are_styles() -> None:
    page = Sheet().put(72, 700, "Recalling", font="F3").put(121, 700, "the Charter").put(176, 704, "1", 7)
    page.put(184, 700, "of the").put(214, 700, "United", font="F2").put(252, 700, "Nations, and so on to the end.")
    draft = read(page)
    assert lines(draft) == ["Recalling the Charter1 of the United Nations, and so on to the end."]
    assert styles(draft) == [("italic", "Recalling", ""), ("superscript", "1", ""), ("bold", "United", "")]


def test_footnotes_are_notes_at_the_end() -> None:
    page = Sheet().lines(72, 700, PROSE).put(194, 678, "1", 7).lines(72, 640, MORE)
    page.put(72, 93, "1", 6).put(80, 90, SEE, 9)
    page.put(80, 80, "The annex was not reproduced.", 9)
    page.put(72, 69, "2", 6).put(80, 66, "Ibid., paragraph 5.", 9)
    assert outline(read(page))[1:] == [
        ("body", None, 0, joined(MORE)),
        ("note", "1", 0, f"1 {SEE} The annex was not reproduced."),
        ("note", "2", 0, "2 Ibid., paragraph 5."),
    ]


def test_running_heads_page_numbers_and_job_numbers_are_furniture() -> None:
    sheets = [
        Sheet().put(72, 750, "A/59/123").put(480, 750, "Verbatim record", 9).lines(72, 700, text)
        for text in (PROSE, MORE, PROSE)
    ]
    for number, sheet in enumerate(sheets, 1):
        sheet.put(72, 40, f"{number}/3").put(480, 40, "04-51826", 8)
    sheets[0].put(72, 60, "04-51826 (E)    160604", 9).put(72, 50, "*0451826*", 9)
    draft = read(*sheets)
    assert lines(draft) == ["A/59/123", joined(PROSE), joined(MORE), joined(PROSE)]
    assert draft.furniture == (
        "Verbatim record", "04-51826 (E) 160604", "*0451826*", "1/3", "04-51826", "A/59/123", "2/3", "3/3",
    )  # fmt: skip
    assert value(draft, "job_number") == "04-51826"


@pytest.mark.parametrize("words", ["Article 3", "1990 was the year of", "(a)"])
def test_what_only_looks_like_furniture_stays(words: str) -> None:
    sheets = [Sheet().put(72, 700, words).lines(72, 687, text) for text in (PROSE, MORE)]
    sheets[1].ops[0] = sheets[1].ops[0].replace("3", "7")
    assert " ".join(lines(read(*sheets))).count(words[:4]) == 2


@pytest.mark.parametrize("box", ["0 1000 612 1792", "0 -792 612 0"])
def test_a_page_may_begin_anywhere(box: str) -> None:
    foot = int(box.split()[1])
    sheets = [Sheet().put(72, 750 + foot, "A/59/123").lines(72, 700 + foot, text) for text in (PROSE, MORE, PROSE)]
    data = pdf(*sheets).replace(b"0 0 612 792", box.encode())
    draft = from_pdf("x.pdf", data)[0]
    assert lines(draft) == ["A/59/123", joined(PROSE), joined(MORE), joined(PROSE)]
    assert draft.furniture == ("A/59/123",)


def test_the_same_page_twice_is_text_twice() -> None:
    assert lines(read(*(Sheet().lines(72, 700, PROSE) for _ in range(3)))) == [joined(PROSE)] * 3


def test_large_print_that_much_of_the_text_is_set_in_makes_no_headings() -> None:
    page = Sheet().lines(72, 740, [*PROSE, *MORE], 12, 15).lines(72, 560, ["a small line of a list of many"] * 24, 8, 9)
    assert "heading" not in [kind for kind, *_ in outline(read(page))][:2]


def test_lines_of_a_table_of_contents_stay_apart() -> None:
    rows = [f"{number} Organization of work {'.' * 60} {number * 3}" for number in range(1, 6)]
    assert lines(read(Sheet().lines(72, 700, rows))) == rows


def test_turned_pages_and_turned_words() -> None:
    upright = read(Sheet().lines(72, 700, PROSE))
    whole = Sheet(rotate=90)
    for number, text in enumerate(PROSE):
        whole.turned(f"0 1 -1 0 {100 + number * 13} 72", text)
    assert lines(read(whole)) == lines(upright)
    beside = (
        Sheet()
        .lines(72, 700, PROSE)
        .turned("0 1 -1 0 40 300", "In the margin")
        .turned("0.7 0.7 -0.7 0.7 200 300", "DRAFT", 60)
    )
    draft = read(beside)
    assert lines(draft) == [joined(PROSE), "In the margin"]
    assert draft.furniture == ("DRAFT",)


def test_letters_drawn_after_the_rest_stand_where_they_are_seen() -> None:
    page = Sheet().put(72, 700, "The").put(110, 700, "is adopted without a vote.").glyphs(96, 700, "№5", 11)
    assert lines(read(page)) == ["The №5 is adopted without a vote."]


def test_letters_without_a_name_are_lost_and_not_others() -> None:
    page = Sheet().glyphs(72, 700, ["K", "w", "a", "", "", "", " ", "i", "n", " ", "G", "e", "n", "e", "v", "a"])
    draft = read(page)
    assert lines(draft) == ["Kwa\ufffd\ufffd\ufffd in Geneva"]
    assert [(damage.kind, damage.span.start, damage.span.end) for damage in draft.damage] == [("lost", 3, 6)]


def test_arabic_is_read_in_its_order() -> None:
    # "السلام في 2004 (CD)." as it is seen from left to right, lam-alef one glyph, brackets as they are drawn.
    seen = [".", "(", "C", "D", ")", " ", "2", "0", "0", "4", " ", "ي", "ف", " ", "م", "لا", "س", "ل", "ا"]
    page = Sheet().glyphs(300, 700, seen).glyphs(300, 680, ["ن", "لا", "إ", "ب", " ", "ع", "م"])
    draft = read(page)
    assert lines(draft) == ["السلام في 2004 (CD).", "مع بإلان"]
    assert {block.direction for block in draft.reading.blocks} == {"rtl"}


def test_arabic_in_a_line_that_runs_to_the_right() -> None:
    seen = [*"The word ", "م", "لا", "س", *" means peace."]
    assert lines(read(Sheet().glyphs(72, 700, seen))) == ["The word سلام means peace."]


def test_presentation_forms_become_letters() -> None:
    seen = ["ﻡ", "ﻼ", "ﺴ", "ﻟ", "ﺍ"]
    assert lines(read(Sheet().glyphs(300, 700, seen))) == ["السلام"]


def test_signs_over_letters_follow_them() -> None:
    page = Sheet().glyphs(300, 700, ["ا", "د", 500, "ً", "ح", "أ"])
    assert lines(read(page)) == ["أحدًا"]


def test_chinese_lines_are_joined_without_blanks() -> None:
    page = (
        Sheet()
        .glyphs(72, 700, "裁军谈判会议的成员国和其他与会国在日内瓦举行的全体会议上，", 20)
        .glyphs(72, 676, "通过了议程。", 20)
    )
    draft = read(page)
    assert lines(draft) == ["裁军谈判会议的成员国和其他与会国在日内瓦举行的全体会议上，通过了议程。"]
    assert draft.language == "zh"


def test_remarks_become_comments_on_the_words_they_lie_on() -> None:
    page = (
        Sheet()
        .lines(72, 700, PROSE)
        .note("Highlight", (72, 684, 130, 696), "Which report?", T="Ana", M="D:20240301120000+02'00'")
    )
    page.note("Text", (30, 672, 46, 688), "See below").note("Link", (72, 660, 90, 672), "no remark")
    draft = read(page)
    lines(draft)
    first = draft.comments[0]
    assert (first.span.of(draft.reading.text), first.author, first.at) == ("considered", "Ana", "2024-03-01T10:00:00Z")
    assert [comment.words for comment in draft.comments] == ["Which report?", "See below"]


PLACES = st.tuples(st.integers(20, 560), st.integers(20, 770), st.integers(7, 16))
THINGS = st.tuples(
    PLACES, st.text("abcdeXYZ019.,(-", min_size=1, max_size=9) | st.text("سلامعربيلا", min_size=1, max_size=6)
)


@given(st.lists(THINGS, min_size=1, max_size=25))
@example([((72, 700, 10), "abc"), ((72, 700, 10), "abc"), ((90, 702, 7), "1")])
def test_no_letter_of_a_page_is_left_out_wherever_it_stands(things: list[tuple[tuple[int, int, int], str]]) -> None:
    page = Sheet()
    for (x, y, size), words in things:
        page.put(x, y, words, size) if words.isascii() else page.glyphs(x, y, list(words), size)
    data = pdf(page)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    draft = from_pdf("x.pdf", data)[0]
    lines(draft)
    told, aside = (
        Counter(draft.reading.text),
        set("".join(draft.furniture)),
    )  # which is listed once however often it stands
    # pdfium turns brackets, and marks what it takes for a hyphen at the end of a line.
    for sign, count in Counter(text.replace("\ufffe", "-")).items():
        assert sign.isspace() or sign in "()" or sign in aside or told[sign] >= count, sign


def test_a_scan_is_said_and_kept() -> None:
    draft = read(Sheet(picture=True), Sheet(picture=True), Sheet(picture=True))
    assert draft.doubts == ("This is a scan of 3 pages without text; it is kept and can be read later.",)
    assert (draft.reading.text, draft.pages, draft.original[:4]) == ("", 3, b"%PDF")


def test_pages_without_text_are_named() -> None:
    pictures = [Sheet(picture=True) for _ in range(4)]
    draft = read(pictures[0], Sheet().lines(72, 700, PROSE), *pictures[1:], Sheet().lines(72, 700, MORE), Sheet())
    assert draft.doubts == ("Pages 1 and 3–5 are pictures without text; they are kept and can be read later.",)
    draft = read(Sheet().lines(72, 700, PROSE), pictures[0])
    assert draft.doubts == ("Page 2 is a picture without text; it is kept and can be read later.",)


def test_letters_that_a_program_read_are_doubted() -> None:
    sound = read(Sheet(picture=True).unseen().lines(72, 700, [*PROSE, *MORE]))
    assert sound.doubts == (
        "The letters of this scan were recognised by a program; compare what you quote with the picture.",
    )
    bad = ["rrwenty-sixth session of the", "UN UBRAR'( Nicar~gua 1.w ,i.( and", *PROSE]
    assert "badly: " in read(Sheet(picture=True).unseen().lines(72, 700, bad)).doubts[0]


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        from_pdf("x.pdf", data)
    return caught.value.why


def test_a_locked_file_is_refused_and_one_locked_with_nothing_opens() -> None:
    page = Sheet().lines(72, 700, PROSE)
    assert "asks for a password" in refused(pdf(page, password=SECRET))
    assert lines(from_pdf("x.pdf", pdf(page, password=""))[0]) == [joined(PROSE)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"error", "is none"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(900), "damaged"),
        (pdf(Sheet().lines(72, 700, PROSE))[:300], "damaged"),
        (pdf(Sheet()), "blank"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_most_pages() -> None:
    data = pdf(Sheet().put(72, 700, "x"))
    many = re.sub(rb"/Kids\[(\d+ 0 R)\]/Count 1", rb"/Kids[" + rb"\1 " * 5001 + rb"]/Count 5001", data)
    assert "5001 pages" in refused(many)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet([f"BT /F1 8 Tf {n % 40 * 14} {790 - n // 40 * 5} Td (a{n}) Tj ET" for n in range(6000)]),
        Sheet([f"BT /F1 9 Tf {n * 37 % 600} {n * 91 % 790} Td (word{n}) Tj ET" for n in range(6000)]),
        Sheet([f"BT /F1 1 Tf 10 {700 - n / 20} Td (row) Tj ET" for n in range(9000)]),
        Sheet([f"BT /F1 9 Tf 72 700 Td ({'....... ' * 9000}) Tj ET"]),
    ],
    ids=["grid", "scattered", "rows", "dots"],
)
def test_time_is_bounded(sheet: Sheet) -> None:
    start = time.process_time()
    read(sheet)
    assert time.process_time() - start < 8
