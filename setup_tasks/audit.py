"""Whether a weakness is known of a package in the lock: asked of OSV (https://osv.dev) when a developer wants it.

The program itself asks nobody. Without a network the lock is looked at all the same, and it is said that nobody was
asked.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Sequence
from typing import Any

from setup_tasks import locked
from setup_tasks.said import Stop, say

ADDRESS = "https://api.osv.dev/v1/querybatch"
"""OSV's question about many packages at once: https://google.github.io/osv.dev/post-v1-querybatch/"""
_WAIT = 30
Ask = Callable[[dict[str, Any]], dict[str, Any]]


def look(wanted: str, ask: Ask) -> int:
    """Look at one set of the lock; 0 where nothing is known, 1 where something is, 4 where nobody could be asked."""
    packages = locked.packages(wanted)
    bare = [one.name for one in packages if not one.hashes]
    if bare:
        raise Stop(1, f"These have no hash in requirements/{wanted}.txt: {', '.join(bare)}.")
    say(f"requirements/{wanted}.txt: {len(packages)} packages, each of one version and with its hashes.")
    try:
        answer = ask({"queries": [_question(one) for one in packages]})
        known = [_ids(one) for one in answer["results"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        say(f"Nobody was asked about weaknesses: {ADDRESS} cannot be reached or understood ({type(error).__name__}).")
        return 4
    return _told(packages, known)


def _question(package: locked.Package) -> dict[str, Any]:
    return {"package": {"name": package.name, "ecosystem": "PyPI"}, "version": package.version}


def _ids(result: dict[str, Any]) -> list[str]:
    return [str(one["id"]) for one in result.get("vulns", ())]


def _told(packages: Sequence[locked.Package], known: Sequence[Sequence[str]]) -> int:
    if len(known) != len(packages):
        say(f"Nobody was asked about weaknesses: {ADDRESS} answered for {len(known)} of {len(packages)} packages.")
        return 4
    weak = [(package, ids) for package, ids in zip(packages, known, strict=True) if ids]
    for package, ids in weak:
        print(f"{package.name} {package.version}: {', '.join(f'https://osv.dev/vulnerability/{one}' for one in ids)}")
    if not weak:
        say("No weakness is known of any of them.")
    return 1 if weak else 0


def over_the_network(question: dict[str, Any]) -> dict[str, Any]:
    """The answer of OSV; raises ``OSError`` or ``ValueError``."""
    data = json.dumps(question).encode()
    asked = urllib.request.Request(ADDRESS, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=_WAIT) as answer:  # noqa: S310 - the same
        return json.load(answer)
