"""The suite is strict: a warning, a word from Qt, a connection or a test that hangs is a failure."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

_CASES = {
    "a warning": ("import warnings\ndef test_it(): warnings.warn('careful', DeprecationWarning)", "DeprecationWarning"),
    "a forgotten file": (
        "import gc\ndef test_it():\n    open(__file__)\n    gc.collect()",
        "ResourceWarning|PytestUnraisableExceptionWarning",
    ),
    "a message of qt": ("from PySide6.QtCore import qWarning\ndef test_it(): qWarning('odd')", "odd"),
    "a connection": (
        "import socket\ndef test_it(): socket.create_connection(('127.0.0.1', 9))",
        "SocketBlockedError|tried to use socket",
    ),
    "a mark nobody knows": ("import pytest\n@pytest.mark.sloow\ndef test_it(): pass", "sloow"),
    "the analyst's own home": (
        "import pathlib\nfrom apostille import paths\n"
        f"def test_it(): assert paths.settings().is_relative_to({str(Path.home())!r})",
        "assert False",
    ),
    "what is right": ("def test_it(qapp): assert qapp.platformName() == 'offscreen'", ""),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of all the cases, run at once under the project's own configuration and conftest."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        (folder / name).write_bytes((CHECKOUT / name).read_bytes())
    for name, (source, _) in _CASES.items():
        (folder / "tests" / f"test_{name.replace(' ', '_')}.py").write_text(source, encoding="utf-8")
    (folder / "app").symlink_to(CHECKOUT / "app")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "QT_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("case", [case for case, (_, said) in _CASES.items() if said])
def test_it_fails(case: str, outcome: str) -> None:
    (line,) = [line for line in outcome.splitlines() if re.match(f"(FAILED|ERROR) .*{case.replace(' ', '_')}", line)]
    assert line
    assert re.search(_CASES[case][1], outcome), outcome


def test_what_is_right_passes_and_is_drawn_on_no_screen(outcome: str) -> None:
    assert " 1 passed" in outcome, outcome
