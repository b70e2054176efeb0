"""Files that belong to the analyst alone: made so that no other user of the machine can read them.

Where the system knows owners (Linux, macOS) folders are 0700 and files 0600 from their first moment on, whatever the
umask; on Windows they lie in the analyst's profile, which keeps others out. Reports are no such files: they are made
to be given away, and get the rights that any new file gets (``exporting/write.py``).
"""

from __future__ import annotations

import os
from pathlib import Path

_MODE = 0o600


def folder(path: Path) -> Path:
    """Makes the folder, and those above it that are not there, for the analyst alone; raises ``OSError``."""
    if not path.is_dir():
        folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write(path: Path, words: str) -> None:
    """Writes all of ``words`` in UTF-8 or leaves the file as it was; raises ``OSError``."""
    folder(path.parent)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)  # one that a killed program left may have other rights
    with os.fdopen(descriptor(new, os.O_WRONLY | os.O_EXCL), "w", encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def append(path: Path, words: str) -> None:
    """Adds ``words`` in UTF-8 at the end of the file, which is made where it is not there; raises ``OSError``."""
    held = descriptor(path, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(held, words.encode())
    finally:
        os.close(held)


def descriptor(path: Path, flags: int) -> int:
    """The file opened with ``flags``, made for the analyst alone where it is not there; a link is not followed."""
    return os.open(path, flags | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), _MODE)
