"""Ctrl+K shows what fits in groups, the best first."""

from __future__ import annotations

from apostille.ui.finder.candidates import Candidate, Candidates

ALL = (
    *(Candidate("statement", str(at), f"Statement of the Chair {at}") for at in range(20)),
    Candidate("tag", "1", "Threat framing"),
    Candidate("tag", "2", "Cooperation", "States act together"),
    Candidate("command", "report", "Report"),
    Candidate("command", "theme_dark", "Dark", "View ▸ Theme"),
)


def _words(groups: list[tuple[str, list[Candidate]]]) -> list[tuple[str, list[str]]]:
    return [(name, [one.words for one in candidates]) for name, candidates in groups]


def test_without_a_word_every_group_is_seen_and_what_was_used_last_comes_first() -> None:
    groups = Candidates(ALL, ["command:report", "statement:7", "statement:999"]).groups("")
    assert [name for name, _ in groups] == ["Used last", "Statements", "Tags", "Commands"]
    assert [one.key for one in groups[0][1]] == ["command:report", "statement:7"]
    assert len(groups[1][1]) == 8
    assert "statement:7" not in [one.key for one in groups[1][1]]


def test_the_group_of_the_best_fit_comes_first() -> None:
    assert Candidates(ALL, ()).groups("t")[0][0] == "Tags"
    first, *others = _words(Candidates(ALL, ()).groups("the"))
    assert first == ("Statements", [f"Statement of the Chair {at}" for at in range(8)])
    assert [name for name, _ in others] == ["Tags", "Commands"]
    assert _words(Candidates(ALL, ()).groups("theme")) == [("Commands", ["Dark"])]


def test_a_group_alone_has_more_room() -> None:
    [(name, found)] = Candidates(ALL, ()).groups("chair")
    assert name == "Statements"
    assert len(found) == 20


def test_among_equals_the_one_used_last_comes_first() -> None:
    [(_, found)] = Candidates(ALL, ["statement:12"]).groups("chair")
    assert found[0].id == "12"


def test_nothing_fits() -> None:
    assert Candidates(ALL, ()).groups("xyzzy") == []
