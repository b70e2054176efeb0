"""S11, S12: a library from a stranger. Its tables are examined before anything in them is believed or runs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from apostille.__main__ import main
from apostille.refusal import Refusal
from apostille.store.library import Library

WITHOUT_END = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
HUGE = "CAST(zeroblob(900000000) AS TEXT)"


def _master(sql: str) -> Callable[[sqlite3.Connection], None]:
    """A change to the list of tables itself."""

    def change(raw: sqlite3.Connection) -> None:
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute(sql)
        raw.execute("PRAGMA schema_version=77")

    return change


def _script(sql: str) -> Callable[[sqlite3.Connection], None]:
    def change(raw: sqlite3.Connection) -> None:
        raw.executescript(sql)

    return change


def _trigger(name: str) -> str:
    return f"CREATE TRIGGER {name} AFTER UPDATE ON meta BEGIN UPDATE annotator SET name = 'STOLEN'; END;"  # noqa: S608 - names of our own


EVIL: dict[str, Callable[[sqlite3.Connection], None]] = {
    "a trigger that steals": _script(_trigger("steal")),
    "a trigger called as the index is": _script(_trigger("block_index_steal")),
    "a trigger called nearly as SQLite's own": _script(_trigger("sqliteXsteal")),
    "a trigger called as SQLite's own": lambda raw: (
        _script(_trigger("steal"))(raw),
        _master("UPDATE sqlite_master SET name = 'sqlite_autoindex_meta_9' WHERE name = 'steal'")(raw),
    )[0],
    "a view without end": _script(f"CREATE VIEW more AS {WITHOUT_END} x FROM n;"),
    "a view called as the index is": _script(f"CREATE VIEW block_index_more AS {WITHOUT_END} x FROM n;"),
    "a view in the place of a table": _script(
        f"DROP TABLE meta; CREATE VIEW meta AS {WITHOUT_END} 'file_uuid' AS key, x AS value FROM n;"
    ),
    "a column that is computed": _script(f"ALTER TABLE meta ADD COLUMN more TEXT AS ({HUGE});"),
    "an index that is computed": _script("CREATE INDEX more ON meta(length(hex(value)));"),
    "a table of SQLite's that computes": _master(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE sqlite_sequence(name, seq AS (zeroblob(900000000)))'"
        " WHERE name = 'sqlite_sequence'"
    ),
    "a table beneath the index that computes": _master(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE ''block_index_data''(id INTEGER PRIMARY KEY, block AS (1))'"
        " WHERE name = 'block_index_data'"
    ),
    "a table more": _script("CREATE TABLE more(x);"),
    "a virtual table more": _script("CREATE VIRTUAL TABLE block_index_more USING fts5(x);"),
    "two tables on one page": _master(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'annotation')"
        " WHERE name = 'tag'"
    ),
    "a table on the page of the list of tables": _master("UPDATE sqlite_master SET rootpage = 1 WHERE name = 'tag'"),
    "a definition that is none": _master("UPDATE sqlite_master SET sql = 'CREATE TABLE tag(' WHERE name = 'tag'"),
    "a definition of a hundred thousand columns": _master(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE tag(' || replace(hex(zeroblob(50000)), '00', 'a,') || 'b)'"
        " WHERE name = 'tag'"
    ),
}


@pytest.fixture
def base(tmp_path: Path, shipped: Path) -> Path:
    """A library with a statement, closed in order."""
    path = tmp_path / "base.apostille"
    Library.create(path).close()
    assert main(["import", str(shipped), "--library", str(path)]) == 0
    return path


def evil(base: Path, name: str) -> Path:
    made = base.with_name("evil.apostille")
    shutil.copyfile(base, made)
    with closing(sqlite3.connect(made, isolation_level=None)) as raw:
        EVIL[name](raw)
    return made


def stolen(path: Path) -> bool:
    return b"STOLEN" in path.read_bytes().replace(b"'STOLEN'", b"")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", EVIL)
def test_a_library_that_is_none_is_refused_and_nothing_in_it_runs(base: Path, name: str, read_only: bool) -> None:
    path = evil(base, name)
    before = path.read_bytes()
    with pytest.raises(Refusal, match=r"left as it is|damaged"):
        Library.open(path, read_only=read_only)
    assert path.read_bytes() == before
    assert not stolen(path)
    assert {one.name for one in path.parent.iterdir()} == {"base.apostille", "evil.apostille"}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["a view in the place of a table", "a trigger called as the index is"])
def test_a_journal_beside_it_makes_nothing_run_before_it_is_examined(base: Path, name: str) -> None:
    path = evil(base, name)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
    wal = path.with_name(f"{path.name}-wal")
    wal.write_bytes(b"\x37\x7f\x06\x82" + bytes(4092))
    for read_only in (False, True):
        with pytest.raises(Refusal):
            Library.open(path, read_only=read_only)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["a trigger called as the index is", "a view in the place of a table"])
def test_it_is_not_restored_nor_brought_in(base: Path, name: str, tmp_path: Path) -> None:
    path = evil(base, name)
    before = base.read_bytes()
    assert main(["restore", str(path), "--library", str(base)]) == 1
    assert main(["check", "--library", str(path)]) == 1
    assert base.read_bytes() == before


@pytest.mark.timeout(60)
@pytest.mark.parametrize("table", ["block_index_data", "block_index_docsize", "block_index_config"])
def test_an_index_of_words_that_is_garbage_is_said_and_costs_nothing_else(
    base: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(base, isolation_level=None)) as raw:
        column = {"block_index_data": "block", "block_index_docsize": "sz", "block_index_config": "v"}[table]
        raw.execute(f"UPDATE {table} SET {column} = x'ffffffffffffff'")  # noqa: S608 - names of our own
    named = ["--library", str(base)]
    assert main(["show", "1", *named]) == 0
    assert main(["annotate", "1", "--whole", "--note", "words", *named]) in (0, 1)
    found = main(["check", *named])
    assert found == 1 or table == "block_index_docsize"  # lengths of paragraphs, which nothing of ours asks for
    capsys.readouterr()


HOSTILE = {
    "INTEGER": (-1, 0, 2**62, -(2**62)),
    "TEXT": ("", "{", "\u202e<img src='file:///etc/passwd'>", "9" * 400, "-1", "[[-5, 99999999, 7]]"),
    "BLOB": (b"", b"\xff" * 100),
}
COMMANDS = (("list",), ("show", "1"), ("annotations",), ("tag", "list"), ("history",), ("check",), ("bin",))


def columns(path: Path) -> Iterator[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not table.startswith(("sqlite_", "block_index")):
                yield from ((table, row[1], row[2]) for row in raw.execute(f'PRAGMA table_info("{table}")'))


@pytest.fixture
def worked(base: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same with annotations, tags, a value and a repair."""
    named = ["--library", str(base)]
    for words in (
        ["annotate", "1", "--quote", "un réseau actif de partenariat", "--tag", "A/B", "--create-tags", "--note", "n"],
        ["annotate", "1", "--whole", "--tag", "A"],
        ["set", "1", "place=Kraków"],
        ["repair", "1", "2385:2394", "śniewski."],
    ):
        assert main([*words, *named]) == 0
    return base


