"""The page of figures holds what was printed, one section a benchmark, and what is measured anew replaces the old."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import page, running
from benchmarks.figures import figure
from soaks import __main__ as soaks


def test_a_printed_figure_is_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    figure("import.statements", 192.4, "per second", 450, least=True)
    match = page.FIGURE.fullmatch(capsys.readouterr().out.strip())
    assert match is not None
    assert match.groupdict() == {
        "name": "import.statements",
        "value": "192",
        "unit": "per second",
        "limit": "450",
        "verdict": "short",
    }


def test_sections_stand_in_order_and_only_the_measured_one_changes(tmp_path: Path) -> None:
    file = tmp_path / "figures.md"
    page.keep(file, "store", "How quickly a step is kept.", ["store.mark 0.6 ms limit 3 ok", "noise of a benchmark"])
    page.keep(file, "damage", "How damage is found.", ["damage.recall 0.5 share limit 0.98 short", "| a | b |"])
    page.keep(file, "store", "How quickly a step is kept.", ["store.mark 0.9 ms limit 3 ok"])
    written = file.read_text(encoding="utf-8")
    assert written.startswith("# Figures\n")
    assert written.index("## damage") < written.index("## store")
    assert "| store.mark | 0.9 ms | 3 | ok |" in written
    assert "0.6 ms" not in written
    assert "noise" not in written
    assert "| damage.recall | 0.5 share | 0.98 | short |" in written
    assert "\n\n| a | b |\n" in written


@pytest.mark.parametrize(
    "program",
    [*(f"benchmarks/{name}.py" for name in benchmarks.MEASURES), *(f"soaks/{name}.py" for name in soaks.SOAKS)],
)
def test_every_program_says_what_it_measures(program: str) -> None:
    assert page.purpose(running.CHECKOUT / program).endswith((".", "?"))


def test_what_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert running.run("soaks", soaks.SOAKS, ["kills", "floods"]) == 2
    assert capsys.readouterr().err.startswith("There is no floods here. There are: kills, power")
