"""The demo does the main job and says where what it wrote lies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from setup_tasks import demo
from setup_tasks.said import Stop

pytestmark = pytest.mark.slow


def test_it_writes_four_reports_also_where_an_earlier_one_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "demo.apostille").write_bytes(b"left from an earlier time")
    assert demo.show(Path(sys.executable), tmp_path / "demo") == 0
    told = capsys.readouterr()
    written = [Path(line) for line in told.out.splitlines()]
    assert [path.suffix for path in written] == [".md", ".html", ".docx", ".csv"]
    assert all(path.is_file() for path in written)
    report = written[0].read_text(encoding="utf-8")
    assert "Threats" in report
    assert "prolifération" in report
    assert "$ apostille import texts/note-verbale-2004.fr.txt" in told.err


def test_a_refusal_ends_it_with_the_exit_code_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_STATEMENT", "texts/absent.txt")
    with pytest.raises(Stop) as stop:
        demo.show(Path(sys.executable), tmp_path / "demo")
    assert stop.value.code == 1
