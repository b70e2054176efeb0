"""What is no library is said so, and left as it is."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from apostille.refusal import Refusal
from apostille.store.library import Library
from apostille.store.schema import SCHEMA


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE note(words)")
    raw.close()


def _no_database(path: Path) -> None:
    Library.create(path).close()
    data = bytearray(path.read_bytes())
    data[100:] = os.urandom(len(data) - 100)
    path.write_bytes(data)


def _cut(path: Path) -> None:
    Library.create(path).close()
    path.write_bytes(path.read_bytes()[:60])


def _half(path: Path) -> None:
    Library.create(path).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _page_less(path: Path) -> None:
    Library.create(path).close()
    path.write_bytes(path.read_bytes()[:-4096])


def _byte_less(path: Path) -> None:
    Library.create(path).close()
    path.write_bytes(path.read_bytes()[:-1])


def _sql(*statements: str) -> Callable[[Path], None]:
    def made(path: Path) -> None:
        Library.create(path).close()
        with sqlite3.connect(path) as raw:
            for statement in statements:
                raw.execute(statement)
        raw.close()

    return made


CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "text": (lambda path: path.write_text("Dear Sir, " * 50), "is not an Apostille library"),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\x00"), "is not an Apostille library"),
    "of another program": (_foreign, "database of another program"),
    "cut in the head": (_cut, "is not an Apostille library"),
    "cut in the middle": (_half, "damaged: it is cut short"),
    "cut at a page": (_page_less, "damaged: it is cut short"),
    "cut within a page": (_byte_less, "damaged: it is cut short"),
    "for newer readers": (
        _sql("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'min_reader'"),
        "made by a newer Apostille.*Install",
    ),
    "random after the head": (_no_database, "damaged|not an Apostille library"),
    "newer": (_sql("PRAGMA user_version=99"), f"newer Apostille \\(schema 99; this one knows {SCHEMA}\\).*Install"),
    "older than any": (_sql("PRAGMA user_version=0"), "tables that no Apostille made"),
    "with a trigger": (
        _sql("CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM tag; END"),
        "tables that no Apostille made",
    ),
    "with a view": (_sql("CREATE VIEW v AS SELECT * FROM tag"), "tables that no Apostille made"),
    "with a table more": (_sql("CREATE TABLE extra(a)"), "tables that no Apostille made"),
    "with a table less": (_sql("DROP TABLE place"), "tables that no Apostille made"),
    "with a column more": (_sql("ALTER TABLE tag ADD COLUMN x TEXT"), "tables that no Apostille made"),
    "with an index gone": (_sql("DROP INDEX ix_reference_key"), "tables that no Apostille made"),
}


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize("case", CASES)
def test_what_is_no_library_is_refused_and_left_alone(path: Path, case: str, read_only: bool) -> None:
    make, words = CASES[case]
    make(path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime, sorted(path.parent.iterdir()))
    with pytest.raises(Refusal, match=words) as refused:
        Library.open(path, read_only=read_only)
    after = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime, sorted(path.parent.iterdir()))
    assert after == before
    assert path.name in refused.value.why + refused.value.what


def test_what_only_a_newer_program_may_write_can_be_read(path: Path) -> None:
    _sql("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'min_writer'")(path)
    before = path.read_bytes()
    with pytest.raises(Refusal, match="written by a newer Apostille and can only be read"):
        Library.open(path)
    Library.open(path, read_only=True).close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_absent_is_not_made(path: Path) -> None:
    with pytest.raises(Refusal, match=r"There is no library at .*Nothing was made"):
        Library.open(path)
    assert list(path.parent.iterdir()) == []


def test_a_folder_is_no_library(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Refusal, match=r"is not a file"):
        Library.open(path)


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(Refusal, match=r"is not a file"):
        Library.open(path)


def test_a_library_with_two_names_is_refused(path: Path) -> None:
    Library.create(path).close()
    other = path.with_name("other.apostille")
    os.link(path, other)
    with pytest.raises(Refusal, match=r"second name"):
        Library.open(other)
    other.unlink()
    Library.open(path).close()


def test_a_symbolic_link_leads_to_the_library_itself(path: Path, tmp_path: Path) -> None:
    Library.create(path).close()
    link = tmp_path / "desk" / "link.apostille"
    link.parent.mkdir()
    link.symlink_to(path)
    with Library.open(link) as library:
        assert library.path == path
        assert [file.name for file in link.parent.iterdir()] == ["link.apostille"]
    assert link.is_symlink()


def test_a_link_that_leads_nowhere_makes_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone.apostille"))
    with pytest.raises(Refusal, match=r"no library"):
        Library.open(path)
    with pytest.raises(Refusal, match=r"already a file"):
        Library.create(path)


def test_a_library_left_in_wal_mode_opens(path: Path) -> None:
    Library.create(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    assert path.read_bytes()[18:20] == b"\x02\x02"
    Library.open(path).close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


@pytest.mark.parametrize("name", ["a?b#c%20 ü 中文 & ;x.apostille", "-rf", "$(x)", "new\nline.apostille", "ö" * 60])
def test_a_path_may_hold_anything(path: Path, name: str) -> None:
    strange = path.with_name(name)
    Library.create(strange).close()
    Library.open(strange).close()
    assert [file.name for file in path.parent.iterdir()] == [name]
