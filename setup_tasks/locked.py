"""What the lock holds, read from ``requirements/*.txt``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setup_tasks.said import CHECKOUT

_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([\w.]+)(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Package:
    """One package of the lock: its name as PyPI compares names, its one version, the number of its hashes."""

    name: str
    version: str
    hashes: int


def packages(wanted: str) -> list[Package]:
    """The packages of one set (core, app, dev, check), by name."""
    text = (CHECKOUT / "requirements" / f"{wanted}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found = (
        Package(re.sub(r"[-_.]+", "-", one[1]).lower(), one[2], one[3].count("--hash=sha256:"))
        for one in _ENTRY.finditer(text)
    )
    return sorted(found, key=lambda one: one.name)
