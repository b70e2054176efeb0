from __future__ import annotations

import os
from pathlib import Path

import pytest

from apostille.importing import read as room
from apostille.importing.read import contents, files_in
from apostille.refusal import Refusal


def refusal(path: Path) -> Refusal:
    with pytest.raises(Refusal) as refused:
        room.read(path)
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
def test_a_device_is_not_read() -> None:
    assert "a device" in refusal(Path("/dev/zero")).why


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


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    assert "empty" in refusal(path).why


def test_a_text_that_is_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"%PDF-1.4\n%\xe2\xe3")
    assert "PDF" in refusal(path).why


def test_a_broken_link(tmp_path: Path) -> None:
    path = tmp_path / "link.txt"
    path.symlink_to(tmp_path / "nowhere")
    assert "There is no file" in refusal(path).why


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "picture.png", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == ["a.md", "b.txt", "sub/c.txt"]


def test_a_file_is_itself(tmp_path: Path) -> None:
    assert list(files_in(tmp_path / "report.pdf")) == [tmp_path / "report.pdf"]
