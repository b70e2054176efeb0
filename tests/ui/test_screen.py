"""A window where there is a screen; where there is none, a sentence and never a crash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import paths, system
from apostille.refusal import LibrariesMissing, NoScreen, Refusal
from apostille.ui import screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")


def without_screen(**more: str) -> dict[str, str]:
    unwanted = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | more


@pytest.fixture(scope="module")
def virtual() -> Iterator[str]:
    """A virtual X screen of its own."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not on this machine.")
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write], stderr=-3)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_no_screen_is_said_in_a_sentence() -> None:
    with pytest.raises(NoScreen, match=r"no screen here.*commands work without one") as refused:
        screen.check(without_screen())
    assert refused.value.exit_code == 69


def test_a_plugin_named_without_its_screen_is_refused_too() -> None:
    with pytest.raises(NoScreen):
        screen.check(without_screen(QT_QPA_PLATFORM="xcb"))


def test_a_screen_that_does_not_answer_is_named() -> None:
    with pytest.raises(Refusal) as refused:
        screen.check(without_screen(DISPLAY=":7919"))
    assert not (paths.states() / "screen").exists()
    qt = system.qt_folder()
    if qt and system.missing(qt, "x11"):  # a machine for tests alone: what Qt lacks for X is said first
        assert isinstance(refused.value, LibrariesMissing)
    else:
        assert isinstance(refused.value, NoScreen)
        assert ":7919 cannot be reached" in refused.value.why


def test_where_no_screen_is_wanted_none_is_needed() -> None:
    screen.check(without_screen(QT_QPA_PLATFORM="offscreen"))


def test_a_screen_that_answers_is_tried_once(virtual: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen.check(without_screen(DISPLAY=virtual))
    assert (paths.states() / "screen").is_file()
    monkeypatch.setattr(subprocess, "run", None)  # a second trial would fail
    screen.check(without_screen(DISPLAY=virtual))


def test_another_screen_is_tried_although_one_is_remembered(virtual: str) -> None:
    screen.check(without_screen(DISPLAY=virtual))
    with pytest.raises(Refusal):
        screen.check(without_screen(DISPLAY=":7919"))


def test_where_nothing_can_be_kept_the_screen_is_tried_again(virtual: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("APOSTILLE_HOME", str(tmp_path / "file"))
        screen.check(without_screen(DISPLAY=virtual))
