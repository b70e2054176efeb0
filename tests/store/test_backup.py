"""A copy counts once it has been opened, checked and hashed; restoring keeps what was there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.refusal import LibraryInUse, Refusal
from apostille.store import backup, check
from apostille.store.library import Library, driver
from tests.store.children import said
from tests.store.conftest import draft_of


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy.apostille"


@pytest.fixture
def filled(library: Library, copy: Path) -> Library:
    copy.parent.mkdir()
    with library.step("Import") as session:
        statement = statements.add(session, draft_of())
        annotations.mark(session, statement, Span(0, 3), note="here")
    return library


def damage(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(sql)
    raw.close()


def test_a_backup_holds_all_and_is_one_closed_file(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert copy.read_bytes()[18:20] == b"\x01\x01"
    assert copy.stat().st_mode & 0o777 == 0o600
    with Library.open(copy) as other, other.read() as session:
        assert not other.unclean
        assert other.uuid == filled.uuid
        assert other.undoable == "Import"
        assert [row.note for row in annotations.of_statement(session, 1)] == ["here"]
        assert [one for one in check.check(other) if one.wrong] == []


def test_a_backup_replaces_the_one_before(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    with filled.step("Add tag") as session:
        codebook.add(session, "A newer tag")
    filled.backup(copy)
    backup.verify(copy)
    assert b"A newer tag" in copy.read_bytes()


def test_a_backup_in_the_middle_of_a_step_holds_what_was_committed(filled: Library, copy: Path) -> None:
    with filled.step("Remove") as session:
        annotations.remove(session, 1)
        session.flush()
        filled.backup(copy)
    with Library.open(copy) as other, other.read() as session:
        assert len(annotations.of_statement(session, 1)) == 1


def test_a_damaged_library_makes_no_backup_and_the_old_one_stays(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    before = copy.read_bytes()
    with filled.staging() as session:
        driver(session).execute("UPDATE text SET text = text || '!'")
    with pytest.raises(Refusal, match=r"not what was stored"):
        filled.backup(copy)
    assert copy.read_bytes() == before
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_a_library_is_not_its_own_backup(filled: Library, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(filled.path)
    for to in (filled.path, link):
        with pytest.raises(Refusal, match=r"its own backup"):
            filled.backup(to)
    with filled.step("Still writing") as session:
        annotations.remove(session, 1)


def test_a_backup_into_a_folder_that_is_not_there_is_refused(filled: Library, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"No backup was written: No such file"):
        filled.backup(tmp_path / "gone" / "copy.apostille")


def test_restoring_keeps_the_former_library_beside_it(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    with filled.step("Remove") as session:
        annotations.remove(session, 1)
    path = filled.path
    filled.close()
    kept = backup.restore(copy, path)
    assert kept == path.with_name("library.before-restore-1.apostille")
    for file, count in ((path, 1), (kept, 0)):
        with Library.open(file) as library, library.read() as session:
            assert len(annotations.of_statement(session, 1)) == count
    assert backup.restore(copy, path).name == "library.before-restore-2.apostille"
    assert copy.exists()


def test_a_wal_of_the_former_library_is_set_aside(filled: Library, copy: Path) -> None:
    """A stale WAL beside a restored file would be played into it."""
    filled.backup(copy)
    path = filled.path
    filled.close()
    wal = path.with_name(path.name + "-wal")
    wal.write_bytes(b"\x00" * 64)
    kept = backup.restore(copy, path)
    assert not wal.exists()
    assert kept.with_name(kept.name + "-wal").exists()


def test_what_was_done_before_a_restore_can_be_read_and_not_undone(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    path = filled.path
    filled.close()
    before = copy.read_bytes()
    backup.restore(copy, path)
    assert copy.read_bytes() == before
    with Library.open(path) as library:
        assert library.undoable is None
        assert [(row.kind, row.name) for row in library.history()] == [
            ("barrier", "Restore a backup"),
            ("do", "Import"),
        ]
        assert [one for one in check.check(library) if one.wrong] == []


def test_a_copy_with_steps_still_in_its_wal_is_restored_with_them(filled: Library, copy: Path, tmp_path: Path) -> None:
    """Such as the library of another analyst who has it open."""
    target = tmp_path / "restored.apostille"
    with filled.step("Add tag") as session:
        codebook.add(session, "Peace")
    said("backup.restore(path, Path(sys.argv[2]))", filled.path, target)
    with Library.open(target) as library, library.read() as session:
        assert [row.name for row in codebook.tree(session)] == ["Peace"]


@pytest.mark.parametrize("size", [60, 5000, -4096])
def test_a_copy_that_is_cut_short_is_not_restored(filled: Library, copy: Path, size: int) -> None:
    filled.backup(copy)
    path = filled.path
    filled.close()
    copy.write_bytes(copy.read_bytes()[:size])
    before = path.read_bytes()
    with pytest.raises(Refusal, match=r"copy\.apostille"):
        backup.restore(copy, path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir() if file.is_file()) == [path.name]


def test_a_garbled_copy_is_not_restored(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    path = filled.path
    filled.close()
    data = copy.read_bytes()
    for start in range(4096, len(data), 8192):
        copy.write_bytes(data[:start] + b"\xa5" * 4096 + data[start + 4096 :])
        with pytest.raises(Refusal, match=r"copy\.apostille"):
            backup.restore(copy, path)


def test_restoring_where_nothing_is_any_more(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    path = filled.path
    filled.close()
    path.unlink()
    backup.restore(copy, path)
    Library.open(path).close()


@pytest.mark.parametrize(
    "sql", ["UPDATE text SET text = 'x'", "CREATE VIEW v AS SELECT 1", "DROP TABLE place", "PRAGMA application_id=1"]
)
def test_a_damaged_copy_is_not_restored(filled: Library, copy: Path, sql: str) -> None:
    filled.backup(copy)
    damage(copy, sql)
    path = filled.path
    filled.close()
    before = path.read_bytes()
    with pytest.raises(Refusal):
        backup.restore(copy, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("*.before-restore*")] == []


def test_a_library_that_is_open_is_not_replaced(filled: Library, copy: Path) -> None:
    filled.backup(copy)
    with pytest.raises(LibraryInUse):
        backup.restore(copy, filled.path)


def test_a_folder_is_not_replaced(filled: Library, copy: Path, tmp_path: Path) -> None:
    filled.backup(copy)
    with pytest.raises(Refusal, match=r"is not a file"):
        backup.restore(copy, tmp_path)


def test_restoring_into_a_folder_that_is_not_there_is_said(filled: Library, copy: Path, tmp_path: Path) -> None:
    filled.backup(copy)
    with pytest.raises(Refusal, match=r"Nothing was restored: No such file"):
        backup.restore(copy, tmp_path / "gone" / "library.apostille")


def test_a_file_of_another_kind_is_no_place_for_a_backup(filled: Library, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Notes of a morning.", encoding="utf-8")
    with pytest.raises(Refusal, match="file of another kind"):
        filled.backup(notes)
    assert notes.read_text(encoding="utf-8") == "Notes of a morning."
    assert [file.name for file in tmp_path.glob("*.part")] == []


def test_of_a_link_the_library_is_restored_and_the_link_stays(filled: Library, copy: Path, tmp_path: Path) -> None:
    filled.backup(copy)
    library = filled.path
    filled.close()
    link = tmp_path / "link.apostille"
    link.symlink_to(library)
    kept = backup.restore(copy, link)
    assert link.is_symlink()
    assert kept.parent == library.parent
    assert library.stat().st_mode & 0o777 == 0o600
