"""pip for a machine that has none: from the index it is told to use, and only with the pinned hash."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from setup_tasks import pip_wheel

CHECKOUT = Path(__file__).resolve().parents[2]
_FETCH = """
import sys, pathlib
from setup_tasks import pip_wheel, said
pip_wheel.PYPI, pip_wheel.SHA256 = "", sys.argv[2]  # no test may reach for the real index
try:
    print(pip_wheel.fetch(pathlib.Path(sys.argv[1])))
except said.Stop as stop:
    print(stop.why)
    raise SystemExit(stop.code)
"""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[str]:
    """The address of an index on this machine that has the one wheel, with the words “a wheel” in it."""
    folder = tmp_path / "index"
    (folder / "simple" / "pip").mkdir(parents=True)
    page = f'<a href="other.whl">x</a> <a href="../../files/{pip_wheel.NAME}#sha256=0">{pip_wheel.NAME}</a>'
    (folder / "simple" / "pip" / "index.html").write_text(page, encoding="utf-8")
    (folder / "files").mkdir()
    (folder / "files" / pip_wheel.NAME).write_bytes(b"a wheel")
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().partition(" port ")[2].split()[0]
        yield f"http://127.0.0.1:{port}/simple/"
        server.terminate()


def fetch(index: str, folder: Path, sha256: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PIP_INDEX_URL": index, "PYTHONPATH": str(CHECKOUT), "no_proxy": "*"}
    command = [sys.executable, "-c", _FETCH, str(folder), sha256]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_it_is_taken_from_the_index_named_and_kept(index: str, tmp_path: Path) -> None:
    ours = hashlib.sha256(b"a wheel").hexdigest()
    done = fetch(index, tmp_path, ours)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / pip_wheel.NAME).read_bytes() == b"a wheel"
    again = fetch("http://127.0.0.1:9/simple", tmp_path, ours)
    assert again.returncode == 0


def test_another_file_than_the_pinned_one_is_not_taken(index: str, tmp_path: Path) -> None:
    done = fetch(index, tmp_path, hashlib.sha256(b"another").hexdigest())
    assert done.returncode == 4
    assert "not the file whose hash is pinned" in done.stdout
    assert not (tmp_path / pip_wheel.NAME).exists()


def test_where_no_index_answers_it_is_said(tmp_path: Path) -> None:
    done = fetch("http://127.0.0.1:9/simple", tmp_path, "0" * 64)
    assert done.returncode == 4
    assert "could not be fetched" in done.stdout
    assert "http://127.0.0.1:9/simple/pip/" in done.stdout


def test_the_index_is_read_from_the_settings_of_pip(monkeypatch: pytest.MonkeyPatch, analyst: Path) -> None:
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    settings = analyst / ".config" / "pip"
    settings.mkdir(parents=True)
    (settings / "pip.conf").write_text("[global]\nindex-url = https://mirror.example/simple\n", encoding="utf-8")
    index = vars(pip_wheel)["_index"]
    assert index() == "https://mirror.example/simple"
    monkeypatch.setenv("PIP_INDEX_URL", "https://other.example/simple")
    assert index() == "https://other.example/simple"
