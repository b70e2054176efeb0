"""Each kind of refusal ends the command line with its own code."""

from __future__ import annotations

import pytest

from apostille.refusal import LibrariesMissing, LibraryInUse, NoScreen, Refusal, WrongUse


@pytest.mark.parametrize(
    ("kind", "code"), [(Refusal, 1), (WrongUse, 2), (LibrariesMissing, 3), (NoScreen, 69), (LibraryInUse, 75)]
)
def test_a_refusal_has_its_words_and_its_code(kind: type[Refusal], code: int) -> None:
    refusal = kind("There is no such tag.", what="Borders")
    assert isinstance(refusal, Refusal)
    assert (refusal.why, refusal.what, refusal.exit_code) == ("There is no such tag.", "Borders", code)
    assert str(refusal) == "There is no such tag."
    assert kind("x").what == ""
