"""`apostille annotate`: which paragraph a number means, and the tags it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille.__main__ import main

LETTER = """Letter dated 5 May 2010 from the Permanent Representative of Peru addressed to the President of the Council

I have the honour to transmit herewith the statement of my Government (see annex).

I should be grateful if you would have the present letter circulated as a document of the Security Council.

Annex

Statement of the Government of Peru

1. Peru condemns the attack of yesterday, which took the lives of so many people.

2. Peru calls upon the parties:

(a) To show restraint at this time;

(b) To meet without delay.

2 bis. Peru asks the Secretary-General:

(a) To report to the Council within a month.
"""


@pytest.fixture
def letter(line, tmp_path: Path):  # noqa: ANN001, ANN201 - the command line of conftest
    """The command line on a library with a letter whose annex has printed numbers."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    line("import", str(tmp_path / "letter.txt"))
    return line


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("cover:1", "I have the honour"),
        ("cover:[2]", "I should be grateful"),
        ("annex:1", "1. Peru condemns"),
        ("Annex:(1).", "1. Peru condemns"),
        ("2 bis", "2 bis. Peru asks"),
        ("annex:2bis", "2 bis. Peru asks"),
        ("(b)", "(b) To meet"),
        ("annex:2 (a)", "(a) To show restraint"),
        ("2 bis (a)", "(a) To report"),
        ("2a", "(a) To show restraint"),
    ],
)
def test_a_printed_number_is_meant_else_a_counted_one(letter, number: str, words: str) -> None:  # noqa: ANN001
    assert letter.json("annotate", "1", "--paragraph", number)["quote"].startswith(words)


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [
        ("1", 1, "cover:1 (108:190), annex:1"),  # counted in the one, printed in the other: it is in both
        ("(a)", 1, "annex:2 a"),
        ("annex:3", 1, "no paragraph"),  # counted, but it has a printed number
        ("annex:", 2, "needs a number"),
        ("", 2, "needs a number"),
        ("-1", 1, "no paragraph"),
        ("schedule:1", 1, "cover, annex"),
    ],
)
def test_a_number_that_means_none_or_several(letter, number: str, code: int, says: str) -> None:  # noqa: ANN001
    told = letter.json("annotate", "1", "--paragraph", number)
    assert (letter.code, len(told["refused"])) == (code, 1)
    assert says in told["refused"][0]["why"]
    assert letter.json("annotations") == []


def test_tags_that_look_like_others_are_said(letter) -> None:  # noqa: ANN001
    letter("annotate", "1", "--whole", "--tag", "Cooperation", "--create-tags")
    assert letter.err == ""
    letter("annotate", "1", "--whole", "--tag", "Coopération", "--tag", "Law", "--create-tags", "--json")
    assert "Much like “Coopération” is: Cooperation." in letter.err
    letter("annotate", "1", "--whole", "--tag", "Coopération", "--create-tags")
    assert letter.err == ""
    assert letter.json("tag", "rename", "Law", "Cooperations")["near"] == ["Cooperation", "Coopération"]
    assert "Much like" in letter.err


def test_a_slash_in_a_new_name_may_be_escaped_as_in_a_path(letter) -> None:  # noqa: ANN001
    letter("tag", "add", "A")
    assert letter.json("tag", "rename", "A", r"and\/or")["path"] == r"and\/or"
    assert letter.json("tag", "rename", r"and\/or", "either/or")["path"] == r"either\/or"


def test_the_annotator_named_must_be_there_whatever_is_asked(letter) -> None:  # noqa: ANN001
    for words in (("list",), ("tag", "add", "A"), ("check",)):
        letter("--as", "Nobody", *words)
        assert letter.code == 1
        assert "Nobody" in letter.err


def test_a_library_of_ones_own_is_not_made_by_what_is_refused(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path))
    monkeypatch.delenv("APOSTILLE_LIBRARY", raising=False)
    own = tmp_path / "data" / "library.apostille"
    for words in (["undo"], ["import", str(tmp_path / "missing.txt")], ["annotate", "1", "--whole"]):
        assert main(words) == 1
        assert not own.exists()
    assert main(["tag", "add", "A"]) == 0
    assert main(["undo"]) == 0
    assert main(["undo"]) == 1
    assert own.exists()
    assert own.parent.stat().st_mode & 0o777 == 0o700
    assert "nothing to undo" in capsys.readouterr().err
