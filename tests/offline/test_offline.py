"""The whole program under a filter that kills it at any socket but a local one; and the filter does kill."""

from __future__ import annotations

import argparse
import ast
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from apostille.cli.parser import parser
from apostille.exporting.write import KINDS
from tests.cli.test_json import DAMAGED, MORNING
from tests.offline import launcher
from tests.offline.samples import samples

CHECKOUT = Path(__file__).resolve().parents[2]
APP = CHECKOUT / "app"
HERE = Path(__file__).parent
needs_filter = pytest.mark.skipif(
    not launcher.possible(), reason="the filter that kills (seccomp) is for Linux on x86_64 and aarch64"
)


def launched(*words: str | Path, given: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A Python with these words, under the filter."""
    command = [sys.executable, str(HERE / "launcher.py"), *map(str, words)]
    around = {**os.environ, "PYTHONPATH": os.pathsep.join([str(APP), str(CHECKOUT)])}
    done = subprocess.run(
        command, input=given, env=around, capture_output=True, text=True, check=False, cwd=folder, timeout=110
    )
    if done.returncode == launcher.NO_FILTER:
        pytest.skip("the kernel here refuses a filter of system calls")
    return done


KILLED = {
    "IPv4": "import socket; socket.socket(socket.AF_INET)",
    "IPv6": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "a name looked up": "import socket; socket.getaddrinfo('example.org', 80)",
    "Python's own client": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "Qt's own client": "from PySide6.QtCore import QCoreApplication, QTimer, QUrl\n"
    "from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest\n"
    "app = QCoreApplication([]); manager = QNetworkAccessManager()\n"
    "manager.get(QNetworkRequest(QUrl('http://127.0.0.1:9/')))\nQTimer.singleShot(5000, app.quit); app.exec()",
}


@needs_filter
@pytest.mark.parametrize("name", KILLED)
def test_the_filter_kills(name: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(KILLED[name], encoding="utf-8")
    assert launched(script).returncode == -signal.SIGSYS


@needs_filter
def test_the_filter_kills_children_too_and_lets_local_sockets_be(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import socket, subprocess, sys\n"
        "socket.socket(socket.AF_UNIX).close()\n"
        f"sys.exit(-subprocess.run([sys.executable, '-c', {KILLED['IPv4']!r}]).returncode)",
        encoding="utf-8",
    )
    assert launched(script).returncode == signal.SIGSYS


def commands() -> Iterator[str]:
    """Every command of the command line, those of groups with their group."""
    yield from _below(parser(), "")


def _below(found: argparse.ArgumentParser, name: str) -> Iterator[str]:
    groups = [action for action in found._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield name.strip()
    for group in groups:
        for word, under in cast("dict[str, argparse.ArgumentParser]", group.choices).items():
            yield from _below(under, f"{name} {word}")


def day(folder: Path, shipped: Path) -> list[list[str]]:
    """The lines of a day: the morning that has golden files, and what else there is."""
    named = ["--library", str(folder / "psi.apostille")]
    places = {"folder": folder, "shipped": shipped, "damaged": folder / "damaged.txt"}
    lines = [["new", named[1]], *([word.format(**places) for word in words] for _name, *words in MORNING)]
    reports = [["report", "--to", str(folder / f"report{ending}")] for ending in KINDS]
    lines += [["import", str(folder / name)] for name in samples("words")]
    lines += [["annotate", "2", "--whole", "--note", "See <http://127.0.0.1:9/> ![x](http://127.0.0.1:9/x.png)"]]
    lines += [*reports, ["reread", "2"], ["forget"], ["salvage", "--to", str(folder / "salvaged.apostille")]]
    return [line if line[0] == "new" else [*line, *named] for line in lines]


@needs_filter
def test_every_command_every_format_and_every_report(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "damaged.txt").write_text(DAMAGED, encoding="utf-8")
    for name, data in samples("words").items():
        (tmp_path / name).write_bytes(data)
    lines = day(tmp_path, shipped)
    done = launched(HERE / "commands.py", given=json.dumps(lines), folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    ended = dict(zip(map(tuple, lines), json.loads(done.stdout), strict=True))
    for kind in KINDS:
        assert (tmp_path / f"report{kind}").stat().st_size > 100
    refused = [line[1] for line, code in ended.items() if code and line[0] == "import" and "sample" in line[1]]
    assert not refused
    assert set(ended.values()) <= {0, 1}


def test_no_command_is_forgotten(tmp_path: Path) -> None:
    """A new command has to be added to the day that is spent under the filter; ``open`` is the window's."""
    called = {" ".join(line[:length]) for line in day(tmp_path, tmp_path) for length in (1, 2)}
    assert set(commands()) - called == {"open"}


@needs_filter
def test_a_morning_in_the_window() -> None:
    journeys = str(CHECKOUT / "tests" / "journeys" / "test_morning.py")
    done = launched("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", journeys, folder=CHECKOUT)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


PICTURES = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from apostille.exporting.pages import Pages
application = QApplication([])
style = "<link rel='stylesheet' href='http://127.0.0.1:9/x.css'>"
print(Pages("title", style + "<p>words <img src='http://127.0.0.1:9/x.png'></p>").count)
"""


@needs_filter
def test_a_page_that_names_addresses_asks_for_none(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(PICTURES, encoding="utf-8")
    done = launched(tmp_path / "script.py")
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr


NETWORK = {
    "socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib", "asyncio", "xmlrpc",
    "socketserver", "webbrowser", "wsgiref", "requests", "httpx", "urllib3", "aiohttp", "websockets", "paramiko",
}  # fmt: skip
MODULES = ("urllib.request", "logging.handlers", "PySide6.QtNetwork", "PySide6.QtWeb", "PySide6.QtHttp")


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module that is imported anywhere, and every string that names one to be imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            yield from ((str(one.value), node.lineno) for one in node.args if isinstance(one, ast.Constant))


def test_no_module_of_ours_imports_a_network() -> None:
    found: set[tuple[str, str]] = set()
    for file in sorted(APP.rglob("*.py")):
        for name, _line in imported(ast.parse(file.read_text("utf-8"))):
            if name.split(".")[0] in NETWORK or name.startswith(MODULES):
                found.add((file.name, name))
    local = {f"PySide6.QtNetwork{name}" for name in ("", ".QLocalServer", ".QLocalSocket")}
    assert found == {("single.py", name) for name in local}


def test_no_package_of_the_program_is_a_network_client() -> None:
    words = (CHECKOUT / "requirements" / "app.txt").read_text("utf-8")
    locked = {line.split("==")[0].strip().lower() for line in words.splitlines() if "==" in line and line[0] != "#"}
    assert "sqlalchemy" in locked
    assert not locked & {
        name.replace("_", "-") for name in NETWORK | {"certifi", "httpcore", "h11", "requests-toolbelt"}
    }
