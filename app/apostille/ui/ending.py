"""A system that shuts down, a closed terminal, Ctrl+C: the window closes as if the analyst had closed it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_ENDS = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """While it is there, signals that end a program call ``end``, in the loop of events.

    Python looks at signals only when it runs, and a window that nobody touches runs nothing of it: the number of the
    signal is written into a pipe, at which Qt looks. On Windows there are no such signals.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._end = end
        self._before: dict[int, object] = {}
        self._ends: tuple[int, int] | None = None
        if sys.platform != "win32":
            self._listen()

    def stop(self) -> None:
        """Let signals do again what they did before."""
        if self._ends is None:
            return
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)  # pyright: ignore[reportArgumentType] - what signal.signal gave us itself
        self._pipe.setEnabled(False)
        for end in self._ends:
            os.close(end)
        self._ends = None

    def _listen(self) -> None:
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._pipe = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._pipe.activated.connect(self._signalled)
        for name in _ENDS:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _nothing)

    def _signalled(self) -> None:
        if self._ends is not None:
            os.read(self._ends[0], 64)
            self._end()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """A handler of Python's must be there for the pipe to be written to."""
