"""S16, S18, S20, S22, S24: what the program leaves on the disk says nothing to others, and names of files are names."""

from __future__ import annotations

import os
import platform
import signal
import stat
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apostille import paths, scratch
from apostille.__main__ import main
from apostille.exporting.write import KINDS
from apostille.importing.sources import of_path
from apostille.ui import bug
from apostille.ui.setting import Setting
from apostille.ui.watch import Watch
from tests.offline.samples import samples
from tests.offline.test_offline import day
from tests.ui.opening import press, window, write

APP = Path(__file__).resolve().parents[2] / "app"
SENTINEL = "Vertraulichwort"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights, links or signals")


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """A folder, a home, a host and a login whose names are a word that must be found nowhere."""
    folder = tmp_path / f"home of {SENTINEL}"
    folder.mkdir()
    monkeypatch.setenv("APOSTILLE_HOME", str(folder / "own"))
    monkeypatch.setattr(platform, "node", lambda: SENTINEL)
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, SENTINEL)
    return folder


def inside(file: Path) -> bytes:
    """Everything in a file, what is packed in it unpacked."""
    data = file.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(file) as package:
            return b"".join(package.read(name) for name in package.namelist()) + b"".join(
                name.encode() for name in package.namelist()
            )
    parts = [data]
    for piece in data.split(b"stream\n")[1:] if data.startswith(b"%PDF") else ():
        try:
            parts.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"".join(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_no_report_says_where_by_whom_or_on_what_it_was_made(
    marked: Path, shipped: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(marked / "l.apostille")]
    main(["new", library[1]])
    assert main(["import", str(shipped), *library]) == 0
    main(["annotate", "1", "--whole", "--note", "words", *library])
    report = marked / f"report{kind}"
    assert main(["report", "--to", str(report), "--annotators", *library]) == 0
    capsys.readouterr()
    found = inside(report)
    assert len(found) > 100
    for told in (SENTINEL, str(Path.home()), "file://", "python-docx"):
        assert told.encode() not in found
        assert told.encode("utf-16-be") not in found


def left_behind() -> Iterator[Path]:
    """What lies in the folder of logs and marks."""
    yield from (path for path in paths.states().rglob("*") if path.is_file())


def test_no_word_of_the_analyst_is_in_a_log_or_a_report_of_a_fault(
    qtbot: QtBot, tmp_path: Path, shipped: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day on the command line and a while in the window, with the word in all that is typed, read and named."""
    folder = tmp_path / SENTINEL
    folder.mkdir()
    for name, data in samples(SENTINEL).items():
        (folder / f"{SENTINEL}.{name}").write_bytes(data)
    named = ["--library", str(folder / f"{SENTINEL}.apostille")]
    main(["new", named[1]])
    lines = [["import", str(path)] for path in sorted(folder.glob("*.*")) if path.suffix != ".apostille"]
    lines += [line[:-2] for line in day(folder, shipped) if line[0] not in ("new", "backup", "restore")]
    lines += [["annotate", "1", "--whole", "--tag", SENTINEL, "--create-tags", "--note", SENTINEL], ["list", SENTINEL],
              ["annotations", f"tag:{SENTINEL}"], ["annotator", "add", SENTINEL], ["show", SENTINEL],
              ["tag", "rename", SENTINEL, f"{SENTINEL} {SENTINEL}"], [SENTINEL]]  # fmt: skip
    for words in lines:
        main([*words, *named])
    capsys.readouterr()
    told: list[str] = []
    watch = Watch(lambda error: told.append(bug.report(error)) or True)
    with window(qtbot, Path(named[1])) as made:
        watch.begin()
        try:
            _work(qtbot, made)
            sys.excepthook(*_broken())
        finally:
            watch.end()
    assert len(told) == 1
    assert SENTINEL not in told[0]
    files = list(left_behind())
    assert paths.states() / "apostille.log" in files
    for file in files:
        assert SENTINEL.encode() not in file.read_bytes(), file.name
        assert SENTINEL not in file.name
    capsys.readouterr()


def _work(qtbot: QtBot, made: Setting) -> None:
    from PySide6.QtCore import Qt

    made.window.find_here()
    write(qtbot, SENTINEL)
    press(qtbot, Qt.Key.Key_Escape)
    made.deck.do("whole_note")
    write(qtbot, SENTINEL)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _broken() -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError(SENTINEL)
    except ValueError as error:
        return type(error), error, error.__traceback__


@posix
def test_all_that_belongs_to_the_analyst_is_for_nobody_else(
    qtbot: QtBot, analyst: Path, shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = os.umask(0)
    try:
        assert main(["import", str(shipped)]) == 0
        assert main(["backup"]) == 0
        with window(qtbot) as made:
            modes = _modes(analyst / "apostille")
            made.hands.settings.theme = "dark"
    finally:
        os.umask(before)
    capsys.readouterr()
    assert any(name.endswith("-wal") for name in modes), "also while it is open"
    everything = {**modes, **_modes(analyst / "apostille")}
    assert [name for name, mode in everything.items() if mode & 0o077] == []


def _modes(folder: Path) -> dict[str, int]:
    own = [path for path in folder.rglob("*") if path != folder]
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in own}


KILLED = """
import os, signal, sys
from pathlib import Path
from apostille import scratch
folder = scratch.folder()
(folder / "library").write_text("words")
with scratch.beside(Path(sys.argv[1])) as (handle, part):
    os.write(handle, b"half a report")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
def test_what_a_killed_program_left_is_gone_at_the_next_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.html"
    child = [sys.executable, "-c", KILLED, str(target)]
    done = subprocess.run(child, env={**os.environ, "PYTHONPATH": str(APP)}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1
    running = scratch.folder()
    (tmp_path / ".apostille-mine.part").write_text("not written down, so not ours to remove")
    main(["new", str(tmp_path / "l.apostille")])
    capsys.readouterr()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".apostille-mine.part", "l.apostille"]
    assert list((paths.states() / "scratch").iterdir()) == [running], "what belongs to one that runs stays"
    assert stat.S_IMODE(running.stat().st_mode) == 0o700


def test_a_note_that_names_another_file_removes_nothing(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("kept")
    place = scratch.folder().parent
    note = place / "1-00000000"
    note.write_text(str(theirs))
    os.utime(note, (time.time() - 10**6,) * 2)
    scratch.sweep()
    assert theirs.read_text() == "kept"


NAMES = ("-rf", "--help", "$(touch pwned)", "`touch pwned`", "a;touch pwned", "new\nline", "*", "~", "%s%n", "a\tb")


@posix
@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_a_file_is_a_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    data = shipped.read_bytes()
    (tmp_path / f"{name}.txt").write_bytes(data)
    library = str(tmp_path / "l.apostille")
    main(["new", library])
    assert main(["import", "--library", library, "--", f"{name}.txt"]) == 0
    assert main(["report", "--library", library, "--to", f"./{name}.md"]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert not (tmp_path / "pwned").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({f"{name}.txt", f"{name}.md", "l.apostille"})


def test_a_name_that_turns_the_line_around_is_shown_without_its_turn(tmp_path: Path) -> None:
    for turn in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
        assert turn not in of_path(tmp_path / f"evidence_{turn}fdp.exe").name


@posix
@pytest.mark.parametrize("kind", [".md", ".csv"])
def test_a_report_over_what_is_no_file_writes_nothing_there(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    library = ["--library", str(tmp_path / "l.apostille")]
    main(["new", library[1]])
    os.mkfifo(tmp_path / f"pipe{kind}")
    (tmp_path / f"null{kind}").symlink_to("/dev/null")
    (tmp_path / f"round{kind}").symlink_to(tmp_path / f"round{kind}")
    for name in ("pipe", "null", "round"):
        assert main(["report", "--to", str(tmp_path / f"{name}{kind}"), *library]) == 1
    capsys.readouterr()
    assert stat.S_ISFIFO((tmp_path / f"pipe{kind}").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
