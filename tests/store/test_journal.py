"""Rows come back bit for bit, whatever they held."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import INTEGER, TEXT

from apostille import annotations, annotators, codebook, statements
from apostille.reading.span import Span
from apostille.store import check, journal, schema
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

HARD = [
    "",
    "'quoted' \"twice\" \\back\\slash `tick`",
    "😀👩‍👩‍👧‍👦 e\u0301 \u0301lone mark",
    "".join(map(chr, range(1, 32))),
    "\u2028\u2029\u0085\ufeff\ufffe\uffff\U0010ffff",
    "\u202eright to left override\u202c שלום",
    '{"json": [1, null]} \\u0000 %s ? :name',
    "x" * 300_000,
]


@pytest.fixture
def journalled() -> sqlite3.Connection:
    """A writer's connection on fresh tables in memory, as the store prepares it."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    from apostille.store import founding

    for statement in founding.definitions():
        raw.execute(statement)
    journal.prepare(raw)
    raw.execute("INSERT INTO step(kind, name, at) VALUES ('do', 'x', '')")
    return raw


def test_journalled_tables_hold_integers_and_texts_only() -> None:
    for table in schema.journalled():
        for column in table.columns:
            assert isinstance(column.type, INTEGER | TEXT), f"{table.name}.{column.name}"
        assert [column.name for column in table.primary_key] == ["id"], table.name


def test_every_journalled_table_has_its_three_triggers(journalled: sqlite3.Connection) -> None:
    rows = journalled.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")
    expected = {f"journal_{table.name}_{op}" for table in schema.journalled() for op in ("insert", "update", "delete")}
    assert {name for (name,) in rows} == expected
    assert {table.name for table in schema.journalled()} >= {"annotation", "anchor", "annotation_tag", "tag", "field"}


def test_no_trigger_comes_into_the_file(library: Library) -> None:
    with library.staging() as session:
        rows = driver(session).execute("SELECT type FROM main.sqlite_master WHERE type = 'trigger'")
        assert rows.fetchall() == []


@given(
    values=st.lists(
        st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))), max_size=6
    )
)
def test_an_image_restores_what_was_there(values: list[str | None]) -> None:
    _there_and_back(values)


@pytest.mark.parametrize("words", HARD, ids=range(len(HARD)))
def test_hard_texts_are_restored(words: str) -> None:
    _there_and_back([words])


def _there_and_back(values: list[str | None]) -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    from apostille.store import founding

    for statement in founding.definitions():
        raw.execute(statement)
    journal.prepare(raw)
    raw.execute("INSERT INTO step(kind, name, at) VALUES ('do', 'x', '')")
    raw.execute("INSERT INTO step(kind, name, at) VALUES ('undo', 'x', '')")
    raw.execute(journal.BEGIN_STEP, (1, 0))
    for n, value in enumerate(values, 1):
        raw.execute("INSERT INTO work(id, symbol) VALUES (?, ?)", (n, str(n)))
        insert = "INSERT INTO report_recipe VALUES (?, ?, ?, ?, '', '', '')"
        raw.execute(insert, (n, str(n), value or "", value or ""))
        field = "INSERT INTO field(statement, part, key, ordinal, value, printed, start, end, state)"
        raw.execute(
            f"{field} VALUES (1, ?, 'title', 9223372036854775807, ?, ?, NULL, -9223372036854775808, '')",
            (value, value or "", value),
        )
    before = _rows(raw)
    raw.execute("UPDATE temp.open_step SET kept = 1")
    raw.execute("UPDATE report_recipe SET title = 'changed', uuid = 'u' || id")
    raw.execute("UPDATE field SET part = 'changed', printed = NULL, ordinal = 0")
    raw.execute("DELETE FROM field")
    raw.execute("DELETE FROM report_recipe WHERE id % 2")
    raw.execute("UPDATE temp.open_step SET id = 2")
    after = _rows(raw)
    journal.put_back(raw, 1)
    assert _rows(raw) == before
    raw.execute("INSERT INTO step(kind, name, at) VALUES ('redo', 'x', '')")
    raw.execute("UPDATE temp.open_step SET id = 3")
    journal.put_back(raw, 2)
    assert _rows(raw) == after
    raw.close()


