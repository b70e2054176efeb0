"""What a backup holds, and how it differs from the library as it is: to be looked at before one is chosen."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from apostille.store import connections, examining, faults
from apostille.store.identity import identify

LAST = 8
"""So many of its last steps are told."""

_SEEN = "FROM statement WHERE arrived_step IS NOT NULL AND binned_step IS NULL"
_STATEMENTS = f"SELECT uuid, current_version || ' ' || name {_SEEN}"
_TAGS = "SELECT uuid, name || ' ' || colour || ' ' || definition || ' ' || coalesce(parent, 0) FROM tag"
_ANNOTATIONS = f"""
    SELECT annotation.uuid, note || char(31) || translation || char(31) || coalesce(start, '') || char(31)
        || coalesce("end", '') || char(31) || coalesce((SELECT group_concat(tag.uuid) FROM annotation_tag
        JOIN tag ON tag.id = annotation_tag.tag WHERE annotation_tag.annotation = annotation.id), '')
    FROM annotation JOIN (SELECT id, current_version {_SEEN}) AS seen ON seen.id = annotation.statement
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = seen.current_version"""
_WHAT = {"statements": _STATEMENTS, "annotations": _ANNOTATIONS, "tags": _TAGS}
_STEPS = (
    "SELECT at, step.name, coalesce(annotator.name, '') FROM step LEFT JOIN annotator ON annotator.id = step.annotator"
    " ORDER BY step.id DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One of the last things done; ``at`` ISO 8601 UTC."""

    at: str
    name: str
    annotator: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Of statements, annotations or tags: how many only the backup has, only the library has, and both otherwise."""

    only_there: int
    only_here: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library or a backup holds: counts, the last steps, and a digest of each thing by its UUID."""

    statements: int
    annotations: int
    tags: int
    last: tuple[Deed, ...]
    digests: dict[str, dict[str, bytes]]


def contents(connection: sqlite3.Connection) -> Contents:
    """What lies under ``connection``."""
    digests = {what: dict(map(_digested, connection.execute(sql))) for what, sql in _WHAT.items()}
    last = tuple(Deed(*row) for row in connection.execute(_STEPS, (LAST,)))
    statements, annotations, tags = (len(digests[what]) for what in _WHAT)
    return Contents(statements, annotations, tags, last, digests)


def contents_of(copy: Path) -> Contents:
    """What a backup holds; refuses a file that is none or that is damaged."""
    identify(copy)
    with faults.said(copy), closing(connections.connect(copy.absolute(), "ro")) as connection:
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        examining.examine(connection, copy)
        return contents(connection)


def differences(there: Contents, here: Contents) -> dict[str, Difference]:
    """How a backup differs from the library as it is, for statements, annotations and tags."""
    return {what: _differ(there.digests[what], here.digests[what]) for what in _WHAT}


def _differ(there: dict[str, bytes], here: dict[str, bytes]) -> Difference:
    both = there.keys() & here.keys()
    otherwise = sum(there[uuid] != here[uuid] for uuid in both)
    return Difference(len(there.keys() - both), len(here.keys() - both), otherwise)


def _digested(row: tuple[str, str | None]) -> tuple[str, bytes]:
    return row[0], hashlib.sha256((row[1] or "").encode()).digest()
