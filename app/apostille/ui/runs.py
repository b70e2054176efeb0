"""Whether the program ended in order before: a mark while it runs, and what the interpreter wrote as it fell.

The mark says how many runs in a row ended without taking it away, this one counted. Power that fails counts
too: nothing tells it from a crash, and a plain start costs nothing.
"""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import apostille
from apostille import paths, private

_PLAIN = 2
"""After so many in a row the program starts plainly."""
_MOST = 200_000
"""Characters that are looked at of what a fault left: every thread has up to a hundred lines."""
_PACKAGE = Path(apostille.__file__).resolve().parent
_PLACE = re.compile(r'^  File "(.*)", line (\d+) in ([\w<>.]+)$')
_WHAT = re.compile(r"^(?:Fatal Python error|Windows fatal exception): ([A-Za-z _]{1,60})")


class Run:
    """One run of the window, from ``begin`` to ``end``."""

    def __init__(self) -> None:
        self.crashes = 0
        """How many runs before this one, in a row, did not end in order."""
        self.fault = ""
        """What the last of them left, by our own places alone; "" where it left nothing."""
        self._file: TextIO | None = None

    @property
    def plain(self) -> bool:
        """Whether to start without what was chosen: it may be what ends the program."""
        return self.crashes >= _PLAIN

    def begin(self) -> None:
        """Sets the mark, and lets the interpreter write where it stood if it falls."""
        self.crashes = _counted()
        self.fault = _said(_fault())
        with suppress(OSError):
            private.write(_mark(), f"{self.crashes + 1}\n")
            descriptor = private.descriptor(_fault(), os.O_WRONLY | os.O_TRUNC)
            self._file = os.fdopen(descriptor, "w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """Takes the mark away: this run ended in order."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        with suppress(OSError):
            _fault().unlink(missing_ok=True)
            _mark().unlink(missing_ok=True)


def place(file: str, line: int, name: str) -> str:
    """ "ui/window.py:12 paintEvent" for a place in our own files, "" for any other: a path may tell of its owner."""
    path = Path(file)
    return f"{path.relative_to(_PACKAGE).as_posix()}:{line} {name}" if path.is_relative_to(_PACKAGE) else ""


def _mark() -> Path:
    return paths.states() / "running"


def _fault() -> Path:
    return paths.states() / "fault.log"


def _counted() -> int:
    try:
        words = _mark().read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return 0
    return int(words) if words.isdecimal() and len(words) < 4 else 1


def _said(file: Path) -> str:
    """The kind of the fault and our own places in it; the rest, paths among it, is left."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace")[:_MOST].splitlines()
    except OSError:
        return ""
    kind = next((found[1].strip() for line in lines if (found := _WHAT.match(line))), "")
    found = (_PLACE.match(line) for line in lines)
    places = [place(one[1], int(one[2]), one[3]) for one in found if one]
    return "\n".join([kind, *(f"  {one}" for one in places if one)]) if kind else ""
