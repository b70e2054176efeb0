"""Programs that print figures, run each in a process of its own; what they print is told apart, and kept on a page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import page

CHECKOUT = Path(__file__).resolve().parents[1]
FIGURES = CHECKOUT / "docs" / "figures.md"


def run(package: str, known: Sequence[str], words: Sequence[str]) -> int:
    """Runs the programs of a package that are named, or all; 1 where a figure is short, 2 where there is none such.

    A figure is a line ``NAME VALUE UNIT limit LIMIT ok|short``, on standard output. Whatever else a program says goes
    to standard error; with ``--keep`` the figures and the rows of tables go to ``docs/figures.md`` as well.
    """
    names = [word for word in words if word != "--keep"]
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no {', '.join(unknown)} here. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    return 0 if all([_measured(package, name, keep="--keep" in words) for name in names or known]) else 1


def _measured(package: str, name: str, *, keep: bool) -> bool:
    """Runs one program; whether all its figures keep their limits."""
    child = subprocess.run([sys.executable, "-m", f"{package}.{name}"], stdout=subprocess.PIPE, text=True, check=False)
    lines = child.stdout.splitlines()
    verdicts: list[str] = []
    for line in lines:
        figure = page.FIGURE.fullmatch(line)
        print(line, file=sys.stdout if figure else sys.stderr, flush=True)
        verdicts += [figure["verdict"]] if figure else []
    if not verdicts:
        print(f"{package}/{name}.py gave no figure (it ended with {child.returncode}).", file=sys.stderr)
    elif keep:
        page.keep(FIGURES, name, page.purpose(CHECKOUT / package / f"{name}.py"), lines)
    return bool(verdicts) and "short" not in verdicts and child.returncode in (0, 1)
