"""What a disk may hold after the power has gone: every write that was not synced is there, or not, or in part.

The rules are those that POSIX leaves to a program that trusts nothing: what a file holds is sure once that file was
synced, and that it is there, gone or renamed once its folder was. Until then any part may have reached the disk, a
sector at a time. Names change in the order in which they were changed, as the journals of ext4, XFS and APFS keep them.
"""

from __future__ import annotations

import ctypes
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from soaks.watching import Call

SECTOR = 512
_SYNCS = ("fsync", "fdatasync")


@dataclass(slots=True)
class File:
    """One file, whatever its name: what is surely on the disk, and the changes that may be."""

    sure: bytearray
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def settle(self) -> None:
        """All that was written is on the disk now."""
        for change in self.pending:
            _apply(self.sure, change)
        self.pending.clear()

    def after(self, keep: Callable[[], bool]) -> bytes:
        """What the disk holds when each sector that was not synced is there where ``keep`` says so."""
        held = bytearray(self.sure)
        for at, data in self.pending:
            if data is None:
                if keep():
                    _apply(held, (at, None))
                continue
            for start in range(0, len(data), SECTOR):
                if keep():
                    _apply(held, (at + start, data[start : start + SECTOR]))
        return bytes(held)


def _apply(held: bytearray, change: tuple[int, bytes | None]) -> None:
    at, data = change
    end = at if data is None else at + len(data)
    held.extend(bytes(max(0, end - len(held))))
    if data is None:
        del held[at:]
    else:
        held[at:end] = data


Names = dict[str, File]


class Disk:
    """A folder as calls change it; ``judge`` sees each before it is done, and lets all go on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: Names = {path.name: File(bytearray(path.read_bytes())) for path in folder.iterdir()}
        self.sure = dict(self.names)
        self.renamings: list[Callable[[Names], None]] = []
        self.boundary: Callable[[], None] = lambda: None

    def judge(self, call: Call) -> int:
        """Follows a call; at each sync ``boundary`` is told first, when nothing of it is sure yet."""
        if call.name in _SYNCS:
            self._sync(call.path())
        elif call.name in ("open", "openat", "creat"):
            self._create(call.path())
        elif call.name in ("unlink", "unlinkat"):
            self._rename(call.path(), None)
        elif call.name.startswith("rename"):
            self._rename(call.path(0), call.path(1))
        elif call.name in ("write", "pwrite64", "ftruncate"):
            self._write(call)
        elif self._here(call.path()):
            raise NotImplementedError(f"{call.name} of {call.path().name} is not followed")
        return 0

    def images(self, dice: random.Random, torn: int) -> list[dict[str, bytes]]:
        """What the folder may hold now: nothing unsynced, all of it, and ``torn`` times some of it."""
        some = [(lambda: dice.random() < 0.5, dice.randint(0, len(self.renamings))) for _ in range(torn)]
        return [
            self._image(keep, renamed)
            for keep, renamed in [(lambda: False, 0), (lambda: True, len(self.renamings)), *some]
        ]

    def _image(self, keep: Callable[[], bool], renamed: int) -> dict[str, bytes]:
        """The folder with the first ``renamed`` of its changes of names done."""
        names = dict(self.sure)
        for renaming in self.renamings[:renamed]:
            renaming(names)
        return {name: file.after(keep) for name, file in names.items()}

    def _here(self, path: Path) -> bool:
        return path.parent == self.folder and not path.name.endswith("-shm")

    def _sync(self, path: Path) -> None:
        self.boundary()
        if path == self.folder:
            for renaming in self.renamings:
                renaming(self.sure)
            self.renamings.clear()
        elif self._here(path) and path.name in self.names:
            self.names[path.name].settle()

    def _create(self, path: Path) -> None:
        if self._here(path) and path.name not in self.names:
            made = self.names[path.name] = File(bytearray())
            self.renamings.append(lambda names: names.update({path.name: made}))

    def _rename(self, path: Path, to: Path | None) -> None:
        if not self._here(path) or path.name not in self.names:
            return
        file = self.names.pop(path.name)
        if to is not None:
            self.names[to.name] = file
            self.renamings.append(lambda names: names.update({to.name: names.pop(path.name, file)}))
        else:
            self.renamings.append(lambda names: _forget(names, path.name))

    def _write(self, call: Call) -> None:
        path = call.path()
        if not self._here(path) or path.name not in self.names:
            return
        if call.name == "ftruncate":
            self.names[path.name].pending.append((call.arguments[1], None))
            return
        at = call.arguments[3] if call.name == "pwrite64" else os.lseek(call.arguments[0], 0, os.SEEK_CUR)
        self.names[path.name].pending.append((ctypes.c_int64(at).value, call.data()))


def _forget(names: Names, name: str) -> None:
    names.pop(name, None)
