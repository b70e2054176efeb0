"""A full disk, a read-only folder, a file of somebody else: a sentence, and nothing changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import check
from apostille.store.library import Library, driver
from tests.store.children import NOBODY, said
from tests.store.conftest import draft_of


def dump(library: Library) -> list[str]:
    with library.read() as session:
        copy = sqlite3.connect(":memory:")
        driver(session).backup(copy)
        lines = [line for line in copy.iterdump() if "_seq" not in line]  # how often it was written
        copy.close()
        return lines


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_a_full_disk_is_said_and_the_step_can_be_tried_again(library: Library) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of("Kept as it is."))
    before = dump(library)
    with library.staging() as session:
        pages = driver(session).execute("PRAGMA page_count").fetchone()[0]
    held = library._writer.raw_connection()
    held.driver_connection.execute(f"PRAGMA max_page_count={pages}")
    held.close()
    words = r"the disk is full\. Your library is as it was before this step\. Free some space"
    with pytest.raises(Refusal, match=words), library.step("Import") as session:
        statements.add(session, draft_of("Far too long. " * 10_000))
    assert dump(library) == before
    assert library.undoable == "Import"
    held = library._writer.raw_connection()
    held.driver_connection.execute("PRAGMA max_page_count=1000000")
    held.close()
    with library.step("Mark") as session:
        annotations.mark(session, statement, Span(0, 4))
    assert [one for one in check.check(library) if one.wrong] == []


WRITE_UNTIL_FULL = """
library = Library.open(path)
kept = 0
try:
    while True:
        with library.step("Mark") as session:
            annotations.mark(session, 1, None, note=os.urandom(3000).hex() + str(kept))
        kept += 1
except Refusal as refused:
    print(refused.why)
with library.read() as session:
    note = driver(session).execute("SELECT note FROM annotation").fetchone()[0]
    print(note.endswith(str(kept - 1)), [one.what for one in check.check(library) if one.wrong])
library.close()
"""


def test_a_limit_on_the_size_of_files_is_said(path: Path) -> None:
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, draft_of())
    limit = """
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
    """
    words = said(limit.replace("    ", "") + WRITE_UNTIL_FULL, path).splitlines()
    assert words[0].startswith(("Not saved: the disk did not take the change.", "Not saved: the disk is full."))
    assert words[1] == "True []"
    with Library.open(path) as library:
        assert [one for one in check.check(library) if one.wrong] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_fills_up_is_said_and_closing_loses_nothing(folder: Path) -> None:
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)], check=False, capture_output=True
    ).returncode:
        pytest.skip("mounting is not allowed here")
    path = folder / "library.apostille"
    (folder / "room").write_bytes(b"x" * 131072)  # what an analyst would free before trying again
    try:
        with Library.create(path) as library, library.step("Import") as session:
            statements.add(session, draft_of())
        words = said(WRITE_UNTIL_FULL, path).splitlines()
        assert words[0].startswith("Not saved: the disk is full.")
        assert words[1] == "True []"
        backup = "library = Library.open(path, read_only=True)\ntry: library.backup(path.with_name('copy'))\n"
        refused = said(backup + "except Refusal as refused: print(refused.why)", path)
        assert "disk" in refused
        assert not path.with_name("copy").exists()
        assert not path.with_name(".copy.part").exists()
        new = "try: Library.create(path.with_name('new.apostille'))\nexcept Refusal as refused: print(refused.why)"
        (folder / "ballast").write_bytes(b"")
        _fill(folder / "ballast")
        assert said(new, path).startswith("No library was made: the disk is full")
        assert not path.with_name("new.apostille").exists()
        (folder / "ballast").unlink()
        (folder / "room").unlink()
        with Library.open(path) as library:
            assert [one for one in check.check(library) if one.wrong] == []
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(path: Path) -> None:
    with path.open("ab", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue


REFUSED = """
try:
    with Library.open(path) as library, library.step("Name") as session:
        session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ada'")
    print("written")
except Refusal as refused:
    print(refused.why)
"""


def _closed_to_others(folder: Path, *, folder_mode: int, file_mode: int) -> tuple[Path, bytes]:
    """A library that may not be written, and its bytes."""
    path = folder / "library.apostille"
    Library.create(path).close()
    before = path.read_bytes()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    return path, before


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "words"),
    [
        (0o555, 0o666, "library.apostille cannot be opened for writing: Permission denied."),
        (0o777, 0o444, "Not saved: the file or its folder is read-only."),
        (0o777, 0o000, "library.apostille cannot be read: Permission denied."),
        (0o000, 0o444, "library.apostille cannot be reached: Permission denied."),
    ],
    ids=["folder read-only", "file read-only", "file unreadable", "folder closed"],
)
def test_what_may_not_be_written_is_said_and_unchanged(
    folder: Path, folder_mode: int, file_mode: int, words: str
) -> None:
    path, before = _closed_to_others(folder, folder_mode=folder_mode, file_mode=file_mode)
    answer = said(NOBODY + REFUSED, path)
    folder.chmod(0o755)
    path.chmod(0o644)
    assert answer.startswith(words)
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_a_library_on_read_only_media_can_be_read(folder: Path) -> None:
    path, _before = _closed_to_others(folder, folder_mode=0o555, file_mode=0o444)
    read = "with Library.open(path, read_only=True) as library: print(library.undoable, library.read_only)"
    assert said(NOBODY + read, path) == "None True"
    folder.chmod(0o755)


def test_a_library_is_not_made_where_one_may_not(folder: Path) -> None:
    folder.chmod(0o555)
    make = "try: Library.create(path)\nexcept Refusal as refused: print(refused.why)"
    assert said(NOBODY + make, folder / "new.apostille").endswith("new.apostille: Permission denied.")
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


def test_a_library_in_a_folder_that_is_absent_is_refused(path: Path) -> None:
    with pytest.raises(Refusal, match=r"No library was made at .*No such file"):
        Library.create(path.parent / "gone" / path.name)


def test_another_program_that_writes_is_said(library: Library) -> None:
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    held = library._writer.raw_connection()
    held.driver_connection.execute("PRAGMA busy_timeout=50")
    held.close()
    words = r"being written by another program\. Your library is as it was"
    with pytest.raises(Refusal, match=words) as refused, library.step("Name"):
        pass
    assert refused.value.exit_code == 75
    other.execute("ROLLBACK")
    other.close()
