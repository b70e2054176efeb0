"""What a file says it is, read from its first 100 bytes before SQLite opens it.

Never called on a library that this process has open: see ``lock``.
"""

from __future__ import annotations

import stat
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store.schema import APPLICATION_ID, SCHEMA

_LIVE: set[Path] = set()
"""The libraries that this process writes to now: opening and closing one of their files would drop SQLite's locks."""

_MAGIC = b"SQLite format 3\x00"


def identify(path: Path) -> int:
    """The schema number of the library at ``path``; refuses in words what this program cannot open."""
    regular(path)
    if path.resolve() in _LIVE:
        raise Refusal(f"{path.name} is open here already. Nothing was changed.", what=str(path))
    head = _head(path)
    name = path.name
    if not head:
        raise Refusal(f"{name} is empty: not an Apostille library. It was left as it is.", what=str(path))
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise Refusal(f"{name} is not an Apostille library. It was left as it is.", what=str(path))
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Refusal(f"{name} is a database of another program. It was left as it is.", what=str(path))
    schema = int.from_bytes(head[60:64], "big")
    if schema > SCHEMA:
        raise Refusal(
            f"{name} was made by a newer Apostille (schema {schema}; this one knows {SCHEMA}). "
            "It was left as it is. Install the newer version to open it.",
            what=str(path),
        )
    if _is_cut(path, head):
        why = f"{name} is damaged: it is cut short. It was left as it is. Restore a backup."
        raise Refusal(why, what=str(path))
    return schema


def begin_live(path: Path) -> None:
    """From now on this process has the library open to write, and nothing may read its bytes past SQLite."""
    _LIVE.add(path.resolve())


def end_live(path: Path) -> None:
    """The library is closed."""
    _LIVE.discard(path.resolve())


def _is_cut(path: Path, head: bytes) -> bool:
    """Whether a file is shorter than its first bytes say; not asked where a journal has still to put it right."""
    if any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal")):
        return False
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    size = path.stat().st_size
    return size < page * max(1, pages) or size % page != 0


def regular(path: Path) -> None:
    """Refuses what is absent, no file, or a file with two names; opens nothing."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise Refusal(
            f"There is no library at {path}. Nothing was made. `apostille new FILE` makes one.", what=str(path)
        ) from None
    except OSError as error:
        raise Refusal(f"{path.name} cannot be reached: {error.strerror}.", what=str(path)) from None
    if not stat.S_ISREG(status.st_mode):
        raise Refusal(f"{path} is not a file, so not a library.", what=str(path))
    if status.st_nlink > 1:
        raise Refusal(
            f"{path.name} has a second name (a hard link); two names for one library can damage it. "
            "Copy it to a file of its own and open that.",
            what=str(path),
        )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise Refusal(f"{path.name} cannot be read: {error.strerror}.", what=str(path)) from None
