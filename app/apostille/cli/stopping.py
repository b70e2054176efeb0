"""Ctrl+C in the middle of a long command."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable() -> Generator[threading.Event]:
    """Within it Ctrl+C only sets the event, so that a transaction is ended in order; pressed again, it stops at once.

    SQLAlchemy gives up a connection in which it is interrupted, and the journal of undo goes with it.
    """
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def pressed(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, pressed)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
