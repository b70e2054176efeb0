"""Reports gathered from a small library with the shipped statement: nothing selected is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, select

from apostille import annotations, annotators, codebook, statements
from apostille.exporting.gather import gather
from apostille.exporting.report import Recipe, Report, TagChoice, passage, quoted
from apostille.exporting.write import write
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.search.query import parse
from apostille.store.library import Library
from apostille.store.schema import Anchor, Statement

REMARKS = """---
title: Remarks at Wawel Royal Castle
date: 2003-05-31
kind: statement
issuer: USA
language: en
---

The greatest threat to peace is the spread of weapons. We must work together.

Today I announce a new effort. It has a name.
"""


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """The note verbale and a speech; three tags, eight annotations by two annotators, a repair, a silence."""
    data = (Path(__file__).resolve().parents[2] / "texts" / "note-verbale-2004.fr.txt").read_bytes()
    note, remarks = compose("note.fr.txt", data), compose("remarks.md", REMARKS.encode(), kind="markdown")
    text = note.reading.text
    with Library.create(tmp_path / "small.apostille") as library:
        ids = SimpleNamespace(library=library)
        with library.step("Fill") as session:
            ids.note, ids.remarks = statements.add(session, note), statements.add(session, remarks)
            ids.network = codebook.add(session, "Cooperation/Partnership network", colour="moss")
            ids.form = codebook.add(session, "Institutional form", colour="violet")
            codebook.define(session, ids.network, definition="A web of partners.", not_for="treaties")
            mark = annotations.mark
            ids.first = mark(
                session,
                ids.note,
                _span(text, "un réseau actif de partenariat"),
                tags=[ids.network],
                note="Compare *no. 2*.",
                translation="an active network",
            )
            mark(session, ids.note, _span(text, "moins vers la structuration"), tags=[ids.form, ids.network])
            mark(session, ids.note, _span(text, "Aleksander Kwa"), tags=[ids.form])
            mark(session, ids.note, None, tags=[ids.form], note="The whole.")
            mark(session, ids.note, _span(text, "Des principes communs"))
            mark(session, ids.remarks, _span(remarks.reading.text, "peace"), tags=[ids.network])
            ids.lost = mark(
                session, ids.note, Span(text.index("Aleksander \ufffd"), text.index("-Unis d’Amérique, M."))
            )
            ids.second = annotators.add(session, "Irena")
            statements.nothing_found(session, ids.remarks, ids.form)
            session.info["annotator"] = ids.second
            mark(session, ids.note, _span(text, "Une série d’exposés"), tags=[ids.network])
        with library.step("Repair") as session:
            statements.repair(session, ids.note, note.damage[0].span, "śniewski.", "English version")
        yield ids


def _report(small: SimpleNamespace, query: str = "", recipe: Recipe | None = None) -> Report:
    with small.library.read() as session:
        return gather(session, parse(query), recipe or Recipe(title="T"))


def test_every_annotation_is_printed_once_and_numbered_in_order(small: SimpleNamespace) -> None:
    for group in ("tag", "statement"):
        report = _report(small, recipe=Recipe(group=group))
        entries = list(report.entries())
        assert [entry.number for entry in entries] == list(range(1, 9))
        assert len({entry.uuid for entry in entries}) == 8


def test_tags_in_codebook_order_a_second_tag_refers_and_the_untagged_come_last(small: SimpleNamespace) -> None:
    network, form, bare = _report(small).sections
    assert (network.heading, form.heading, bare.kind) == (
        ("Cooperation", "Partnership network"), ("Institutional form",), "untagged"
    )  # fmt: skip
    assert [passage(entry.quotation) for entry in network.entries] == [
        "peace", "moins vers la structuration", "un réseau actif de partenariat", "Une série d’exposés"
    ]  # fmt: skip
    assert network.entries[1].also == ("Institutional form",)
    assert [(each.number, each.words) for each in form.referrals] == [(2, "moins vers la structuration")]
    assert (form.annotations, form.statements, network.statements) == (3, 1, 2)
    assert [entry.place for entry in form.entries] == ["whole", "passage"]


def test_quotations_are_sentences_with_repairs_and_losses_said(small: SimpleNamespace) -> None:
    report = _report(small)
    quotations = {passage(entry.quotation): quoted(entry.quotation) for entry in report.entries()}
    assert quotations["Aleksander Kwa"].endswith("M. Aleksander Kwa[śniewski.]")
    assert quotations["Des principes communs"] == "Des principes communs ont été définis."
    assert "Aleksander [illegible]" in quotations
    (note,) = report.source_notes
    assert note.remarks == (
        "Annex, para. [3]: “Kwa[śniewski.]” restores 9 characters lost in the source file, from the English version.",
        "Annex, para. [4]: 38 characters lost in the source file, printed [illegible].",
    )
    assert report.general_notes == ("Paragraph numbers in brackets are counted, not printed.",)


def test_what_it_covers_contains_and_did_not_find(small: SimpleNamespace) -> None:
    report = _report(small)
    assert report.covers == "2 statements"
    assert report.contains == "8 annotations by 2 annotators; 2 without a tag; 1 statement read, nothing found"
    assert report.silences[0].statement == "Remarks at Wawel Royal Castle (United States, 31 May 2003)"
    assert report.silences[0].tags == ("Institutional form",)
    french = _report(small, recipe=Recipe(language="fr"))
    assert french.contains.startswith("8 annotations par 2 annotateurs\u00a0; 2 sans étiquette")


def test_counts_of_tags_include_what_lies_below(small: SimpleNamespace) -> None:
    lines = [(line.label, line.depth, line.annotations, line.statements) for line in _report(small).tags]
    assert lines == [
        ("Cooperation", 0, 4, 2), ("Partnership network", 1, 4, 2), ("Institutional form", 0, 3, 1),
        ("Without a tag", 0, 2, 1),
    ]  # fmt: skip


def test_statements_by_date_with_and_without_annotations(small: SimpleNamespace) -> None:
    report = _report(small)
    assert [(line.date, line.annotations) for line in report.statements] == [("2003-05-31", 1), ("2004-06-04", 7)]
    assert [line.words_of for line in report.statements] == ["United States", "Chair of the meeting"]
    assert [line.transmitted_by for line in report.statements] == ["", "Poland"]
    named = _report(small, f"statement:{small.remarks} tag:Institutional form".replace("tag:I", '"tag:I') + '"')
    assert [(line.title, line.annotations) for line in named.statements] == [("Remarks at Wawel Royal Castle", 0)]
    assert named.silences


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("tag:Cooperation", 4),
        ("tag:=Cooperation", 0),
        ('"tag:Institutional form"', 3),
        ("tag:none", 2),
        ("by:Irena", 1),
        ("Wawel", 1),
    ],
)
def test_a_query_selects(small: SimpleNamespace, query: str, numbers: int) -> None:
    assert _report(small, query).annotations == numbers


def test_a_recipe_narrows_with_or(small: SimpleNamespace) -> None:
    choices = (TagChoice(small.network), TagChoice(small.form))
    report = _report(small, recipe=Recipe(tags=choices))
    assert report.annotations == 6
    assert report.covers == "2 statements; tags Cooperation ▸ Partnership network, Institutional form"
    assert [line.label for line in report.tags] == ["Cooperation ▸ Partnership network", "Institutional form"]
    assert _report(small, recipe=Recipe(tags=choices, untagged=True)).annotations == 8
    assert _report(small, recipe=Recipe(annotators=(small.second,))).annotations == 1
    assert _report(small, recipe=Recipe(statements=(small.remarks,))).annotations == 1


def test_under_a_tag_below_another_only_the_selected_are_sections(small: SimpleNamespace) -> None:
    (section,) = _report(small, '"tag:Institutional form"').sections
    assert section.heading == ("Institutional form",)
    assert not section.referrals
    assert section.entries[2].also == ("Cooperation ▸ Partnership network",)


def test_words_that_are_no_longer_found_are_listed_and_said(small: SimpleNamespace) -> None:
    with small.library.step("Lose") as session:  # as after a version in which the words are not found
        current = select(Statement.current_version).where(Statement.id == small.note).scalar_subquery()
        session.execute(delete(Anchor).where(Anchor.annotation == small.first, Anchor.version == current))
    report = _report(small)
    assert report.annotations == 8
    (lost,) = [entry for entry in report.entries() if entry.place == "lost"]
    assert "1 needs a look" in report.contains
    assert passage(lost.quotation) == "un réseau actif de partenariat"
    assert lost.citation == "Poland, note verbale of 4 June 2004"


def test_the_report_of_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    with Library.create(tmp_path / "empty.apostille") as library, library.read() as session:
        report = gather(session, parse(""), Recipe())
    target = write(report, tmp_path / "empty.md", moment=datetime(2026, 11, 23, tzinfo=UTC))
    assert "No annotations were selected." in target.read_text("utf-8")


def test_the_golden_report(small: SimpleNamespace, tmp_path: Path) -> None:
    """The whole of a report in Markdown; after a change that is meant, read it and copy it from the failure."""
    recipe = Recipe(title="Interdiction", subtitle="2003–2004", prepared_for="The unit", findings="A *web* (no. 3).")
    target = write(_report(small, recipe=recipe), tmp_path / "golden.md", moment=datetime(2026, 11, 23, tzinfo=UTC))
    golden = Path(__file__).with_name("golden.md").read_text("utf-8")
    assert target.read_text("utf-8") == golden
