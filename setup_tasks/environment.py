"""The virtual environment in ``.venv``: made once, filled by what a task needs, left alone while nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from setup_tasks import pip_wheel
from setup_tasks.said import CHECKOUT, Stop, environment, run, say

FOLDER = CHECKOUT / ".venv"
SETS = ("core", "app", "dev", "check")  # each holds the one before it
_STAMP = FOLDER / "installed.json"
_WINDOWS = os.name == "nt"
PYTHON = FOLDER / ("Scripts/python.exe" if _WINDOWS else "bin/python")


def ready(wanted: str) -> Path:
    """Make sure the packages of ``requirements/<wanted>.txt`` are there; return the Python that has them."""
    version = _version()
    if version is None or version.split()[0].split(".")[:2] != platform.python_version().split(".")[:2]:
        _make()
        version = _version() or ""
    if not _is_installed(wanted, version):
        _install(wanted)
        _stamp(wanted, version)
    return PYTHON


def site_packages() -> Path:
    """Where the packages lie."""
    minor = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return FOLDER / "Lib" / "site-packages" if _WINDOWS else FOLDER / "lib" / minor / "site-packages"


def _version() -> str | None:
    """The version of the Python in the environment; None where there is none, or one that does not start any more."""
    try:
        asked = subprocess.run(
            [PYTHON, "-I", "-S", "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return asked.stdout.strip() if asked.returncode == 0 else None


def _is_installed(wanted: str, version: str) -> bool:
    """Whether the wanted set, or one that holds it, was installed from the files as they are now."""
    try:
        stamps = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return any(stamps.get(name) == _digest(name, version) for name in SETS[SETS.index(wanted) :])


def _stamp(wanted: str, version: str) -> None:
    """Keep that a set was installed, with all that it holds."""
    held = SETS[: SETS.index(wanted) + 1]
    _STAMP.write_text(json.dumps({name: _digest(name, version) for name in held}, indent=1), encoding="utf-8")


def _digest(name: str, version: str) -> str:
    return hashlib.sha256(version.encode() + _requirements(name).read_bytes()).hexdigest()


def _requirements(name: str) -> Path:
    return CHECKOUT / "requirements" / f"{name}.txt"


def _make() -> None:
    """Make the environment anew, without pip: which one is used is decided later."""
    if find_spec("venv") is None:
        raise Stop(
            2, "This Python comes without its module venv. Install the whole of it (Debian: apt-get install python3)."
        )
    say(f"Making {FOLDER.name} with Python {platform.python_version()} …")
    shutil.rmtree(FOLDER, ignore_errors=True)
    import venv

    venv.create(FOLDER, with_pip=False, symlinks=not _WINDOWS)


def _install(wanted: str) -> None:
    """Install one set, every file checked against its hash; pip compiles what it installs."""
    started = time.monotonic()
    say(f"Installing requirements/{wanted}.txt …")
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--compile", "--require-hashes", "--no-deps"]
    command = [*_pip(), "install", *options, "--only-binary", ":all:", "--requirement", str(_requirements(wanted))]
    if run(command, environment(PYTHONPATH="", PIP_ROOT_USER_ACTION="ignore")):
        raise Stop(4, _why_not_installed())
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def _why_not_installed() -> str:
    """The likely reason, beside what pip said above."""
    libc, version = platform.libc_ver()
    if sys.platform.startswith("linux") and (libc != "glibc" or [int(n) for n in version.split(".")[:2]] < [2, 34]):
        return "Qt's packages need glibc 2.34 or newer (Debian 12, Ubuntu 22.04, Fedora 35); this one is older."
    return (
        "The packages could not be installed; pip says why above. Without a network, PIP_INDEX_URL names another index."
    )


def _pip() -> list[str]:
    """The words that start a pip for the environment: its own, the machine's, the one in Python, the pinned wheel."""
    own = [str(PYTHON), "-m", "pip"]
    if (site_packages() / "pip").is_dir():
        return own
    if _machine_pip() >= (22, 3):  # the first that knows --python
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if (
        find_spec("ensurepip")
        and not subprocess.run([PYTHON, "-m", "ensurepip"], capture_output=True, check=False).returncode
    ):
        return own
    wheel = pip_wheel.fetch(FOLDER)
    return [str(PYTHON), str(wheel / "pip")]


def _machine_pip() -> tuple[int, ...]:
    """The version of the pip beside the Python that runs this; (0,) where there is none."""
    if find_spec("pip") is None:
        return (0,)
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", asked.stdout)
    return (int(found[1]), int(found[2])) if found else (0,)
