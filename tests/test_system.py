"""What Qt needs from the system, and how it is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from apostille import system


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(folder: Path, name: str, script: str = "exit 0") -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("apt-get", "apt-get install --yes --no-install-recommends libegl1 libglib2.0-0"),
        ("dnf", "dnf install --assumeyes glib2 libglvnd-egl"),
        ("pacman", "pacman --sync --needed --noconfirm glib2 libglvnd"),
        ("zypper", "zypper --non-interactive install libglib-2_0-0 libglvnd libgthread-2_0-0"),
    ],
)
def test_each_system_has_its_own_words(programs: Path, program: str, words: str) -> None:
    put(programs, program)
    command = system.install_command(["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"])
    assert command == words.split()


def test_an_unknown_system_or_library_has_no_command(programs: Path) -> None:
    assert system.install_command(["libEGL.so.1"]) is None
    put(programs, "apt-get")
    assert system.install_command(["libnobody.so.7"]) is None
    assert "libnobody.so.7" in system.sentence(["libnobody.so.7"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system")
def test_all_that_is_missing_is_found_at_once(programs: Path, tmp_path: Path) -> None:
    put(programs, "ldd", 'for f; do echo "\tlibEGL.so.1 => not found"; done\nprintf "\\tlibGL.so.1 => not found\\n"')
    (tmp_path / "QtGui.abi3.so").touch()
    (tmp_path / "QtCore.abi3.so").touch()
    assert system.missing(tmp_path) == ["libEGL.so.1", "libGL.so.1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system")
def test_without_ldd_the_loader_is_asked(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_PACKAGES", {"libabsent.so.1": "a b c d", "libxcb-absent.so.0": "a b c d"})
    assert system.missing(tmp_path) == ["libabsent.so.1"]
    assert system.missing(tmp_path, "x11") == ["libabsent.so.1", "libxcb-absent.so.0"]


def test_qt_of_this_environment_misses_nothing() -> None:
    folder = system.qt_folder()
    assert folder is not None
    assert system.missing(folder) == []


def test_every_library_has_a_package_in_all_four_systems() -> None:
    packages: dict[str, str] = vars(system)["_PACKAGES"]
    assert {len(names.split()) for names in packages.values()} == {4}


@pytest.mark.parametrize(
    ("environ", "screen"),
    [
        ({}, "x11"),
        ({"DISPLAY": ":0"}, "x11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "x11"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "none"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "none"),
        ({"QT_QPA_PLATFORM": "xcb"}, "x11"),
    ],
)
def test_the_kind_of_screen(environ: dict[str, str], screen: str) -> None:
    assert system.screen_here(environ) == screen
