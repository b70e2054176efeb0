"""A morning with Apostille: read, mark, write, undo, close, come back, hand in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from apostille.ui.report.dialog import ReportDialog
from apostille.ui.setting import Setting
from apostille.ui.settings import Settings
from tests.ui.opening import child, drag, press, window, write

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NETWORK = "un réseau actif de partenariat"


def _text(shown: Setting) -> str:
    assert shown.hands.lectern.opened is not None
    return shown.hands.lectern.opened.reading.text


def test_first_start_shows_the_statement_its_examples_and_its_codebook(shown: Setting) -> None:
    assert "l’Initiative de sécurité contre la prolifération" in _text(shown)
    rows = shown.hands.lectern.placed()
    assert len(rows) == 2
    assert all(row.tags for row in rows)
    assert len(shown.hands.lectern.tags) == 8
    assert not shown.deck.actions["undo"].isEnabled() or shown.hands.desk.library.undoable is None


def test_marks_notes_and_the_place_are_there_after_a_restart_and_undo_goes_on(qtbot: QtBot) -> None:
    settings = Settings()
    with window(qtbot, settings=settings) as made:
        drag(qtbot, made, NETWORK)
        press(qtbot, Qt.Key.Key_2)
        press(qtbot, Qt.Key.Key_N)
        write(qtbot, "Compare 2003.")
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        place = made.window.reader.position()
        uuid = made.hands.desk.library.uuid
    with window(qtbot, settings=settings) as made:
        assert made.hands.desk.library.uuid == uuid
        assert abs(made.window.reader.position() - place) < 200
        [row] = [row for row in made.hands.lectern.placed() if row.quote == NETWORK]
        assert row.note == "Compare 2003."
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        assert [row for row in made.hands.lectern.placed() if row.quote == NETWORK] == []
        press(qtbot, Qt.Key.Key_Z, CONTROL | SHIFT)
        press(qtbot, Qt.Key.Key_Z, CONTROL | SHIFT)
        [row] = [row for row in made.hands.lectern.placed() if row.quote == NETWORK]
        assert row.note == "Compare 2003."


def test_a_report_is_put_together_beside_its_pages_and_written(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
    dialog = shown.window.findChild(ReportDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.choices.title, "Interdiction and cooperation")
    qtbot.keyClicks(dialog.choices.findings, "A network *in being*.")
    qtbot.waitUntil(lambda: "3 annotations" in dialog.contains.text(), timeout=20_000)
    dialog.write_to(tmp_path / "report.md")
    written = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "Interdiction and cooperation" in written
    assert NETWORK in written
    assert "A network *in being*." in written


def test_findings_are_kept_with_the_library(qtbot: QtBot) -> None:
    with window(qtbot) as made:
        press(qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
        dialog = made.window.findChild(ReportDialog)
        assert dialog is not None
        qtbot.keyClicks(dialog.choices.findings, "Kept.")
        dialog.close()
    with window(qtbot) as made:
        press(qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
        dialog = made.window.findChild(ReportDialog)
        assert dialog is not None
        assert dialog.choices.findings.toPlainText() == "Kept."


def test_a_report_that_cannot_be_written_says_so_and_stays_open(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    press(qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
    dialog = shown.window.findChild(ReportDialog)
    assert dialog is not None
    dialog.write_to(tmp_path / "nowhere" / "report.md")
    assert dialog.refused.text().startswith("Report not written:")
    assert dialog.isVisible()


def test_words_are_copied_with_their_citation(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    press(qtbot, Qt.Key.Key_C)
    mime = QGuiApplication.clipboard().mimeData()
    assert NETWORK in mime.text()
    assert "para. [5]" in mime.text()
    assert mime.hasHtml()


def test_lost_characters_are_not_copied_as_if_they_were_the_text(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_C, CONTROL | SHIFT)
    words = QGuiApplication.clipboard().mimeData().text()
    assert words.startswith("“[illegible]”")
    assert "para. [3]" in words


def test_back_leads_to_where_one_was_before_a_leap(qtbot: QtBot, shown: Setting) -> None:
    press(qtbot, Qt.Key.Key_J)
    before = drag(qtbot, shown, NETWORK).start
    press(qtbot, Qt.Key.Key_F8)
    assert shown.window.reader.position() != before
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert shown.window.reader.position() == before


def test_annotations_are_walked_through_and_undo_scrolls_to_its_place(qtbot: QtBot, shown: Setting) -> None:
    first, second = shown.hands.lectern.placed()
    press(qtbot, Qt.Key.Key_PageDown, ALT)
    assert shown.hands.desk.current == first.id
    press(qtbot, Qt.Key.Key_BracketRight)
    assert shown.hands.desk.current == second.id
    press(qtbot, Qt.Key.Key_Delete)
    shown.window.reader.scroll_to(0)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert shown.hands.desk.current == second.id
    assert second.span is not None
    assert shown.window.reader.rect_of(second.span).isValid()


def test_the_status_says_where_one_is(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, NETWORK)
    qtbot.waitUntil(lambda: shown.window.status.place.text() == "Annex, ¶ 5 of 10")
    assert shown.window.status.language.text() == "French"
    assert shown.window.status.saved.text() == "● Saved"


def test_the_whole_statement_takes_a_note_and_a_tag(qtbot: QtBot, shown: Setting) -> None:
    shown.deck.do("whole_note")
    write(qtbot, "Chair, not Poland.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    shown.deck.do("whole_tag")
    write(qtbot, "legal")
    press(qtbot, Qt.Key.Key_Return)
    [whole] = shown.hands.lectern.whole()
    assert whole.note == "Chair, not Poland."
    assert [shown.hands.lectern.tags[tag].name for tag in whole.tags] == ["Legal basis"]
    assert child(shown, "statusPlace").isVisible()
