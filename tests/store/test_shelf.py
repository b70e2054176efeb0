"""Backups that Apostille makes by itself: numbered, verified, thinned, and readable without it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from apostille import annotations, annotators, codebook, paths, statements
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import backup, contents, shelf
from apostille.store.library import Library, driver
from tests.store.children import said
from tests.store.conftest import draft_of


@pytest.fixture
def filled(library: Library) -> Library:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of("Nous saluons la paix. 会议通过了决议。"))
        tag = codebook.add(session, "Threats / Nuclear")
        annotations.mark(session, statement, Span(0, 4), tags=[tag], note="First *note*", translation="We")
        annotations.mark(session, statement, None, note='"quoted"\n\\ second')
    return library


def step(library: Library, name: str) -> None:
    with library.step("Change name") as session:
        annotators.rename(session, library.annotator, name)


def test_a_backup_is_made_of_what_changed_and_of_nothing_else(filled: Library) -> None:
    first = shelf.keep(filled, "closing")
    assert first is not None
    assert (first.copy.number, first.copy.why) == (1, "closing")
    assert shelf.keep(filled, "closing") is None
    with filled.staging() as session:
        annotations.draft(session, 1, "A note being typed.")
    assert shelf.keep(filled, "time") is None
    step(filled, "Ana")
    second = shelf.keep(filled, "time")
    assert second is not None
    assert [one.number for one in shelf.copies(filled.uuid)] == [2, 1]
    backup.verify(second.copy.path)
    filled.undo()
    assert shelf.keep(filled, "time") is not None


def test_backups_are_their_owners_alone(filled: Library) -> None:
    kept = shelf.keep(filled, "asked")
    assert kept is not None
    folder = kept.copy.path.parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o77 for path in (kept.copy.path, kept.copy.path.with_suffix(".json"))} == {0}
    assert sorted(path.suffix for path in folder.iterdir()) == [".apostille", ".json", ".txt"]


def test_the_annotations_beside_a_backup_are_web_annotations(filled: Library) -> None:
    kept = shelf.keep(filled, "asked")
    assert kept is not None
    page = json.loads(kept.copy.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    whole, marked = page["items"]
    assert {(body["purpose"], body["value"]) for body in marked["body"]} == {
        ("tagging", "Threats / Nuclear"), ("commenting", "First *note*"), ("describing", "We")
    }  # fmt: skip
    quote, place = marked["target"]["selector"]
    assert (quote["exact"], place["start"], place["end"]) == ("Nous", 0, 4)
    assert marked["target"]["source"]["label"] == "statement.txt"
    assert marked["creator"]["name"] == "Annotator 1"
    assert [body["value"] for body in whole["body"]] == ['"quoted"\n\\ second']


def test_a_library_without_annotations_has_a_page_without_items(library: Library) -> None:
    kept = shelf.keep(library, "asked")
    assert kept is not None
    assert json.loads(kept.copy.path.with_suffix(".json").read_text(encoding="utf-8"))["items"] == []


def test_a_library_with_a_damaged_text_is_not_counted_as_backed_up(filled: Library) -> None:
    with filled.staging() as session:
        driver(session).execute("UPDATE text SET text = replace(text, 'paix', 'pais')")
    with pytest.raises(Refusal, match="No backup was written"):
        shelf.keep(filled, "closing")
    assert shelf.copies(filled.uuid) == []
    assert [path for path in paths.backups(filled.uuid).iterdir() if path.suffix != ".txt"] == []


def test_a_library_with_a_damaged_original_is_not_counted_as_backed_up(filled: Library) -> None:
    with filled.staging() as session:
        driver(session).execute("UPDATE original SET bytes = x'00'")
    with pytest.raises(Refusal, match="1 original files"):
        shelf.keep(filled, "closing")


def test_after_restoring_an_older_backup_a_new_one_is_made(path: Path, filled: Library) -> None:
    kept = shelf.keep(filled, "asked")
    step(filled, "Ana")
    shelf.keep(filled, "time")
    uuid = filled.uuid
    filled.close()
    assert kept is not None
    backup.restore(kept.copy.path, path)
    with Library.open(path) as again:
        assert again.uuid == uuid
        made = shelf.keep(again, "closing")
    assert made is not None
    assert made.copy.number == 3


def test_a_second_folder_gets_the_same_and_its_absence_is_said(filled: Library, tmp_path: Path) -> None:
    other = tmp_path / "stick"
    other.mkdir()
    kept = shelf.keep(filled, "asked", other)
    assert kept is not None
    assert kept.trouble == ""
    (there,) = shelf.list_of(other / filled.uuid)
    assert there.path.read_bytes() == kept.copy.path.read_bytes()
    assert there.path.with_suffix(".json").exists()
    step(filled, "Ana")
    gone = shelf.keep(filled, "asked", tmp_path / "unplugged")
    assert gone is not None
    assert "is not there" in gone.trouble
    assert not (tmp_path / "unplugged").exists()
    assert gone.copy.path.exists()


def test_superfluous_backups_go_with_what_lies_beside_them(filled: Library) -> None:
    folder = paths.backups(filled.uuid)
    folder.mkdir(parents=True)
    for number in range(1, 40):
        for ending in ("apostille", "json"):
            (folder / f"{number:08}-20260101T{number // 2:02}0000Z-time.{ending}").write_bytes(b"x")
    shelf.keep(filled, "closing")
    numbers = [one.number for one in shelf.copies(filled.uuid)]
    assert numbers[:5] == [40, 39, 38, 37, 36]
    assert len(numbers) < 14
    assert len(list(folder.glob("*.json"))) == len(numbers)


def test_a_backup_of_another_thread_is_whole_while_the_writer_works(filled: Library) -> None:
    done: list[shelf.Kept | None] = []
    worker = threading.Thread(target=lambda: done.append(shelf.keep(filled, "time")))
    worker.start()
    names = 0
    while worker.is_alive():
        step(filled, f"Name {names}")
        names += 1
    worker.join()
    assert names > 0
    assert done[0] is not None
    backup.verify(done[0].copy.path)


def test_what_is_in_a_backup_and_how_it_differs(filled: Library) -> None:
    kept = shelf.keep(filled, "asked")
    assert kept is not None
    with filled.step("More") as session:
        added = statements.add(session, draft_of("Another."))
        annotations.mark(session, added, Span(0, 3))
        annotations.write_note(session, 1, "Otherwise")
        annotations.remove(session, 2)
    there = contents.contents_of(kept.copy.path)
    with filled.read() as session:
        here = contents.contents(driver(session))
    assert (there.statements, there.annotations, there.tags) == (1, 2, 2)
    assert [deed.name for deed in there.last] == ["Import"]
    differ = contents.differences(there, here)
    assert differ["statements"] == contents.Difference(0, 1, 0)
    assert differ["annotations"] == contents.Difference(1, 1, 1)
    assert differ["tags"] == contents.Difference(0, 0, 0)


def test_backups_are_found_for_a_file_too_damaged_to_say_which_it_is(path: Path, filled: Library) -> None:
    shelf.keep(filled, "asked")
    filled.close()
    assert [one.number for one in shelf.copies_for(path)] == [1]
    path.write_bytes(b"\x00" * 8192)
    assert [one.number for one in shelf.copies_for(path)] == [1]
    path.unlink()
    assert [one.number for one in shelf.copies_for(path)] == [1]
    assert shelf.copies_for(path.with_name("other.apostille")) == []


FULL = """
with Library.open(path) as library:
    from apostille.store import shelf
    try:
        shelf.keep(library, "asked")
    except Refusal as refused:
        print(refused.why)
