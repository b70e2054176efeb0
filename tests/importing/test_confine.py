"""What the worker has given up, tried from inside: each of these would be allowed without."""

from __future__ import annotations

import json
import os
import platform
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from apostille.importing import syscalls

APP = Path(__file__).resolve().parents[2] / "app"
FILTERED = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")

_TRY = """
import ctypes, json, os, resource, signal, socket, subprocess, sys, threading
sys.path[:] = sys.argv[2:]
from apostille.importing import confine
folder, said = sys.argv[1], {}
held = confine.confine() if folder != "-" else []
folder = folder if folder != "-" else os.environ["FOLDER"]

def there(name, what):
    try:
        what()
        said[name] = "done"
    except Exception as error:
        said[name] = type(error).__name__

libc = ctypes.CDLL(None, use_errno=True)

def pid():
    if libc.kill(os.getppid(), 0):
        raise PermissionError

there("socket", lambda: socket.socket().close())
there("unix socket", lambda: socket.socket(socket.AF_UNIX).close())
there("program", lambda: subprocess.run(["/bin/true"], check=True))
there("exec", lambda: os.execv("/nowhere", ["x"]))
there("process", lambda: os.fork() or os._exit(0))
there("write", lambda: open(folder + "/new", "w"))
there("empty file", lambda: os.close(os.open(folder + "/empty", os.O_CREAT | os.O_RDONLY)))
there("change", lambda: open(folder + "/there", "r+"))
there("remove", lambda: os.remove(folder + "/there"))
there("rename", lambda: os.rename(folder + "/there", folder + "/gone"))
there("folder", lambda: os.mkdir(folder + "/sub"))
there("link", lambda: os.symlink("x", folder + "/link"))
there("signal", pid)
there("limits of another", lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (9999, 9999)))
there("read", lambda: open(folder + "/there").read())
there("thread", lambda: threading.Thread(target=lambda: None).start())
there("import", lambda: __import__("sqlite3"))
there("own limits", lambda: confine.allow(2**30, 5))
print(json.dumps({"held": held, "said": said}))
"""


def tried(folder: Path, *, confined: bool) -> dict[str, dict[str, str]]:
    (folder / "there").write_text("words")
    places = [str(APP), *(place for place in sys.path if place)]
    command = [sys.executable, "-I", "-S", "-c", _TRY, str(folder) if confined else "-", *places]
    environ = {**os.environ, "FOLDER": str(folder)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.skipif(not FILTERED, reason="the filter of system calls is for Linux on x86_64 and aarch64")
def test_nothing_but_reading_is_left(tmp_path: Path) -> None:
    found = tried(tmp_path, confined=True)
    assert found["held"] == ["limits", "privileges", "calls"]
    left = [name for name, how in found["said"].items() if how == "done"]
    assert left == ["read", "thread", "import", "own limits"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there"]


@pytest.mark.skipif(not FILTERED, reason="the filter of system calls is for Linux on x86_64 and aarch64")
def test_the_same_is_possible_without(tmp_path: Path) -> None:
    said = tried(tmp_path, confined=False)["said"]
    assert {"socket", "program", "process", "write", "empty file", "folder", "signal"} <= {
        name for name, how in said.items() if how == "done"
    }


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_is_one_that_the_kernel_can_follow(machine: str) -> None:
    steps = list(struct.iter_unpack("<HBBI", syscalls.program(machine)))
    assert len(steps) < 4096
    for at, (code, if_true, if_false, value) in enumerate(steps):
        if code == 0x05:
            assert at + 1 + value < len(steps)
        if code & 0x07 == 0x05:
            assert at + 1 + max(if_true, if_false) < len(steps)
    assert steps[-1][0] == 0x06
    assert len(set(syscalls.forbidden(machine))) == len(syscalls.forbidden(machine))


NUMBERS = [("x86_64", 41), ("aarch64", 198), ("x86_64", 59), ("aarch64", 221)]


@pytest.mark.parametrize(("machine", "number"), NUMBERS)
def test_the_numbers_are_those_of_the_machine(machine: str, number: int) -> None:
    assert number in syscalls.forbidden(machine)  # socket, and execve
