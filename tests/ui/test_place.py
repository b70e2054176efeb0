"""Where one is: what the status says of it, and where a statement is left and opened again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille import statements
from apostille.reading.compose import compose
from apostille.store.library import Library
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from tests.ui.opening import drag, press, window


def _said(shown: Setting) -> str:
    QApplication.processEvents()
    return shown.window.status.place.text()


def _turn_wheel(shown: Setting, by: int) -> None:
    view = shown.window.reader.page.viewport()
    none, steps = Qt.KeyboardModifier.NoModifier, QPoint(0, -120 * by)
    turned = QWheelEvent(
        QPoint(200, 200), view.mapToGlobal(QPoint(200, 200)), QPoint(), steps, Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turned)


def test_the_status_follows_the_paragraph_chosen_by_key(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    assert _said(shown) == "Cover, heading"
    press(qtbot, Qt.Key.Key_J)
    assert _said(shown) == "Cover, ¶ 1 of 2"
    press(qtbot, Qt.Key.Key_J)
    assert _said(shown) == "Cover, ¶ 2 of 2"
    press(qtbot, Qt.Key.Key_K)
    assert _said(shown) == "Cover, ¶ 1 of 2"


def test_the_status_follows_the_selection_and_once_that_is_out_of_sight_the_topmost_line(
    qtbot: QtBot, shown: Setting
) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    assert _said(shown) == "Annex, ¶ 5 of 10"
    for _ in range(8):
        _turn_wheel(shown, -200)
    assert _said(shown) == "Cover, heading"
    _turn_wheel(shown, 2)
    assert _said(shown) != "Annex, ¶ 5 of 10"


def test_a_statement_read_by_keys_opens_again_at_the_paragraph_chosen_last(qtbot: QtBot) -> None:
    settings = Settings()
    with window(qtbot, settings=settings) as made:
        for _ in range(12):
            press(qtbot, Qt.Key.Key_J)
        left = _said(made)
        assert left.startswith("Annex")
    with window(qtbot, settings=settings) as made:
        assert _said(made) == left


def test_the_bar_at_the_passage_comes_after_the_mouse_and_does_what_it_says(qtbot: QtBot, shown: Setting) -> None:
    bar = shown.window.reader.bar
    drag(qtbot, shown, "un réseau actif de partenariat")
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    highlight = next(button for button in bar.findChildren(type(bar._quick[0])) if button.text() == "Highlight")
    qtbot.mouseClick(highlight, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    current = shown.hands.desk.current
    assert current is not None
    assert shown.hands.lectern.annotations[current].tags == ()
    drag(qtbot, shown, "des représentants de haut niveau")
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    quick = bar._quick[0]
    qtbot.mouseClick(quick, Qt.MouseButton.LeftButton)
    [row] = [row for row in shown.hands.lectern.placed() if row.quote == "des représentants de haut niveau"]
    assert len(row.tags) == 1


def test_the_bar_opens_palette_and_note_at_what_was_selected(qtbot: QtBot, shown: Setting) -> None:
    bar = shown.window.reader.bar
    for name, words in (("Tag", "un réseau actif de partenariat"), ("Note", "des représentants de haut niveau")):
        drag(qtbot, shown, words)
        qtbot.waitUntil(bar.isVisible, timeout=2000)
        button = next(one for one in bar.findChildren(type(bar._quick[0])) if one.text() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == {"Tag": "tagPaletteField", "Note": "note"}[name]
        press(qtbot, Qt.Key.Key_Escape)


def test_the_bar_can_be_switched_off(qtbot: QtBot, shown: Setting) -> None:
    shown.deck.do("bar")
    drag(qtbot, shown, "un réseau actif de partenariat")
    qtbot.wait(300)
    assert not shown.window.reader.bar.isVisible()
    shown.deck.do("bar")
    drag(qtbot, shown, "des représentants de haut niveau")
    qtbot.waitUntil(shown.window.reader.bar.isVisible, timeout=2000)


def test_the_next_annotation_takes_the_place_with_it_so_that_paragraphs_go_on_from_there(
    qtbot: QtBot, shown: Setting
) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert _said(shown) == "Annex, ¶ 2 of 10"
    press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert _said(shown) == "Annex, ¶ 4 of 10"
    press(qtbot, Qt.Key.Key_J)
    assert shown.hands.desk.current is None
    assert _said(shown) == "Annex, ¶ 4 of 10"
    press(qtbot, Qt.Key.Key_J)
    assert _said(shown) == "Annex, ¶ 5 of 10"


def test_the_bar_at_the_passage_goes_when_a_key_has_done_something(qtbot: QtBot, shown: Setting) -> None:
    bar = shown.window.reader.bar
    drag(qtbot, shown, "un réseau actif de partenariat")
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    press(qtbot, Qt.Key.Key_T)
    assert not bar.isVisible()


def test_the_status_says_who_speaks_in_a_record(qtbot: QtBot, tmp_path: Path) -> None:
    record = tmp_path / "record.txt"
    record.write_text(
        "The President: I give the floor to the representative of Norway.\n\n"
        "Mr. Lindqvist (Norway) (spoke in French): We have two remarks on the draft.\n",
        encoding="utf-8",
    )
    path = tmp_path / "records.apostille"
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, compose(record.name, record.read_bytes()))
    with window(qtbot, path) as shown:
        press(qtbot, Qt.Key.Key_J)
        press(qtbot, Qt.Key.Key_J)
        assert _said(shown) == "¶ 2 of 2 · Mr. Lindqvist (Norway)"
