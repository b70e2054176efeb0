"""Files for the moment: gone when they were used, and at the next start where a kill came before that.

They lie in the analyst's own state folder, for nobody else to read. What must lie elsewhere, beside the file whose
place it will take, is written down there, so that it is found again. Each bears the number of its process: what
belongs to one that runs is left alone.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from apostille import paths, private

_OLD = 86_400
"""Seconds after which it is nobody's, whatever process has its number now."""
PREFIX, SUFFIX = ".apostille-", ".part"


def folder() -> Path:
    """A new folder for the analyst alone; whoever asked removes it."""
    try:
        return private.folder(_place() / _name())
    except OSError:  # a home that can only be read
        return Path(tempfile.mkdtemp(prefix="apostille-"))


@contextmanager
def beside(target: Path) -> Generator[tuple[int, Path]]:
    """A new file in the folder of ``target``, open to write, which is gone afterwards unless it was moved.

    Raises ``OSError`` where none can be made there.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=PREFIX, suffix=SUFFIX)
    part, note = Path(name), _place() / _name()
    with suppress(OSError):
        private.write(note, str(part.absolute()))
    try:
        yield handle, part
    finally:
        for each in (part, note):
            with suppress(OSError):
                each.unlink()


def sweep() -> None:
    """Removes what killed processes left; never fails."""
    with suppress(OSError):
        for each in list(_place().iterdir()):
            if not _in_use(each):
                _remove(each)


def _remove(left: Path) -> None:
    with suppress(OSError, ValueError):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
            return
        part = Path(left.read_text(encoding="utf-8"))
        if part.name.startswith(PREFIX) and part.suffix == SUFFIX and part.is_file() and not part.is_symlink():
            part.unlink()
        left.unlink()


def _place() -> Path:
    return paths.states() / "scratch"


def _name() -> str:
    return f"{os.getpid()}-{secrets.token_hex(4)}"


def _in_use(left: Path) -> bool:
    number = left.name.partition("-")[0]
    with suppress(OSError):
        if time.time() - left.stat().st_mtime > _OLD:
            return False
    return number.isdecimal() and _runs(int(number))


def _runs(process: int) -> bool:
    """Whether a process of that number runs; on Windows nobody can ask without harm, and age alone decides."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
