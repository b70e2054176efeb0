"""Where files come from: named ones, those of a folder, bytes that are there already.

Only regular files are opened; a pipe or device is never waited for, and a link inside a folder is
never followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apostille.importing.naming import shown
from apostille.refusal import Refusal

if TYPE_CHECKING:
    from apostille.importing.table.columns import Column

MOST_BYTES = 200 * 1024 * 1024
"""A file may have so many bytes: a statement has thousands, a scan of a hundred pages a hundred million."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file on its way in.

    ``name`` is what it is called, as ``safe_name`` gives it; ``where`` where it lies, for a message; ``load`` gives its
    bytes when their turn comes, and raises ``Refusal`` where it has none.
    """

    name: str
    where: str
    load: Callable[[], bytes]
    inside: bool = False
    """Whether it comes out of an archive, so that it may not be one itself."""
    columns: tuple[Column, ...] = ()
    """What the columns hold, where the file is one row of a table."""


def of_path(path: Path) -> Source:
    """The file at ``path``, read when its turn comes."""
    return Source(safe_name(path.name), str(path), lambda: contents(path))


def of_bytes(name: str, data: bytes) -> Source:
    """Bytes that are there already: a pasted text."""
    return Source(safe_name(name), name, lambda: data)


def safe_name(name: str) -> str:
    """A file's name as it is shown, kept and compared: nothing in it can hide its ending or turn the line around it."""
    return shown(name, _LONGEST_NAME) or "?"


def contents(path: Path, *, follow: bool = True) -> bytes:
    """The bytes of a regular file of at most ``MOST_BYTES``; raises ``Refusal``.

    ``follow`` says whether a symbolic link may be followed: one that the analyst named, not one found in a folder.
    """
    try:
        for _ in range(_TRIES):
            data = _bytes(path, follow=follow)
            if data is not None:
                return data
    except FileNotFoundError:
        raise Refusal(f"There is no file “{shown(str(path), 2000)}”. Nothing was imported.", what=str(path)) from None
    except PermissionError:
        raise Refusal(f"“{shown(path.name)}” may not be read by you. Nothing was imported.", what=str(path)) from None
    except OSError as error:
        why = f"“{shown(path.name)}” could not be read: {error.strerror or error}. Nothing was imported."
        raise Refusal(why, what=str(path)) from error
    why = f"“{shown(path.name)}” is being written just now. Nothing was imported; try again when it is finished."
    raise Refusal(why, what=str(path))


_TRIES = 3
_LONGEST_NAME = 300
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _bytes(path: Path, *, follow: bool) -> bytes | None:
    """The bytes of the file; None where it changed meanwhile."""
    _check(path, (path.stat() if follow else path.lstat()).st_mode)
    # What is put in the file's place after the check must not make the program wait, nor lead it elsewhere.
    handle = os.open(path, _FLAGS | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    with os.fdopen(handle, "rb", buffering=0) as file:
        before = os.fstat(handle)
        _check(path, before.st_mode)
        if before.st_size > MOST_BYTES:
            raise _too_large(path)
        data = file.read(before.st_size + 1) or b""
        after = os.fstat(handle)
    same = len(data) == after.st_size and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same else None


def _check(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    what = next((name for test, name in _OTHERS if test(mode)), "no regular file")
    raise Refusal(f"“{shown(path.name)}” is {what}, not a file with a text. Nothing was imported.", what=str(path))


_OTHERS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def _too_large(path: Path) -> Refusal:
    most = MOST_BYTES // (1024 * 1024)
    return Refusal(
        f"“{shown(path.name)}” is larger than {most} MB. Nothing was imported; split it first.", what=str(path)
    )
