"""What the program did, for whoever looks for a fault: events, numbers and names of our own code, never a text.

A line holds an event, which is written out in the source, and values that are numbers, classes or functions. So no word
of a document, a note, a tag, a query or a path can come into it, and nobody has to remember to leave it out; the
type checker refuses anything else.
"""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from types import FunctionType
from typing import LiteralString

from apostille import paths, private

MOST = 1_000_000
"""Bytes of one file; then it is put aside, and two such are kept."""
_KEPT = 2

Value = int | float | type | FunctionType


def note(event: LiteralString, **values: Value) -> None:
    """Writes one line: when (UTC), which process, ``event``, and each value with its name.

    Never fails: where the disk says no there is no line.
    """
    _logger().info(" ".join([event, *(f"{name}={_word(value)}" for name, value in values.items())]))


def file() -> Path:
    """Where the lines are; it need not exist."""
    return paths.states() / "apostille.log"


class _Lines(logging.Handler):
    """Opens the file for each line: command line and window may write at once, and what is kept can go at any time.

    The handlers of the standard library that put files aside (``logging.handlers``) load ``socket`` and ``pickle``.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the line, or nothing where the disk says no."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        with suppress(OSError):
            path = file()
            private.folder(path.parent)
            _put_aside(path)
            private.append(path, f"{at} {os.getpid()} {record.getMessage()}\n")


def _put_aside(path: Path) -> None:
    if not path.exists() or path.stat().st_size < MOST:
        return
    for number in range(_KEPT, 0, -1):
        older = path.with_name(f"{path.name}.{number}")
        newer = path.with_name(f"{path.name}.{number - 1}") if number > 1 else path
        if newer.exists():
            newer.replace(older)


def _logger() -> logging.Logger:
    """Our own logger, which tells no other: what libraries log is theirs, and may hold texts."""
    found = logging.getLogger("apostille")
    if not found.handlers:
        found.addHandler(_Lines())
        found.setLevel(logging.INFO)
        found.propagate = False
    return found


def _word(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(int(value)) if isinstance(value, int) else value.__name__
