"""Paths of tags, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille import codebook
from apostille.refusal import WrongUse
from apostille.store.keeping import named

NAMES = st.lists(
    st.text(st.one_of(st.sampled_from("\\/ab é"), st.characters(codec="utf-8")), min_size=1, max_size=8).map(
        lambda name: named(name.replace("\0", "")) or "x"
    ),
    min_size=1,
    max_size=4,
)


@given(NAMES)
def test_a_path_joined_is_split_into_the_same_names(names: list[str]) -> None:
    assert codebook.split_path(codebook.join_path(names)) == [name.replace("\r", "\n") for name in names]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("Peace", ["Peace"]),
        ("Cooperation/Partnership network", ["Cooperation", "Partnership network"]),
        ("  A  /\tB\n b ", ["A", "B b"]),
        ("and\\/or", ["and/or"]),
        ("A/and\\/or/C", ["A", "and/or", "C"]),
        ("C:\\temp", ["C:\\temp"]),
        ("back\\\\/slash", ["back\\", "slash"]),
        ("合作/伙伴", ["合作", "伙伴"]),
    ],
)
def test_paths_are_split_at_slashes(path: str, names: list[str]) -> None:
    assert codebook.split_path(path) == names


@pytest.mark.parametrize("path", ["", " ", "/", "A/", "/A", "A//B", "A/ /B", "\u2003"])
def test_an_empty_part_is_wrong_use(path: str) -> None:
    with pytest.raises(WrongUse, match=r"has an empty part\. Nothing was changed") as refused:
        codebook.split_path(path)
    assert refused.value.exit_code == 2


def test_names_without_slashes_stay_as_they_are() -> None:
    assert codebook.join_path(["A b", "C\\d", "é"]) == "A b/C\\d/é"


def test_near_paths_are_said_best_first() -> None:
    paths = ["Borders", "Cooperation", "Cooperation/Partnership network", "Law"]
    assert codebook.near_paths("Cooperaton", paths)[0] == "Cooperation"
    assert codebook.near_paths("bordérs", paths)[0] == "Borders"
    assert codebook.near_paths("xyzzy", paths) == []
    assert codebook.near_paths("network", paths) == ["Cooperation/Partnership network"]
    assert codebook.near_paths("Ladder", ["A", "La"]) == []


def test_a_tag_one_might_take_for_another_is_told_from_one_that_only_shares_letters() -> None:
    paths = ["Borders", "Cooperation", "Cooperation/Law", "Law", "Еtа", "A"]  # Еtа: Cyrillic but for its t
    assert codebook.alike("Coopération", paths) == ["Cooperation"]
    assert codebook.alike("Border", paths) == ["Borders"]
    assert codebook.alike("Eta", paths) == ["Еtа"]
    assert codebook.alike("Borders/Law", paths) == ["Cooperation/Law", "Law"]
    assert codebook.alike("Coopération/Peace", paths) == ["Cooperation"]
    assert codebook.alike("Cooperation/Peace", paths) == []
    assert codebook.alike("Order of things", paths) == []
