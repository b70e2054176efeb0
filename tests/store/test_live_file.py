"""While a library is open nothing in its process opens the file: closing it again would drop SQLite's locks.

Python tells of every file that it opens (audit events), so a whole session of work is listened to.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille.refusal import Refusal
from apostille.store.library import Library
from tests.store.children import said
from tests.store.test_lock import BLOCKED

LISTEN = """
    opened, live = [], [False]
    def hear(event, args):
        if live[0] and event in ("open", "os.open", "shutil.copyfile", "os.rename") and args:
            name = args[0]
            if isinstance(name, (str, bytes, os.PathLike)) and os.fsdecode(name).startswith(str(path)):
                opened.append((event, os.fsdecode(name)))
    sys.addaudithook(hear)
"""

STORE = """
    from apostille.store import contents, forgetting, righting, shelf
    from apostille.reading.compose import compose
    library = Library.open(path)
    live[0] = True
    with library.step("Import") as session:
        statement = statements.add(session, compose("a.txt", "La paix est possible.".encode()))
        tag = codebook.add(session, "Peace")
        mark = annotations.mark(session, statement, Span(0, 7), tags=[tag], note="Note")
    with library.staging() as session:
        annotations.draft(session, mark, "typing")
    library.undo()
    library.redo()
    library.backup(path.parent / "copy.apostille")
    kept = shelf.keep(library, "asked", path.parent)
    contents.contents_of(kept.copy.path)
    shelf.copies(library.uuid)
    found = check.check(library)
    righting.repair(library, found)
    list(righting.rebuild_index(library))
    library.history()
    with library.step("Remove") as session:
        statements.remove(session, statement)
    statements.empty_bin(library)
    forgetting.forget_history(library, backups=True)
    for refused in (lambda: Library.open(path), lambda: Library.create(path), lambda: backup.restore(path, path),
                    lambda: Library.open(path, read_only=True)):
        try:
            refused()
        except Refusal:
            pass
    library.close()
    live[0] = False
    print(opened)
"""

WINDOW = """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication
    from PySide6.QtTest import QTest
    application = QApplication([])
    from apostille.ui import first
    from apostille.ui.setting import set_up
    from apostille.ui.settings import Settings
    library = Library.open(path)
    live[0] = True
    first.furnish(library)
    made = set_up(library, Settings())
    made.window.show()
    made.hands.moving.open(1)
    for action in ("backups", "check", "history", "about", "bin", "report"):
        made.deck.do(action)
        QTest.qWait(150)
    with made.hands.desk.step("Write note") as session:
        annotations.write_note(session, 1, "changed")
    made.backing.back_up()
    QTest.qWait(300)
    made.close()
    live[0] = False
    print(opened)
"""


def test_a_session_of_work_never_opens_the_file(path: Path) -> None:
    Library.create(path).close()
    assert said(LISTEN + STORE, path).splitlines()[-1] == "[]"


def test_the_window_never_opens_the_file(path: Path) -> None:
    Library.create(path).close()
    assert said(LISTEN + WINDOW, path).splitlines()[-1] == "[]"


def test_a_library_that_is_open_is_not_opened_to_read_beside_it(path: Path) -> None:
    with Library.create(path) as library, library.step("Name") as session:
        session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ada'")
        with pytest.raises(Refusal, match="is open here already"):
            Library.open(path, read_only=True)
        assert said(BLOCKED, path) == "blocked"
    with Library.open(path, read_only=True) as again:
        assert again.read_only


def test_what_listens_hears_an_opened_file(path: Path) -> None:
    Library.create(path).close()
    words = said(LISTEN + "\n    live[0] = True\n    path.read_bytes()\n    print(opened)\n", path)
    assert "library.apostille" in words
