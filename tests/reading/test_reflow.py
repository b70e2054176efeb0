from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws import check

from apostille.reading.joining import Spellings, joined
from apostille.reading.line import Line
from apostille.reading.reading import Reading
from apostille.reading.reflow import gathered, reflow

WORDS = st.sampled_from(
    [
        "La",
        "réunion",
        "s’est",
        "tenue",
        "à",
        "Genève.",
        "THE",
        "CONFERENCE",
        "of",
        "States;",
        "(a)",
        "4.",
        "12",
        "—",
        "Non-",
        "2004",
        "\ufffd",
        "مرفق",
        "السلام",
        "附件",
        "裁军。",
        "Annex",
        "I",
        "Nr.",
        "\u00ad",
        "\x00",
        "1.",
        "2.",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\n   ", " \n", "\f", "\n\f\n", "\t", "\n\n\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=60).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def words(reading: Reading) -> list[str]:
    return [block.span.of(reading.text) for block in reading.blocks]


def kinds(text: str) -> list[str]:
    return [block.kind for block in reflow(text).blocks]


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    check(reflow(text))


@given(TEXTS)
@example("\ufffd\n\ufffd")
def test_any_mixture_of_lines_has_a_reading(text: str) -> None:
    check(reflow(text))


@given(st.lists(st.text("abcdé Ж,.;\n", max_size=40), max_size=12).map("\n\n".join))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    assert "".join(reflow(text).text.split()) == "".join(text.split())


@given(TEXTS)
def test_reading_a_reading_again_keeps_its_words(text: str) -> None:
    once = reflow(text).text
    again = reflow(once.replace("\n", "\n\n")).text
    assert [word for word in again.split() if word.isalpha()] == [word for word in once.split() if word.isalpha()]


def test_wrapped_lines_become_a_paragraph() -> None:
    text = (
        "The States Parties met in Geneva and adopted the report of the \n"
        "Committee on the work of its session without a vote, as amended. \n\n"
        "They thanked the President.\n"
    )
    assert words(reflow(text)) == [
        "The States Parties met in Geneva and adopted the report of the Committee on the work of its session without "
        "a vote, as amended.",
        "They thanked the President.",
    ]


def test_an_indent_after_a_full_stop_begins_a_paragraph() -> None:
    text = (
        "  The Conference considered the matter at length and came to the\n"
        "view that further work was needed on the text.\n"
        "  It therefore requested the Secretariat to prepare a new draft for\n"
        "its next session.\n"
    )
    assert len(reflow(text).blocks) == 2


def test_a_hanging_indent_does_not() -> None:
    text = "1. The Conference considered the matter. It was of the view that\n   Further work was needed on it.\n"
    assert len(reflow(text).blocks) == 1


def test_a_sentence_runs_over_a_page() -> None:
    text = (
        "The Committee took note of the report of the Working Group on the ques-\n"
        "CD/1737\npage 3\n\n\fCD/1737\npage 4\n\n"
        "tion of transparency.\n"
    )
    assert words(reflow(text))[-1].endswith("ques-tion of transparency.")


@pytest.mark.parametrize("gap", ["\f", "\n\f", "\n\n\f", " \f ", "\f\n"])
def test_words_right_behind_a_page_break_stay(gap: str) -> None:
    text = f"The first page ends here.{gap}The second page has words.\nMore of them.{gap}The third page."
    assert reflow(text).text.split() == text.split()


def test_page_numbers_and_running_heads_go() -> None:
    page = "The debate went on about the meaning of the word for a long while and no delegation asked for the floor"
    text = f"A/CONF.9\n{page}\n- 1 -\n\fA/CONF.9\n{page}\n- 2 -\n\fA/CONF.9\n{page}\n- 3 -\n"
    assert "- 2 -" not in reflow(text).text
    assert reflow(text).text.count("A/CONF.9") <= 1


def test_a_year_at_the_beginning_of_a_line_is_no_page_number() -> None:
    text = "The treaty entered into force in the year\n1970\nand has been in force ever since then.\n"
    assert "1970" in reflow(text).text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("the principles of the Non-\nProliferation Treaty", "the principles of the Non-Proliferation Treaty"),
        ("a proposal on negoti\u00ad\nation of a treaty.", "a proposal on negotiation of a treaty."),
        ("short- \nand long-range missiles.", "short- and long-range missiles."),
        ("the years 2001-\n2004 were long.", "the years 2001-2004 were long."),
        ("the committee met; a com-\nmittee met.", "the committee met; a committee met."),
        (
            "裁军谈判会议的成员国和其他与会国在日内瓦举行的全体会议上\n通过了议程。",
            "裁军谈判会议的成员国和其他与会国在日内瓦举行的全体会议上通过了议程。",
        ),
    ],
)
def test_seams(lines: str, expected: str) -> None:
    assert reflow(lines).text == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "各会员国业已誓愿同联合国合作,\n以促进对人权的普遍尊重。",
            "各会员国业已誓愿同联合国合作,以促进对人权的普遍尊重。",
        ),
        ("大会第59\n届会议于2004年9月开幕。", "大会第59届会议于2004年9月开幕。"),
        ("第 59 届会议和第 60\n届会议 2004 年开幕。", "第 59 届会议和第 60 届会议 2004 年开幕。"),
    ],
)
def test_ideographs_and_what_is_none_are_joined_as_the_document_has_it(lines: str, expected: str) -> None:
    assert joined(lines.split("\n"), Spellings(lines)) == expected


