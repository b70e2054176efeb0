"""What stands beside the text can be read, pointed at and reached, on whichever side it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from apostille.ui.kit.tokens import LIGHT
from apostille.ui.reader import margin
from apostille.ui.reader.marks import LANES, Mark
from apostille.ui.reader.placing import Entry, Room, Zone, margin_layout
from apostille.ui.reader.reader import Reader
from tests.ui.reader.sample import TEXT, where

Opener = Callable[..., Reader]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
DEEP = [Mark(key, where("took note of the report"), ("clay",), (f"Tag {key}",)) for key in range(1, LANES + 3)]


def stripe(reader: Reader, annotation: int) -> QPoint:
    """The middle of the stripe of an annotation, in the viewport."""
    sight, page = reader.page.sight, reader.page
    over = [(row, over.marks) for row, over in sight.over(sight.rows())]
    rect = next(place for (_, place), mark in margin.stripes(over, *page.column()) if mark.annotation == annotation)
    return rect.center().toPoint() - QPoint(0, page.offset())


def press(reader: Reader, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Click in the viewport, late enough not to be half of a double click."""
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    QTest.mouseClick(reader.page.viewport(), button, NONE, point)


def test_every_stripe_of_overlapping_annotations_leads_to_its_own(opened: Opener) -> None:
    reader = opened()
    reader.set_marks(DEEP[:LANES])
    clicked: list[int] = []
    reader.annotationClicked.connect(clicked.append)
    for mark in DEEP[:LANES]:
        press(reader, stripe(reader, mark.annotation))
    assert clicked == [1, 2, 3, 4]
    assert reader.selection() is None


def test_the_hatched_stripe_lists_all_that_share_it(opened: Opener, qtbot: QtBot) -> None:
    reader = opened()
    reader.set_marks(DEEP)
    reader.touch.listed.disconnect()  # the menu itself would want a window manager
    point = stripe(reader, DEEP[LANES].annotation)
    with qtbot.waitSignal(reader.touch.listed) as told:
        press(reader, point)
    assert told.args == [(5, 6), reader.page.viewport().mapToGlobal(point)]


def test_the_right_button_makes_current_what_is_under_it_before_the_menu_is_asked_for(opened: Opener) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note of the report")), Mark(2, where("the report"))])
    told: list[object] = []
    reader.annotationClicked.connect(told.append)
    reader.annotationClicked.connect(reader.set_current)
    reader.contextRequested.connect(lambda _: told.append("menu"))
    press(reader, reader.page.rects_of(where("took"))[0].center().toPoint(), RIGHT)
    press(reader, reader.page.rects_of(where("the report"))[0].center().toPoint(), RIGHT)
    assert told == [1, "menu", "menu"]  # the second lies over both, and one of them is current already


def test_the_right_button_on_words_selected_leaves_them_selected_and_elsewhere_lets_them_go(opened: Opener) -> None:
    reader = opened()
    reader.select(where("growing awareness"))
    press(reader, reader.page.rects_of(where("growing awareness"))[0].center().toPoint(), RIGHT)
    assert reader.selection() == where("growing awareness")
    press(reader, reader.page.rects_of(where("sixty States"))[0].center().toPoint(), RIGHT)
    assert reader.selection() is None


def test_annotations_that_lie_one_over_another_stand_in_the_menu(opened: Opener) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note of the report"), (), ("Action",)), Mark(2, where("the report"))])
    menu = QMenu()
    middle = reader.page.rects_of(where("the report"))[0].center().toPoint()
    reader.offer_marks(menu, reader.page.viewport().mapToGlobal(middle))
    assert [entry.text() for entry in menu.actions()] == [
        "Highlight  ·  the report", "Action  ·  took note of the report", "",
    ]  # fmt: skip
    alone = QMenu()
    took = reader.page.rects_of(where("took"))[0].center().toPoint()
    reader.offer_marks(alone, reader.page.viewport().mapToGlobal(took))
    assert alone.isEmpty()


