"""Whether a library is sound: its pages, its keys, its files and texts, its anchors and its index.

Tells how far it is and can be ended at any moment: of a great library it takes a while.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from apostille.store import faults, index, sealing
from apostille.store.library import Library
from apostille.store.progress import Progress, Stopped, Tell, untold
from apostille.store.sessions import driver

__all__ = ["Finding", "Stopped", "check"]

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


def check(library: Library, tell: Tell = untold) -> list[Finding]:
    """Looks at everything that can be proved wrong, from any thread; changes nothing.

    Raises ``Stopped`` where ``tell`` says that it should end.
    """
    with faults.said(library.path), library.read() as session:
        raw = driver(session)
        progress = Progress(tell, _size(raw))
        with progress.over(raw):
            return [_finding(what, look, raw, progress) for what, look in _LOOKS.items()]


def glance(library: Library, tell: Tell = untold) -> bool:
    """Whether pages and sealed rows are as they were left when the library was closed; for any thread, while it is new.

    What turned there would be sealed in with the work of the day, so it is asked before much is done. Raises
    ``Stopped`` as ``check`` does.
    """
    with faults.said(library.path), library.look() as raw:
        progress = Progress(tell, 0)
        with progress.over(raw):
            found = [_finding("pages", _page, raw, progress), _finding("rows", _seals, raw, progress)]
    return not any(one.wrong for one in found)


def _size(raw: sqlite3.Connection) -> int:
    """How much there is to look at; 0 where damage does not let that be counted."""
    try:
        return sum(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED)
    except sqlite3.DatabaseError:
        return 0


def _finding(what: str, look: _Look, raw: sqlite3.Connection, progress: Progress) -> Finding:
    """What a look found; where damaged pages end it, that is what it found."""
    try:
        return look(raw, progress)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.Error) and faults.code_of(error) not in (0, sqlite3.SQLITE_ERROR, *faults.DAMAGED):
            raise
        return Finding(what, 1, 1)


def _pages(raw: sqlite3.Connection, _progress: Progress) -> Finding:
    faults = [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return Finding("pages", raw.execute("PRAGMA page_count").fetchone()[0], len(faults))


def _page(raw: sqlite3.Connection, _progress: Progress) -> Finding:
    """The first damaged page, without looking at the order of the indexes."""
    return Finding("pages", 1, raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")


def _keys(raw: sqlite3.Connection, _progress: Progress) -> Finding:
    return Finding("keys", 1, len(raw.execute("PRAGMA foreign_key_check").fetchall()))


def _originals(raw: sqlite3.Connection, progress: Progress) -> Finding:
    looked_at = wrong = 0
    for sha256, data in raw.execute("SELECT sha256, bytes FROM original"):
        looked_at += 1
        wrong += hashlib.sha256(data).hexdigest() != sha256
        progress.did()
    return Finding("originals", looked_at, wrong + raw.execute(_LOST_FILES).fetchone()[0])


def _texts(raw: sqlite3.Connection, progress: Progress) -> Finding:
    looked_at = wrong = 0
    for sha256, text in raw.execute("SELECT sha256, text FROM text"):
        looked_at += 1
        wrong += hashlib.sha256(text.encode()).hexdigest() != sha256
        progress.did()
    return Finding("texts", looked_at, wrong)


def _anchors(raw: sqlite3.Connection, progress: Progress) -> Finding:
    looked_at = wrong = 0
    rows = raw.execute('SELECT version, start, "end", quote FROM anchor ORDER BY version')
    for version, anchors in groupby(rows, key=lambda row: row[0]):
        text = _text(raw, version)
        for _version, start, end, quote in anchors:
            looked_at += 1
            wrong += text is None or text[start:end] != quote
            progress.did()
    return Finding("anchors", looked_at, wrong)


def _text(raw: sqlite3.Connection, version: int) -> str | None:
    sql = "SELECT text FROM text JOIN version ON text.sha256 = version.text_sha256 WHERE version.id = ?"
    row = raw.execute(sql, (version,)).fetchone()
    return row[0] if row else None


def _left(raw: sqlite3.Connection, _progress: Progress) -> Finding:
    rows = raw.execute(
        'SELECT quote, substr(text.text, one.start + 1, one."end" - one.start), damage.id FROM left_damage AS one'
        " JOIN version ON version.id = one.version JOIN text ON text.sha256 = version.text_sha256"
        " LEFT JOIN damage ON damage.version = one.version"
        ' AND damage.start = one.start AND damage."end" = one."end" AND damage.kind = one.kind'
    ).fetchall()
    wrong = sum(quote != words or damage is None for quote, words, damage in rows)
    return Finding("left damage", len(rows), wrong)


def _index(raw: sqlite3.Connection, progress: Progress) -> Finding:
    rows = raw.execute(
        "SELECT count(*), sum(current_version IS NOT indexed.version) FROM statement"
        " LEFT JOIN indexed ON indexed.statement = statement.id"
        " WHERE binned_step IS NULL"
    ).fetchone()
    return Finding("index", rows[0], (rows[1] or 0) + _strays(raw, progress))


def _strays(raw: sqlite3.Connection, progress: Progress) -> int:
    """How many words stand otherwise in the index than in one that is made anew, in memory."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        fresh.execute(index.CREATE)
        fresh.execute("BEGIN")
        for (version,) in raw.execute("SELECT version FROM indexed").fetchall():
            if _text(raw, version) is not None:
                fresh.executemany("INSERT INTO block_index(rowid, words) VALUES (?, ?)", index.blocks(raw, version))
            progress.did()
        fresh.execute("COMMIT")
        with progress.over(fresh):
            return index.digest(fresh).differ(index.digest(raw))
    finally:
        fresh.close()


def _seals(raw: sqlite3.Connection, _progress: Progress) -> Finding:
    return Finding("rows", *sealing.wrong(raw))


_Look = Callable[[sqlite3.Connection, Progress], Finding]
_COUNTED = ("original", "text", "anchor", "indexed")
_LOOKS: dict[str, _Look] = {
    "pages": _pages,
    "keys": _keys,
    "originals": _originals,
    "texts": _texts,
    "anchors": _anchors,
    "left damage": _left,
    "index": _index,
    "rows": _seals,
}
