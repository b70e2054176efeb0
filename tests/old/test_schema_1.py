"""A library that the program of schema 1 made, brought up to date: all that it held is there, and nothing else."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from apostille import statements
from apostille.__main__ import main
from apostille.refusal import Refusal
from apostille.store import check, connections, examining, migrate, schema
from apostille.store.library import Library
from apostille.ui.care.greeting import greetings
from apostille.ui.settings import Settings
from tests.old import making

OLD = Path(__file__).parent
TOLD: dict[str, Any] = json.loads((OLD / "schema-1.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The library as the program of schema 1 left it."""
    path = tmp_path / "library.apostille"
    path.write_bytes(gzip.decompress((OLD / "schema-1.apostille.gz").read_bytes()))
    return path


def tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but those of the index and of SQLite."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        raw.row_factory = sqlite3.Row
        names = [
            row[0]
            for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not row[0].startswith(("sqlite_", "block_index"))
        ]
        return {name: [dict(row) for row in raw.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608 - names


def test_every_row_of_the_older_schema_is_there_afterwards(old: Path) -> None:
    before = tables(old)
    Library.open(old).close()
    after = tables(old)
    assert set(after) - set(before) == {"left_damage", "seal"}
    assert after.pop("left_damage") == []
    assert {row["tbl"] for row in after.pop("seal")} >= {"annotation", "block", "meta", "statement", "tag"}
    versions = [{key: value for key, value in row.items() if key != "original"} for row in after.pop("version")]
    assert versions == before.pop("version")
    for name in ("change", "meta", "step", "alembic_version", "indexed"):
        before.pop(name), after.pop(name)
    assert after == before


def test_what_the_program_says_of_it_is_what_the_older_one_said(old: Path) -> None:
    Library.open(old).close()
    told = making.said(old)
    barrier, *steps = told.pop("history")
    assert barrier["name"] == "Bring the library up to date"
    assert steps == [{**step, "undone": False} for step in TOLD["history"]]
    check_now, check_then = told.pop("check"), TOLD["check"]
    assert check_now["sound"]
    assert [one for one in check_now["findings"] if one["what"] not in ("pages", "left damage", "rows")] == [
        one for one in check_then["findings"] if one["what"] != "pages"
    ]
    for command, then in TOLD.items():
        if command not in ("history", "check"):
            assert_holds(told[command], then)


def assert_holds(now: object, then: object) -> None:
    """Everything of ``then`` is in ``now``, where rows may have got more keys."""
    if isinstance(then, dict):
        assert isinstance(now, dict)
        for key, value in then.items():
            assert_holds(now[key], value)
    elif isinstance(then, list):
        assert isinstance(now, list)
        assert len(now) == len(then)
        for one, other in zip(now, then, strict=True):
            assert_holds(one, other)
    else:
        assert now == then


def test_each_version_knows_its_file_where_the_older_library_told(old: Path) -> None:
    Library.open(old).close()
    with closing(sqlite3.connect(old)) as raw:
        rows = raw.execute(
            "SELECT statement, n, bytes FROM version LEFT JOIN original ON original.sha256 = version.original"
        )
        files = {(statement, n): data for statement, n, data in rows}
    again, thrice = making.SPEECH_AGAIN.encode(), making.SPEECH_THRICE.encode()
    assert files == {
        (1, 1): making.LETTER.encode(),
        (1, 2): making.LETTER.encode(),
        (2, 1): None,  # nothing named it when the bin was emptied, and it went
        (2, 2): again,  # an image of the row names it
        (2, 3): thrice,
        (3, 1): making.PAPER.encode(),
        (3, 2): making.PAPER_AGAIN.encode(),  # undone, and could have been done again
        (4, 1): making.ARABIC.encode(),
        (5, 1): making.SHIPPED.read_bytes(),
        (5, 2): making.SHIPPED.read_bytes(),
        (5, 3): making.SHIPPED.read_bytes(),
        (7, 1): b"This lies in the bin: a note that was sent twice.\n",
    }


def test_files_of_earlier_versions_stay_when_the_bin_is_emptied(old: Path) -> None:
    with Library.open(old) as library:
        assert statements.empty_bin(library) == 1
        with library.read() as session:
            assert statements.original_of(session, 2, 2) == making.SPEECH_AGAIN.encode()
            assert statements.original_of(session, 3, 2) == making.PAPER_AGAIN.encode()
            with pytest.raises(Refusal, match="not known from which file version 1"):
                statements.original_of(session, 2, 1)
        assert [one.what for one in check.check(library) if one.wrong] == []
    with Library.open(old) as library, library.read() as session:
        assert statements.original_of(session, 2, 2) == making.SPEECH_AGAIN.encode()


def test_work_goes_on_in_it(old: Path) -> None:
    with Library.open(old) as library:
        assert library.undoable is None
        with library.step("Leave") as session:
            lost = statements.opened(session, 1).damage[-1]
            statements.leave_damage(session, 1, [lost.span])
        library.undo()
        library.redo()
        with library.read() as session:
            assert [row.span for row in statements.opened(session, 1).left] == [lost.span]
        assert all(not one.wrong for one in check.check(library))


def test_the_analyst_is_told_where_the_older_file_is_kept(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tables(old)
    assert main(["--library", str(old), "redo"]) == 1  # an upgrade is a barrier: nothing is left to be done again
    assert "kept in library.schema-1.backup.apostille." in capsys.readouterr().err
    assert tables(old.with_name("library.schema-1.backup.apostille")) == before


def test_the_window_tells_it_once(old: Path) -> None:
    with Library.open(old) as library:
        assert [words.partition(". ")[2] for words in greetings(library, Settings())] == [
            "As it was, it is kept beside it as library.schema-1.backup.apostille."
        ]
    with Library.open(old) as library:
        assert greetings(library, Settings()) == []


def test_reading_alone_leaves_the_older_file_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with Library.open(old, read_only=True) as library, library.read() as session:
        assert statements.opened(session, 2).reading.text == TOLD["show 2"]["text"]
        assert statements.opened(session, 2).versions[-1].original is not None
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir()] == [old.name]


class Failing(sqlite3.Connection):
    """A connection whose disk fails at one statement, counted over all that goes through it."""

    left = 0

    def cursor(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        return super().cursor(_Cursor)

    def execute(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        count_down()
        return super().execute(*arguments)


class _Cursor(sqlite3.Cursor):
    def execute(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        count_down()
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        count_down()
        return super().executemany(*arguments)


def count_down() -> None:
    Failing.left -= 1
    if Failing.left == 0:
        raise sqlite3.OperationalError("disk I/O error")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the migration opens, it opens with the connection that fails."""
    real = sqlite3.connect

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3 has it
        return real(*arguments, factory=Failing, **named)

    monkeypatch.setattr(connections.sqlite3, "connect", connect)
    yield
    Failing.left = 0


@pytest.mark.usefixtures("failing")
def test_whichever_statement_of_the_migration_fails_nothing_is_changed(old: Path) -> None:
    before = old.read_bytes()
    Failing.left = 0
    for at in range(1, 1000):
        Failing.left = at
        try:
            migrate.upgrade(old, 1)
        except (sqlite3.Error, DBAPIError, Refusal):
            still_of_schema_1(old, before)
        else:
            break
    Failing.left = 0
    assert 60 < at < 1000  # all statements were tried
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)


def still_of_schema_1(old: Path, before: bytes) -> None:
    left, Failing.left = Failing.left, 0
    assert left <= 0
    if old.read_bytes() != before:  # what was in the way of the check of its pages came after all was written
        with closing(sqlite3.connect(old)) as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
            assert examining.fingerprint(raw) == examining.FINGERPRINTS[schema.SCHEMA]
        old.write_bytes(before)
