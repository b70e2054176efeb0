"""Where things lie, in a checkout and in a home."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from apostille import paths


def test_what_ships_is_found_beside_the_sources(shipped: Path) -> None:
    assert (paths.texts() / shipped.name).read_bytes() == shipped.read_bytes()
    assert paths.resources().is_dir()


def test_what_ships_is_found_inside_the_package_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "apostille"
    (package / "texts").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.texts() == package / "texts"


def test_an_incomplete_installation_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site-packages" / "apostille")
    with pytest.raises(FileNotFoundError, match="Install the program again"):
        paths.resources()


def test_everything_of_the_analyst_lies_under_the_home_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path))
    for path in (paths.settings(), paths.default_library(), paths.backups("some-uuid"), paths.states()):
        assert path.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []  # asking makes nothing


def test_without_it_the_system_decides_and_still_inside_the_home(
    analyst: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APOSTILLE_HOME")
    for path in (paths.settings(), paths.default_library(), paths.states()):
        assert path.is_relative_to(analyst)
        assert "Apostille" in path.parts
    assert len({paths.settings(), paths.default_library(), paths.states()}) == 3


def test_a_library_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.named_library() is None
    monkeypatch.setenv("APOSTILLE_LIBRARY", os.path.join("~", "mine.apostille"))  # noqa: PTH118 - the words as typed
    assert paths.named_library() == Path.home() / "mine.apostille"


def test_an_empty_name_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APOSTILLE_LIBRARY", "")
    assert paths.named_library() is None
