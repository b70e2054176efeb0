"""What escapes everywhere else: from slots, threads and finalisers, and what Qt has to say of itself.

Each is counted in the log by its class; texts of exceptions and of Qt's messages may hold words of documents or
paths, so they go to the terminal the program was started from, as ever, and nowhere else.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from apostille import logs

Fail = Callable[[BaseException], bool]
"""Shows an exception; whether it is dealt with."""


class Watch(QObject):
    """From ``begin`` to ``end`` everything that nobody catches comes by here."""

    _happened = Signal(object)
    """Something in another thread, which is shown from the one of the window."""

    def __init__(self, fail: Fail) -> None:
        super().__init__()
        self._fail = fail
        self._kept: tuple[Callable[..., object], ...] = ()
        self._qt: Callable[..., object] | None = None
        self._happened.connect(fail)

    def begin(self) -> None:
        """Stand where the interpreter and Qt tell of what nobody caught."""
        self._kept = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._slot, self._thread, self._finaliser
        self._qt = qInstallMessageHandler(self._message)

    def end(self) -> None:
        """Let them tell whoever they told before."""
        if self._kept:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._kept
            self._kept = ()
            qInstallMessageHandler(self._qt)

    def _slot(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logs.note("broke", kind=kind)
        if not self._fail(error):
            sys.__excepthook__(kind, error, trace)

    def _thread(self, told: threading.ExceptHookArgs) -> None:
        logs.note("broke in a thread", kind=told.exc_type)
        if told.exc_value is not None and isinstance(told.exc_value, Exception):
            self._happened.emit(told.exc_value)

    def _finaliser(self, told: sys.UnraisableHookArgs) -> None:
        """Nothing can be done about it, and no work is lost by it."""
        logs.note("broke in a finaliser", kind=told.exc_type)
        if told.exc_value is not None:
            sys.__excepthook__(told.exc_type, told.exc_value, told.exc_traceback)

    def _message(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        logs.note("qt", level=kind.value)
        if self._qt is not None:
            self._qt(kind, context, words)
        elif sys.stderr is not None:
            print(words, file=sys.stderr)  # noqa: T201 - where Qt itself writes it
