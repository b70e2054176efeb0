"""Whether what lies in a library is what was written there: a seal over the rows of every table.

SQLite has no sums over its pages: a bit that turns in a note leaves a sound file with another note. So whatever closes
a library writes a digest of each table's rows beside the number of the last commit, and the check compares. Texts and
originals have digests of their own, and the index is compared with the texts. Where rows are only ever added, a closing
digests those that are new; of the other tables it digests all, half a microsecond a row.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from apostille.store import schema

_APART = ("text", "original", "indexed", "meta", "seal")
"""Proved otherwise, or derived."""
_MOST_SEGMENTS = 64
_AT_ONCE = 10_000
"""Rows that are digested at a time; so many lie in memory as JSON."""
_ABOUT = (
    "SELECT json_group_array(json_array(key, value)) FROM (SELECT key, value FROM meta"
    " WHERE key NOT IN ('commit_seq', 'sealed_seq', 'clean_close') UNION SELECT 'schema', version_num"
    " FROM alembic_version ORDER BY key)"
)
"""What the file says of itself, but for what changes while it is worked on."""
_ADD = "INSERT INTO seal(tbl, upto, count, sha256) VALUES (?, ?, ?, ?)"
_SEALED = "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'commit_seq') WHERE key = 'sealed_seq'"
_STATE = "SELECT key, value FROM meta WHERE key IN ('commit_seq', 'sealed_seq', 'clean_close')"


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of a table with ids up to ``upto``, from where the segment before ended: how many, and their SHA-256."""

    table: str
    upto: int
    rows: int
    sha256: str


def seal(raw: sqlite3.Connection) -> None:
    """Writes the digests of every table, in the caller's transaction.

    Nothing where nothing changed since the last, and in a library of an older schema, which has no seals.
    """
    state = dict(raw.execute(_STATE))
    if state.get("sealed_seq") in (None, state["commit_seq"]):
        return
    for table in _tables():
        there = _segments(raw, table.name)
        kept = there if _grows(table) and _are_whole(raw, table, there) else []
        added = _segment(raw, table, kept[-1].upto if kept else 0, None)
        _put(raw, table.name, there, [*kept, added] if added.rows else kept)
    _put(raw, "meta", _segments(raw, "meta"), [Segment("meta", 0, 1, _about(raw))])
    raw.execute(_SEALED)


def _put(raw: sqlite3.Connection, table: str, there: list[Segment], wanted: list[Segment]) -> None:
    """Writes the segments of a table that are not there yet; nothing where all are, so that the file stays as it is."""
    if there == wanted:
        return
    kept = len(there) if wanted[: len(there)] == there else 0
    if not kept:
        raw.execute("DELETE FROM seal WHERE tbl = ?", (table,))
    raw.executemany(_ADD, [(one.table, one.upto, one.rows, one.sha256) for one in wanted[kept:]])


def unseal(raw: sqlite3.Connection) -> None:
    """Says that the rows are no longer those that were sealed, where that is not told by the number of the commit."""
    raw.execute("UPDATE meta SET value = '' WHERE key = 'sealed_seq' AND value <> ''")


def wrong(raw: sqlite3.Connection) -> tuple[int, int]:
    """How many segments were compared, and how many hold other rows than were sealed.

    None is compared while the library is worked on. One that says it was closed in order must have its seal.
    """
    state = dict(raw.execute(_STATE))
    if state["sealed_seq"] != state["commit_seq"]:
        closed = state["clean_close"] != "0"
        return int(closed), int(closed)
    looked_at = differing = 0
    for table in _tables():
        before = 0
        for one in _segments(raw, table.name):
            looked_at += 1
            differing += _segment(raw, table, before, one.upto) != one
            before = one.upto
        looked_at += 1
        differing += _segment(raw, table, before, None).rows > 0
    about = [one.sha256 for one in _segments(raw, "meta")]
    return looked_at + 1, differing + (about != [_about(raw)])


def _about(raw: sqlite3.Connection) -> str:
    return hashlib.sha256(raw.execute(_ABOUT).fetchone()[0].encode()).hexdigest()


def _tables() -> Iterator[Table]:
    return (table for table in schema.Base.metadata.sorted_tables if table.name not in _APART)


def _grows(table: Table) -> bool:
    """Whether rows are only ever added: what belongs to a version, and is not journalled."""
    return not table.info.get("journalled") and table.name not in ("step", "change", "place", "note_draft")


def _segments(raw: sqlite3.Connection, table: str) -> list[Segment]:
    rows = raw.execute("SELECT tbl, upto, count, sha256 FROM seal WHERE tbl = ? ORDER BY upto", (table,))
    return [Segment(*row) for row in rows]


def _are_whole(raw: sqlite3.Connection, table: Table, there: list[Segment]) -> bool:
    """Whether no row was taken away since (an emptied bin), and the segments are not too many."""
    if not there or len(there) > _MOST_SEGMENTS:
        return False
    query = f'SELECT count(*) FROM "{table.name}" WHERE id <= ?'
    return raw.execute(query, (there[-1].upto,)).fetchone()[0] == sum(one.rows for one in there)


def _segment(raw: sqlite3.Connection, table: Table, after: int, upto: int | None) -> Segment:
    """Digests the rows with ids after ``after``, to ``upto`` or the last."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    query = (
        f"SELECT count(*), max(id), group_concat(json_array({columns}), char(10)) FROM"
        f' (SELECT * FROM "{table.name}" WHERE id > ? AND id <= ? ORDER BY id LIMIT {_AT_ONCE})'
    )
    held, rows, last = hashlib.sha256(), 0, after
    end = upto if upto is not None else 2**62
    while (found := raw.execute(query, (last, end)).fetchone())[0]:
        held.update(found[2].encode())
        rows, last = rows + found[0], found[1]
    return Segment(table.name, upto if upto is not None else last, rows, held.hexdigest())
