"""A library is opened, written in steps, and closed to one file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from apostille import annotations, codebook, statements
from apostille.reading.draft import Draft
from apostille.reading.span import Span
from apostille.refusal import LibraryInUse, Refusal
from apostille.store.library import Library, driver
from tests.store.children import said


def test_a_closed_library_is_one_file_in_rollback_mode(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, draft())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_pragmas_are_what_durability_rests_on(library: Library) -> None:
    with library.staging() as session:
        read = {
            name: driver(session).execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
        kept = {
            name: driver(session).execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "secure_delete")
        }
    assert read == {"journal_mode": "wal", "synchronous": 2}
    assert kept == {"foreign_keys": 1, "secure_delete": 1}


def test_the_file_says_whose_it_is_and_holds_no_trigger_or_view(path: Path) -> None:
    Library.create(path).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == b"APST"
    assert int.from_bytes(head[60:64], "big") == 3
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone() == (0,)


def test_a_step_that_changes_nothing_leaves_no_trace(library: Library) -> None:
    with library.step("Nothing"):
        pass
    assert library.history() == []
    assert library.undoable is None


def test_a_step_inside_a_step_is_a_bug(library: Library) -> None:
    with library.step("Outer"), pytest.raises(RuntimeError, match="inside"), library.step("Inner"):
        pass


def test_a_step_that_fails_changes_nothing(library: Library, draft: Callable[..., Draft]) -> None:
    def fail() -> None:
        with library.step("Import") as session:
            statements.add(session, draft())
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        fail()
    with library.read() as session:
        assert statements.listed(session) == []
        assert driver(session).execute("SELECT count(*) FROM version").fetchone() == (0,)
    assert library.undoable is None


def test_a_write_outside_a_step_is_stopped_by_the_database(library: Library) -> None:
    held = library._writer.raw_connection()
    try:
        with pytest.raises(sqlite3.IntegrityError, match="outside a step"):
            held.driver_connection.execute("INSERT INTO annotator(uuid, name) VALUES ('x', 'y')")
    finally:
        held.close()


def test_a_reader_cannot_write(library: Library) -> None:
    with library.read() as session, pytest.raises(sqlite3.OperationalError, match="readonly"):
        driver(session).execute("INSERT INTO meta VALUES ('a', 'b')")


def test_only_the_thread_that_opened_it_writes(library: Library) -> None:
    caught: list[BaseException] = []

    def write() -> None:
        try:
            with library.step("Elsewhere"):
                pass
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_what_changed_is_told_with_rows_and_statements(path: Path, draft: Callable[..., Draft]) -> None:
    told = []
    with Library.create(path, told=told.append) as library:
        with library.step("Import") as session:
            statement = statements.add(session, draft())
        with library.step("Mark") as session:
            annotation = annotations.mark(session, statement, Span(0, 3), tags=[codebook.ensure(session, "Peace")])
        library.undo()
    assert [(one.kind, one.name, one.statements) for one in told] == [
        ("do", "Import", {statement}),
        ("do", "Mark", {statement}),
        ("undo", "Mark", {statement}),
    ]
    assert told[1].rows["annotation"] == {annotation}
    assert set(told[2].rows) == {"annotation", "anchor", "annotation_tag", "tag"}


def test_undo_and_redo_survive_a_restart_with_their_names(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path) as library:
        with library.step("Import the note") as session:
            statement = statements.add(session, draft())
        with library.step("Mark the passage") as session:
            annotations.mark(session, statement, Span(0, 3))
        library.undo()
    with Library.open(path) as library:
        assert (library.undoable, library.redoable) == ("Import the note", "Mark the passage")
        library.redo()
        library.undo()
        library.undo()
    with Library.open(path) as library:
        assert (library.undoable, library.redoable) == (None, "Import the note")
        with library.read() as session:
            assert statements.listed(session) == []
        library.redo()
        with library.read() as session:
            assert [row.id for row in statements.listed(session)] == [statement]


def test_nothing_to_undo_is_refused_in_words(library: Library) -> None:
    with pytest.raises(Refusal, match="nothing to undo"):
        library.undo()
    with pytest.raises(Refusal, match="nothing to redo"):
        library.redo()


def test_a_second_writer_is_told_who_has_it_and_may_read(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path, role="window") as library:
        with library.step("Import") as session:
            statements.add(session, draft())
        with pytest.raises(LibraryInUse, match=r"a window\) since \d{4}-"):
            Library.open(path)
        read = """
        with Library.open(path, read_only=True) as other:
            with other.read() as session:
                print(len(statements.listed(session)))
            try:
                with other.step("Write"):
                    pass
            except Refusal as refused:
                print(refused.why)
        """
        count, refused = said(read, path).splitlines()
        assert count == "1"
        assert "read only" in refused


def test_what_was_staged_and_never_arrived_is_gone_at_the_next_start(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path) as library:
        with library.step("Import") as session:
            statements.add(session, draft("Kept."))
        library.undo()
        with library.staging() as session:
            statements.add_staged(session, draft("Never arrived."))
    with Library.open(path) as library:
        with library.read() as session:
            texts = driver(session).execute("SELECT text FROM text").fetchall()
        assert texts == [("Kept.",)]
        library.redo()
        with library.read() as session:
            assert len(statements.listed(session)) == 1


def test_a_long_step_pauses_and_nothing_is_written_meanwhile(library: Library, draft: Callable[..., Draft]) -> None:
    with library.staging() as session:
        made = [statements.add_staged(session, draft(f"Number {n}.")) for n in range(1500)]
    seen: list[int] = []

    def look() -> None:
        assert library.busy
        with library.read() as session:
            seen.append(len(statements.listed(session)))
        with pytest.raises(RuntimeError, match="inside a step"), library.staging():
            pass

    library.pause.do = look
    with library.step("Import") as session:
        statements.arrive(session, made)
    assert seen
    assert set(seen) == {0}  # all of it or nothing, whoever looks
    seen.clear()
    library.undo()
    assert seen
    assert set(seen) == {1500}
    assert not library.busy


def test_a_barrier_ends_what_can_be_undone(library: Library, draft: Callable[..., Draft]) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft())
    with library.step("Remove") as session:
        statements.remove(session, statement)
    assert statements.empty_bin(library) == 1
    assert library.undoable is None
    with library.read() as session:
        assert driver(session).execute("SELECT count(*) FROM text").fetchone() == (0,)
    assert [row.name for row in library.history()] == ["Empty the bin", "Remove", "Import"]


def test_deleted_words_do_not_linger_in_the_file(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path) as library:
        with library.step("Import") as session:
            statement = statements.add(session, draft("Nothing but SECRETWORD here."))
        with library.step("Remove") as session:
            statements.remove(session, statement)
        statements.empty_bin(library)
    assert b"SECRETWORD" not in path.read_bytes()


def test_what_a_killed_writer_left_can_be_read_only(path: Path, draft: Callable[..., Draft]) -> None:
    left = path.with_name("left.apostille")
    with Library.create(path) as library:
        with library.step("Import") as session:
            statements.add(session, draft())
        for ending in ("", "-wal"):  # by another process: closing a descriptor here would drop SQLite's locks
            subprocess.run(["cp", f"{path}{ending}", f"{left}{ending}"], check=True)
    with Library.open(left, read_only=True) as library, library.read() as session:
        assert len(statements.listed(session)) == 1


def test_a_journal_half_rolled_back_is_rolled_back_before_reading(path: Path, draft: Callable[..., Draft]) -> None:
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, draft())
    torn = (
        "import os, sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "raw.execute('PRAGMA cache_size=1'); raw.execute('BEGIN IMMEDIATE');"
        "raw.execute(\"UPDATE text SET text = 'torn' || hex(randomblob(20000))\");"
        "raw.execute('UPDATE block SET kind = hex(randomblob(2000))'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", torn, str(path)], check=False)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    with Library.open(path, read_only=True) as library, library.read() as session:
        opened = statements.opened(session, 1)
    assert opened.reading.blocks[0].kind == "body"
    assert "torn" not in opened.reading.text
