"""What is logged are events, numbers and names of our own code; three files of a megabyte at most."""

from __future__ import annotations

import ast
import logging
import re
import stat
import sys
from pathlib import Path

import pytest

from apostille import logs, paths

APP = Path(__file__).resolve().parents[1] / "app"


def test_a_line_says_when_who_and_what(analyst: Path) -> None:
    logs.note("import", files=3, share=0.25, kind=ValueError, did=logs.note)
    line = logs.file().read_text("utf-8")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \d+ import files=3 share=0\.2 kind=ValueError did=note\n", line
    )
    assert logs.file().is_relative_to(analyst)
    if sys.platform != "win32":
        assert stat.S_IMODE(logs.file().stat().st_mode) == 0o600


def test_a_full_file_is_put_aside_and_two_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST", 100)
    for number in range(40):
        logs.note("event", number=number)
    files = sorted(path.name for path in paths.states().iterdir())
    assert files == ["apostille.log", "apostille.log.1", "apostille.log.2"]
    assert all(path.stat().st_size < 200 for path in paths.states().iterdir())
    assert "number=39" in logs.file().read_text("utf-8")


def test_a_disk_that_says_no_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path / "file"))
    logs.note("event")


def test_what_a_library_logs_is_not_ours_and_ours_is_not_theirs() -> None:
    logs.note("event")
    logging.getLogger("sqlalchemy").error("SELECT SENTINEL")
    logging.getLogger().error("SENTINEL")
    assert "SENTINEL" not in logs.file().read_text("utf-8")
    assert not logging.getLogger("apostille").propagate


def test_every_event_is_written_out_and_every_value_is_no_text() -> None:
    """What the type checker refuses is refused here too: a text, or an f-string, as event or as value."""
    calls = [
        (file, node)
        for file in sorted(APP.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "logs.note"
    ]
    assert len(calls) > 5
    for file, call in calls:
        (event,) = call.args
        assert isinstance(event, ast.Constant), (file.name, call.lineno)
        assert all(keyword.arg for keyword in call.keywords), (file.name, call.lineno)
        texts = [one for one in call.keywords if isinstance(one.value, ast.JoinedStr) or "str(" in ast.unparse(one)]
        assert not texts, (file.name, call.lineno)
