"""What is not needed is not imported: a command line starts at once, a window imports the heavy parts later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app"
HEAVY = {"PySide6", "alembic", "docx", "lxml", "nh3", "markdown", "charset_normalizer", "rapidfuzz"}


def imported(*words: str) -> set[str]:
    """The packages that a start of the program with these words imports."""
    command = [sys.executable, "-X", "importtime", "-m", "apostille", *words]
    environ = {**os.environ, "PYTHONPATH": str(APP)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().split(".")[0] for line in lines}


def test_help_imports_nothing_heavy() -> None:
    assert imported("--help") & HEAVY == set()


def test_a_question_imports_nothing_heavy(tmp_path: Path) -> None:
    library = str(tmp_path / "mine.apostille")
    imported("new", library)
    assert imported("tag", "list", "--library", library) & HEAVY == set()
    assert imported("annotator", "add", "Ana", "--library", library) & HEAVY == set()
