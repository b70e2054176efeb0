"""Other processes on the same library: real ones, because locks and kills are the kernel's."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app"
FIRST = """
import os, sys
from pathlib import Path
from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.refusal import LibraryInUse, Refusal
from apostille.store import backup, check, schema
from apostille.store.library import Library, driver
path = Path(sys.argv[1])
"""
NOBODY = "os.geteuid() == 0 and (os.setgroups([]), os.setgid(65534), os.setuid(65534))\n"
"""Root may write everything: a child that is to meet a refusal becomes nobody first."""


def start(code: str, *words: object) -> subprocess.Popen[str]:
    """A child that runs ``code`` after the usual imports; ``path`` in it is the first word."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", FIRST + textwrap.dedent(code), *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(APP)},
    )


def said(code: str, *words: object) -> str:
    """What a child prints; fails with its words where it ends badly."""
    child = start(code, *words)
    out, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors
    return out.strip()
