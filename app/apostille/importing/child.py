"""The program's side of one worker: it is started, asked, waited for with a limit, and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any, Literal, cast

import apostille
from apostille.importing import frames
from apostille.refusal import Refusal

Reason = Literal["late", "memory", "deep", "failed", "died"]

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from apostille.importing.worker import main; main()"
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_STARTING = 60.0
"""Seconds that a worker may take to load, on a machine that is busy."""
_ENDING = 10.0
_SIGNALLED = 128
_REASONS: dict[str, Reason] = {"MemoryError": "memory", "RecursionError": "deep"}


class Fault(Exception):
    """The worker gave no answer; ``where`` is the place in a reader that failed, or "" where nobody knows."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.where = where


class Child:
    """One worker; used by one thread at a time, but for ``check`` and ``kill``."""

    def __init__(self) -> None:
        self._process = _start()
        self.pid = self._process.pid
        # Without a buffer, as they were asked for, the pipes of a process are plain files.
        self._asked, self._answers = cast("FileIO", self._process.stdin), cast("FileIO", self._process.stdout)
        self._ending = threading.Lock()
        self._deadline: float | None = None
        self._late = False
        self._new = True
        self.held: tuple[str, ...] = ()
        """The layers of its confinement, known once it has answered."""
        self.asked = 0
        """How many files it has been given since its reader was new."""

    def ask(self, request: dict[str, Any], data: bytes, seconds: float) -> bytes:
        """The JSON of the answer to a request; raises ``Fault`` where there is none within ``seconds``."""
        return next(self.frames(request, data, seconds))[0]

    def frames(self, request: dict[str, Any], data: bytes, seconds: float) -> Iterator[tuple[bytes, bytes]]:
        """The answers to a request one by one, without end; each may take ``seconds``. Raises ``Fault``."""
        self._wait(seconds + (_STARTING if self._new else 0))
        try:
            self._greet()
            self.asked += 1
            frames.send(self._asked, json.dumps(request).encode(), data)
            while True:
                self._wait(seconds)
                answer = self._next()
                self._deadline = None
                if request["last"]:
                    self._new, self.asked = True, 0
                yield answer
        except (OSError, frames.Broken):
            raise Fault(self._why()) from None
        finally:
            self._deadline = None

    def _wait(self, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds

    def check(self, now: float) -> None:
        """Ends the worker where the program has waited too long; called by whoever watches."""
        deadline = self._deadline
        if deadline is not None and now > deadline:
            self._late = True
            self.kill()

    def kill(self) -> None:
        """Ends it at once, with the copy of itself that reads."""
        with self._ending, suppress(OSError):
            if self._process.returncode is not None:
                return
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def close(self) -> None:
        """Ends it and gives its pipes back."""
        self.kill()
        with self._ending:
            self._process.wait()
        self._asked.close()
        self._answers.close()

    def _greet(self) -> None:
        """A reader that is new says first what it has given up."""
        if self._new:
            greeting: dict[str, Any] = json.loads(self._next()[0])
            self.held = tuple(map(str, greeting.get("held", ())))
            self._new = False

    def _next(self) -> tuple[bytes, bytes]:
        frame = frames.receive(self._answers)
        if frame is None:
            raise frames.Broken("no answer")
        return frame

    def _why(self) -> Reason:
        """Why there is no answer, by how the worker ended."""
        with self._ending, suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING)
        xcpu = getattr(signal, "SIGXCPU", None)
        by_clock = xcpu is not None and self._process.returncode == _SIGNALLED + xcpu
        return "late" if self._late or by_clock else "died"


def fault_in(document: dict[str, Any]) -> Fault | None:
    """The fault that a worker told of with its last words; None where the answer is one."""
    if "fault" not in document:
        return None
    kind, where = str(document["fault"])[:80], str(document.get("where", ""))[:80]
    return Fault(_REASONS.get(kind, "failed"), f"{kind}, {where}" if where else kind)


def _start() -> subprocess.Popen[bytes]:
    """A Python that looks at neither the environment nor the folder it is in, and finds what this one finds."""
    package = str(Path(apostille.__file__).resolve().parent.parent)
    places = [package, *(place for place in sys.path if place and Path(place).is_absolute() and place != package)]
    environ = {name: os.environ[name] for name in _KEPT if name in os.environ}
    command = [sys.executable, "-I", "-S", "-c", _BOOT, *places]
    try:
        return subprocess.Popen(  # noqa: S603 - this Python, with words of our own
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environ,
            start_new_session=True,  # Ctrl+C is for the program, and no terminal is within reach
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        why = f"Files are read in a process of their own, and none could be started: {error.strerror}."
        raise Refusal(f"{why} Nothing was imported.") from error
