"""Qt's system libraries: all that are missing at once, and installed where that is asked for."""

from __future__ import annotations

import os
import shlex
import shutil
import sys

from setup_tasks import environment
from setup_tasks.said import CHECKOUT, Stop, run, say

sys.path.insert(0, str(CHECKOUT / "app"))
from apostille import system  # standard library only, and found once the line above is there


def ready(screen: system.Screen, *, install: bool) -> None:
    """Return when Qt finds every library it needs for this kind of screen; else Stop with 3 and the exact command.

    ``install`` installs what is missing, as root or with sudo, and does nothing where nothing is missing.
    """
    lacking = _missing(screen)
    if lacking and install:
        _install(lacking)
        lacking = _missing(screen)
    if lacking:
        raise Stop(3, _words(lacking))


def _missing(screen: system.Screen) -> list[str]:
    return system.missing(environment.site_packages() / "PySide6", screen)


def _words(lacking: list[str]) -> str:
    """What is missing and how it is had."""
    command = system.install_command(lacking)
    remedy = f"  {_root_words()}{shlex.join(command)}" if command else "  (this system's packages are not known here)"
    return "\n".join(
        [
            "Qt needs system libraries that this machine lacks:",
            *(f"  {name}" for name in lacking),
            "Install with:",
            remedy,
            "or give the task --with-deps, which does it as root or with sudo.",
        ]
    )


def _install(lacking: list[str]) -> None:
    """Install the packages of the libraries; every command is printed before it is run."""
    command = system.install_command(lacking)
    if command is None or (not _is_root() and not shutil.which("sudo")):
        return  # what is missing is then listed, with the command for whoever may run it
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    prefix = [] if _is_root() else ["sudo"]
    say(f"Qt needs system libraries: {', '.join(lacking)}")
    if command[0] == "apt-get":
        run([*prefix, "apt-get", "update", "--quiet=2"], environ, shown=True)
    run([*prefix, *command], environ, shown=True)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _root_words() -> str:
    return "" if _is_root() else "sudo "
