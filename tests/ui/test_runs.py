"""A run that did not end in order is counted; what it left is told by our own places alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import apostille
from apostille import paths
from apostille.ui.runs import Run, place

APP = Path(apostille.__file__).resolve().parent.parent

FALL = """
import os, sys, ctypes, faulthandler
from apostille.ui.runs import Run
run = Run()
run.begin()
def secret_SENTINEL_in_no_file_of_ours():
    from apostille.reading import fold
    code = compile("import ctypes; ctypes.string_at(0)", fold.__file__, "exec")
    exec(code)
secret_SENTINEL_in_no_file_of_ours()
"""


def fell() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FALL], env={**os.environ, "PYTHONPATH": str(APP)}, capture_output=True, check=False
    )
    assert done.returncode != 0, "the program was meant to fall"


def test_a_run_in_order_leaves_nothing() -> None:
    for _ in range(3):
        run = Run()
        run.begin()
        assert (run.crashes, run.fault, run.plain) == (0, "", False)
        run.end()
    assert list(paths.states().iterdir()) == []


def test_two_that_fall_in_a_row_make_the_third_plain_and_one_in_order_ends_that() -> None:
    fell()
    fell()
    third = Run()
    third.begin()
    assert (third.crashes, third.plain) == (2, True)
    third.end()
    fourth = Run()
    fourth.begin()
    assert (fourth.crashes, fourth.plain) == (0, False)
    fourth.end()


def test_what_fell_is_told_by_kind_and_by_places_of_ours() -> None:
    fell()
    run = Run()
    run.begin()
    run.end()
    kind, *places = run.fault.splitlines()
    assert "egmentation" in kind or "access violation" in kind
    assert places == ["  reading/fold.py:1 <module>"]
    assert "SENTINEL" not in run.fault


@pytest.mark.parametrize("words", ["", "many", "99999999999999999999", "-1", "\x00", "é"])
def test_a_mark_that_cannot_be_read_counts_as_one_or_none(words: str) -> None:
    paths.states().mkdir(parents=True)
    (paths.states() / "running").write_bytes(words.encode("latin-1"))
    run = Run()
    run.begin()
    assert run.crashes <= 1
    run.end()


def test_a_fault_that_somebody_else_wrote_tells_nothing() -> None:
    paths.states().mkdir(parents=True)
    (paths.states() / "fault.log").write_text('SENTINEL\n  File "/home/SENTINEL/x.py", line 3 in SENTINEL\n')
    run = Run()
    run.begin()
    assert run.fault == ""
    run.end()


def test_only_places_of_ours_have_a_name() -> None:
    assert place(str(APP / "apostille" / "ui" / "window.py"), 12, "paintEvent") == "ui/window.py:12 paintEvent"
    assert place("/home/somebody/lib/python3.11/json/decoder.py", 12, "decode") == ""
