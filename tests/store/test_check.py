"""What can be proved wrong in a library is found, and what is sound is said to be sound."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import check
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

FAULTS = {
    "texts": "UPDATE text SET text = replace(text, 'paix', 'pa1x')",
    "anchors": "UPDATE anchor SET start = start + 1, end = end + 1",
    "originals": "UPDATE original SET bytes = x'00'",
    "index": "DELETE FROM indexed",
    "left damage": "DELETE FROM damage",
}


def wrong(library: Library) -> list[str]:
    return [one.what for one in check.check(library) if one.wrong]


@pytest.fixture
def filled(library: Library) -> Library:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of())
        annotations.mark(session, statement, Span(0, 3))
        statements.leave_damage(session, statement, [Span(3, 5)])
    return library


def test_a_sound_library_is_said_to_be_sound(filled: Library) -> None:
    found = {one.what: (one.looked_at, one.wrong) for one in check.check(filled)}
    assert found.pop("pages")[0] > 10
    assert found.pop("rows") == (0, 0)  # while it is worked on nothing is sealed
    assert found == dict.fromkeys(("keys", "originals", "texts", "anchors", "index", "left damage"), (1, 0))


def test_a_version_whose_file_is_gone_is_found(filled: Library) -> None:
    with filled.staging() as session:
        driver(session).execute("UPDATE version SET original = 'elsewhere'")
    assert wrong(filled) == ["originals"]


@pytest.mark.parametrize("what", FAULTS)
def test_each_fault_is_found_by_its_name(filled: Library, what: str) -> None:
    with filled.staging() as session:
        driver(session).execute(FAULTS[what])
    assert what in wrong(filled)
    assert "pages" not in wrong(filled)


def test_a_row_that_points_nowhere_is_found(filled: Library) -> None:
    held = filled._writer.raw_connection()
    held.driver_connection.execute("PRAGMA foreign_keys=OFF")
    held.driver_connection.execute("UPDATE version SET text_sha256 = 'gone'")
    held.close()
    assert "keys" in wrong(filled)


def test_an_index_entry_too_many_is_found(filled: Library) -> None:
    with filled.staging() as session:
        driver(session).execute("INSERT INTO block_index(rowid, words) VALUES (99, 'stray')")
    assert wrong(filled) == ["index"]


def test_pages_that_cannot_be_read_are_a_finding_and_no_fault(filled: Library, tmp_path: Path) -> None:
    """Each page but the first is overwritten in turn: the check says so, or the library is refused in words."""
    copy = tmp_path / "copy.apostille"
    filled.backup(copy)
    data = copy.read_bytes()
    for start in range(4096, len(data), 4096):
        copy.write_bytes(data[:start] + b"\xa5" * 4096 + data[start + 4096 :])
        try:
            with Library.open(copy, read_only=True) as library:
                assert any(one.wrong for one in check.check(library)), start
        except Refusal as refusal:
            assert "copy.apostille" in refusal.why, start


def test_checking_changes_nothing(filled: Library) -> None:
    with filled.read() as session:
        before = driver(session).execute("SELECT value FROM meta WHERE key = 'commit_seq'").fetchone()
    check.check(filled)
    with filled.read() as session:
        assert driver(session).execute("SELECT value FROM meta WHERE key = 'commit_seq'").fetchone() == before
    assert filled.undoable == "Import"


@pytest.mark.slow
def test_flipped_bytes_are_found_refused_or_harmless(filled: Library, tmp_path: Path) -> None:
    """Whatever one byte of the file turns into: a sentence, a finding, or the same rows. Never another fault."""
    path = filled.path
    filled.close()
    whole = path.read_bytes()
    expected = _seen(path)
    dice = random.Random(2004)  # noqa: S311 - seeded to be repeated
    said = 0
    for n in range(120):
        flipped = tmp_path / f"{n}.apostille"
        shutil.copyfile(path, flipped)
        at = dice.randrange(len(whole))
        with flipped.open("r+b") as file:
            file.seek(at)
            file.write(bytes([whole[at] ^ (1 << dice.randrange(8))]))
        try:
            with Library.open(flipped, read_only=True) as library:
                found = wrong(library)
            assert found or _seen(flipped) == expected, f"byte {at}"
            said += bool(found)
        except Refusal:
            said += 1
    assert said


def _seen(path: Path) -> object:
    with Library.open(path, read_only=True) as library, library.read() as session:
        opened = statements.opened(session, 1)
        return opened.reading, opened.fields, opened.source, annotations.of_statement(session, 1)
