"""Every call by which a thread changes the disk, seen before the kernel does it, and refused where that is wanted.

Linux hands such calls to a listener in the same process (seccomp's user notification, Linux 5.5): the thread that works
waits, the one that listens looks at the call and lets it go on or answers with an error. So a full disk is a real
``ENOSPC`` in the midst of SQLite's own work, and the order of writes and syncs is the real one, with no other program
to install. A thread is watched for good, so each watch has a thread of its own.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CALLS = {
    "write": (1, 64), "pwrite64": (18, 68), "writev": (20, 66), "pwritev": (296, 70), "fsync": (74, 82),
    "fdatasync": (75, 83), "truncate": (76, 45), "ftruncate": (77, 46), "fallocate": (285, 47), "sendfile": (40, 71),
    "copy_file_range": (326, 285), "open": (2, None), "creat": (85, None), "openat": (257, 56), "unlink": (87, None),
    "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276), "mkdir": (83, None),
    "mkdirat": (258, 34), "link": (86, None), "linkat": (265, 37),
}  # fmt: skip
"""Name → its number on x86-64 and on aarch64; None where it has none there."""
_MACHINES = {"x86_64": (0xC000003E, 317), "aarch64": (0xC00000B7, 277)}
"""Machine → its number in linux/audit.h, and that of the call ``seccomp``."""
_CREATE = os.O_CREAT
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_NEW_LISTENER, _GO_ON = 1 << 3, 1
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_NO_NEW_PRIVILEGES = 38
_ASKED = struct.Struct("<QIIiIQ6Q")
_ANSWER = struct.Struct("<QqiI")


class NotHere(Exception):
    """This system cannot watch the calls of a thread; the words say why."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call, before it is done: its name, and its arguments as the kernel gets them."""

    name: str
    arguments: tuple[int, ...]

    def path(self, place: int = 0) -> Path:
        """The path that the argument at ``place`` points at, or whose descriptor it is."""
        if self.name.endswith(("at", "at2")):
            return Path(os.fsdecode(ctypes.string_at(self.arguments[1 + 2 * place])))
        if self.name in _BY_PATH:
            return Path(os.fsdecode(ctypes.string_at(self.arguments[place])))
        return Path(f"/proc/self/fd/{self.arguments[0]}").readlink()

    def data(self) -> bytes:
        """The bytes that ``write`` or ``pwrite64`` would write."""
        return ctypes.string_at(self.arguments[1], self.arguments[2])


_BY_PATH = ("open", "creat", "unlink", "rename", "mkdir", "link", "truncate")
Judge = Callable[[Call], int]
"""What becomes of a call: 0 lets it go on, another number is the error it ends with."""


def run(work: Callable[[], None], judge: Judge) -> None:
    """Does ``work`` in a thread whose calls ``judge`` sees; raises what it raised, ``NotHere`` where it cannot be."""
    raised: list[BaseException] = []
    listener: list[int] = []
    ready = threading.Event()

    def watched() -> None:
        try:
            listener.append(_listened())
            ready.set()
            work()
        except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that asked
            raised.append(error)
        finally:
            ready.set()

    thread = threading.Thread(target=watched)
    thread.start()
    ready.wait()
    for descriptor in listener:
        with _closed(descriptor):
            _answer(descriptor, judge)
    thread.join()
    if raised:
        raise raised[0]


@contextmanager
def _closed(descriptor: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(descriptor)


def _listened() -> int:
    """Puts the filter on this thread; the descriptor on which its calls arrive."""
    machine = platform.machine()
    if platform.system() != "Linux" or machine not in _MACHINES or struct.calcsize("P") != 8:
        raise NotHere(f"Calls of a thread are watched on Linux, x86-64 or aarch64; this is {platform.platform()}.")
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    code = ctypes.create_string_buffer(_program(machine))
    size = (len(code) - 1) // 8
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", size, ctypes.addressof(code)))
    found = libc.syscall(_MACHINES[machine][1], 1, _NEW_LISTENER, head)
    if found < 0:
        raise NotHere(f"The kernel does not let calls be watched: {os.strerror(ctypes.get_errno())}.")
    return found


def _program(machine: str) -> bytes:
    """Asks about the calls above, and about opening only where a file may be made."""
    place = list(_MACHINES).index(machine)
    known = {name: numbers[place] for name, numbers in CALLS.items() if numbers[place] is not None}
    made = [
        _op(_LOAD, _ARCHITECTURE),
        _op(_EQUAL, _MACHINES[machine][0], 1, 0),
        _op(_RETURN, _ALLOW),
        _op(_LOAD, _NUMBER),
    ]
    for name, flags in (("open", 1), ("openat", 2)):
        if name in known:
            looked = [
                _op(_LOAD, _ARGUMENTS + 8 * flags),
                _op(_ANY_BIT, _CREATE, 0, 1),
                _op(_RETURN, _ASK),
                _op(_RETURN, _ALLOW),
            ]
            made += [_op(_EQUAL, known.pop(name) or 0, 0, len(looked)), *looked]
    for number in known.values():
        made += [_op(_EQUAL, number or 0, 0, 1), _op(_RETURN, _ASK)]
    return b"".join([*made, _op(_RETURN, _ALLOW)])


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


def _answer(descriptor: int, judge: Judge) -> None:
    """Answers calls until the thread has ended, which hangs up the line."""
    names = {numbers[list(_MACHINES).index(platform.machine())]: name for name, numbers in CALLS.items()}
    calls = select.poll()
    calls.register(descriptor, select.POLLIN)
    while not calls.poll()[0][1] & select.POLLHUP:
        asked = bytearray(_ASKED.size)
        fcntl.ioctl(descriptor, _RECEIVE, asked)
        identity, _process, _flags, number, _machine, _at, *arguments = _ASKED.unpack(asked)
        error = judge(Call(names[number], tuple(arguments)))
        fcntl.ioctl(descriptor, _SEND, bytearray(_ANSWER.pack(identity, 0, -error, 0 if error else _GO_ON)))
