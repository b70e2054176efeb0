"""Where a library lies: folders of the network and of programs that copy files around want a slower, safer way.

WAL needs memory that all who have the file open share, which no network gives; a program that keeps
folders alike may take a file and its WAL at different moments. There the rollback journal is used.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Literal

Place = Literal["here", "network", "synced"]

MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|afpfs|ceph|glusterfs|lustre|davfs2?|webdav|ncpfs|vboxsf|prl_fs|vmhgfs"
    r"|fuse\.(?:sshfs|rclone|davfs2?|glusterfs|vmhgfs-fuse|s3fs|gvfsd-fuse|ceph|smbnetfs|curlftpfs)"
)
_SYNCED = re.compile(
    r"(?:dropbox|onedrive|nextcloud|owncloud|google ?drive|icloud ?drive|mobile documents|com~apple~clouddocs)\b.*"
)
_REMOTE = 4
"""What Windows calls a drive of the network (GetDriveTypeW)."""

CAUTIONS: dict[Place, str] = {
    "here": "",
    "network": "{name} lies in a folder of the network. It is written more slowly and more safely there; "
    "let one person at a time open it.",
    "synced": "{name} lies in a folder that a program keeps alike on several machines. Close it here and let the "
    "folder come to rest before you open it elsewhere.",
}


def place(path: Path) -> Place:
    """Where a library lies, by the file system it is on and the names of its folders."""
    if _of_network(path):
        return "network"
    names = (each.name.casefold() for each in path.parents)
    return "synced" if any(_SYNCED.fullmatch(name) for name in names) else "here"


def caution(path: Path) -> str:
    """What an analyst should know of where a library lies; empty where it lies on a disk of this machine."""
    return CAUTIONS[place(path)].format(name=path.name)


def _of_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        root = path.anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE
    return _NETWORK.fullmatch(_file_system(path)) is not None


def _file_system(path: Path) -> str:
    """The type of the file system a path lies on, as Linux says it; empty where nothing says it (macOS)."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        mount = Path(_unescaped(before.split()[4]))
        depth = len(mount.parts)
        if depth >= best and (mount == path or mount in path.parents):  # the last one mounted there is seen
            best, kind = depth, after.split()[0]
    return kind


def _unescaped(words: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words)
