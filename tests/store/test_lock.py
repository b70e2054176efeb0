"""One writer a library, in words, and never a stale lock."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from apostille.refusal import LibraryInUse
from apostille.store.library import Library
from apostille.store.lock import Lock, holder, side_car
from tests.store.children import said, start

HOLD = "library = Library.open(path, role='window'); print('open', flush=True); sys.stdin.readline()"


def test_a_second_process_is_told_who_has_it_and_since_when(path: Path) -> None:
    Library.create(path).close()
    child = start(HOLD, path)
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(LibraryInUse) as refused:
        Library.open(path)
    child.communicate("\n", timeout=30)
    assert refused.value.exit_code == 75
    assert re.search(rf"process {child.pid}, a window\) since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ", refused.value.why)
    assert "Nothing was changed" in refused.value.why


def test_a_killed_holder_leaves_no_stale_lock(path: Path) -> None:
    Library.create(path).close()
    child = start(HOLD, path)
    assert child.stdout is not None
    child.stdout.readline()
    child.kill()
    child.communicate(timeout=30)
    assert side_car(path).exists()
    with Library.open(path) as library:
        assert library.unclean
        with library.step("Write") as session:
            session.connection().exec_driver_sql("UPDATE annotator SET name = 'A'")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_words_of_the_last_holder_are_no_lock(path: Path) -> None:
    Library.create(path).close()
    side_car(path).write_text('{"host": "x", "pid": 1, "since": "2001-01-01T00:00:00Z", "role": "window"}')
    Library.open(path).close()
    assert not side_car(path).exists()


def test_words_that_cannot_be_read_are_no_fault(path: Path) -> None:
    Library.create(path).close()
    held = Lock(path)
    held.take("command")
    side_car(path).write_bytes(b"\xff\x00 no json")
    assert holder(path) is None
    with pytest.raises(LibraryInUse, match=r"is open for writing. Nothing"):
        Library.open(path)
    held.release()


def test_a_lock_on_a_file_taken_away_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our open and our lock the holder leaves and takes the file away: another may make a new one."""
    first, second = Lock(path), Lock(path)
    first.take("command")
    opened = os.open

    def meanwhile(file: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = opened(file, flags, mode)
        first.release()  # the first time only: afterwards nothing is held
        return descriptor

    monkeypatch.setattr(os, "open", meanwhile)
    second.take("command")
    monkeypatch.undo()
    with pytest.raises(LibraryInUse):
        Lock(path).take("command")
    second.release()


def test_a_command_may_read_beside_a_window(path: Path) -> None:
    with Library.create(path) as library:
        with library.step("Name") as session:
            session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ada'")
        read = """
        with Library.open(path, read_only=True) as library, library.read() as session:
            print(driver(session).execute("SELECT name FROM annotator").fetchone()[0])
        """
        assert said(read, path) == "Ada"
        assert side_car(path).exists()


def test_a_second_opening_in_one_process_leaves_the_locks_of_sqlite_alone(path: Path) -> None:
    with Library.create(path) as library, library.step("Name") as session:
        session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ada'")
        with pytest.raises(LibraryInUse):
            Library.open(path)
        assert said(BLOCKED, path) == "blocked"


def test_backup_and_check_never_open_the_live_file(path: Path, tmp_path: Path) -> None:
    """Closing any descriptor of the file would drop this process's locks, and another could write."""
    from apostille.store import check

    with Library.create(path) as library, library.step("Name") as session:
        session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ada'")
        library.backup(tmp_path / "copy.apostille")
        check.check(library)
        library.history()
        assert said(BLOCKED, path) == "blocked"


BLOCKED = """
import sqlite3
other = sqlite3.connect(path, timeout=0.2, isolation_level=None)
try:
    other.execute("BEGIN IMMEDIATE")
    print("may write")
except sqlite3.OperationalError:
    print("blocked")
try:
    print(other.execute("PRAGMA journal_mode=DELETE").fetchone()[0])  # refused while a process has the file open
except sqlite3.OperationalError:
    pass
"""