def _rows(raw: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    tables = ("report_recipe", "field", "work")
    return [raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables]  # noqa: S608 - our own


@pytest.mark.parametrize("words", HARD[1:], ids=range(1, len(HARD)))
def test_hard_texts_come_through_the_whole_store(library: Library, words: str) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of())
        made = annotations.mark(session, statement, Span(0, 3), note=words, translation=words)
    with library.step("Remove") as session:
        annotations.remove(session, made)
    library.undo()
    with library.read() as session:
        row = annotations.get(session, made)
    assert (row.note, row.translation) == (words.replace("\r", "\n"), words.replace("\r", "\n"))


@pytest.mark.parametrize("words", ["a\0b", "half \ud800 pair"])
def test_what_the_file_cannot_keep_becomes_the_replacement_character(library: Library, words: str) -> None:
    with library.step("Everything") as session:
        statement = statements.add(session, draft_of())
        made = annotations.mark(session, statement, None, note=words, translation=words)
        tag = codebook.add(session, words.replace("/", ""))
        codebook.define(session, tag, definition=words, use_for=words, not_for=words, aliases=[words])
        statements.set_field(session, statement, "author", words)
        statements.repair(session, statement, Span(3, 5), "ś", words)
        who = annotators.add(session, words)
    with library.step("All gone") as session:
        annotations.remove(session, made)
        codebook.remove(session, tag)
    library.undo()
    with library.read() as session:
        texts = [
            annotations.get(session, made).note,
            codebook.get(session, tag).name,
            codebook.get(session, tag).use_for,
        ]
        texts += [row.name for row in annotators.listed(session) if row.id == who]
        texts.append(statements.opened(session, statement).versions[-1].basis)
    assert texts == [words.replace("\0", "\ufffd").replace("\ud800", "\ufffd")] * 5


@pytest.mark.slow
def test_a_cascade_over_20_000_annotations_is_undone(library: Library) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft_of("La paix est l’affaire de tous. " * 20))
        tag = codebook.add(session, "Peace")
        raw = driver(session)
        many = range(1, 20_001)
        raw.executemany(
            "INSERT INTO annotation VALUES (?, ?, ?, 1, 0, '', '', '', '')", [(n, f"u{n}", statement) for n in many]
        )
        raw.executemany(
            "INSERT INTO anchor(annotation, statement, version, start, end, quote, prefix, suffix, matched_by)"
            " VALUES (?, ?, 1, 0, 2, 'La', '', '', 'exact')",
            [(n, statement) for n in many],
        )
        insert = "INSERT INTO annotation_tag(annotation, tag, statement, annotator, at) VALUES (?, ?, ?, 1, '')"
        raw.executemany(insert, [(n, tag, statement) for n in many])
    before = _dump(library)
    with library.step("Remove all") as session:
        driver(session).execute("DELETE FROM annotation")
    with library.read() as session:
        assert driver(session).execute("SELECT count(*) FROM anchor").fetchone() == (0,)
    library.undo()
    assert _dump(library) == before
    library.redo()
    library.undo()
    assert _dump(library) == before
    assert [one for one in check.check(library) if one.wrong] == []


def _dump(library: Library) -> list[list[tuple[object, ...]]]:
    with library.read() as session:
        raw = driver(session)
        names = [table.name for table in schema.journalled()]
        return [raw.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in names]  # noqa: S608 - our own


def test_bulk_sql_and_cascades_are_seen(library: Library, draft: Callable[..., object]) -> None:
    with library.step("Import") as session:
        statement = statements.add(session, draft())
        tag = codebook.add(session, "A/B/C/D")
        annotations.mark(session, statement, None, tags=[tag])
    before = _dump(library)
    with library.step("Remove the top") as session:
        driver(session).execute("DELETE FROM tag WHERE parent IS NULL")
    assert _dump(library) != before
    library.undo()
    assert _dump(library) == before


def test_an_update_that_changes_nothing_leaves_no_image(library: Library) -> None:
    with library.step("Nothing") as session:
        driver(session).execute("UPDATE annotator SET name = name")
    assert library.undoable is None


def test_the_path_of_the_file_is_where_it_was(path: Path, library: Library) -> None:
    assert library.path == path
