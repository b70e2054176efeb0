"""Whether a library is sound: its pages, its keys, its texts, its anchors and its index."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from apostille.store import backup, faults, index
from apostille.store.library import Library
from apostille.store.sessions import driver

_LOST_FILES = (
    "SELECT count(*) FROM version WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)"
)
"""Versions of which the file they were read from is gone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``wrong`` how many of ``looked_at`` are not as they should be."""

    what: str
    looked_at: int
    wrong: int


_DAMAGED = (0, sqlite3.SQLITE_ERROR, *faults.DAMAGED)
"""What SQLite says of pages that are not what they should be: also that a table it knows is none, or a text no text."""


def check(library: Library) -> list[Finding]:
    """Looks at everything that can be proved wrong; changes nothing."""
    with faults.said(library.path), library.read() as session:
        raw = driver(session)
        return [_finding(what, look, raw) for what, look in _LOOKS.items()]


def _finding(what: str, look: Callable[[sqlite3.Connection], Finding], raw: sqlite3.Connection) -> Finding:
    """What a look found; where damaged pages end it, that is what it found."""
    try:
        return look(raw)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.Error) and faults.code_of(error) not in _DAMAGED:
            raise
        return Finding(what, 1, 1)


def _pages(raw: sqlite3.Connection) -> Finding:
    faults = [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return Finding("pages", raw.execute("PRAGMA page_count").fetchone()[0], len(faults))


def _keys(raw: sqlite3.Connection) -> Finding:
    return Finding("keys", 1, len(raw.execute("PRAGMA foreign_key_check").fetchall()))


def _originals(raw: sqlite3.Connection) -> Finding:
    looked_at = wrong = 0
    for sha256, data in raw.execute("SELECT sha256, bytes FROM original"):
        looked_at += 1
        wrong += hashlib.sha256(data).hexdigest() != sha256
    return Finding("originals", looked_at, wrong + raw.execute(_LOST_FILES).fetchone()[0])


def _texts(raw: sqlite3.Connection) -> Finding:
    return Finding("texts", raw.execute("SELECT count(*) FROM text").fetchone()[0], backup.wrong_texts(raw))


def _anchors(raw: sqlite3.Connection) -> Finding:
    rows = raw.execute(
        'SELECT quote, substr(text.text, start + 1, "end" - start) FROM anchor'
        " JOIN version ON version.id = anchor.version JOIN text ON text.sha256 = version.text_sha256"
    )
    pairs = rows.fetchall()
    return Finding("anchors", len(pairs), sum(quote != words for quote, words in pairs))


def _left(raw: sqlite3.Connection) -> Finding:
    rows = raw.execute(
        'SELECT quote, substr(text.text, one.start + 1, one."end" - one.start), damage.id FROM left_damage AS one'
        " JOIN version ON version.id = one.version JOIN text ON text.sha256 = version.text_sha256"
        " LEFT JOIN damage ON damage.version = one.version"
        ' AND damage.start = one.start AND damage."end" = one."end" AND damage.kind = one.kind'
    ).fetchall()
    wrong = sum(quote != words or damage is None for quote, words, damage in rows)
    return Finding("left damage", len(rows), wrong)


def _index(raw: sqlite3.Connection) -> Finding:
    rows = raw.execute(
        "SELECT count(*), sum(current_version IS NOT indexed.version) FROM statement"
        " LEFT JOIN indexed ON indexed.statement = statement.id"
        " WHERE binned_step IS NULL"
    ).fetchone()
    return Finding("index", rows[0], (rows[1] or 0) + len(_strays(raw)))


_LOOKS: dict[str, Callable[[sqlite3.Connection], Finding]] = {
    "pages": _pages,
    "keys": _keys,
    "originals": _originals,
    "texts": _texts,
    "anchors": _anchors,
    "left damage": _left,
    "index": _index,
}


def _strays(raw: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Index entries that a rebuild would not make, or would make and are not there."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        fresh.execute(index.CREATE)
        rows = raw.execute(
            'SELECT block.id, substr(text.text, start + 1, "end" - start) FROM indexed'
            " JOIN block ON block.version = indexed.version JOIN version ON version.id = block.version"
            " JOIN text ON text.sha256 = version.text_sha256"
        )
        made = ((block, index.words(words)) for block, words in rows)
        fresh.executemany("INSERT INTO block_index(rowid, words) VALUES (?, ?)", made)
        return list(set(index.dump(fresh)) ^ set(index.dump(raw)))
    finally:
        fresh.close()
