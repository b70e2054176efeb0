"""Where things lie: what ships with the program, and what belongs to the analyst.

The only file that knows. Nothing is made here: whoever writes makes the folder. ``APOSTILLE_HOME`` puts all that
belongs to the analyst under one folder (tests, a memory stick); ``APOSTILLE_LIBRARY`` names the library.
"""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons, themes, sample codebooks, report templates and translations."""
    return _shipped("resources")


def texts() -> Path:
    """The folder of the statements that come with the program."""
    return _shipped("texts")


def settings() -> Path:
    """The file in which the analyst's choices are kept; it need not exist."""
    return _own("config") / "settings.toml"


def default_library() -> Path:
    """The library used where none is named; it need not exist and is made on the first write."""
    return _own("data") / "library.apostille"


def named_library() -> Path | None:
    """The library that ``APOSTILLE_LIBRARY`` names, or None; a named one that is absent is refused, never made."""
    named = os.environ.get("APOSTILLE_LIBRARY")
    return Path(named).expanduser() if named else None


def backups(library_uuid: str) -> Path:
    """The folder of the backups of one library, which keep their place when the file is moved or renamed."""
    return _own("data") / "backups" / library_uuid


def states() -> Path:
    """The folder of what may be lost without harm: logs, the window's last size, what was learnt about the screen."""
    return _own("state")


def _shipped(name: str) -> Path:
    """A folder that ships with the program: inside the package (a wheel) or beside ``app`` (a checkout)."""
    for folder in (_PACKAGE / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The folder “{name}” that belongs to Apostille is missing. Install the program again.")


def _own(kind: str) -> Path:
    """The analyst's folder for ``config``, ``data`` or ``state``."""
    home = os.environ.get("APOSTILLE_HOME")
    if home:
        return Path(home).expanduser() / kind
    from platformdirs import PlatformDirs  # takes its time, and most starts of the command line need none of it

    return Path(getattr(PlatformDirs("Apostille", appauthor=False), f"user_{kind}_dir"))