def test_a_name_cut_at_the_end_of_its_box_is_told_in_full(opened: Opener) -> None:
    names = ("A tag with a name that is far too long", "Another")
    reader = opened()
    reader.set_marks([Mark(1, where("took note"), ("clay", "sea"), names)])
    reader.grab()
    box, _ = reader.page.sight.boxes()[0]
    point = QPointF(box.left + 20, box.top + 8).toPoint() - QPoint(0, reader.page.offset())
    view = reader.page.viewport()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == ", ".join(names)
    QToolTip.hideText()


def test_beside_lines_that_run_back_names_stand_at_their_stripes_too(opened: Opener) -> None:
    reader = opened(size=(1000, 700))
    arabic = TEXT.split("\n")[2]
    reader.set_marks([Mark(1, where(arabic), ("clay",), ("Threat",))])
    image = reader.page.viewport().grab().toImage()
    [(box, mirrored)] = reader.page.sight.boxes()
    assert mirrored
    y = round(box.top + box.height / 2 - reader.page.offset())
    clay = QColor(LIGHT.tag("clay"))
    swatch = [x for x in range(image.width() // 2) if image.pixelColor(x, y) == clay]
    left, _ = reader.page.column()
    assert swatch
    assert left - margin.STRIPES - 20 < min(swatch) < left


def test_the_open_one_is_never_behind_the_number() -> None:
    zone = Zone(0, 200, tuple(Entry(key, 10) for key in range(9)))
    names = [box.keys for box in margin_layout([zone], Room(0, 180), 7) if box.kind == "name"]
    rest = [box.keys for box in margin_layout([zone], Room(0, 180), 7) if box.kind == "more"]
    assert names == [(0,), (1,), (7,)]
    assert rest == [(2, 3, 4, 5, 6, 8)]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Compare [1540](https://undocs.org/S/RES/1540(2004)) here", ["Compare 1540 here"]),
        ("Two:\n\n- *one*\n- **two**", ["Two:", "• one", "• two"]),
    ],
)
def test_a_card_shows_a_note_line_by_line_and_without_its_signs(qapp: object, note: str, shown: list[str]) -> None:
    assert [line for _bold, line in margin.card_lines("", margin.plain(note), 400)] == shown


def test_the_outline_of_the_current_annotation_goes_while_words_are_selected(opened: Opener) -> None:
    reader = opened()
    reader.set_marks([Mark(1, where("took note"))])
    reader.set_current(1)
    accent, rect = QColor(LIGHT.accent), reader.page.rects_of(where("took note"))[0]
    corner = QRectF(rect.right() - 6, rect.bottom() - 6, 12, 12).toRect()

    def outlined() -> bool:
        image = reader.page.viewport().grab(corner).toImage()
        return any(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))

    assert outlined()
    reader.select(where("sixty"))
    assert not outlined()
    reader.clear_selection()
    assert outlined()


def test_a_run_of_lost_characters_that_is_broken_by_the_line_is_one_box(opened: Opener) -> None:
    words = "The meeting was opened by the Chair, M. Aleksander \ufffd\t" + "\ufffd" * 30 + "-Unis"
    broken = 0
    for width in range(440, 700, 4):
        reader = opened(words, size=(width, 200))
        [loss] = reader.page.losses
        parts = [(row, row.extents(loss.start, loss.end)) for row in reader.page.rows_in_sight()]
        image = reader.page.viewport().grab().toImage()
        boxed = [row for row, extents in parts if extents and _edged(image, extents[0][0], row.baseline)]
        broken += sum(bool(extents) for _, extents in parts) > 1
        assert len(boxed) == 1, width
    assert broken


def _edged(image: QImage, x: float, baseline: float) -> bool:
    """Whether the upright edge of a box is painted at ``x``."""
    columns, rows = range(round(x) - 1, round(x) + 3), range(round(baseline) - 8, round(baseline))
    return any(all(image.pixelColor(column, row).lightness() < 200 for row in rows) for column in columns)
