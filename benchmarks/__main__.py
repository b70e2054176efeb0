"""Runs the benchmarks named, or all, each in a process of its own, and prints their figures and nothing else.

A figure is a line ``NAME VALUE UNIT limit LIMIT ok|short``. Whatever else a benchmark says goes to standard error. Ends
with 1 where a figure is short of its limit or a benchmark fails.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FIGURE = re.compile(r"\S+ \S+ .+ limit \S+ (ok|short)")
MEASURES = (
    "store", "start", "reader", "report", "anchors", "mastheads", "formats", "importing", "pdf", "damage", "encodings",
)  # fmt: skip


def measured(name: str) -> bool:
    """Runs one benchmark; whether all its figures keep their limits."""
    child = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, text=True, check=False)
    verdicts: list[str] = []
    for line in child.stdout.splitlines():
        figure = FIGURE.fullmatch(line)
        print(line, file=sys.stdout if figure else sys.stderr, flush=True)
        verdicts += [figure[1]] if figure else []
    if not verdicts:
        print(f"benchmarks/{name}.py gave no figure (it ended with {child.returncode}).", file=sys.stderr)
    return bool(verdicts) and "short" not in verdicts and child.returncode in (0, 1)


def main(words: list[str]) -> int:
    """Runs what is named; 2 where there is no such benchmark."""
    here = Path(__file__).parent
    there = [name for name in MEASURES if (here / f"{name}.py").exists()]
    unknown = [word for word in words if word not in there]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(there)}.", file=sys.stderr)
        return 2
    return 0 if all([measured(name) for name in words or there]) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