def test_a_printed_line_says_itself_whether_it_was_ended() -> None:
    texts = ("The delegation spoke at some length of the matter", "Geneva was the place of it, and nobody left before")
    ended = [Line(texts[0], reach=80, ended=True), Line(texts[1], reach=80)]
    run_on = [Line(texts[0], reach=20, ended=False), Line(texts[1], reach=80)]
    assert [len(gathered(each, 80)) for each in (ended, run_on)] == [2, 1]


def test_printed_numbers_are_labels_and_stay_in_the_text() -> None:
    reading = reflow(
        "4. The Committee met.\n\n4 bis. It met again.\n\n(a) In May;\n\n(iv) In June.\n\n١ - اجتمعت اللجنة.\n"
    )
    assert [block.label for block in reading.blocks] == ["4", "4 bis", "(a)", "(iv)", "١"]
    assert [block.kind for block in reading.blocks] == ["body", "body", "list", "list", "body"]
    assert [block.number for block in reading.blocks] == [1, 2, 3, 4, 5]
    assert reading.text.startswith("4. The")


def test_numbered_lines_without_gaps_are_paragraphs() -> None:
    assert len(reflow("1. First it met.\n2. Then it rested.\n3. Then it met again.\n").blocks) == 3


def test_a_number_that_only_ends_a_date_begins_nothing() -> None:
    text = (
        "The conference met in Geneva from the 19th of November\nto the 7th of December and ended on\n7. It was long.\n"
    )
    assert len(reflow(text).blocks) == 1


def test_a_broken_capital_heading_is_one() -> None:
    text = (
        "NOTE VERBALE DATED 4 JUNE 2004 ADDRESSED TO THE SECRETARIAT OF THE CONFERENCE\n"
        "BY THE PERMANENT MISSION OF ONE OF ITS MEMBERS\n\n"
        "ON THE MEETING HELD IN MAY 2004\n\n"
        "The Permanent Mission presents its compliments to the secretariat.\n"
    )
    assert kinds(text) == ["heading", "body"]


def test_a_telegram_in_capitals_is_no_heap_of_headings() -> None:
    text = "\n\n".join(["FOLLOWING RECEIVED FROM LONDON TODAY. " * 12] * 6)
    assert set(kinds(text)) == {"body"}


def test_one_paragraph_a_line() -> None:
    line = "The delegation of this State wishes to set out its views on several of the questions before us today. " * 3
    assert len(reflow(f"{line}\n{line}\n{line}").blocks) == 3


def test_a_text_of_short_lines_alone_has_paragraphs() -> None:
    assert kinds("Poland") == ["body"]


def test_tabbed_rows_are_a_table() -> None:
    reading = reflow("en\tar\nGeneral Assembly\tالجمعية العامة\nSession\tالدورة\n")
    assert [block.kind for block in reading.blocks] == ["table"] * 3


def test_direction_is_that_of_most_letters() -> None:
    reading = reflow("اجتمعت اللجنة في جنيف (CD/1737).\n\nThe word سلام means peace.\n")
    assert [block.direction for block in reading.blocks] == ["rtl", "ltr"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 250_000,
        "\n" * 50_000 + "end",
        "word " * 50_000,
        "a-\n" * 15_000,
        "\ufffd\n" * 50_000,
        "1. a\n" * 15_000,
        "Abc\n\n" * 15_000,
        "(a) x;\n\n" * 10_000,
        "\t" * 125_000 + "x",
        "A\f" * 12_500,
        "12\n\n" * 12_500,
    ],
    ids=[
        "no blank",
        "empty lines",
        "words",
        "hyphens",
        "lost",
        "numbers",
        "headings",
        "items",
        "tabs",
        "pages",
        "bare",
    ],
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    check(reflow(text))
    assert time.process_time() - start < 12


def test_footnotes_are_notes() -> None:
    reading = reflow(
        "The Committee met.1/\n\n1/ See A/46/27.\n2/ Ibid., para. 4.\n\n[3] The Hague.\n\n³ Not reproduced.\n"
    )
    assert [(block.kind, block.label) for block in reading.blocks] == [
        ("body", None),
        ("note", "1/"),
        ("note", "2/"),
        ("note", "[3]"),
        ("note", "³"),
    ]


NOTED = (
    "The Committee considered the report of the Secretary-General on the matter1 and took\n"
    "note of the remarks made by delegations, as reflected in the summary records.2\n\n"
    "It also considered the number of members of the bureau, which had been set before.\n"
)
NOTES = (
    "1 A/59/123.\n2 See A/C.1/59/SR.12 and the statements that were made there by several delegations\n"
    "on behalf of their groups.\n"
)


def test_notes_with_bare_numbers_are_known_by_their_marks() -> None:
    reading = reflow(f"{NOTED}_______________\n{NOTES}")
    assert [(block.kind, block.label) for block in reading.blocks] == [
        ("body", None), ("body", None), ("note", "1"), ("note", "2"),
    ]  # fmt: skip
    assert reading.blocks[3].span.of(reading.text).endswith("several delegations on behalf of their groups.")


@pytest.mark.parametrize(
    "text", [NOTED.replace(".2", "."), NOTED.replace("matter1", "matter"), "The CO2 of 1 State.\n"]
)
def test_bare_numbers_without_their_marks_are_no_notes(text: str) -> None:
    assert not [block for block in reflow(f"{text}\n{NOTES}").blocks if block.kind == "note"]


def test_a_first_numeral_stands_where_the_second_does() -> None:
    text = (
        "1. Requests the Secretary-General to report:\n\n(a) On the work, including\n(i) the programme;\n"
        "(ii) the reports;\n\n4 bis. Decides so.\n"
    )
    listed = [(block.label, block.level) for block in reflow(text).blocks]
    assert listed == [("1", 0), ("(a)", 1), ("(i)", 2), ("(ii)", 2), ("4 bis", 0)]
