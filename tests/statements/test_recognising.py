"""A draft is recognised: the same file, a newer text, another language, or something new."""

from __future__ import annotations

from dataclasses import replace

from apostille import statements
from apostille.reading.draft import Draft, Field
from apostille.statements.recognising import Recognised
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

NOTE = "The delegation thanks the chair.\n\nIt supports the draft.\n\nIt will vote for it."


def _draft(text: str, name: str = "note.txt", symbol: str = "", language: str = "en") -> Draft:
    draft = replace(draft_of(text), name=name, language=language)
    return replace(draft, fields=(Field("symbol", symbol),)) if symbol else replace(draft, fields=())


def _add(library: Library, *drafts: Draft) -> list[int]:
    with library.step("Import") as session:
        return [statements.add(session, draft) for draft in drafts]


def _recognised(library: Library, draft: Draft) -> Recognised:
    with library.read() as session:
        return statements.known(session).recognise(session, draft)


def test_the_same_bytes_are_known_whatever_the_file_is_called(library: Library) -> None:
    (there,) = _add(library, _draft(NOTE))
    assert _recognised(library, _draft(NOTE, name="copy.txt")) == Recognised("known", there)


def test_a_changed_text_in_a_file_of_the_same_name_is_a_newer_version(library: Library) -> None:
    (there,) = _add(library, _draft(NOTE))
    assert _recognised(library, _draft(NOTE + "\n\nSo it was said.")) == Recognised("version", there, alike=True)


def test_another_text_in_a_file_of_the_same_name_is_new(library: Library) -> None:
    _add(library, _draft(NOTE))
    assert _recognised(library, _draft("Something else altogether.\n\nOf another State.")) == Recognised("new")


def test_a_text_under_another_name_is_new_however_alike(library: Library) -> None:
    _add(library, _draft(NOTE))
    assert _recognised(library, _draft(NOTE + "\n\nMore.", name="other.txt")) == Recognised("new")


def test_a_symbol_tells_versions_and_languages_apart_however_it_is_printed(library: Library) -> None:
    english, french = _add(
        library, _draft("One.", "a.txt", "S/RES/1540 (2004)"), _draft("Un.", "b.txt", "S/RES/1540 (2004)", "fr")
    )
    assert _recognised(library, _draft("Two.", "c.txt", "S/RES/1540(2004)")) == Recognised("version", english)
    assert _recognised(library, _draft("Deux.", "d.txt", "S/RES/1540(2004)", "fr")) == Recognised("version", french)
    assert _recognised(library, _draft("Tres.", "e.txt", "S/RES/1540 (2004)", "es")) == Recognised("language", english)


def test_a_newer_text_under_its_symbol_shares_paragraphs_with_the_older(library: Library) -> None:
    (there,) = _add(library, _draft(NOTE, "a.txt", "CD/1737"))
    newer = _draft(NOTE + "\n\nSo it was said.", "b.txt", "CD/1737")
    assert _recognised(library, newer) == Recognised("version", there, alike=True)


def test_what_is_in_the_bin_is_not_recognised(library: Library) -> None:
    (there,) = _add(library, _draft(NOTE, symbol="CD/1"))
    with library.step("Remove") as session:
        statements.remove(session, there)
    assert _recognised(library, _draft(NOTE, symbol="CD/1")) == Recognised("new")


def test_what_came_in_during_the_import_is_known_to_the_rest_of_it(library: Library) -> None:
    with library.read() as session:
        known = statements.known(session)
        known.take(7, _draft(NOTE, symbol="CD/1"))
        assert known.recognise(session, _draft(NOTE)) == Recognised("known", 7)
        assert known.recognise(session, _draft("Un.", symbol="CD/1", language="fr")) == Recognised("language", 7)


def test_statements_with_one_symbol_belong_to_one_work_and_undo_takes_it_back(library: Library) -> None:
    english, french, other = _add(
        library, _draft("One.", "a.txt", "CD/1737"), _draft("Un.", "b.txt", "CD/1737", "fr"), _draft("Other.", "c.txt")
    )
    query = "SELECT statement.id, symbol FROM statement LEFT JOIN work ON work.id = work ORDER BY statement.id"
    with library.read() as session:
        rows = driver(session).execute(query).fetchall()
    assert rows == [(english, "CD/1737"), (french, "CD/1737"), (other, None)]
    library.undo()
    with library.read() as session:
        assert driver(session).execute("SELECT count(*) FROM work").fetchone() == (0,)
    library.redo()
    with library.read() as session:
        assert driver(session).execute(query).fetchall() == rows
