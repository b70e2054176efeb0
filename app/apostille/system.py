"""What Qt needs from the system: which libraries are missing, and the command that installs them.

Standard library only and no other module of Apostille, because ``tasks.py`` asks too, before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

Screen = Literal["none", "x11", "wayland"]

_MODULES = ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Test")
_PLUGINS: dict[Screen, tuple[str, ...]] = {
    "none": ("libqoffscreen.so",),
    "x11": ("libqoffscreen.so", "libqxcb.so"),
    "wayland": ("libqoffscreen.so", "libqwayland.so", "libqwayland-generic.so"),
}
_INSTALLERS = {
    "apt-get": "apt-get install --yes --no-install-recommends",
    "dnf": "dnf install --assumeyes",
    "pacman": "pacman --sync --needed --noconfirm",
    "zypper": "zypper --non-interactive install",
}
_SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")
# library: its package for apt-get, dnf, pacman, zypper (one name where all agree)
_PACKAGES = {
    "libdbus-1.so.3": "libdbus-1-3 dbus-libs dbus libdbus-1-3",
    "libEGL.so.1": "libegl1 libglvnd-egl libglvnd libglvnd",
    "libfontconfig.so.1": "libfontconfig1 fontconfig fontconfig fontconfig",
    "libfreetype.so.6": "libfreetype6 freetype freetype2 libfreetype6",
    "libGL.so.1": "libgl1 libglvnd-glx libglvnd libglvnd",
    "libGLX.so.0": "libglx0 libglvnd-glx libglvnd libglvnd",
    "libglib-2.0.so.0": "libglib2.0-0 glib2 glib2 libglib-2_0-0",
    "libgthread-2.0.so.0": "libglib2.0-0 glib2 glib2 libgthread-2_0-0",
    "libX11.so.6": "libx11-6 libX11 libx11 libX11-6",
    "libX11-xcb.so.1": "libx11-xcb1 libX11-xcb libx11 libX11-xcb1",
    "libxcb.so.1": "libxcb1 libxcb libxcb libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0 xcb-util-cursor xcb-util-cursor libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4 xcb-util-wm xcb-util-wm libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0 xcb-util-image xcb-util-image libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1 xcb-util-keysyms xcb-util-keysyms libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0 libxcb libxcb libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0 libxcb libxcb libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0 xcb-util-renderutil xcb-util-renderutil libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0 libxcb libxcb libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0 libxcb libxcb libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1 libxcb libxcb libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1 xcb-util xcb-util libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0 libxcb libxcb libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1 libxcb libxcb libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0 libxkbcommon libxkbcommon libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0 libxkbcommon-x11 libxkbcommon-x11 libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0 libwayland-client wayland libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0 libwayland-cursor wayland libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1 libwayland-egl wayland libwayland-egl1",
}


def missing(qt: Path, screen: Screen = "none") -> list[str]:
    """The libraries that Qt in the folder ``qt`` (``…/site-packages/PySide6``) needs and does not find, all at once.

    Empty where only Linux's way of linking could tell and this is no Linux: wheels for other systems need nothing.
    """
    if not sys.platform.startswith("linux"):
        return []
    if shutil.which("ldd"):
        return _unresolved(_linked(qt, screen))
    return sorted(name for name in _PACKAGES if _wanted(name, screen) and not _loads(name))


def install_command(libraries: Iterable[str]) -> list[str] | None:
    """The words that install the packages of these libraries here, without ``sudo``; None where nobody knows them."""
    for column, (program, words) in enumerate(_INSTALLERS.items()):
        if shutil.which(program):
            packages = {_PACKAGES[name].split()[column] for name in libraries if name in _PACKAGES}
            return [*words.split(), *sorted(packages)] if packages else None
    return None


def sentence(libraries: Iterable[str]) -> str:
    """What is missing for Qt, and the line that installs it, for the analyst."""
    libraries = list(libraries)
    command = install_command(libraries)
    remedy = f"Install them with: sudo {' '.join(command)}" if command else "Install the packages that hold them."
    return f"Qt cannot start because system libraries are missing: {', '.join(libraries)}. {remedy}"


def qt_folder() -> Path | None:
    """The folder of PySide6 in this environment, found without importing it; None where it is not installed."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    return Path(spec.origin).parent if spec and spec.origin else None


def screen_here(environ: Mapping[str, str] = os.environ) -> Screen:
    """The kind of screen a window would be shown on; x11 where there is none, as most have it."""
    if environ.get("QT_QPA_PLATFORM", "").startswith(_SCREENLESS):
        return "none"
    return "wayland" if environ.get("WAYLAND_DISPLAY") and not environ.get("DISPLAY") else "x11"


def _linked(qt: Path, screen: Screen) -> list[Path]:
    """The files that are loaded: Qt's modules as Python sees them, and the plugins that make a screen."""
    modules = [qt / f"Qt{name}.abi3.so" for name in _MODULES]
    plugins = [qt / "Qt" / "plugins" / "platforms" / name for name in _PLUGINS[screen]]
    return [path for path in (*modules, *plugins) if path.exists()]


def _unresolved(files: Iterable[Path]) -> list[str]:
    """What ``ldd`` does not find for any of ``files``. It ends with 1 where a file is odd; what it prints counts."""
    found = subprocess.run(  # noqa: S603 - files of our own installation
        ["ldd", *map(str, files)],  # noqa: S607 - the system's own, wherever it keeps it
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    return sorted({line.split()[0] for line in found.stdout.splitlines() if line.endswith("=> not found")})


def _wanted(name: str, screen: Screen) -> bool:
    """Whether a library of the table is one that this kind of screen needs."""
    kind = "x11" if name.startswith(("libxcb-", "libxkbcommon-x11", "libX11-xcb")) else "none"
    kind = "wayland" if name.startswith("libwayland") else kind
    return kind in {"none", screen}


def _loads(name: str) -> bool:
    """Whether the system's own loader finds the library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
