"""Gestures in the reader, with a real mouse and real keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille.reading.span import Span
from apostille.ui.reader import scene
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.reader import Reader
from apostille.ui.reader.touch import TAG_MIME
from tests.ui.reader.sample import TEXT, where

Opener = Callable[..., Reader]
LEFT = Qt.MouseButton.LeftButton


def middle(reader: Reader, words: str) -> QPoint:
    """The middle of the first line of some words, in the viewport."""
    return reader.page.rects_of(where(words))[0].center().toPoint()


def drag(reader: Reader, start: QPoint, end: QPoint) -> None:
    """Press, move and release in the viewport."""
    view = reader.page.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for point in (start + QPoint(2, 0), (start + end) / 2, end):
        at = QPointF(point)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            view.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, moved)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_a_selection_by_mouse_is_told_when_it_has_settled(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    rect = reader.page.rects_of(where("took note"))[0]
    with qtbot.waitSignal(reader.selectionSettled, timeout=2000) as told:
        drag(
            reader,
            QPoint(round(rect.left()), round(rect.center().y())),
            QPoint(round(rect.right()), round(rect.center().y())),
        )
    assert told.args[0] == where("took note") == reader.selection()
    assert reader.bar.isVisible()
    assert not reader.bar.geometry().intersects(reader.rect_of(where("took note")))


def test_the_bar_can_be_switched_off(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.show_bar(False)
    with qtbot.waitSignal(reader.selectionSettled, timeout=2000):
        drag(reader, middle(reader, "It took"), middle(reader, "report"))
    assert not reader.bar.isVisible()


def test_clicks_go_through_overlapping_annotations(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.set_marks(
        [
            Mark(1, where("took note of the report of the Chair")),
            Mark(2, where("the report")),
            Mark(3, where("note of the report")),
        ]
    )
    clicked: list[int] = []
    reader.annotationClicked.connect(clicked.append)
    reader.annotationClicked.connect(reader.set_current)
    for count in range(1, 5):
        QTest.mouseClick(reader.page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(reader, "the report"))
        qtbot.waitUntil(lambda count=count: len(clicked) == count)
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    assert clicked == [2, 3, 1, 2]


def test_a_click_on_a_name_in_the_margin_reaches_its_annotation(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.set_marks([Mark(7, where("growing awareness"), ("clay",), ("Threat framing",))])
    reader.grab()
    box, _ = reader.page.sight.boxes()[0]
    point = scene.box_rect(box).center().toPoint() - QPoint(0, reader.page.offset())
    with qtbot.waitSignal(reader.annotationClicked) as told:
        QTest.mouseClick(reader.page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert told.args == [7]


def test_an_end_is_dragged_to_another_word(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note"))])
    reader.set_current(1)
    rect, goal = reader.page.rects_of(where("took note"))[0], reader.page.rects_of(where("report"))[0]
    handle = QPoint(round(rect.right()), round(rect.bottom()))
    with qtbot.waitSignal(reader.endsMoved) as told:
        drag(reader, handle, QPoint(round(goal.right()), round(goal.center().y())))
    assert told.args == [1, Span(where("took").start, where("report").end)]


def test_ends_are_moved_by_keys_and_told_once(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note"))])
    reader.set_current(1)
    reader.setFocus()
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    told: list[tuple[int, Span]] = []
    reader.endsMoved.connect(lambda id_, span: told.append((id_, span)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(reader.page, key, both)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    span = where("took note")
    assert told == [(1, Span(span.start - 1, span.end + 3))]


def test_a_tag_falls_on_the_selection_or_the_paragraph(opened: Opener) -> None:
    reader = opened()
    told: list[tuple[int, Span]] = []
    reader.droppedTag.connect(lambda tag, span: told.append((tag, span)))
    drop(reader, middle(reader, "sixty"))
    reader.select(where("growing awareness"))
    drop(reader, middle(reader, "growing awareness"))
    assert told == [(5, reader.page.reading.blocks[0].span), (5, where("growing awareness"))]


def drop(reader: Reader, point: QPoint) -> None:
    """Drop the tag 5 at a point of the viewport."""
    mime = QMimeData()
    mime.setData(TAG_MIME, b"5")
    buttons, modifiers = LEFT, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(point), Qt.DropAction.CopyAction, mime, buttons, modifiers)
    # The application delivers drops only where a drag of the system entered before.
    reader.touch.eventFilter(reader.page.viewport(), event)


def test_paragraphs_are_chosen_and_the_choice_grows(opened: Opener) -> None:
    reader = opened()
    reader.choose_next(1)
    assert reader.chosen() == reader.page.reading.blocks[0].span
    reader.choose_next(1)
    reader.choose_next(1, extend=True)
    blocks = reader.page.reading.blocks
    assert reader.chosen() == Span(blocks[1].span.start, blocks[2].span.end)
    reader.choose_next(-1)
    assert reader.chosen() == blocks[0].span
    reader.set_chosen(None)
    assert reader.chosen() is None


def test_finding_ignores_case_and_accents_and_counts(opened: Opener, qtbot: QtBot) -> None:
    reader = opened("La réunion et la RÉUNION, puis la reunion.")
    reader.open_find()
    QTest.keyClicks(reader.find_bar.field, "reunion")
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "1 of 3")
    reader.find_next()
    assert reader.find_bar.count.text() == "2 of 3"
    reader.find_previous()
    reader.find_previous()
    assert reader.find_bar.count.text() == "3 of 3"
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert reader.selection() == Span(34, 41)
    assert not reader.find_bar.isVisible()


def test_words_that_are_not_there_are_said_not_to_be(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.open_find()
    QTest.keyClicks(reader.find_bar.field, "xyzzy")
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "Not in this statement")


def test_the_caret_goes_by_words_and_selects(opened: Opener) -> None:
    reader = opened()
    reader.setFocus()
    reader.place_caret(0)
    for _ in range(2):
        QTest.keyClick(
            reader.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert reader.selection() is not None
    assert reader.selection().of(TEXT).strip() == "The meeting"


def test_the_current_annotation_is_said(opened: Opener) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note"), ("clay",), ("Threat framing",)), Mark(2, where("sixty States"))])
    reader.set_current(1)
    assert reader.page.accessibleDescription() == "Threat framing, annotation 2 of 2, begins"


def test_nothing_is_edited_by_typing(opened: Opener) -> None:
    reader = opened()
    reader.setFocus()
    QTest.keyClicks(reader.page, "abc")
    assert reader.page.document().toRawText().replace("\u2029", "\n") == TEXT
