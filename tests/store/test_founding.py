"""A library begins whole or not at all, with the tables that this program knows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apostille.refusal import Refusal
from apostille.store import examining, founding, schema
from apostille.store.library import Library
from tests.store.children import said, start


def test_the_fingerprint_kept_is_that_of_the_tables(path: Path) -> None:
    """Where this fails a table changed: it needs a new schema number, a revision and a fingerprint."""
    Library.create(path).close()
    with sqlite3.connect(path) as raw:
        assert examining.fingerprint(raw) == examining.FINGERPRINTS[schema.SCHEMA]
    raw.close()


def test_every_table_is_strict_and_no_id_is_used_twice() -> None:
    for table in schema.Base.metadata.sorted_tables:
        assert table.dialect_options["sqlite"]["strict"], table.name
        if "id" in table.columns:
            assert table.dialect_options["sqlite"]["autoincrement"], table.name


def test_a_library_is_never_made_over_something(path: Path) -> None:
    path.write_text("Dear Sir")
    with pytest.raises(Refusal, match=r"already a file .*left as it is"):
        Library.create(path)
    assert path.read_text() == "Dear Sir"


def test_a_library_half_made_does_not_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(founding, "definitions", lambda: ["CREATE TABLE meta(key, value)", "CREATE TABLE meta(again)"])
    with pytest.raises(sqlite3.OperationalError, match=r"already exists"):
        Library.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_library_killed_while_it_is_made_can_be_made_again(path: Path) -> None:
    code = """
    import signal
    from apostille.store import founding
    founding._first_rows = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
    Library.create(path)
    """
    child = start(code, path)
    child.communicate(timeout=60)
    assert child.returncode == -9
    assert not path.exists()
    Library.create(path).close()


def test_the_file_may_be_read_by_its_owner_alone(path: Path) -> None:
    Library.create(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_every_library_has_a_uuid_of_its_own_and_one_annotator(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        with Library.create(tmp_path / name) as library, library.read() as session:
            rows = session.connection().exec_driver_sql("SELECT name FROM annotator").fetchall()
            made.append((library.uuid, [tuple(row) for row in rows]))
    assert made[0][0] != made[1][0]
    assert made[0][1] == made[1][1] == [("Annotator 1",)]


def test_an_unclean_end_is_noticed_once(path: Path) -> None:
    Library.create(path).close()
    said("library = Library.open(path)\nos._exit(0)", path)
    with Library.open(path) as library:
        assert library.unclean
    with Library.open(path) as library:
        assert not library.unclean
