"""A second start hands its files to the first; nobody else can, and what is no such message is ignored."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket  # noqa: TID251 - what the module under test listens to
from pytestqt.qtbot import QtBot

import apostille
from apostille import paths
from apostille.ui import settings as kept
from apostille.ui import single
from apostille.ui.single import OneWindow

APP = Path(apostille.__file__).resolve().parent.parent


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home whose path is as short as that of a socket in it must be."""
    with tempfile.TemporaryDirectory(prefix="a-") as folder:
        monkeypatch.setenv("APOSTILLE_HOME", folder)
        monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
        yield Path(folder)


@pytest.fixture
def first(qtbot: QtBot, home: Path) -> Iterator[OneWindow]:
    made = OneWindow()
    assert made.take()
    made.listen()
    yield made
    made.close()


SECOND = """
import sys
from pathlib import Path
from apostille.ui.single import OneWindow
one = OneWindow()
print(one.take(), one.hand_over([Path(word) for word in sys.argv[1:]]))
"""


def second(qtbot: QtBot, files: list[Path]) -> str:
    """Whether another start thinks it is the first, and whether its files were taken."""
    environ = {**os.environ, "PYTHONPATH": str(APP)}
    command = [sys.executable, "-c", SECOND, *map(str, files)]
    child = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=20_000)
    return child.communicate()[0].strip()


def knock(qtbot: QtBot, words: bytes) -> bytes:
    """What is answered to ``words`` until the other side hangs up."""
    socket = QLocalSocket()
    socket.connectToServer(single._name())
    assert socket.waitForConnected(1000)
    answer: list[bytes] = []
    socket.readyRead.connect(lambda: answer.append(bytes(socket.readAll().data())))
    with qtbot.waitSignal(socket.disconnected, timeout=3000):
        socket.write(words)
        socket.flush()
    return b"".join(answer)


def test_the_first_gets_the_files_of_the_second(qtbot: QtBot, first: OneWindow, tmp_path: Path) -> None:
    got: list[list[Path]] = []
    first.asked.connect(got.append)
    odd = tmp_path / "a name\nof two lines, 中文"
    assert second(qtbot, [tmp_path / "note.txt", odd]) == "False True"
    assert second(qtbot, []) == "False True"
    assert got == [[tmp_path / "note.txt", odd], []]


def test_another_home_has_a_window_of_its_own(
    first: OneWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path / "other"))
    other = OneWindow()
    assert other.take()
    other.close()


def test_what_a_killed_window_left_is_in_nobodys_way(qtbot: QtBot, first: OneWindow) -> None:
    first._lock.release()
    following = OneWindow()
    assert following.take()
    following.listen()
    got: list[list[Path]] = []
    following.asked.connect(got.append)
    assert second(qtbot, []) == "False True"
    assert got == [[]]
    following.close()


def test_where_nobody_answers_the_second_opens_a_window(qtbot: QtBot, first: OneWindow) -> None:
    assert first._server is not None
    first._server.close()
    assert second(qtbot, []) == "False False"


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe has no mode; Qt lets its own user alone in")
def test_nobody_else_may_knock(first: OneWindow) -> None:
    door = Path(single._name())
    assert stat.S_ISSOCK(door.stat().st_mode)
    assert stat.S_IMODE(door.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(paths.states().stat().st_mode) == 0o700


HOSTILE = {
    "no JSON": b"open sesame\n",
    "no object": b'["open", "/etc/passwd"]\n',
    "another key": b'{"run": "/bin/sh"}\n',
    "more keys": b'{"open": "/etc/passwd", "run": "x"}\n',
    "no text": b'{"open": ["/etc/passwd"]}\n',
    "no absolute path": b'{"open": "../../etc/passwd"}\n',
    "a NUL": b'{"open": "/etc/pass\\u0000wd"}\n',
    "too long": b'{"open": "/' + b"x" * single.LONGEST + b'"}\n',
    "without end": b"x" * 3 * single.LONGEST,
    "deep": b"[" * 4000 + b"\n",
    "too many": b'{"open": "/x"}\n' * 1001,
    "no text at all": bytes(range(256)) + b"\n",
    "a token that is none": json.dumps({"token": "x" * 300}).encode() + b"\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_message_of_ours_is_ignored(qtbot: QtBot, first: OneWindow, name: str) -> None:
    got: list[list[Path]] = []
    first.asked.connect(got.append)
    assert knock(qtbot, HOSTILE[name]) == b""
    assert got == []
    assert knock(qtbot, b'{"token": ""}\n') == b"done\n", "the ear hears the next"


def test_one_that_says_nothing_is_sent_away(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, first: OneWindow) -> None:
    monkeypatch.setattr(single, "_PATIENCE_MS", 50)
    socket = QLocalSocket()
    socket.connectToServer(single._name())
    with qtbot.waitSignal(socket.disconnected, timeout=3000):
        pass
    assert not first._heard


def start(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "apostille", *words]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(APP)}, stderr=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_two_starts_are_one_window_and_a_signal_ends_it_in_order(qtbot: QtBot, shipped: Path, home: Path) -> None:
    one = start()
    qtbot.waitUntil(lambda: bool(single._name()) and Path(single._name()).exists(), timeout=30_000)
    two = start(str(shipped))
    assert two.wait(30) == 0
    qtbot.waitUntil(lambda: bool(kept.load().last_statement), timeout=10_000)  # kept while it runs
    one.send_signal(signal.SIGTERM)
    _, said = one.communicate(timeout=30)
    told = [line for line in said.splitlines() if not line.startswith(b"This plugin does not support")]
    assert (one.returncode, told) == (0, [])
    assert two.stderr is not None
    assert two.stderr.read() == b""
    two.stderr.close()
    left = [path.name for path in paths.default_library().parent.iterdir() if path.is_file()]
    assert left == [paths.default_library().name], "a closed library is one file"
    left = {path.name for path in paths.states().iterdir()}
    assert left == {"apostille.log", "known"}, "no report of a crash, no mark of a run"
