"""What lies beside a library, and media that can only be read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from apostille import codebook
from apostille.refusal import Refusal
from apostille.store import reaching
from apostille.store.library import Library
from tests.store.children import NOBODY, said, start

KILLED = """
import signal
library = Library.open(path)
with library.step("Add tag") as session:
    codebook.add(session, sys.argv[2])
os.kill(os.getpid(), signal.SIGKILL)
"""


def tags(path: Path) -> list[str]:
    with Library.open(path, read_only=True) as library, library.read() as session:
        return [row.name for row in codebook.tree(session)]


def add(path: Path, name: str) -> None:
    with Library.open(path) as library, library.step("Add tag") as session:
        codebook.add(session, name)


def kill(path: Path, name: str) -> None:
    """A writer is killed after a step; what it did stands in the WAL beside the file."""
    start(KILLED, path, name).communicate(timeout=60)
    assert beside(path, "-wal").stat().st_size


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_reading_after_a_kill_leaves_one_file(path: Path) -> None:
    Library.create(path).close()
    kill(path, "Peace")
    assert tags(path) == ["Peace"]
    assert files(path.parent) == [path.name]


@pytest.mark.parametrize("read_only", [True, False], ids=["to read", "to write"])
def test_a_wal_beside_a_copy_put_in_the_place_of_a_library_is_not_played_into_it(path: Path, read_only: bool) -> None:
    Library.create(path).close()
    add(path, "Before")
    copy = path.with_name("copy")
    with Library.open(path) as library:
        library.backup(copy)
    kill(path, "After")
    shutil.copyfile(copy, path)
    with Library.open(path, read_only=read_only) as library, library.read() as session:
        assert library.set_aside == path.with_name(f"{path.name}.damaged-wal")
        assert [row.name for row in codebook.tree(session)] == ["Before"]
    assert files(path.parent) == ["copy", path.name, f"{path.name}.damaged-wal"]


def test_a_wal_of_another_library_is_not_played_into_one_that_was_killed(path: Path) -> None:
    other = path.with_name("other.apostille")
    for each, name in ((path, "Ours"), (other, "Theirs")):
        Library.create(each).close()
        kill(each, name)
    shutil.copyfile(beside(other, "-wal"), beside(path, "-wal"))
    beside(path, "-shm").unlink()
    assert tags(path) == []  # what stood in its own WAL went with it, and nothing came in
    assert path.with_name(f"{path.name}.damaged-wal").exists()
    assert tags(other) == ["Theirs"]


def test_its_own_wal_is_played_in(path: Path) -> None:
    Library.create(path).close()
    kill(path, "Ours")
    with Library.open(path) as library:
        assert library.set_aside is None
        assert library.undoable == "Add tag"
    assert tags(path) == ["Ours"]


def test_a_file_of_another_kind_with_a_wal_is_left_alone(path: Path) -> None:
    path.write_bytes(b"no library at all" * 100)
    beside(path, "-wal").write_bytes(b"x" * 64)
    for read_only in (True, False):
        with pytest.raises(Refusal, match="is not an Apostille library"):
            Library.open(path, read_only=read_only)
    assert files(path.parent) == [path.name, f"{path.name}-wal"]


READ = (
    NOBODY
    + """
library = Library.open(path, read_only=True)
with library.read() as session:
    print(sorted(row.name for row in codebook.tree(session)), library.path == path)
library.close()
"""
)


@pytest.fixture
def media(path: Path) -> Path:
    """A folder like a disc: what lies in it can be read by all and written by nobody."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("kept", [("-wal",), ("-wal", "-shm"), ()], ids=["with its WAL", "with both", "alone"])
def test_a_library_that_was_not_closed_can_be_read_where_nothing_can_be_written(
    path: Path, media: Path, kept: tuple[str, ...]
) -> None:
    Library.create(path).close()
    kill(path, "Peace")
    there = media / path.name
    for ending in ("", *kept):
        shutil.copyfile(beside(path, ending), beside(there, ending))
        beside(there, ending).chmod(0o444)
    media.chmod(0o555)
    before = files(media)
    assert said(READ, there) == f"{['Peace'] if kept else []} True"
    assert files(media) == before


def test_the_copy_that_is_read_goes_with_the_library(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.create(path).close()
    kill(path, "Peace")
    monkeypatch.setattr(reaching, "_can_be_read", lambda _path: False)
    monkeypatch.setattr(reaching, "recover", lambda _path: None)
    library = Library.open(path, read_only=True)
    with library.look() as raw:
        copy = Path(raw.execute("PRAGMA database_list").fetchone()[2])
    assert copy != path
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    library.close()
    assert not copy.parent.exists()
