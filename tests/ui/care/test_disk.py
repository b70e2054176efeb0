"""A disk that takes nothing more: what was typed stays on the screen, and is written once it can be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from apostille.store.sessions import driver
from apostille.ui.setting import Setting
from tests.ui.opening import window

LONG = "Not to be lost. " * 2_000


def limit(setting: Setting, pages: int | None) -> None:
    """Let the file grow to so many pages, as SQLite counts a disk; None: as before."""
    with setting.hands.desk.library.staging() as session:
        raw = driver(session)
        used = raw.execute("PRAGMA page_count").fetchone()[0]
    held = setting.hands.desk.library._writer.raw_connection()
    held.driver_connection.execute(f"PRAGMA max_page_count={used + pages if pages is not None else 1_000_000}")
    held.close()


def kept(setting: Setting, annotation: int) -> str:
    with setting.hands.desk.look() as raw:
        return raw.execute("SELECT note FROM annotation WHERE id = ?", (annotation,)).fetchone()[0]


def test_a_note_that_a_full_disk_refuses_stays_in_its_field_and_is_written_later(shown: Setting, qtbot: QtBot) -> None:
    desk, note = shown.hands.desk, shown.window.annotations.note
    desk.make_current(1)
    qtbot.waitUntil(note.note.isEnabled)
    before = kept(shown, 1)
    limit(shown, 0)
    note.note.setPlainText(LONG)
    note.commit()
    assert "the disk is full" in shown.window.notices._words.text()
    assert note.note.toPlainText() == LONG
    assert kept(shown, 1) == before
    desk.make_current(2)
    qtbot.waitUntil(lambda: note.note.toPlainText() != LONG)
    desk.make_current(1)
    qtbot.waitUntil(lambda: note.note.toPlainText() == LONG)
    limit(shown, None)
    note.commit()
    assert kept(shown, 1) == LONG
    steps = [step.name for step in desk.library.history()]
    note.commit()
    assert [step.name for step in desk.library.history()] == steps
    desk.undo()
    qtbot.waitUntil(lambda: note.note.toPlainText() == before)


def test_a_draft_that_a_full_disk_refuses_is_said_and_typing_goes_on(shown: Setting, qtbot: QtBot) -> None:
    desk, note = shown.hands.desk, shown.window.annotations.note
    desk.make_current(1)
    qtbot.waitUntil(note.note.isEnabled)
    limit(shown, 0)
    note.note.setPlainText(LONG)
    note._keep_draft()
    assert "the disk is full" in shown.window.notices._words.text()
    QTest.keyClicks(note.note, "and more")
    assert note.note.toPlainText() != LONG
    limit(shown, None)
    note._keep_draft()
    with desk.look() as raw:
        assert raw.execute("SELECT text FROM note_draft").fetchone()[0] == note.note.toPlainText()


def test_a_note_being_typed_is_there_again_after_the_window_was_killed(qtbot: QtBot, tmp_path: Path) -> None:
    """Killed for real, in a process of its own, after the draft was kept and before the note was left."""
    from tests.store.children import start

    home = tmp_path / "mine.apostille"
    code = """
    import os
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication
    application = QApplication([])
    from apostille.ui import first
    from apostille.ui.setting import set_up
    from apostille.ui.settings import Settings
    library = Library.create(path)
    first.furnish(library)
    made = set_up(library, Settings())
    made.hands.moving.open(1)
    made.hands.desk.make_current(1)
    note = made.window.annotations.note
    note.show_annotation(made.hands.lectern.annotations[1])
    note.note.setPlainText("Typed and not left")
    note._keep_draft()
    print("kept", flush=True)
    sys.stdin.readline()
    """
    child = start(code, home)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "kept"
    child.kill()
    child.communicate(timeout=30)
    with window(qtbot, home) as again:
        assert again.hands.desk.library.unclean
        note = again.window.annotations.note
        again.hands.desk.make_current(1)
        qtbot.waitUntil(lambda: note.note.toPlainText() == "Typed and not left")
        note.commit()
        assert kept(again, 1) == "Typed and not left"