"""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_backup_does_not_take_the_last_of_a_disk(
    path: Path, filled: Library, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setenv("APOSTILLE_HOME", str(small))
    assert "MB are free where backups lie. The library is unchanged." in said(FULL, path)
    assert not list(small.rglob("*.apostille"))
    assert not list(small.rglob("*.part"))


def test_a_folder_that_may_not_be_written_is_said(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Library.create(path).close()
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path / "file"))
    assert "cannot be written to" in said(FULL, path)


def test_what_a_killed_program_left_half_made_goes_after_a_day(filled: Library) -> None:
    import os

    folder = paths.backups(filled.uuid)
    folder.mkdir(parents=True)
    for name, age in (("old", 2 * 86400), ("new", 0)):
        part = folder / f".{name}.apostille.part"
        part.write_bytes(b"half")
        then = datetime.now(UTC).timestamp() - age
        os.utime(part, (then, then))
    shelf.keep(filled, "asked")
    assert [path.name for path in folder.glob(".*.part")] == [".new.apostille.part"]


def test_an_unreadable_newest_backup_does_not_keep_the_next_from_being_made(filled: Library) -> None:
    kept = shelf.keep(filled, "asked")
    assert kept is not None
    kept.copy.path.write_bytes(b"rubbish" * 1000)
    again = shelf.keep(filled, "asked")
    assert again is not None
    assert again.copy.number == 2
    with pytest.raises(Refusal):
        contents.contents_of(kept.copy.path)
    assert sqlite3.connect(again.copy.path).execute("SELECT count(*) FROM annotation").fetchone() == (2,)
