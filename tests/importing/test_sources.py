from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from apostille.importing import sources as room
from apostille.importing.sources import contents
from apostille.refusal import Refusal


def refusal(path: Path, *, follow: bool = True) -> Refusal:
    with pytest.raises(Refusal) as refused:
        contents(path, follow=follow)
    assert refused.value.what == str(path)
    return refused.value


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfA\r\nB\0")
    assert contents(path) == b"\xef\xbb\xbfA\r\nB\0"


def test_a_missing_file(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "absent.txt").why


def test_a_folder(tmp_path: Path) -> None:
    assert "a folder" in refusal(tmp_path).why


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "a pipe" in refusal(path).why


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    assert "a device" in refusal(Path("/dev/zero")).why
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    assert "a device" in refusal(tmp_path / "endless.txt").why


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert "may not be read" in refusal(path).why


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 1024 * 1024)
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    assert "larger than 1 MB" in refusal(path).why


def test_links(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "there.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert contents(tmp_path / "link.txt") == b"words"
    assert "a link" in refusal(tmp_path / "link.txt", follow=False).why
    assert "There is no file" in refusal(tmp_path / "broken.txt").why


def _refused(path: Path) -> Refusal | None:
    try:
        contents(path)
    except Refusal as refused:
        return refused
    return None


_WRITER = "import sys\nwith open(sys.argv[1], 'ab', buffering=0) as file:\n    while True:\n        file.write(b'x')\n"


def test_a_file_that_is_being_written_is_not_taken_by_halves(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * 40_000_000)
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)])
    try:
        while path.stat().st_size == 40_000_000:
            time.sleep(0.01)
        # On a busy machine the writer may rest while the file is read: then it was whole.
        refused = next(filter(None, (_refused(path) for _ in range(100))), None)
        assert refused is not None
        assert "being written" in refused.why
    finally:
        writer.kill()
        writer.wait()
    assert len(contents(path)) == path.stat().st_size


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("evidence_\u202efdp.exe", "evidence_fdp.exe"),
        ("a\u2066b\u2069.txt", "ab.txt"),
        ("two\nlines.txt", "two lines.txt"),
        ("bell\x07.txt", "bell.txt"),
        ("\u202e", "?"),
        ("نص.txt", "نص.txt"),
    ],
)
def test_a_name_cannot_hide_what_it_ends_in(tmp_path: Path, name: str, safe: str) -> None:
    path = tmp_path / name
    path.write_text("words")
    source = room.of_path(path)
    assert (source.name, source.load()) == (safe, b"words")
    assert "\u202e" not in refusal(tmp_path / ("x" + name)).why
