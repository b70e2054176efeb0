"""A draft becomes a statement whole, and is opened as it was drafted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.reading.compose import compose
from apostille.reading.draft import Field
from apostille.reading.reading import Style
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of


def test_what_is_opened_is_what_was_drafted(library: Library, note: int, shipped: Path) -> None:
    draft = compose(shipped.name, shipped.read_bytes())
    with library.read() as session:
        opened = statements.opened(session, note)
    assert opened.reading == draft.reading
    assert opened.damage == draft.damage
    assert [(one.key, one.label, one.span, one.date) for one in opened.references] == [
        (one.key, one.label, one.span, one.date) for one in draft.references
    ]
    assert {(one.key, one.value, one.printed, one.span, one.state, one.part) for one in opened.fields} == {
        (one.key, one.value, one.printed, one.span, one.state, one.part) for one in draft.fields
    }
    assert (opened.n, opened.language, opened.repairs) == (1, "fr", ())
    data = shipped.read_bytes()
    source = opened.source
    assert (source.name, source.sha256, source.bytes) == (shipped.name, hashlib.sha256(data).hexdigest(), len(data))
    with library.read() as session:
        assert driver(session).execute("SELECT bytes FROM original").fetchone()[0] == data


def test_styles_come_back(library: Library) -> None:
    draft = draft_of("Bold and linked.")
    styles = (Style(Span(0, 4), "bold"), Style(Span(9, 15), "link", "https://example.org/?a=\"b\"&c='д'"))
    block = draft.reading.blocks[0]._replace(styles=styles, kind="list", label="(a)", direction="rtl", language="ar")
    with library.step("Import") as session:
        made = statements.add(session, replace(draft, reading=replace(draft.reading, blocks=(block,))))
        assert statements.opened(session, made).reading.blocks == (block,)


def test_the_same_bytes_are_known_again(library: Library, note: int, shipped: Path) -> None:
    sha256 = hashlib.sha256(shipped.read_bytes()).hexdigest()
    with library.read() as session:
        assert statements.same(session, sha256) == note
        assert statements.same(session, "0" * 64) is None
    with library.step("Remove") as session:
        statements.remove(session, note)
        assert statements.same(session, sha256) is None


def test_the_same_text_twice_is_kept_once(library: Library) -> None:
    with library.step("Import") as session:
        first, second = statements.add(session, draft_of("Twice.")), statements.add(session, draft_of("Twice."))
    with library.read() as session:
        assert first != second
        assert driver(session).execute("SELECT count(*) FROM text").fetchone() == (1,)
        assert driver(session).execute("SELECT count(*) FROM original").fetchone() == (1,)


def test_a_list_has_titles_dates_and_counts_in_order(library: Library, note: int) -> None:
    with library.step("Import") as session:
        late = statements.add(
            session, replace(draft_of("B"), fields=(Field("title", "B"), Field("date", "2010-01-01")))
        )
        early = statements.add(session, replace(draft_of("A"), fields=(Field("date", "1999"),), name="a.txt"))
        annotations.mark(session, note, Span(0, 4))
        annotations.mark(session, note, None)
    with library.read() as session:
        rows = statements.listed(session)
    assert [row.id for row in rows] == [early, note, late]
    row = rows[1]
    assert (row.kind, row.date, row.language, row.issuer) == ("note_verbale", "2004-06-04", "fr", "POL")
    assert (row.annotations, row.damage, row.reading) == (2, 2, "unread")
    assert row.author == "Président de la réunion"
    assert row.words > 500
    assert rows[0].title == "a.txt"


def test_staged_statements_are_seen_by_nobody(library: Library) -> None:
    with library.staging() as session:
        made = [statements.add_staged(session, draft_of(f"Number {n}.")) for n in range(3)]
    with library.read() as session:
        assert statements.listed(session) == []
        with pytest.raises(Refusal, match=r"no statement"):
            statements.resolve(session, made[0])
    with library.step("Import 3 files") as session:
        statements.arrive(session, made)
    with library.read() as session:
        assert [row.id for row in statements.listed(session)] == made
    library.undo()
    with library.read() as session:
        assert statements.listed(session) == []
    library.redo()
    with library.read() as session:
        assert [row.id for row in statements.listed(session)] == made


@pytest.mark.parametrize("words", ["", "0", "99", "-1", "x", "1 OR 1", "9" * 40, "۱۲", "²"])
def test_what_names_no_statement_is_refused(library: Library, note: int, words: str) -> None:
    with library.read() as session, pytest.raises(Refusal, match=r"There is no statement"):
        statements.resolve(session, words)


def test_a_statement_is_named_by_number_or_uuid(library: Library, note: int) -> None:
    with library.read() as session:
        uuid = statements.opened(session, note).uuid
        assert statements.resolve(session, note) == note
        assert statements.resolve(session, f" {note} ") == note
        assert statements.resolve(session, uuid.upper()) == note


def test_the_bin(library: Library, note: int) -> None:
    with library.step("Mark") as session:
        made = annotations.mark(session, note, Span(0, 4), note="kept")
    with library.step("Remove") as session:
        statements.remove(session, note)
    with library.read() as session:
        assert statements.listed(session) == []
        assert [(row[0], row[2]) for row in statements.binned(session)] == [(note, "note-verbale-2004.fr.txt")]
        with pytest.raises(Refusal):
            statements.resolve(session, note)
    with library.step("Put back") as session:
        statements.put_back(session, note)
    with library.read() as session:
        assert annotations.get(session, made).note == "kept"
        assert statements.binned(session) == []
    with pytest.raises(Refusal, match=r"The bin is empty"):
        statements.empty_bin(library)


def test_an_emptied_bin_leaves_what_others_still_hold(library: Library) -> None:
    with library.step("Import") as session:
        gone, kept = statements.add(session, draft_of("Shared.")), statements.add(session, draft_of("Shared."))
        annotations.mark(session, gone, Span(0, 3))
        statements.remove(session, gone)
    assert statements.empty_bin(library) == 1
    with library.read() as session:
        assert statements.opened(session, kept).reading.text == "Shared."
        counts = {
            table: driver(session).execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in ("statement", "version", "annotation", "anchor", "text", "change")
        }
    assert counts == {"statement": 1, "version": 1, "annotation": 0, "anchor": 0, "text": 1, "change": 0}


def test_binning_what_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(Refusal, match=r"no statement 9"), library.step("Remove") as session:
        statements.remove(session, 9)
