"""The worker gives up what reading a text does not need, before it sees the first byte of a stranger's.

Each layer holds where its system has it: limits of the process on Linux and macOS, the filter of
system calls on Linux alone. ``SECURITY.md`` says what holds where.
"""

from __future__ import annotations

import sys
import time

_FILES = 64
"""Files open at a time: the interpreter, its libraries and the pipes."""
_MOST_MEMORY = 4 * 1024**3
"""Bytes that no file is allowed, whatever its size."""


def confine() -> list[str]:
    """Takes away from this process what reading does not need; returns the names of the layers that hold."""
    held: list[str] = []
    sys.dont_write_bytecode = True  # nothing is written any more, so it need not be tried
    if sys.platform != "win32":
        _limit_files()
        held.append("limits")
    if sys.platform == "linux":
        from apostille.importing import syscalls

        held += syscalls.forbid()
    return held


def allow(memory: int, computing: int) -> None:
    """Sets what the next file may use: ``memory`` in bytes, ``computing`` in seconds from now."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform != "darwin":  # which refuses the limit, or does not hold it
        _lower(resource.RLIMIT_AS, memory)
    used = time.process_time()
    _lower(resource.RLIMIT_CPU, int(used) + 1 + computing)


def _limit_files() -> None:
    import resource

    _lower(resource.RLIMIT_CORE, 0, hard=True)
    _lower(resource.RLIMIT_FSIZE, 0, hard=True)
    _lower(resource.RLIMIT_NOFILE, _FILES, hard=True)
    if sys.platform != "darwin":
        _lower(resource.RLIMIT_AS, _MOST_MEMORY, hard=True)


def _lower(what: int, to: int, *, hard: bool = False) -> None:
    """Sets a soft limit, within the hard one that there is; the hard one too where it need never rise again."""
    if sys.platform == "win32":
        return
    import resource

    most = resource.getrlimit(what)[1]
    wanted = to if most == resource.RLIM_INFINITY else min(to, most)
    resource.setrlimit(what, (wanted, wanted if hard else most))
