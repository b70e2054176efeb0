"""Becomes a Python under a filter that ends it, and all it starts, at the first socket that could leave the machine.

``python launcher.py WORDS…`` is ``python WORDS…`` so. Any family of sockets but the local ones (AF_UNIX) is the end:
SIGSYS, which nobody can catch away (seccomp, Linux 3.5). The filter goes on to the program that takes this one's
place and to its children, and no further one, such as the import worker's own, can take it back.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys

NO_FILTER = 78
"""What it ends with where the system has no such filter."""
_KILL_PROCESS = 0x80000000
_AF_UNIX = 1
_SOCKET = {"x86_64": 41, "aarch64": 198}
_IO_URING_SETUP = 425
"""By a ring of requests a socket could be made without the call."""


def possible() -> bool:
    """Whether this machine has the filter."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def confine() -> bool:
    """Puts the filter on this process; False where the kernel refuses it."""
    from apostille.importing import syscalls as ours

    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(ours._NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return ours._put_on(libc, _program(platform.machine()))


def _program(machine: str) -> bytes:
    from apostille.importing import syscalls as ours

    end, go_on = ours._op(ours._RETURN, _KILL_PROCESS), ours._op(ours._RETURN, ours._ALLOW)
    return b"".join(
        [
            ours._op(ours._LOAD, ours._ARCHITECTURE), ours._op(ours._EQUAL, ours._MACHINES[machine], 1, 0), end,
            ours._op(ours._LOAD, ours._NUMBER), ours._op(ours._AT_LEAST, ours._X32, 0, 1), end,
            ours._op(ours._EQUAL, _IO_URING_SETUP, 0, 1), end,
            ours._op(ours._EQUAL, _SOCKET[machine], 1, 0), go_on,
            ours._op(ours._LOAD, ours._ARGUMENTS), ours._op(ours._EQUAL, _AF_UNIX, 1, 0), end,
            go_on,
        ]
    )  # fmt: skip


def main() -> None:
    """Put the filter on and let Python take this one's place."""
    if not possible() or not confine():
        sys.exit(NO_FILTER)
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])  # noqa: S606 - this Python, with words of a test


if __name__ == "__main__":
    main()
