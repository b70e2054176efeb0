"""tasks.py: what it takes, what it says, and that it stands on Python's own library alone."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import tasks
from setup_tasks import commands, environment, qt
from setup_tasks.said import Stop

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = [CHECKOUT / "tasks.py", CHECKOUT / "app/apostille/system.py", *sorted((CHECKOUT / "setup_tasks").glob("*.py"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_the_standard_library_is_imported(file: Path) -> None:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert names <= sys.stdlib_module_names | {"setup_tasks", "apostille"}


def test_the_door_can_be_read_by_an_old_python_and_tells_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((CHECKOUT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "version", "3.9.2 (default)")
    assert tasks.main() == 2
    assert "needs Python 3.11 or newer; this is 3.9.2." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "usage:"),
        (["--help"], 0, "usage:"),
        (["fly"], 2, "There is no task fly."),
        (["demo", "fast"], 2, "does not take: fast"),
    ],
)
def test_wrong_use_is_said(words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(words) == code
    assert said in "".join(capsys.readouterr())


def test_every_task_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["--help"])
    told = capsys.readouterr().out
    assert all(f"\n  {name} " in told for name in vars(commands)["_TASKS"])


@pytest.mark.parametrize(
    ("words", "with_deps", "more"),
    [
        (["test", "--with-deps", "-k", "span"], True, ["-k", "span"]),
        (["test", "-x", "--", "--with-deps"], False, ["-x", "--with-deps"]),
        (["run", "a file.apostille"], False, ["a file.apostille"]),
    ],
)
def test_further_words_go_on_in_their_order(words: list[str], with_deps: bool, more: list[str]) -> None:
    assert vars(commands)["_asked"](words) == commands.Asked(with_deps, more)


class Root:
    """A machine with apt-get, where some libraries are missing until apt-get has run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, libraries: str) -> None:
        self.log = folder / "log"
        (folder / "site").mkdir()
        (folder / "site" / "QtGui.abi3.so").touch()
        self._put(folder, "ldd", f'test -e {folder}/done || for l in {libraries}; do echo "$l => not found"; done')
        self._put(folder, "apt-get", f'echo "$@" >> {self.log}; test "$1" = update || : > {folder}/done')
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(environment, "site_packages", lambda: folder)
        (folder / "site").rename(folder / "PySide6")

    @staticmethod
    def _put(folder: Path, name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)

    def ran(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system"
)


@linux
def test_missing_libraries_are_listed_at_once_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Root(tmp_path, monkeypatch, "libEGL.so.1 libGL.so.1")
    monkeypatch.setattr(qt, "_is_root", lambda: False)
    with pytest.raises(Stop) as stop:
        qt.ready("none", install=False)
    assert stop.value.code == 3
    assert "  libEGL.so.1\n  libGL.so.1\n" in stop.value.why
    assert "sudo apt-get install --yes --no-install-recommends libegl1 libgl1\n" in stop.value.why
    assert machine.ran() == []


@linux
def test_with_deps_installs_them_and_shows_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Root(tmp_path, monkeypatch, "libEGL.so.1")
    monkeypatch.setattr(qt, "_is_root", lambda: True)
    qt.ready("none", install=True)
    assert machine.ran() == ["update --quiet=2", "install --yes --no-install-recommends libegl1"]
    assert "$ apt-get install --yes --no-install-recommends libegl1" in capsys.readouterr().err
    qt.ready("none", install=True)
    assert len(machine.ran()) == 2  # nothing was missing the second time


@linux
def test_without_root_and_sudo_the_command_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Root(tmp_path, monkeypatch, "libEGL.so.1")
    monkeypatch.setattr(qt, "_is_root", lambda: False)
    with pytest.raises(Stop) as stop:
        qt.ready("none", install=True)
    assert stop.value.code == 3
    assert machine.ran() == []
