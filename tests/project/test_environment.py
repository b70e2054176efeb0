"""The environment is made once, mended when broken, and filled again when the requirements change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
_READY = "from setup_tasks import environment, said\ntry: print(environment.ready('core'))\n"
_READY += "except said.Stop as stop: raise SystemExit(stop.code)"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A checkout whose requirements are empty: nothing has to be fetched."""
    shutil.copytree(CHECKOUT / "setup_tasks", tmp_path / "setup_tasks")
    (tmp_path / "requirements").mkdir()
    for name in ("core", "app", "dev", "check"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("# nothing\n", encoding="utf-8")
    return tmp_path


def ready(clone: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PIP_INDEX_URL": (clone / "no-index").as_uri(), "PIP_CONFIG_FILE": os.devnull}
    environ["PIP_RETRIES"] = "0"
    command = [sys.executable, "-c", _READY]
    return subprocess.run(command, cwd=clone, env=environ, capture_output=True, text=True, check=False)


def test_it_is_made_once_and_the_second_time_costs_less_than_a_second(clone: Path) -> None:
    first = ready(clone)
    assert first.returncode == 0, first.stderr
    assert "Making .venv" in first.stderr
    assert Path(first.stdout.strip()).is_file()
    before = os.times()
    second = ready(clone)
    after = os.times()  # the processor's time: the machine may be busy with other tests
    assert after.children_user + after.children_system - before.children_user - before.children_system < 1
    assert second.returncode == 0
    assert second.stderr == ""


def test_a_broken_one_is_made_anew(clone: Path) -> None:
    python = Path(ready(clone).stdout.strip())
    python.unlink()
    python.symlink_to("/nowhere/python3")
    again = ready(clone)
    assert again.returncode == 0, again.stderr
    assert "Making .venv" in again.stderr


def test_packages_that_cannot_be_had_are_said_and_nothing_is_taken_as_done(clone: Path) -> None:
    ready(clone)
    wanted = clone / "requirements" / "core.txt"
    wanted.write_text(f"nobody-has-this==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    for _ in range(2):
        refused = ready(clone)
        assert refused.returncode == 4
        assert "nobody-has-this" in refused.stderr
