"""Every room below the window works where there is no Qt, and the code keeps to its size."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
FILES = sorted(path for path in APP.rglob("*.py") if "versions" not in path.parts)

_REFUSE_QT = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(name + " is refused here")

sys.meta_path.insert(0, Refuse())
"""
_IMPORT_ALL = """
import importlib, pkgutil
import apostille
names = [found.name for found in pkgutil.walk_packages(apostille.__path__, "apostille.", onerror=lambda name: None)]
above = ("apostille.ui", "apostille.exporting.to_pdf", "apostille.exporting.pages", "apostille.store.migrations")
below = [name for name in names if not name.startswith(above)]
for name in below:
    importlib.import_module(name)
print(len(below), "PySide6" in sys.modules)
"""
_COMMAND = """
from apostille.__main__ import main
sys.exit(main())
"""


def without_qt(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A script in a Python where Qt cannot be imported and a warning is an error."""
    command = [sys.executable, "-W", "error", "-c", _REFUSE_QT + script, *words]
    environ = {**os.environ, "PYTHONPATH": str(APP)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_every_room_below_the_window_is_imported_without_qt() -> None:
    done = without_qt(_IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    count, qt = done.stdout.split()
    assert int(count) > 15
    assert qt == "False"


def test_the_main_job_is_done_without_qt(tmp_path: Path, shipped: Path) -> None:
    library = str(tmp_path / "mine.apostille")
    reports = [tmp_path / f"report.{ending}" for ending in ("md", "html", "docx", "csv")]
    for words in (
        ["new", library],
        ["import", str(shipped), "--library", library],
        ["annotate", "1", "--whole", "--tag", "Threats", "--create-tags", "--library", library],
        *(["report", "--to", str(report), "--library", library] for report in reports),
    ):
        done = without_qt(_COMMAND, *words)
        assert done.returncode == 0, (words, done.stderr)
    assert all(report.stat().st_size > 100 for report in reports)


def test_a_pdf_without_qt_is_refused_and_says_what_works(tmp_path: Path, shipped: Path) -> None:
    library = str(tmp_path / "mine.apostille")
    without_qt(_COMMAND, "new", library)
    without_qt(_COMMAND, "import", str(shipped), "--library", library)
    done = without_qt(_COMMAND, "report", "--to", str(tmp_path / "report.pdf"), "--library", library)
    assert done.returncode == 3
    assert ".docx" in done.stderr
    assert not (tmp_path / "report.pdf").exists()


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(APP)))
def test_a_module_is_short_has_a_sign_on_its_door_and_short_functions(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 300
    if tree.body:
        assert ast.get_docstring(tree), "a module says in its first line what is in it"
    long = {node.name: node.end_lineno - node.lineno + 1 for node in _functions(tree) if node.end_lineno}
    assert {name: lines for name, lines in long.items() if lines > 40} == {}
