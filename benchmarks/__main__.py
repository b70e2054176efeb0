"""Runs the benchmarks named, or all, each in a process of its own, and prints their figures and nothing else.

A figure is a line ``NAME VALUE UNIT limit LIMIT ok|short``. Whatever else a benchmark says goes to standard error; with
``--keep`` the figures and the rows of tables go to ``docs/figures.md`` as well. Ends with 1 where a figure is short of
its limit or a benchmark fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks import page

HERE = Path(__file__).parent
FIGURES = HERE.parent / "docs" / "figures.md"
MEASURES = (
    "store", "start", "reader", "report", "anchors", "mastheads", "formats", "importing", "pdf", "damage", "encodings",
)  # fmt: skip


def measured(name: str, *, keep: bool) -> bool:
    """Runs one benchmark; whether all its figures keep their limits."""
    child = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, text=True, check=False)
    lines = child.stdout.splitlines()
    verdicts: list[str] = []
    for line in lines:
        figure = page.FIGURE.fullmatch(line)
        print(line, file=sys.stdout if figure else sys.stderr, flush=True)
        verdicts += [figure["verdict"]] if figure else []
    if not verdicts:
        print(f"benchmarks/{name}.py gave no figure (it ended with {child.returncode}).", file=sys.stderr)
    elif keep:
        page.keep(FIGURES, name, page.purpose(HERE / f"{name}.py"), lines)
    return bool(verdicts) and "short" not in verdicts and child.returncode in (0, 1)


def main(words: list[str]) -> int:
    """Runs what is named; 2 where there is no such benchmark."""
    names = [word for word in words if word != "--keep"]
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(MEASURES)}.", file=sys.stderr)
        return 2
    return 0 if all([measured(name, keep="--keep" in words) for name in names or MEASURES]) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
