"""What belongs to the analyst is made for the analyst alone, whatever the umask says."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille import private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights; the profile keeps out")


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "one" / "two" / "choices.toml"
    private.write(file, "words")
    private.append(file.with_name("log"), "line\n")
    assert [mode(file.parent.parent), mode(file.parent)] == [0o700, 0o700]
    assert [mode(file), mode(file.with_name("log"))] == [0o600, 0o600]


@pytest.mark.usefixtures("umask")
def test_a_file_that_others_could_read_is_no_longer_so_once_written(tmp_path: Path) -> None:
    file = tmp_path / "choices.toml"
    for path in (file, tmp_path / "choices.toml.new"):
        path.write_text("old")
        path.chmod(0o666)
    private.write(file, "new")
    assert (file.read_text(), mode(file)) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_that_somebody_laid_is_not_written_through(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("kept")
    (tmp_path / "log").symlink_to(theirs)
    with pytest.raises(OSError, match="log"):
        private.append(tmp_path / "log", "line\n")
    assert theirs.read_text() == "kept"
