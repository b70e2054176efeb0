from __future__ import annotations

import os
from pathlib import Path

import pytest

from apostille.importing.folders import find


def places(folder: Path) -> list[str]:
    return [Path(source.where).relative_to(folder).as_posix() for source in find([folder]).sources]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "picture.png", "sub/c.docx", ".git/d.txt", "old.doc", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    assert places(tmp_path) == ["README", "a.md", "b.txt", "old.doc", "sub/c.docx"]
    assert find([tmp_path]).others == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert places(tmp_path) == []


def test_a_link_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("words")
    (tmp_path / "secret").write_text("secret")
    (source,) = find([tmp_path / "folder"]).sources
    (tmp_path / "folder" / "a.txt").unlink()
    (tmp_path / "folder" / "a.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(Exception, match="a link"):
        source.load()


def test_a_file_is_itself_whatever_it_is_called(tmp_path: Path) -> None:
    (source,) = find([tmp_path / "report.xyz"]).sources
    assert (source.name, source.where) == ("report.xyz", str(tmp_path / "report.xyz"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("x")
    found = find([tmp_path])
    assert len(found.sources) == 1
    assert "could not be listed" in found.refused[0].why


def test_folders_within_folders_without_end_are_left(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(120):
        deep /= "d"
        deep.mkdir()
    (deep / "a.txt").write_text("x")
    assert places(tmp_path) == []
