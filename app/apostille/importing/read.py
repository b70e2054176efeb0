"""A file → drafts, by its kind. Only regular files are opened, never waited for, never followed out of a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from apostille.importing.from_markdown import from_markdown
from apostille.importing.from_text import from_text
from apostille.reading.compose import kind_of
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

MOST_BYTES = 64 * 1024 * 1024
"""A file may have so many bytes; a statement has thousands."""


class Reader(Protocol):
    """A kind of file: its name and bytes in, drafts out."""

    def __call__(self, name: str, data: bytes, *, encoding: str | None = None) -> list[Draft]: ...


READERS: dict[str, Reader] = {"text": from_text, "markdown": from_markdown}
"""Kind of file → its reader. A format is one file and one line here."""

ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".asc", ""})
"""The endings that a folder is searched for; a file that is named is read whatever its ending."""


def read(path: Path, *, encoding: str | None = None) -> list[Draft]:
    """The statements of one file.

    Raises ``Refusal`` with a sentence where the path is missing, is no regular file, cannot be
    read, is too large, or holds no text.
    """
    data = contents(path)
    try:
        return READERS[kind_of(path.name)](path.name, data, encoding=encoding)
    except Refusal as refusal:
        raise Refusal(refusal.why, what=str(path)) from refusal


def contents(path: Path) -> bytes:
    """The bytes of a regular file of at most ``MOST_BYTES``; raises ``Refusal``."""
    try:
        return _bytes(path)
    except FileNotFoundError:
        raise Refusal(f"There is no file “{path}”. Nothing was imported.", what=str(path)) from None
    except PermissionError:
        raise Refusal(f"“{path.name}” may not be read by you. Nothing was imported.", what=str(path)) from None
    except OSError as error:
        why = f"“{path.name}” could not be read: {error.strerror or error}. Nothing was imported."
        raise Refusal(why, what=str(path)) from error


def _bytes(path: Path) -> bytes:
    _check(path, path.stat().st_mode)
    # A pipe put in the file's place after the check must not make the program wait for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        _check(path, status.st_mode)
        if status.st_size > MOST_BYTES:
            raise _too_large(path)
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    return data


def _check(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    what = next((name for test, name in _OTHERS if test(mode)), "no regular file")
    raise Refusal(f"“{path.name}” is {what}, not a file with a text. Nothing was imported.", what=str(path))


_OTHERS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def _too_large(path: Path) -> Refusal:
    most = MOST_BYTES // (1024 * 1024)
    return Refusal(f"“{path.name}” is larger than {most} MB. Nothing was imported; split it first.", what=str(path))


def files_in(path: Path) -> Iterator[Path]:
    """The files below a folder that may be statements, sorted; a file is itself.

    Hidden entries are skipped and symbolic links inside the folder are not followed.
    Raises ``Refusal`` where the folder cannot be listed.
    """
    if not path.is_dir():
        yield path
        return
    for entry in _entries(path):
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(Path(entry.path))
        elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in ENDINGS:
            yield Path(entry.path)


def _entries(path: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        why = f"The folder “{path}” could not be listed: {error.strerror or error}."
        raise Refusal(why, what=str(path)) from error
