"""Folding, overlays, and what every view shows after a step it did not take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from apostille import annotations, annotators, codebook, statements
from apostille.ui.panes import OVERLAY_LEFT, OVERLAY_RIGHT
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from tests.ui.opening import bring, child, drag, library, press, take_in, window, write

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_each_side_pane_folds_and_comes_back(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_Backslash, CONTROL)
    assert not shown.window.statements.isVisible()
    press(qtbot, Qt.Key.Key_Backslash, CONTROL)
    assert shown.window.statements.isVisible()
    press(qtbot, Qt.Key.Key_Backslash, CONTROL | SHIFT)
    assert not shown.window.details.isVisible()


def test_with_little_room_panes_lie_over_the_text_and_escape_puts_them_away(qtbot: QtBot, shown: Setting) -> None:
    shown.window.resize(OVERLAY_RIGHT - 20, 700)
    QApplication.processEvents()
    assert shown.window.statements.isVisible()
    assert not shown.window.details.isVisible()
    width = shown.window.reader.width()
    press(qtbot, Qt.Key.Key_Backslash, CONTROL | SHIFT)
    assert shown.window.details.isVisible()
    assert shown.window.reader.width() == width
    if shown.window.notices.isVisible():
        press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert not shown.window.details.isVisible()
    shown.window.resize(OVERLAY_LEFT - 20, 700)
    QApplication.processEvents()
    assert not shown.window.statements.isVisible()
    shown.window.resize(1440, 900)
    QApplication.processEvents()
    assert shown.window.statements.isVisible()
    assert shown.window.details.isVisible()


def test_a_pane_over_the_text_has_the_keys_and_goes_when_the_text_is_clicked(qtbot: QtBot, shown: Setting) -> None:
    shown.window.resize(OVERLAY_RIGHT - 20, 700)
    QApplication.processEvents()
    press(qtbot, Qt.Key.Key_3, CONTROL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown.window.tabs.isAncestorOf(focus)
    page = shown.window.reader.page.viewport()
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(80, 200))
    assert not shown.window.codebook.isVisible()
    press(qtbot, Qt.Key.Key_2, CONTROL)
    assert shown.window.annotations.isVisible()
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert not shown.window.annotations.isVisible()
    press(qtbot, Qt.Key.Key_2, CONTROL)
    shown.window.resize(OVERLAY_LEFT - 20, 700)
    QApplication.processEvents()
    assert shown.window.reader.page.hasFocus()


def test_without_room_for_the_list_the_margin_counts_and_names_come_back(qtbot: QtBot, shown: Setting) -> None:
    shown.window.reader.scroll_to(shown.hands.lectern.placed()[0].span or 0)

    def kinds() -> set[str]:
        QApplication.processEvents()
        return {box.kind for box, _ in shown.window.reader.page.sight.boxes()}

    assert "name" in kinds()
    shown.window.resize(OVERLAY_LEFT - 20, 700)
    assert kinds() == {"count"}
    shown.window.resize(1440, 900)
    assert "name" in kinds()


def test_widths_and_folds_are_remembered(qtbot: QtBot) -> None:
    settings = Settings(left_width=300, right_open=False)
    with window(qtbot, settings=settings) as made:
        QApplication.processEvents()
        assert abs(made.window.statements.width() - 300) <= 2
        assert not made.window.details.isVisible()


def test_filter_and_facets_narrow_the_list_and_say_what_to_do_when_nothing_fits(qtbot: QtBot, shown: Setting) -> None:
    qtbot.mouseClick(child(shown, "statementFilter"), Qt.MouseButton.LeftButton)
    write(qtbot, "president pologne")
    qtbot.waitUntil(lambda: shown.window.statements.ids() == [shown.hands.desk.statement])
    write(qtbot, "zzz")
    qtbot.waitUntil(lambda: shown.window.statements.ids() == [])
    assert shown.window.statements.empty.isVisible()


def test_a_facet_taken_by_key_stays_where_the_next_key_goes_on(qtbot: QtBot, shown: Setting) -> None:
    facets = shown.window.statements.facets
    assert facets is not None
    issuer = facets.topLevelItem(0)
    assert issuer is not None
    facets.setCurrentItem(issuer.child(0))
    facets.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    current = facets.currentItem()
    assert current is not None
    assert current.text(0) == "✓ Poland"
    press(qtbot, Qt.Key.Key_Return)
    assert facets.chosen == {}


def test_an_empty_library_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    library(tmp_path / "empty.apostille").close()
    with window(qtbot, tmp_path / "empty.apostille") as made:
        assert "No statements yet." in made.window.statements.empty.text()
        assert made.window.details.empty.isVisible()


def test_dropped_files_come_in_as_one_step_and_the_first_is_opened(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Statement {name}.\n\nThe delegation thanks the chair.\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.txt")), QUrl.fromLocalFile(str(tmp_path / "two.txt"))])
    pane, left, none = shown.window.statements, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(pane, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(pane, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(pane.ids()) == 3)
    assert shown.hands.desk.statement != 1
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(pane.ids()) == 1)


def test_a_tag_is_renamed_in_place_and_the_margin_follows(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_3, CONTROL)
    pane = shown.window.codebook
    tag = next(row for row in shown.hands.lectern.tags.values() if row.name == "Participation")
    pane.show_tag(tag.id)
    pane.tree.setFocus()
    press(qtbot, Qt.Key.Key_F2)
    write(qtbot, "Who takes part")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.hands.lectern.tags[tag.id].name == "Who takes part")
    marks = shown.window.reader.page.marks.ordered
    assert ("Who takes part",) in [mark.names for mark in marks]


def test_a_tag_moved_by_drag_hangs_below_the_other(qtbot: QtBot, shown: Setting) -> None:
    model = shown.window.codebook.model
    rows = {row.name: row.id for row in shown.hands.lectern.tags.values()}
    mime = model.mimeData([model.place(rows["Legal basis"])])
    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, model.place(rows["Institutional form"]))
    assert shown.hands.lectern.tags[rows["Legal basis"]].path == "Institutional form/Legal basis"


def test_a_click_in_the_list_of_annotations_makes_it_current_in_the_text(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_2, CONTROL)
    view = shown.window.annotations.list
    second = shown.hands.lectern.placed()[1]
    box = view.visualRect(shown.window.annotations.model.place(second.id))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert shown.hands.desk.current == second.id
    assert shown.window.reader.page.current == second.id


def test_the_list_of_annotations_goes_along_with_the_text(qtbot: QtBot, shown: Setting) -> None:
    reading, desk = shown.window.reader.page.reading, shown.hands.desk
    with desk.step("Mark") as session:
        for block in reading.blocks:
            annotations.mark(session, desk.statement, block.span)
    press(qtbot, Qt.Key.Key_2, CONTROL)
    view, model = shown.window.annotations.list, shown.window.annotations.model
    last = model.index(model.rowCount() - 1)
    assert not view.viewport().rect().intersects(view.visualRect(last))
    shown.window.reader.scroll_to(reading.blocks[-1].span)
    qtbot.waitUntil(lambda: view.viewport().rect().intersects(view.visualRect(last)))
    shown.window.reader.scroll_to(0)
    qtbot.waitUntil(lambda: view.viewport().rect().intersects(view.visualRect(model.index(0))))


def test_a_note_is_kept_when_left_and_undone_as_a_step(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_N)
    write(qtbot, "Network before institution.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert shown.window.reader.page.hasFocus()
    current = shown.hands.desk.current
    assert current is not None
    assert shown.hands.lectern.annotations[current].note == "Network before institution."
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert shown.hands.lectern.annotations[current].note == ""


def test_keys_of_the_note_set_its_words_and_nothing_else_of_the_window_answers(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_N)
    note = shown.window.annotations.note.note
    for keys, words in (
        ((Qt.Key.Key_B, CONTROL), "**net**"),
        ((Qt.Key.Key_I, CONTROL), "*net*"),
        ((Qt.Key.Key_L, CONTROL), "- net"),
        ((Qt.Key.Key_L, CONTROL | SHIFT), "[net]()"),
    ):
        press(qtbot, Qt.Key.Key_A, CONTROL)
        write(qtbot, "net")
        press(qtbot, Qt.Key.Key_A, CONTROL)
        press(qtbot, *keys)
        assert note.toPlainText() == words
    before = shown.hands.desk.library.undoable
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert note.toPlainText() == "net"
    assert shown.hands.desk.library.undoable == before  # typing was undone, no step


def test_the_finder_goes_to_a_tag_or_does_a_command_by_a_few_letters(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_K, CONTROL)
    write(qtbot, "larger")
    press(qtbot, Qt.Key.Key_Return)
    assert shown.hands.settings.zoom == 110
    marked = shown.hands.lectern.in_order()
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_K, CONTROL)
    write(qtbot, "threat")
    press(qtbot, Qt.Key.Key_Return)
    chosen = shown.window.codebook.chosen()
    assert chosen is not None
    assert chosen.name == "Threat framing"
    assert shown.hands.settings.recent[0] == f"tag:{chosen.id}"
    assert shown.hands.lectern.in_order() == marked  # to go to a tag puts it on nothing


def test_a_second_annotator_gets_a_pill(qtbot: QtBot, shown: Setting) -> None:
    assert not shown.window.top.pill.isVisible()
    with shown.hands.desk.step("Add annotator") as session:
        annotators.add(session, "Second reader")
    assert shown.window.top.pill.isVisible()


def test_each_annotator_has_a_reading_state_of_their_own(qtbot: QtBot, shown: Setting) -> None:
    statement, pane = shown.hands.desk.statement, shown.window.statements
    with shown.hands.desk.step("Add annotator") as session:
        other = annotators.add(session, "Second reader")
    with shown.hands.desk.step("Set reading state") as session:
        statements.set_reading(session, statement, "done")
    qtbot.waitUntil(lambda: pane.state_of(statement) == "done")
    shown.window.top.annotator_chosen.emit(other)
    assert pane.state_of(statement) == "unread"


def test_done_opens_the_next_unread_of_the_list_as_it_is_shown(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    for name in ("Anchor", "Bridge", "Canal"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\nThe delegation of {name} thanks the chair.\n", "utf-8")
    bring(qtbot, shown, [tmp_path])
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 4)
    shown.hands.settings.sorted_by = "title"
    qtbot.mouseClick(child(shown, "statementFilter"), Qt.MouseButton.LeftButton)
    write(qtbot, "an")
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 3)
    first, _second, third = shown.window.statements.ids()
    shown.hands.moving.open(third)
    press(qtbot, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert shown.hands.desk.statement == first


def test_a_refusal_is_a_line_and_the_step_is_taken_back(qtbot: QtBot, shown: Setting) -> None:
    with shown.hands.desk.step("Create tag") as session:
        codebook.add(session, "Lasting")
        codebook.add(session, "Participation")
    assert "Participation" in _notice(shown)
    assert all(row.name != "Lasting" for row in shown.hands.lectern.tags.values())


def _notice(shown: Setting) -> str:
    label = shown.window.notices.findChild(QLabel, "noticeWords")
    return label.text() if label is not None and shown.window.notices.isVisible() else ""


def test_a_library_opened_for_reading_can_be_read_and_says_so(qtbot: QtBot) -> None:
    with window(qtbot):
        pass
    with window(qtbot, read_only=True) as made:
        assert made.window.status.saved.text() == "Reading only"
        assert not made.deck.actions["tag"].isEnabled()
        field = made.window.findChild(QLineEdit, "statementFilter")
        assert field is not None
        assert field.isEnabled()


def test_the_finder_shows_groups_and_arrows_pass_over_their_headings(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_K, CONTROL)
    found = child(shown, "paletteFound")
    assert isinstance(found, QListView)
    rows = [found.model().index(at, 0) for at in range(found.model().rowCount())]
    headings = [str(row.data()) for row in rows if not row.flags() & Qt.ItemFlag.ItemIsEnabled]
    assert headings == ["Statements", "Tags", "Commands"]
    assert found.currentIndex().row() == 1
    press(qtbot, Qt.Key.Key_Down)
    assert found.currentIndex().data() == "Cooperation"
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Return)
    assert shown.window.reader.page.hasFocus()
