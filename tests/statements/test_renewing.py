"""A statement read anew, or from a new version of its file: what analysts did with it goes along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apostille import annotations, statements
from apostille.reading.compose import compose
from apostille.reading.draft import Field
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.statements import Opened
from apostille.store import check
from apostille.store.library import Library

RUSSIAN = (
    "ЗАЯВЛЕНИЕ\n\nУчастники вновь подтвердили свою приверженность Инициативе по безопасности.\n\n"
    "Они приветствовали принятие резолюции 1540 (2004) Совета Безопасности.\n\nВстреча прошла в Кракове.\n"
)
FRENCH = (
    "NOTE VERBALE\n\nLa réunion a salué les résultats obtenus à Lisbonne.\n\n"
    "Les \ufffd\ufffd\ufffdats participants ont décidé de continuer.\n\nFait à Cracovie, le 1er juin 2004.\n"
)


def bring(library: Library, text: str, encoding: str = "utf-8", read_as: str | None = None) -> int:
    with library.step("Import") as session:
        return statements.add(session, compose("a.txt", text.encode(encoding), encoding=read_as))


def opened(library: Library, statement: int) -> Opened:
    with library.read() as session:
        return statements.opened(session, statement)


def mark(library: Library, statement: int, words: str) -> int:
    start = opened(library, statement).reading.text.index(words)
    with library.step("Mark") as session:
        return annotations.mark(session, statement, Span(start, start + len(words)))


def quote(library: Library, annotation: int) -> str:
    with library.read() as session:
        row = annotations.get(session, annotation)
        text = statements.opened(session, row.statement).reading.text
    if row.span is None:
        return ""
    assert row.span.of(text) == row.quote
    return row.quote


def renew(library: Library, statement: int, text: str) -> int:
    with library.step("New version") as session:
        return statements.renew(session, statement, compose("b.txt", text.encode()))


def reread(library: Library, statement: int, encoding: str | None = None, language: str | None = None) -> int:
    with library.step("Read again") as session:
        name, data = statements.original(session, statement)
        draft = compose(name, data, encoding=encoding, language=language)
        return statements.reread(session, statement, draft, language=language)


def sound(library: Library) -> bool:
    return not any(one.wrong for one in check.check(library))


def test_every_annotation_is_carried_into_the_right_encoding(library: Library) -> None:
    made = bring(library, RUSSIAN, "cp1251", read_as="cp1252")
    garbled = {words: words.encode("cp1251").decode("cp1252") for words in ("Участники", "приветствовали", "в Кракове")}
    marks = {words: mark(library, made, there) for words, there in garbled.items()}
    assert reread(library, made, "cp1251") == 2
    assert {words: quote(library, one) for words, one in marks.items()} == {words: words for words in garbled}
    after = opened(library, made)
    assert after.reading.text == compose("a.txt", RUSSIAN.encode()).reading.text
    assert (after.language, after.source.encoding, after.versions[-1].why) == ("ru", "cp1251", "reread")
    library.undo()
    assert {quote(library, one) for one in marks.values()} == set(garbled.values())
    assert opened(library, made).source.encoding == "cp1252"
    assert sound(library)


def test_bytes_of_two_become_one_character_and_the_reverse(library: Library) -> None:
    made = bring(library, FRENCH, "utf-8", read_as="cp1252")
    marked = mark(library, made, "rÃ©union a saluÃ©")
    reread(library, made, "utf-8")
    assert quote(library, marked) == "réunion a salué"
    reread(library, made, "cp1252")
    assert quote(library, marked) == "rÃ©union a saluÃ©"


def test_words_moved_in_a_new_version_are_found_and_words_gone_are_kept(library: Library) -> None:
    made = bring(library, FRENCH)
    kept, moved = mark(library, made, "La réunion"), mark(library, made, "ats participants ont décidé")
    gone = mark(library, made, "Fait à Cracovie")
    new = "Les \ufffd\ufffd\ufffdats participants ont décidé de continuer.\n\n" + FRENCH[: FRENCH.index("Les ")]
    assert renew(library, made, new) == 2
    assert [quote(library, one) for one in (kept, moved, gone)] == [
        "La réunion", "ats participants ont décidé", "",
    ]  # fmt: skip
    with library.read() as session:
        assert annotations.get(session, gone).quote == "Fait à Cracovie"
    assert renew(library, made, FRENCH) == 3
    assert quote(library, gone) == "Fait à Cracovie"
    assert sound(library)


def test_what_an_analyst_said_of_the_metadata_stays_and_the_rest_is_read_anew(library: Library) -> None:
    made = bring(library, FRENCH)
    with library.step("Set") as session:
        statements.set_field(session, made, "place", "Kraków")
        statements.set_field(session, made, "symbol", "CD/1737")
        statements.set_field(session, made, "language", "fr")
    renew(library, made, "NOTE VERBALE\n\nLe texte nouveau.\n\nFait à Cracovie, le 2 juin 2004.\n")
    after = opened(library, made)
    assert [one.value for one in after.all("place")] == ["Kraków"]
    assert [(one.value, one.state) for one in after.all("symbol")] == [("CD/1737", "supplied")]
    assert [one.value for one in after.all("language")] == ["fr"]
    assert after.value("date") == "2004-06-02"
    for one in after.fields:
        assert one.span is None or one.span.of(after.reading.text) == one.printed
    assert after.source.name == "b.txt"


def test_restored_words_are_restored_again_where_the_same_damage_stands(library: Library) -> None:
    made = bring(library, FRENCH)
    with library.step("Repair") as session:
        statements.repair(session, made, opened(library, made).damage[0].span, "Ét", "the Spanish text")
    marked = mark(library, made, "Éta")
    assert renew(library, made, FRENCH.replace("La réunion", "À la demande de tous, la réunion")) == 4
    after = opened(library, made)
    assert "Les États participants" in after.reading.text
    assert after.damage == ()
    [repair] = after.repairs
    assert (repair.span.of(after.reading.text), repair.lost, repair.basis) == ("Ét", 3, "the Spanish text")
    assert [one.why for one in after.versions] == ["imported", "repaired", "renewed", "repaired"]
    assert quote(library, marked) == "Éta"
    renew(library, made, FRENCH.replace("\ufffd\ufffd\ufffd", "Ét"))
    after = opened(library, made)
    assert (after.repairs, after.n, quote(library, marked)) == ((), 5, "Éta")


def test_the_language_that_is_said_stays_said(library: Library) -> None:
    made = bring(library, FRENCH)
    reread(library, made, language="ro")
    assert opened(library, made).language == "ro"
    renew(library, made, FRENCH + "\nEncore un mot.\n")
    assert opened(library, made).language == "ro"


def test_what_changes_nothing_or_cannot_be_read_is_refused(library: Library) -> None:
    made = bring(library, FRENCH)
    for encoding, words in (("utf-8", "reads the same"), ("ascii", "is not ascii"), ("klingon", "no encoding called")):
        with pytest.raises(Refusal, match=words):
            reread(library, made, encoding)
    with pytest.raises(Refusal, match="There is no statement 77"):
        reread(library, 77)
    assert opened(library, made).n == 1


def test_undone_the_old_bytes_are_there_also_after_another_start(library: Library) -> None:
    made = bring(library, FRENCH)
    renew(library, made, FRENCH + "\nEncore un mot.\n")
    with library.staging() as session:
        statements.add_staged(session, compose("c.txt", "Un texte qui n’arrive jamais.".encode()))
    path = library.path
    library.close()
    with Library.open(path) as again:
        again.undo()
        reread(again, made, encoding="cp1252")
        assert "rÃ©union" in opened(again, made).reading.text
        assert sound(again)


def test_what_waits_is_the_draft_that_it_was_made_of(library: Library) -> None:
    draft = compose("a.txt", f"STATEMENT BY POLAND\n\n{FRENCH}\nVoir la résolution 1540 (2004).\n".encode())
    draft = replace(draft, fields=(*draft.fields, Field("speaker", "Ms Example", state="supplied")))
    with library.staging() as session:
        statement = statements.add_staged(session, draft)
    with library.read() as session:
        made = statements.drafted(session, statement)
    assert made.damage
    assert made.references
    assert made == replace(draft, doubts=(), furniture=(), runners_up=())
