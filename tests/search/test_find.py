"""What a query finds in a library with three statements."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from apostille import annotations, annotators, codebook, statements
from apostille.reading.compose import compose
from apostille.reading.draft import Draft, Field
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.search import find
from apostille.search.query import parse
from apostille.store.library import Library

WORDS = "La paix est possible. La paix est l’affaire de tous."
TITLES = (("Zagreb declaration", "2005-01-10"), ("Déclaration de Cracovie", "2004-06-01"), ("Discours de Varsovie", ""))


def _draft(title: str, date: str) -> Draft:
    text = f"{title}\n{WORDS}"
    cut = len(title) + 1
    blocks = (Block(Span(0, cut - 1), "heading", "main"), Block(Span(cut, len(text)), "body", "main", 1))
    fields = [Field("title", title, title, Span(0, cut - 1)), *([Field("date", date)] if date else [])]
    return Draft(
        f"{title}.txt",
        text.encode(),
        "utf-8",
        Reading(text, blocks, (Part("main", Span(0, len(text))),)),
        "fr",
        tuple(fields),
    )


@dataclasses.dataclass
class Shelf:
    """A library with the ids of its statements, in the order of ``TITLES``, and of some annotations."""

    library: Library
    ids: list[int]
    marks: dict[str, int]

    def statements(self, words: str) -> list[int]:
        """The ids of the statements found."""
        with self.library.read() as session:
            return [row.id for row in find.statements(session, parse(words))]

    def annotations(self, words: str) -> list[int]:
        """The ids of the annotations found."""
        with self.library.read() as session:
            return [row.id for row in find.annotations(session, parse(words))]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Zagreb 2005, Kraków 2004, Warsaw without a date; five annotations by two annotators."""
    with Library.create(tmp_path / "shelf.apostille") as library:
        with library.step("Fill") as session:
            ids = [statements.add(session, _draft(*one)) for one in TITLES]
            tags = {path: codebook.add(session, path) for path in ("Peace", "Peace/Hope", "War")}
            marks = _marked(session, ids, tags)
            ana = annotators.add(session, "Ana Nowak")
        library.annotator = ana
        with library.step("More") as session:
            marks["ana"] = annotations.mark(session, ids[1], Span(24, 31), tags=[tags["War"], tags["Peace/Hope"]])
        yield Shelf(library, ids, marks)


def _marked(session: Session, ids: list[int], tags: dict[str, int]) -> dict[str, int]:
    zagreb, cracow, _warsaw = ids
    return {
        "late": annotations.mark(session, zagreb, Span(22, 29), tags=[tags["Peace"]]),
        "whole": annotations.mark(session, cracow, None, note="Read on paper."),
        "second": annotations.mark(session, cracow, Span(46, 53), tags=[tags["Peace/Hope"]]),
        "first": annotations.mark(session, cracow, Span(27, 31), tags=[tags["Peace"]]),
    }


def test_statements_come_by_date_and_title(shelf: Shelf) -> None:
    zagreb, cracow, warsaw = shelf.ids
    assert shelf.statements("") == [warsaw, cracow, zagreb]


def test_words_of_the_title_are_found_without_case_and_accents(shelf: Shelf) -> None:
    zagreb, cracow, _warsaw = shelf.ids
    assert shelf.statements("DECLARATION") == [cracow, zagreb]
    assert shelf.statements("déclaration cracovie") == [cracow]
    assert shelf.statements("paix") == []


def test_annotations_come_by_date_of_the_statement_then_position(shelf: Shelf) -> None:
    names = ["whole", "ana", "first", "second", "late"]
    assert shelf.annotations("") == [shelf.marks[name] for name in names]


def test_a_tag_means_what_lies_below_too_unless_it_says_no(shelf: Shelf) -> None:
    marks = shelf.marks
    assert shelf.annotations("tag:Peace") == [marks["ana"], marks["first"], marks["second"], marks["late"]]
    assert shelf.annotations("tag:=Peace") == [marks["first"], marks["late"]]
    assert shelf.annotations("tag:none") == [marks["whole"]]


def test_all_terms_hold_at_once_on_the_same_annotation(shelf: Shelf) -> None:
    _zagreb, cracow, _warsaw = shelf.ids
    marks = shelf.marks
    assert shelf.annotations("tag:War tag:Peace/Hope") == [marks["ana"]]
    assert shelf.annotations('tag:Peace by:"ana nowak"') == [marks["ana"]]
    assert shelf.annotations("tag:none tag:War") == []
    assert shelf.statements('tag:=Peace by:"ana nowak"') == []
    assert shelf.statements("tag:War") == [cracow]
    assert shelf.annotations("Zagreb tag:Peace") == [marks["late"]]
    assert shelf.annotations(f"statement:{cracow} tag:=Peace") == [marks["first"]]


def test_a_statement_in_the_bin_is_not_found_nor_are_its_annotations(shelf: Shelf) -> None:
    zagreb, cracow, warsaw = shelf.ids
    with shelf.library.step("Remove") as session:
        statements.remove(session, cracow)
    assert shelf.statements("") == [warsaw, zagreb]
    assert shelf.annotations("") == [shelf.marks["late"]]
    with pytest.raises(Refusal):
        shelf.annotations(f"statement:{cracow}")


@pytest.mark.parametrize(
    ("words", "near"), [("tag:Pece", "Peace"), ("by:Anna", "Ana Nowak"), ("statement:99", "99"), ("tag:A//B", "empty")]
)
def test_what_is_not_there_is_refused_naming_what_is_near(shelf: Shelf, words: str, near: str) -> None:
    with pytest.raises(Refusal, match=near):
        shelf.annotations(words)


def test_many_annotations_take_no_more_questions_than_few(shelf: Shelf) -> None:
    few = _questions(shelf, "tag:Peace")
    assert few > 0
    with shelf.library.step("Mark much") as session:
        tag = codebook.find(session, "Peace").id
        for start in range(22, 60):
            annotations.mark(session, shelf.ids[0], Span(start, start + 3), tags=[tag])
    assert _questions(shelf, "tag:Peace") == few


def _questions(shelf: Shelf, words: str) -> int:
    asked: list[str] = []
    with shelf.library.read() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *about: asked.append(about[2]))
        find.annotations(session, parse(words))
    return len(asked)


def test_statements_are_found_by_what_they_cite(tmp_path: Path) -> None:
    texts = (
        "We recall article VI of the NPT and Security Council resolution 1540 (2004).",
        "Мы подтверждаем обязательства по статье VI Договора о нераспространении ядерного оружия.",
        "We recall article IV of the NPT and Article 51 of the Charter.",
    )
    with Library.create(tmp_path / "cited.apostille") as library:
        with library.step("Import") as session:
            ids = [statements.add(session, compose(f"{at}.txt", text.encode())) for at, text in enumerate(texts)]
        with library.read() as session:

            def found(words: str) -> set[int]:
                listed = {row.id for row in find.statements(session, parse(words))}
                assert find.ids(session, parse(words)) == listed
                return listed

            assert found('cites:"NPT, art. VI"') == {ids[0], ids[1]}
            assert found("cites:npt") == set(ids)
            assert found("cites:S/RES/1540") == {ids[0]}
            assert found('cites:"NPT, art. I"') == found("cites:%") == set()
            assert found('cites:NPT cites:"UN Charter, art. 51"') == {ids[2]}
