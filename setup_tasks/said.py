"""How the tasks speak, end, and start programs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """The task cannot go on: the words for whoever started it, and the exit code."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


def say(words: str) -> None:
    """A line for whoever waits. It goes to stderr: results alone go to stdout."""
    print(words, file=sys.stderr, flush=True)


def environment(**more: str) -> dict[str, str]:
    """The environment of what is started: the sources are found, and bytecode is kept, else every start compiles."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONPATH": str(CHECKOUT / "app"), **more}


def run(command: Sequence[str | Path], environ: Mapping[str, str] | None = None, *, shown: bool = False) -> int:
    """Run a program in the checkout and return its exit code; ``shown`` prints the words first."""
    words = [str(word) for word in command]
    if shown:
        say("$ " + shlex.join(words))
    return subprocess.run(words, cwd=CHECKOUT, env=environ or environment(), check=False).returncode
