"""One writer a library: a kernel lock on a side-car, with who holds it and since when.

The database file itself is never opened for locking: closing any descriptor of it would
drop SQLite's own POSIX locks. The kernel's lock is the truth; the words in the file are for
the message only, so a killed holder leaves no stale lock.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from apostille.refusal import LibraryInUse
from apostille.store.identity import end_live

_BYTE = 1 << 30
"""On Windows the byte that is locked: beyond the words, so that others can read them."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a library open for writing; ``since`` ISO 8601 UTC."""

    host: str
    pid: int
    since: str
    role: str


class Lock:
    """The lock of one library; ``take`` raises ``LibraryInUse`` where another process holds it."""

    def __init__(self, library: Path) -> None:
        self.path = side_car(library)
        self._library = library
        self._descriptor: int | None = None

    def take(self, role: str) -> None:
        """Takes the lock and writes who has it; ``role`` "window" or "command"."""
        descriptor = _locked(self.path)
        if descriptor is None:
            raise LibraryInUse(in_use(self._library, holder(self._library)), what=str(self._library))
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        words = json.dumps(asdict(Holder(platform.node(), os.getpid(), now, role)))
        self._descriptor = descriptor
        try:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, words.encode())
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Gives the lock back and takes the side-car away."""
        if self._descriptor is None:
            return
        end_live(self._library)
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            self.path.unlink(missing_ok=True)


def side_car(library: Path) -> Path:
    """Where the lock of a library lies: hidden, beside it."""
    return library.with_name(f".{library.name}-lock")


def holder(library: Path) -> Holder | None:
    """Who wrote their name into the lock, or None."""
    try:
        return Holder(**json.loads(side_car(library).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def in_use(library: Path, by: Holder | None) -> str:
    """The sentence for a library that somebody else writes."""
    who = f" on {by.host} (process {by.pid}, a {by.role}) since {by.since}" if by else ""
    return (
        f"{library.name} is open for writing{who}. Nothing was changed. Close it there, or open it here to read only."
    )


def _locked(path: Path) -> int | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return None
        if _same_file(path, descriptor):
            return descriptor
        os.close(descriptor)  # the holder before us took the file away between our open and our lock


def _same_file(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
