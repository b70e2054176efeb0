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

_ALL = "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(sql AS BLOB), CAST(rootpage AS INTEGER) FROM sqlite_master"
"""As bytes: what a damaged file holds there need be no text."""
_INDEX_OF_WORDS = re.compile(
    r"CREATE TABLE '(block_index_(?:data|idx|content|docsize|config))'\([\w ,()]*\)(?: WITHOUT ROWID)?"
)
_BOOKKEEPING = re.compile(r"CREATE TABLE (sqlite_(?:sequence|stat[134]))\([\w ,]*\)")
_COMPUTES = re.compile(r"\b(?:AS|GENERATED|CHECK|DEFAULT|COLLATE|REFERENCES)\b", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_DIGITS = 19
"""A number of so many digits is no count of anything here."""
_FIRST_OWN = 2
"""The first page of a file is that of the list of tables."""


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
    if not _has_identity(connection):
        raise Refusal(
            f"{path.name} does not say which library it is: it is damaged. It was left as it is.", what=str(path)
        )
    if _least(connection, "min_reader") > schema.SCHEMA:
        raise Refusal(
            f"{path.name} was made by a newer Apostille. It was left as it is. Install the newer version to open it.",
            what=str(path),
        )


def examine_before_writing(path: Path) -> int:
    """The schema number of a library; refuses foreign tables, and a file that only a newer program may write.

    Asked before a pragma of the writer changes the file's first bytes. These are not believed: where an upgrade was
    broken off, they are of a schema that SQLite takes back when it opens the file.
    """
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
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _least(connection: sqlite3.Connection, key: str) -> int:
    """The schema number a program must know at least, as the file says it."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row and _is_number(row[0]) else 0


def _has_identity(connection: sqlite3.Connection) -> bool:
    """Whether the file has a UUID as they are written, which names the folder of its backups, and a count of steps."""
    found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('file_uuid', 'commit_seq')"))
    uuid = _UUID.fullmatch(str(found.get("file_uuid")))
    return uuid is not None and _is_number(found.get("commit_seq"))


def _is_number(words: object) -> bool:
    return isinstance(words, str) and words.isascii() and words.isdecimal() and len(words) < _DIGITS


def examine_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file whose pages are damaged; asked after an unclean end."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise Refusal(
            f"{path.name} is damaged. It was left as it is. Restore a backup, or run `apostille check`.",
            what=str(path),
        )


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 of every table, index, view and trigger in the file, white space evened out.

    What SQLite makes for itself differs from one of its versions to the next and is left out; it is known by what it
    is, not by its name, which anybody may give to a trigger. Where two share a page it is nobody's fingerprint.
    """
    found = [(*[str(each or b"", "utf-8", "replace") for each in row], page or 0)
             for *row, page in connection.execute(_ALL)]  # fmt: skip
    rows = sorted((kind, name, _evened(sql)) for kind, name, sql, _page in found if not _is_sqlites(kind, name, sql))
    pages = [page for *_row, page in found if page]
    if len(set(pages)) < len(pages) or any(page < _FIRST_OWN for page in pages):
        rows.append(("shared", "", ""))
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _is_sqlites(kind: str, name: str, sql: str) -> bool:
    """Whether SQLite made it for itself: the index of a UNIQUE, its book-keeping, what is under the index of words."""
    if kind == "index":
        return name.startswith("sqlite_autoindex_") and not sql
    made = _INDEX_OF_WORDS.fullmatch(sql) or _BOOKKEEPING.fullmatch(sql)
    return kind == "table" and made is not None and made[1] == name and not _COMPUTES.search(sql)


def is_known(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those of some Apostille: no view and no trigger answers in the place of a table."""
    return fingerprint(connection) in FINGERPRINTS.values()


def _evened(sql: str) -> str:
    return re.sub(r" ?([(),]) ?", r"\1", re.sub(r"\s+", " ", sql)).strip()
