"""What every test stands on: no screen, no network, no user's data, and texts to read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6
_CACHE = tempfile.TemporaryDirectory(prefix="apostille-tests-cache-", ignore_cleanup_errors=True)
os.environ["XDG_CACHE_HOME"] = _CACHE.name  # one for the whole run: fontconfig fills it once

# Examples are drawn anew from fixed seeds: a suite that fails, fails again. More of them: --hypothesis-profile=long.
settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("suite")

CHECKOUT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What repeats for minutes runs only when it is asked for: ``-m soak``."""
    if "soak" in str(config.getoption("-m")):
        return
    left = [item for item in items if item.get_closest_marker("soak") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in left])
    items[:] = left


def pytest_sessionfinish() -> None:
    """Without a screen Qt destroys what was copied last after Python has ended, and falls over it: let it be a text."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().setText("")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, one after the other: quicker than asking pytest for each."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def analyst(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> Path:
    """An analyst's empty home: no test reads or touches the real one."""
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("APOSTILLE_HOME", str(home / "apostille"))
    monkeypatch.delenv("APOSTILLE_LIBRARY", raising=False)
    return home


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents the rules of reading are tried on; it is not part of the repository."""
    folder = Path(os.environ.get("APOSTILLE_CORPUS") or CHECKOUT.parent / "shared" / "corpus")
    if not folder.is_dir():
        pytest.skip("The corpus of real documents is not here; APOSTILLE_CORPUS names its folder.")
    return folder


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The statement that comes with the program: the Polish note verbale of 4 June 2004, in French."""
    return CHECKOUT / "texts" / "note-verbale-2004.fr.txt"
