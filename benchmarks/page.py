"""The page of figures: what a command printed, kept in ``docs/figures.md``, one section a benchmark.

A section is written anew as a whole when its benchmark runs, and the others stay as they are. What is measured is said
in the first line of the benchmark itself; the machine and the day stand beside the figures, since they change them.
"""

from __future__ import annotations

import ast
import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

FIGURE = re.compile(r"(?P<name>\S+) (?P<value>\S+) (?P<unit>.+) limit (?P<limit>\S+) (?P<verdict>ok|short)")
TABLE = "|"
"""How a line begins that belongs to a table beside the figures."""

_HEAD = """# Figures

Printed by `python3 tasks.py bench --keep` and `python3 tasks.py soak --keep`, and written here by nothing else. A
figure with `-` for its limit is a reference, or says how much was measured.
"""
_SECTION = re.compile(r"^## (\S+)\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def keep(file: Path, name: str, said: str, lines: Sequence[str]) -> None:
    """Puts one section in its place, in the order of names.

    ``said`` tells what is measured; ``lines`` are figures and rows of tables, as they were printed.
    """
    page = file.read_text(encoding="utf-8") if file.exists() else _HEAD
    sections = {match[1]: match[0].rstrip() for match in _SECTION.finditer(page)}
    sections[name] = _section(name, said, lines)
    whole = "\n\n".join([_HEAD.rstrip(), *(sections[each] for each in sorted(sections))])
    file.write_text(whole + "\n", encoding="utf-8")


def purpose(module: Path) -> str:
    """The first paragraph of what a module says of itself, on one line."""
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split())


def _section(name: str, said: str, lines: Sequence[str]) -> str:
    figures = [match for line in lines if (match := FIGURE.fullmatch(line))]
    rows = [f"| {one['name']} | {one['value']} {one['unit']} | {one['limit']} | {one['verdict']} |" for one in figures]
    table = "\n".join(["| figure | measured | limit | |", "|---|---|---|---|", *rows])
    more = "\n".join(line for line in lines if line.startswith(TABLE))
    return "\n\n".join(part for part in (f"## {name}", said, _where(), table, more) if part)


def _where() -> str:
    """The day and the machine, as far as they bear on a figure."""
    parts = (
        f"{datetime.now(UTC):%Y-%m-%d}",
        f"{platform.system()} {platform.machine()} with {os.cpu_count()} processors",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        f"Qt {version('PySide6-Essentials')}",
    )
    return f"*{', '.join(parts)}.*"
