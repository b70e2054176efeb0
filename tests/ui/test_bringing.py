"""The import view: files are looked at before they come in, corrected, and come and go in one step."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from apostille import annotations, statements
from apostille.reading.span import Span
from apostille.store.library import driver
from apostille.ui import spoken
from apostille.ui.importing.dialog import ImportDialog
from apostille.ui.importing.listing import COLUMNS
from apostille.ui.importing.names import Names
from apostille.ui.setting import Setting
from tests.ui.opening import bring, import_view, press, take_in, window, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def _files(folder: Path, number: int) -> Path:
    for n in range(number):
        (folder / f"{n:03}.txt").write_text(f"Statement {n}.\n\nThe delegation thanks the chair.\n", "utf-8")
    return folder


def _file(folder: Path, words: str, name: str = "one.txt", encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(words.encode(encoding))
    return folder / name


def _rows(shown: Setting) -> int:
    with shown.hands.desk.read() as session:
        return driver(session).execute("SELECT count(*) FROM statement").fetchone()[0]


def _notice(shown: Setting) -> str:
    label = shown.window.notices.findChild(QLabel, "noticeWords")
    return label.text() if label is not None and shown.window.notices.isVisible() else ""


def _stop(shown: Setting) -> QToolButton:
    return next(button for button in shown.window.status.findChildren(QToolButton) if button.text() == "Stop")


def _view(qtbot: QtBot, shown: Setting, *paths: Path) -> ImportDialog:
    shown.hands.errands.bring(list(paths))
    return import_view(qtbot, shown)


def _cell(view: ImportDialog, row: int, column: str) -> str:
    return str(view.files.index(row, COLUMNS.index(column), QModelIndex()).data() or "")


def test_a_file_is_shown_as_it_would_read_and_comes_in_with_the_button(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    view = _view(qtbot, shown, _file(tmp_path, "STATEMENT BY POLAND\n\nPoland thanks the chair of the meeting.\n"))
    assert [_cell(view, 0, name) for name in ("File", "What it is", "Becomes")] == ["one.txt", "Text · utf-8", "New"]
    assert view.reader.page.toPlainText() == "STATEMENT BY POLAND\nPoland thanks the chair of the meeting."
    assert view.take.text() == "Import 1 statement"
    assert len(shown.window.statements.ids()) == 1
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)
    assert "1 statement imported." in _notice(shown)
    assert shown.hands.desk.statement != 1


def test_many_files_arrive_together_with_progress_and_go_together(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    bar = shown.window.status.findChild(QProgressBar)
    assert bar is not None
    seen: set[int] = set()
    bar.valueChanged.connect(seen.add)
    bring(qtbot, shown, [_files(tmp_path, 30)])
    qtbot.waitUntil(lambda: "30 statements imported." in _notice(shown), timeout=20_000)
    assert len(seen) > 1
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 31)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 1)


def test_closing_the_view_leaves_nothing(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _files(tmp_path, 5))
    assert _rows(shown) == 6
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert _rows(shown) == 1
    assert len(shown.window.statements.ids()) == 1
    assert shown.hands.desk.library.undoable is None


def test_closing_the_window_takes_out_what_waits_in_the_view(qtbot: QtBot, tmp_path: Path) -> None:
    with window(qtbot) as made:
        _view(qtbot, made, _files(tmp_path, 3))
    with window(qtbot) as made:
        assert _rows(made) == 1


def test_stopped_while_files_are_read_what_was_read_can_still_come_in(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    shown.hands.errands.bring([_files(tmp_path, 300)])
    qtbot.waitUntil(lambda: _rows(shown) > 3, timeout=20_000)
    qtbot.mouseClick(_stop(shown), Qt.MouseButton.LeftButton)
    view = import_view(qtbot, shown)
    assert 3 <= len(view.files.rows) < 300
    assert "Stopped" in view.refused.text()
    assert view.take.text() == f"Import {len(view.files.rows)} statements"
    assert not _stop(shown).isVisible()


def test_what_cannot_be_read_says_why_in_its_row_and_the_rest_comes_in(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    view = _view(qtbot, shown, tmp_path / "picture.txt", _file(tmp_path, "A statement.\n\nThe delegation thanks.\n"))
    assert _cell(view, 0, "Becomes") == "Cannot be read"
    assert "no text" in _cell(view, 0, "Title")
    assert view.take.text() == "Import 1 statement"


def test_a_file_that_is_there_already_is_said_and_has_no_tick(
    qtbot: QtBot, shown: Setting, shipped: Path, tmp_path: Path
) -> None:
    one, copy = _file(tmp_path, "A text.\n\nOf a kind.\n"), _file(tmp_path, "A text.\n\nOf a kind.\n", "two.txt")
    view = _view(qtbot, shown, shipped, one, copy)
    assert _cell(view, 0, "Becomes").startswith("In the library already: Déclaration")
    assert _cell(view, 2, "Becomes") == "The same file as one.txt"
    assert [row.comes_in for row in view.files.rows] == [False, True, False]


def test_without_its_tick_a_file_stays_out(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _files(tmp_path, 3))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert view.take.text() == "Import 2 statements"
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 3)
    assert _rows(shown) == 3


def test_another_encoding_is_read_at_once_and_shown(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    words = "Заявление делегации.\n\nДелегация благодарит Председателя за его усилия и поддерживает проект решения.\n"
    view = _view(qtbot, shown, _file(tmp_path, words, encoding="cp1251"))
    assert view.files.rows[0].encoding == "cp1251"
    told = view.corrections.differing
    assert told.isVisible() == bool(view.files.rows[0].runners_up)
    assert not told.isVisible() or "Заявление" in told.text()
    combo = view.corrections.encoding
    combo.setCurrentIndex(combo.findData("koi8_r"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: not view.busy)
    assert view.files.rows[0].encoding == "koi8_r"
    assert "Делегация" not in view.reader.page.toPlainText()
    assert _rows(shown) == 2


def test_corrections_are_for_one_file_or_for_all_with_a_tick(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _files(tmp_path, 3))
    line = view.corrections.lines["issuer"]
    line.setFocus()
    write(qtbot, "POL")
    press(qtbot, Qt.Key.Key_Tab)
    assert [row.value("issuer") for row in view.files.rows] == ["POL", "", ""]
    view.corrections.all.click()
    line.setFocus()
    line.selectAll()
    write(qtbot, "FRA")
    press(qtbot, Qt.Key.Key_Tab)
    assert [row.value("issuer") for row in view.files.rows] == ["FRA", "FRA", "FRA"]
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 4)
    with shown.hands.desk.read() as session:
        said = [statements.opened(session, id_).first("issuer") for id_ in sorted(shown.window.statements.ids())[1:]]
    assert [(one.value, one.state) for one in said if one] == [("FRA", "supplied")] * 3


def test_a_date_that_is_none_is_said_and_not_taken(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _files(tmp_path, 1))
    view.corrections.lines["date"].setFocus()
    write(qtbot, "yesterday")
    press(qtbot, Qt.Key.Key_Tab)
    assert view.refused.isVisible()
    assert view.files.rows[0].value("date") == ""


def test_a_changed_file_becomes_a_new_version_with_its_annotations(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    bring(qtbot, shown, [_file(tmp_path, "The delegation thanks the chair.\n\nIt supports the draft resolution.\n")])
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)
    there = shown.hands.desk.statement
    with shown.hands.desk.step("Mark") as session:
        annotations.mark(session, there, Span(4, 14))
    changed = "Madam Chair,\n\nThe delegation thanks the chair.\n\nIt supports the draft resolution.\n"
    view = _view(qtbot, shown, _file(tmp_path, changed))
    assert _cell(view, 0, "Becomes").startswith("New version of")
    take_in(qtbot, shown)
    qtbot.waitUntil(shown.window.reader.page.hasFocus)
    assert _rows(shown) == 2
    with shown.hands.desk.read() as session:
        opened = statements.opened(session, there)
        (row,) = annotations.of_statement(session, there)
    assert opened.n == 2
    assert row.span is not None
    assert row.span.of(opened.reading.text) == "delegation"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    with shown.hands.desk.read() as session:
        assert statements.opened(session, there).n == 1


def test_a_newer_text_can_be_a_statement_of_its_own(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    bring(qtbot, shown, [_file(tmp_path, "The delegation thanks the chair.\n\nIt supports the draft.\n")])
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)
    view = _view(qtbot, shown, _file(tmp_path, "The delegation thanks the chair.\n\nIt supports it.\n"))
    combo = view.corrections.becomes
    assert combo.isVisible()
    combo.setCurrentIndex(combo.findData(""))
    combo.activated.emit(combo.currentIndex())
    assert _cell(view, 0, "Becomes") == "New"
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 3)


def test_patterns_of_names_are_tried_on_the_names_before_they_count_and_kept(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    words = "Statement of the delegation.\n\nThe delegation thanks the chair.\n"
    view = _view(
        qtbot, shown, _file(tmp_path, words, "59th-POL-general.txt"), _file(tmp_path, words + "More.", "x.txt")
    )
    assert view.files.rows[0].value("issuer") == ""
    view.names.click()
    asked = view.findChild(Names)
    assert asked is not None
    asked.written.setPlainText("{session}th-{nation}-{any}")
    assert asked.wrong.isVisible()
    assert "nation" in asked.wrong.text()
    assert not asked.use.isEnabled()
    asked.written.setPlainText("{session}th-{issuer}-{any}")
    lines = [asked.preview.topLevelItem(n) for n in range(2)]
    told = [line.text(2) for line in lines if line]
    assert "59" in told[0]
    assert spoken.issuer("POL") in told[0]
    assert told[1] == ""
    assert asked.fits.text().startswith("1")
    assert view.files.rows[0].value("issuer") == ""
    asked.use.click()
    qtbot.waitUntil(lambda: not view.busy and view.files.rows[0].value("issuer") == "POL", timeout=20_000)
    assert view.files.rows[1].value("issuer") == ""
    assert shown.hands.settings.file_patterns == ["{session}th-{issuer}-{any}"]
    view.close()
    again = _view(qtbot, shown, _file(tmp_path, words, "60th-FRA-general.txt"))
    assert again.files.rows[0].value("issuer") == "FRA"


def test_a_correction_is_for_the_files_that_are_selected(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _files(tmp_path, 4))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.corrections.several.text() == "For the 2 files selected"
    line = view.corrections.lines["issuer"]
    line.setFocus()
    write(qtbot, "POL")
    press(qtbot, Qt.Key.Key_Tab)
    assert [row.value("issuer") for row in view.files.rows] == ["POL", "POL", "", ""]


def test_what_one_file_is_read_in_is_not_asked_of_the_others(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    words = "Заявление делегации.\n\nДелегация благодарит Председателя за его усилия.\n"
    paths = [_file(tmp_path, f"{words}{n}\n", f"{n}.txt", "cp1251") for n in range(2)]
    view = _view(qtbot, shown, *paths)
    view.corrections.encoding_chosen.emit("koi8_r")
    qtbot.waitUntil(lambda: not view.busy and view.files.rows[0].encoding == "koi8_r")
    view.corrections.all.click()
    view.corrections.language_chosen.emit("uk")
    qtbot.waitUntil(lambda: not view.busy and [row.language for row in view.files.rows] == ["uk", "uk"])
    assert [row.encoding for row in view.files.rows] == ["koi8_r", "cp1251"]


def test_what_an_archive_held_is_read_again_from_the_library(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    words = "Заявление делегации.\n\nДелегация благодарит Председателя за его усилия.\n"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/one.txt", words.encode("cp1251"))
    view = _view(qtbot, shown, tmp_path / "all.zip")
    (tmp_path / "all.zip").unlink()
    view.corrections.encoding_chosen.emit("koi8_r")
    qtbot.waitUntil(lambda: not view.busy and view.files.rows[0].encoding == "koi8_r")
    view.corrections.encoding_chosen.emit("cp1251")
    qtbot.waitUntil(lambda: not view.busy and view.files.rows[0].encoding == "cp1251")
    assert "Делегация" in view.reader.page.toPlainText()
    assert view.files.rows[0].source.load() == words.encode("cp1251")


def test_a_table_beside_the_files_still_counts_when_they_are_read_again(
    qtbot: QtBot, shown: Setting, tmp_path: Path
) -> None:
    _file(tmp_path, "The delegation thanks the chair of the meeting for all.\n", "one.txt")
    _file(tmp_path, "file,speaker\none.txt,Ms Example\n", "speakers.csv")
    view = _view(qtbot, shown, tmp_path)
    view.corrections.language_chosen.emit("fr")
    qtbot.waitUntil(lambda: not view.busy and view.files.rows[0].language == "fr")
    take_in(qtbot, shown)
    qtbot.waitUntil(lambda: len(shown.window.statements.ids()) == 2)
    with shown.hands.desk.read() as session:
        speaker = statements.opened(session, max(shown.window.statements.ids())).first("speaker")
    assert speaker is not None
    assert speaker.value == "Ms Example"


def test_files_dropped_on_the_view_come_to_those_it_shows(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, _file(tmp_path, "One.\n\nA text of a kind.\n"))
    bringing = shown.hands.errands.bringing
    assert bringing is not None
    bringing.files([_file(tmp_path, "Two.\n\nAnother text.\n", "two.txt")])
    qtbot.waitUntil(lambda: len(view.files.rows) == 2 and not view.busy)
    assert bringing.view is view


def test_an_empty_folder_says_so(qtbot: QtBot, shown: Setting, tmp_path: Path) -> None:
    view = _view(qtbot, shown, tmp_path)
    assert view.refused.text() == "There is no file to import there."
    assert not view.take.isEnabled()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_view_is_drawn_in_the_colours_of_the_theme(qtbot: QtBot, shown: Setting, tmp_path: Path, mode: str) -> None:
    shown.window.use_theme(mode)
    view = _view(qtbot, shown, _files(tmp_path, 1))
    QApplication.processEvents()
    ground = view.grab().toImage().pixelColor(view.width() - 4, view.height() - 4)
    assert (ground.lightness() < 128) == (mode == "dark")
