"""The page holds the text and nothing but the text; what is marked is found where it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QTextDocument
from pytestqt.qtbot import QtBot

from apostille.reading.span import Span
from apostille.ui.kit.tokens import DARK, LIGHT
from apostille.ui.reader import document
from apostille.ui.reader.document import Sheet
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.positions import shown
from apostille.ui.reader.reader import Reader
from apostille.ui.reader.typography import Typography
from tests.ui.reader.sample import TEXT, made, where

Opener = Callable[..., Reader]


def text_of(page: QTextDocument) -> str:
    """The text of a document as the reading counts it."""
    return page.toRawText().replace("\u2029", "\n")


def test_the_shipped_statement_is_on_the_page_unchanged(opened: Opener, shipped: Path) -> None:
    from apostille.reading.compose import compose

    draft = compose(shipped.name, shipped.read_bytes())
    reader = opened(draft.reading.text)
    reader.show_statement(draft.reading, draft.damage)
    assert text_of(reader.page.document()) == draft.reading.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.one_of(st.characters(exclude_characters="\n"), st.sampled_from("\n\u2028\u2029\ufffc\t\xa0😀ع"))))
def test_any_text_is_on_the_page_unchanged(qapp: object, text: str) -> None:
    page = document.lay_out(made(text), [], Sheet(60, 200, Typography(), LIGHT))
    assert text_of(page) == shown(text).encode("utf-16", "surrogatepass").decode("utf-16")


def test_highlights_are_no_formats(opened: Opener) -> None:
    reader = opened()
    before = [block.layout().formats() for block in blocks(reader.page.document())]
    reader.set_marks([Mark(1, where("growing awareness"), ("clay",), ("Threat",))])
    reader.grab()
    assert [block.layout().formats() for block in blocks(reader.page.document())] == before
    assert not reader.page.extraSelections()


def blocks(page: QTextDocument) -> list[object]:
    """All paragraphs of a document."""
    block, found = page.firstBlock(), []
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize(
    "words", ["growing awareness", "representatives of sixty States", "القرار 1540 (2004)", "Geneva"]
)
def test_the_rectangles_of_a_span_hold_its_characters_and_no_others(opened: Opener, words: str) -> None:
    reader = opened()
    span = where(words)
    seen = {
        at
        for rect in reader.page.rects_of(span)
        for x in range(round(rect.left()) + 2, round(rect.right()) - 1)
        if (at := reader.page.character_at(QPoint(x, round(rect.center().y())))) is not None
    }
    assert seen <= set(range(span.start, span.end))
    assert len(seen) >= len(words) * 0.8


def test_a_span_over_two_directions_has_several_rectangles(opened: Opener) -> None:
    reader = opened()
    span = Span(where("(2004)").start, where("Geneva").end)
    assert len(reader.page.rects_of(span)) >= 2


def test_the_ground_of_a_highlight_is_seen_and_only_there(opened: Opener) -> None:
    reader = opened()
    span = where("growing awareness")
    reader.set_marks([Mark(1, span, ("clay",), ("Threat",))])
    picture = reader.page.viewport().grab().toImage()
    rect = reader.page.rects_of(span)[0]
    assert QColor(picture.pixel(round(rect.left()) + 1, round(rect.top()))) != QColor(LIGHT.paper)
    beside = reader.page.rects_of(where("It took note"))[0]
    assert QColor(picture.pixel(round(beside.left()) + 1, round(beside.top()))) == QColor(LIGHT.paper)


def test_lost_characters_are_never_copied_as_text(opened: Opener) -> None:
    reader = opened()
    reader.select(where("Aleksander Kwa\ufffd\ufffd\ufffd opened"))
    assert reader.page.createMimeDataFromSelection().text() == "Aleksander Kwa[illegible] opened"


def test_restored_characters_are_copied_in_brackets(opened: Opener) -> None:
    reader = opened()
    repair = SimpleNamespace(span=where("Chair"), lost=5, kind="lost", basis="English version")
    reader.show_statement(made(TEXT), [], [repair])
    reader.select(where("of the Chair, and"))
    assert reader.page.createMimeDataFromSelection().text() == "of the [Chair], and"


def test_a_no_break_space_is_copied_as_it_is(opened: Opener) -> None:
    reader = opened("La réunion\xa0: fin")
    reader.select(Span(0, 16))
    assert reader.page.createMimeDataFromSelection().text() == "La réunion\xa0: fin"


@pytest.mark.parametrize("words", ["x" * 30_000, "中华人民" * 8_000, "mot " * 8_000])
def test_a_very_long_line_is_seen_where_it_stands(opened: Opener, words: str) -> None:
    reader = opened(words)
    reader.set_marks([Mark(1, Span(20_000, 20_010), ("clay",), ("Clay",))])
    reader.scroll_to(Span(20_000, 20_010))
    rects = reader.page.rects_of(Span(20_000, 20_010))
    assert rects
    at = reader.page.character_at(QPoint(round(rects[0].left()) + 3, round(rects[0].center().y())))
    assert at is not None and 20_000 <= at < 20_010


def test_marks_cost_no_layout(opened: Opener) -> None:
    reader = opened("A sentence of some words. " * 4_000)
    heights = [reader.page.document().size().height()]
    reader.set_marks([Mark(at, Span(at * 20, at * 20 + 50), ("moss",), ("M",)) for at in range(1, 4_000)])
    reader.grab()
    heights.append(reader.page.document().size().height())
    assert heights[0] == heights[1]


def test_boxes_in_the_margins_never_overlap_on_the_page(opened: Opener) -> None:
    reader = opened(TEXT * 3, (830, 900))
    note = "A long note that fills its card with words and more words than three lines can hold, so it is cut."
    reader.set_marks([Mark(at, Span(at * 7, at * 7 + 60), ("rose",), (f"Tag {at}",), note) for at in range(1, 90)])
    reader.grab()
    boxes = [QRectF(box.left, box.top, box.width, box.height) for box, _ in reader.page.sight.boxes()]
    assert len(boxes) > 4
    assert not [1 for at, one in enumerate(boxes) for other in boxes[at + 1 :] if one.intersects(other)]


def test_another_theme_and_zoom_keep_the_place(opened: Opener, qtbot: QtBot) -> None:
    reader = opened("\n".join(f"Paragraph {n} of the text, with some words." for n in range(300)))
    reader.scroll_to(6_000)
    reader.select(Span(6_000, 6_020))
    top = reader.top_position()
    reader.set_theme(DARK)
    reader.zoom(140)
    assert abs(reader.top_position() - top) < 120
    assert reader.selection() == Span(6_000, 6_020)


def test_a_page_keeps_no_document_of_before(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    for _ in range(3):
        reader.show_statement(made(TEXT))
    qtbot.waitUntil(lambda: len(reader.page.findChildren(QTextDocument)) == 1)


def test_the_ground_ends_where_its_words_end_though_another_mark_begins_the_next_line(opened: Opener) -> None:
    reader = opened()
    row = reader.page.rows_in_sight()[1]
    first, second = Mark(1, Span(row.start, row.end + 10)), Mark(2, Span(row.end, row.end + 10))
    reader.set_marks([first, second])
    over_rows = reader.page.sight.over(reader.page.sight.rows())
    assert [[one[3].annotation for one in over.marks] for _, over in over_rows] == [[1], [1, 2]]


def test_a_restored_passage_has_a_card_when_the_caret_is_in_it(opened: Opener) -> None:
    reader = opened()
    repair = SimpleNamespace(span=where("Chair"), lost=5, kind="lost", basis="English version")
    reader.show_statement(made(TEXT), [], [repair])
    reader.place_caret(where("Chair").start + 2)
    reader.grab()
    assert reader.page.open_card()[1:] == ("5 lost characters restored", "as “Chair”. English version")
    assert [box.keys for box, _ in reader.page.sight.boxes() if box.kind == "card"] == [(-1,)]
    reader.place_caret(0)
    reader.grab()
    assert not reader.page.sight.boxes()
