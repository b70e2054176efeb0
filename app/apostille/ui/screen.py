"""Whether a window can be shown here, found out before Qt is asked: Qt ends the process where it cannot.

Nothing of Qt is imported. A screen that is named is tried in a child process, once for each session of the screen.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from apostille import paths, private, system
from apostille.refusal import LibrariesMissing, NoScreen

_TRIAL = "from PySide6.QtGui import QGuiApplication; QGuiApplication(['apostille'])"
_WITHOUT = "The commands work without one: apostille --help."
_MISSING = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")


def check(environ: Mapping[str, str] = os.environ) -> None:
    """Return where a window can be shown; else raise NoScreen or LibrariesMissing with what to do."""
    if not sys.platform.startswith(("linux", "freebsd")) or system.screen_here(environ) == "none":
        return
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        raise NoScreen(f"There is no screen here, so the window cannot be opened. {_WITHOUT}")
    session = _session(environ)
    remembered = paths.states() / "screen"
    if session and remembered.is_file() and remembered.read_text(encoding="utf-8") == session:
        return
    _try(environ)
    if session:
        _remember(remembered, session)


def _try(environ: Mapping[str, str]) -> None:
    """Open a Qt without windows in a child, which may crash in our place."""
    try:
        trial = subprocess.run(  # noqa: S603 - this Python, with the words above
            [sys.executable, "-c", _TRIAL],
            env=dict(environ),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoScreen(
            f"The screen {_name(environ)} does not answer, so the window cannot be opened. {_WITHOUT}"
        ) from None
    if trial.returncode:
        raise _refusal(trial.stderr, environ)


def _refusal(said: str, environ: Mapping[str, str]) -> NoScreen | LibrariesMissing:
    """The reason in a sentence, from what the child said and from what the linker does not find."""
    qt = system.qt_folder()
    if qt is None:
        return LibrariesMissing(f"The window needs PySide6, which is not installed beside Apostille. {_WITHOUT}")
    lacking = system.missing(qt, system.screen_here(environ)) or sorted(set(_MISSING.findall(said)))
    if lacking:
        return LibrariesMissing(system.sentence(lacking), what=" ".join(lacking))
    return NoScreen(f"The screen {_name(environ)} cannot be reached: no window can be opened. {_WITHOUT}")


def _name(environ: Mapping[str, str]) -> str:
    """The screen as the system calls it."""
    return environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY", "")


def _session(environ: Mapping[str, str]) -> str:
    """What tells one session of a local screen from the next; empty where nothing does, as over ssh."""
    doors = [_door(environ), str(sys.prefix), environ.get("XAUTHORITY", ""), environ.get("QT_QPA_PLATFORM", "")]
    return "\n".join(doors) if doors[0] else ""


def _door(environ: Mapping[str, str]) -> str:
    """The socket on which the server of the screen listens, with its identity; nothing where none does here."""
    display, wayland = environ.get("DISPLAY", ""), environ.get("WAYLAND_DISPLAY", "")
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local:
        return _listening(f"/tmp/.X11-unix/X{local[1]}")  # noqa: S108 - where X puts it
    if wayland and not display:
        return _listening(str(Path(environ.get("XDG_RUNTIME_DIR", "/run")) / wayland))
    return ""


def _listening(door: str) -> str:
    """The path and the kernel's number of a socket somebody listens on: both gone when the server is."""
    try:
        rows = [
            line.split()
            for line in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()[1:]
        ]
    except OSError:
        return ""
    listening = "00010000"  # the flag __SO_ACCEPTCON
    numbers = [row[6] for row in rows if row[3] == listening and row[-1] in {door, f"@{door}"}]
    return f"{door} {' '.join(numbers)}" if numbers else ""


def _remember(file: Path, session: str) -> None:
    """Keep that this screen works; where that cannot be kept it is tried again at the next start."""
    with suppress(OSError):
        private.write(file, session)
