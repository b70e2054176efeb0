"""The command line called in the test's own process, in an empty folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apostille.__main__ import main


class Line:
    """A command line with a library of its own; remembers what was said and how it ended."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.library = folder / "psi.apostille"
        self._capsys = capsys
        self.code = 0
        self.out = self.err = ""

    def __call__(self, *words: str) -> str:
        """Runs one command on the library and returns what it printed."""
        self._capsys.readouterr()
        self.code = main(["--library", str(self.library), *words])
        self.out, self.err = self._capsys.readouterr()
        return self.out

    def json(self, *words: str) -> Any:  # noqa: ANN401 - whatever the command prints
        """Runs one command with --json and returns its document."""
        return json.loads(self(*words, "--json"))


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """A command line on a library that is new and empty."""
    monkeypatch.chdir(tmp_path)
    made = Line(tmp_path, capsys)
    main(["new", str(made.library)])
    return made


@pytest.fixture
def note(line: Line, shipped: Path) -> Callable[..., str]:
    """A library that holds the shipped statement as number 1; the command line on it."""
    line("import", str(shipped))
    assert line.code == 0
    return line
