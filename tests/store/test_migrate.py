"""An older library is brought up to date after a verified backup, all or nothing."""

from __future__ import annotations

import ast
import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from apostille import statements
from apostille.refusal import Refusal
from apostille.store import connections, examining, founding, migrate, schema
from apostille.store.library import Library
from tests.store.children import said
from tests.store.conftest import draft_of

REVISIONS = Path(migrate.__file__).parent / "migrations"
NOW, NEXT = schema.SCHEMA, schema.SCHEMA + 1
HEAD = founding.HEADS[NOW]


def test_the_revisions_make_exactly_the_tables_of_the_schema(path: Path) -> None:
    path.touch()
    raw = connections.connect(path, "rw")
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, creator=lambda: raw)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        migrate.run(connection)
    assert examining.fingerprint(raw) == examining.FINGERPRINTS[schema.SCHEMA]
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(founding.HEADS[schema.SCHEMA],)]
    assert raw.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
    engine.dispose()


def test_the_history_of_revisions_is_one_line_to_the_head() -> None:
    parents = {}
    for file in (REVISIONS / "versions").glob("[0-9]*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        said = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}
        parents[ast.literal_eval(said["revision"])] = ast.literal_eval(said["down_revision"])
    assert set(parents) == set(founding.HEADS.values())
    line, at = [], founding.HEADS[schema.SCHEMA]
    while at:
        line.append(at)
        at = parents[at]
    assert len(line) == len(parents)


def test_revisions_rebuild_no_table_and_know_no_model() -> None:
    """Rebuilding a table in batch mode cascades its deletes; the models are those of today."""
    for file in (REVISIONS / "versions").glob("*.py"):
        words = file.read_text(encoding="utf-8")
        assert "batch_alter_table" not in words
        assert "apostille" not in words
        assert "def downgrade" not in words


@pytest.fixture
def older(path: Path) -> Path:
    """A library of today's schema with a statement and a step to undo, closed."""
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, draft_of())
    return path


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of revisions in which one more may be put, and a program whose schema is the next."""
    folder = tmp_path / "revisions"
    shutil.copytree(REVISIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "SCHEMA", NEXT)
    return folder


def one_more(scripts: Path, *sql: str) -> None:
    lines = "".join(f"    op.execute({one!r})\n" for one in sql)
    words = f'from alembic import op\nrevision = "next"\ndown_revision = "{HEAD}"\ndef upgrade():\n{lines}'
    (scripts / "versions" / "next.py").write_text(words)


def expect(monkeypatch: pytest.MonkeyPatch, *sql: str) -> None:
    """The fingerprint that the tables have after ``sql``."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for one in (*founding.definitions(), *sql):
        raw.execute(one)
    monkeypatch.setattr(examining, "FINGERPRINTS", {**examining.FINGERPRINTS, NEXT: examining.fingerprint(raw)})
    raw.close()


def rows(path: Path) -> list[str]:
    with sqlite3.connect(path) as raw:
        lines = list(raw.iterdump())
    raw.close()
    return lines


ADD = "ALTER TABLE tag ADD COLUMN icon TEXT NOT NULL DEFAULT ''"


def test_an_older_library_is_brought_up_to_date(older: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_more(scripts, ADD)
    expect(monkeypatch, ADD)
    before = rows(older)
    copy = migrate.upgrade(older, NOW, str(scripts))
    assert rows(copy) == before
    with sqlite3.connect(older) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (NEXT,)
        kept = dict(raw.execute("SELECT key, value FROM meta"))
        assert (kept["min_reader"], kept["min_writer"]) == (str(NEXT), str(NEXT))
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("next",)
        assert raw.execute("SELECT count(*) FROM statement").fetchone() == (1,)
        assert raw.execute("SELECT kind FROM step ORDER BY id DESC LIMIT 1").fetchone() == ("barrier",)
        assert raw.execute("SELECT count(*) FROM change").fetchone() == (0,)
        assert raw.execute("SELECT rowid FROM block_index WHERE block_index MATCH 'paix'").fetchall() == [(2,)]
    raw.close()


@pytest.mark.parametrize(
    "sql",
    [
        [ADD, "ALTER TABLE no_such_table ADD COLUMN x TEXT"],
        [ADD, "DELETE FROM statement"],
        [ADD, "UPDATE annotation SET statement = 99", "DELETE FROM step"],
        [ADD, "CREATE TABLE unexpected(a INTEGER)"],
        [ADD, "UPDATE text SET text = text || '.'"],
    ],
    ids=["a fault", "rows lost", "steps lost", "tables not as they should be", "a text changed"],
)
def test_a_revision_that_fails_changes_nothing(
    older: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch, sql: list[str]
) -> None:
    one_more(scripts, *sql)
    expect(monkeypatch, ADD)
    before = hashlib.sha256(older.read_bytes()).hexdigest()
    with pytest.raises(Exception, match=r"no_such_table|could not be brought"):
        migrate.upgrade(older, NOW, str(scripts))
    assert hashlib.sha256(older.read_bytes()).hexdigest() == before
    assert older.with_name(f"library.schema-{NOW}.backup.apostille").exists()


def test_a_damaged_library_is_not_migrated(older: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_more(scripts, ADD)
    expect(monkeypatch, ADD)
    with sqlite3.connect(older) as raw:
        raw.execute("UPDATE text SET text = text || 'x'")
    raw.close()
    before = rows(older)
    with pytest.raises(Refusal, match=r"not what was stored"):
        migrate.upgrade(older, NOW, str(scripts))
    assert rows(older) == before
    assert not older.with_name(f"library.schema-{NOW}.backup.apostille").exists()


def test_the_newest_schema_loads_no_alembic(older: Path) -> None:
    assert said("Library.open(path).close(); print('alembic' in sys.modules)", older) == "False"
