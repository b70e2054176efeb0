"""The worker: strangers' bytes are read here, in a process of its own that can do nothing else.

``python -I -S -c …`` starts it (``child.py``). It loads what every file needs, and from then on only
waits: for each 500 files it makes a copy of itself, which gives up network, programs and files
(``confine.py``), reads, answers, and ends. So a new start costs a few milliseconds, and no bytes reach
the process that the next ones are copied from. Where a process cannot be copied (Windows) it serves
itself, and the program starts another one when it is time.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any

from apostille.importing import confine, frames, readers
from apostille.importing.answering import answers_to

RENEW = 64
"""How a reader ends that has read as many files as it may; 128 and more: a signal ended it."""

_LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is handed over; the program has its own limit below this."""


def main() -> None:
    """Serves until the program closes the pipe."""
    readers.reader("text")  # every format ends in the same rules; loaded before anything is given up
    if hasattr(os, "nice"):
        os.nice(5)  # the window, and the writing of what was read, come first
    asked, answers = FileIO(0), FileIO(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if not hasattr(os, "fork"):
        serve(asked, answers)
        return
    while (status := _served_by_a_copy(asked, answers)) == RENEW:
        pass
    os._exit(status)


def _served_by_a_copy(asked: FileIO, answers: FileIO) -> int:
    copy = os.fork()
    if copy == 0:
        serve(asked, answers)
        os._exit(0)
    status = os.waitpid(copy, 0)[1]
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def serve(asked: FileIO, answers: FileIO) -> None:
    """Confines this process, says so, and answers one request after the other; ends it after the last."""
    sys.excepthook = lambda kind, error, at: _tell(answers, kind, error, at)
    frames.send(answers, json.dumps({"held": confine.confine()}).encode())
    while (frame := frames.receive(asked, most_bytes=_LARGEST)) is not None:
        request: dict[str, Any] = json.loads(frame[0])
        confine.allow(request["memory"], request["computing"])
        for document, data in answers_to(request, frame[1]):
            frames.send(answers, document, data)
        if request["last"]:
            os._exit(RENEW)


def _tell(answers: FileIO, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """A reader failed: which error and where in the program, and no word of the text."""
    frame = traceback.extract_tb(at)[-1] if at else None
    where = f"{Path(frame.filename).name}:{frame.lineno}" if frame else ""
    frames.send(answers, json.dumps({"fault": kind.__name__, "where": where}).encode())
