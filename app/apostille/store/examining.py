"""Whether the tables and pages of a file are those of a library: asked before anything is believed of it."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import connections, schema

FINGERPRINTS = {
    1: "fa041a330052acb23b4f02708bcb06e4c19b5e40210a315268cab3815c31066e",
    2: "67ecf198d1c537b6cc8c6064bec3b25a134a32d53764c4ef6bfdd2c7b93b7529",
    3: "2d32f6668ebae524cda74a52726a42660b2aede5955d569ec25294d8e156056e",
}
"""Schema number → SHA-256 of its tables and indexes, spelled evenly; a test makes it anew."""

_OURS = (
    "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(sql AS BLOB) FROM sqlite_master"
    " WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'block_index_%'"
)
"""As bytes: what a damaged file holds there need be no text."""


def examine(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file whose tables are not those of its schema number."""
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    try:
        known = fingerprint(connection) == FINGERPRINTS.get(number)
    except UnicodeDecodeError:  # SQLite quotes what it cannot parse, and the quotation is no text
        known = False
    if not known:
        raise Refusal(
            f"{path.name} holds tables that no Apostille made: it is damaged, or not a library. It was left as it is.",
            what=str(path),
        )
    if _least(connection, "min_reader") > schema.SCHEMA:
        raise Refusal(
            f"{path.name} was made by a newer Apostille. It was left as it is. Install the newer version to open it.",
            what=str(path),
        )


def examine_before_writing(path: Path) -> None:
    """Refuses foreign tables, and a file that only a newer program may write, before a pragma of the writer changes
    the file's first bytes."""
    with closing(connections.connect(path, "rw")) as connection:
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        examine(connection, path)
        if _least(connection, "min_writer") > schema.SCHEMA:
            raise Refusal(
                f"{path.name} was written by a newer Apostille and can only be read by this one. It was left as it is. "
                "Install the newer version to go on with it.",
                what=str(path),
            )


def _least(connection: sqlite3.Connection, key: str) -> int:
    """The schema number a program must know at least, as the file says it."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else 0


def examine_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file whose pages are damaged; asked after an unclean end."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise Refusal(
            f"{path.name} is damaged. It was left as it is. Restore a backup, or run `apostille check`.",
            what=str(path),
        )


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 of every table, index, view and trigger in the file, white space evened out."""
    texts = ([str(each or b"", "utf-8", "replace") for each in row] for row in connection.execute(_OURS))
    rows = sorted((kind, name, _evened(sql)) for kind, name, sql in texts)
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _evened(sql: str) -> str:
    return re.sub(r" ?([(),]) ?", r"\1", re.sub(r"\s+", " ", sql)).strip()