def spoiled(base: Path, table: str, column: str, value: object, at: Path) -> bool:
    """A copy of the library at a place where none was, with one value in a column of all rows; whether it could be."""
    shutil.copyfile(base, at)
    with closing(sqlite3.connect(at, isolation_level=None)) as raw:
        try:
            return raw.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,)).rowcount > 0  # noqa: S608 - names of our own
        except sqlite3.Error:
            return False


SPOILED = (
    ("annotation", "annotator", 77, "keys that lead nowhere"),
    ("statement", "current_version", 77, "versions that are not there"),
    ("version", "made_from", 77, "versions that are not there"),
    ("anchor", "end", 2**40, "places outside their text"),
    ("anchor", "start", -1, "places outside their text"),
    ("block", "end", 2**40, "places outside their text"),
    ("part", "start", 2**40, "places outside their text"),
    ("block", "styles", "{", "styles that are none"),
    ("block", "styles", '[[0, 5, "b"]]', "styles that are no styles"),
    ("tag", "parent", 1, "tags that lie under themselves"),
    ("tag", "colour", "url(file:///etc/passwd)", "colours that are none"),
    ("field", "start", -3, "places of values that are none"),
    ("change", "tbl", "sqlite_master", "images of tables that are none"),
    ("change", "op", "drop", "images of rows that are none"),
    ("meta", "value", "../../../tmp/evil", "does not say which library it is"),
    ("meta", "value", "9" * 5000, "does not say which library it is"),
)


@pytest.mark.parametrize(("table", "column", "value", "why"), SPOILED)
def test_values_that_no_program_of_ours_writes_are_refused_by_name(
    worked: Path, table: str, column: str, value: object, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.apostille"
    assert spoiled(worked, table, column, value, path)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(Refusal, match=why):
            Library.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_sound_library_from_elsewhere_is_opened_and_known_from_then_on(worked: Path, tmp_path: Path) -> None:
    path = tmp_path / "theirs.apostille"
    shutil.copyfile(worked, path)
    Library.open(path).close()
    assert spoiled(path, "tag", "colour", "url(x)", path.with_name("again"))
    path.with_name("again").replace(path)
    Library.open(path, read_only=True).close()  # at its place, from here on the check's to find


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_no_value_in_any_column_breaks_a_command(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every column of every table with values that are none: each command ends with an answer or a sentence."""
    tried = 0
    for table, column, kind in list(columns(worked)):
        for value in HOSTILE.get(kind, ()):
            tried += 1
            path = tmp_path / f"{tried}.apostille"  # at a place where none was
            if spoiled(worked, table, column, value, path):
                for words in COMMANDS:
                    assert main([*words, "--library", str(path)]) in (0, 1), (table, column, value, words)
            capsys.readouterr()
            path.unlink(missing_ok=True)
    assert tried > 300
