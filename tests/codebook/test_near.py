"""Tags found by a few letters."""

from __future__ import annotations

import pytest

from apostille import codebook
from apostille.codebook import TagRow
from apostille.store.library import Library


@pytest.fixture
def rows(library: Library) -> list[TagRow]:
    """A small codebook with accents, other scripts, an alias and a definition."""
    with library.step("Codebook") as session:
        for path in ("Peace", "Sécurité/État", "Sécurité/Œuvre", "Law/Peaceful change", "Disarmament", "Мир/Ёлка"):
            codebook.add(session, path)
        war = codebook.add(session, "Hostilities")
        codebook.define(session, war, aliases=["guerre", "война"], definition="Fighting between armies")
        return codebook.tree(session)


def found(rows: list[TagRow], typed: str, recent: tuple[int, ...] = ()) -> list[str]:
    return [match.row.path for match in codebook.near(rows, typed, recent)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("peace", "Peace"),
        ("PEACE", "Peace"),
        ("etat", "Sécurité/État"),
        ("secur", "Sécurité"),
        ("oeuv", "Sécurité/Œuvre"),
        ("елка", "Мир/Ёлка"),
        ("change", "Law/Peaceful change"),
        ("guerre", "Hostilities"),
        ("война", "Hostilities"),
        ("armies", "Hostilities"),
        ("dsrm", "Disarmament"),
        ("law/peace", "Law/Peaceful change"),
    ],
)
def test_the_best_comes_first(rows: list[TagRow], typed: str, first: str) -> None:
    assert found(rows, typed)[0] == first


def test_a_name_that_begins_so_comes_before_one_that_holds_it(rows: list[TagRow]) -> None:
    assert found(rows, "peace") == ["Peace", "Law/Peaceful change"]
    assert found(rows, "ment") == ["Disarmament"]


def test_recent_ones_lead_among_equals(rows: list[TagRow]) -> None:
    by_path = {row.path: row.id for row in rows}
    recent = (by_path["Law/Peaceful change"], by_path["Peace"])
    assert found(rows, "peace", recent)[0] == "Law/Peaceful change"
    assert found(rows, "", recent)[:2] == ["Law/Peaceful change", "Peace"]
    assert len(found(rows, "", recent)) == len(rows)


def test_what_fits_nothing_finds_nothing(rows: list[TagRow]) -> None:
    assert found(rows, "xyzzy") == []


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("etat", "État"), ("uvre", "uvre"), ("oeuvre", "Œuvre"), ("ecurite", "écurité"), ("hos", "Hos"), ("dsrm", "Dsrm")],
)
def test_the_letters_to_set_off_are_those_that_were_typed(rows: list[TagRow], typed: str, letters: str) -> None:
    match = codebook.near(rows, typed)[0]
    assert "".join(match.row.path[place] for place in match.positions) == letters


def test_letters_are_counted_behind_slashes_in_names(library: Library) -> None:
    with library.step("Codebook") as session:
        codebook.add(session, "Œ/and\\/or\\/peace")
        rows = codebook.tree(session)
    match = codebook.near(rows, "peace")[0]
    assert "".join(match.row.path[place] for place in match.positions) == "peace"
