"""The full-text index: one row a block of the version that is read, over folded words.

Contentless FTS5, written in the same transaction as what it follows; rows are taken out with
the words they were made of. A statement that waits to arrive is in it already, so that an arrival
of thousands is short; who searches asks whether a statement has arrived. CJK characters are set
apart so that a phrase of them is found (SQLite's own tokenizer sees a Chinese sentence as one word).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from apostille.reading.fold import fold_lines, fold_text

CREATE = "CREATE VIRTUAL TABLE block_index USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"

_CJK = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_CHANGED = """
SELECT one.value, CASE WHEN binned_step IS NULL THEN current_version END AS wanted, indexed.version
FROM json_each(?) AS one
LEFT JOIN statement ON statement.id = one.value LEFT JOIN indexed ON indexed.statement = one.value
WHERE wanted IS NOT indexed.version ORDER BY one.value
"""

_MANY = 1000
"""Statements in one question to the database."""

_HABIT = "INSERT INTO block_index(block_index, rank) VALUES (?, ?)"
_HABITS = {"automerge": (0, 4), "crisismerge": (1000, 16)}
"""How FTS5 merges by itself: while pieces are left to ``merge``, and usually (its defaults)."""


def follow(
    connection: sqlite3.Connection, statements: Iterable[int], pause: Callable[[], object] = lambda: None
) -> None:
    """Brings the index up to what these statements are now: staged, read, repaired, in the bin or gone.

    The last thing to be written in a transaction: FTS5 writes out what it holds before each statement of SQL that
    writes to a table with triggers, and what is written out piece by piece has to be merged again.
    """
    ids = sorted(statements)
    for start in range(0, len(ids), _MANY):
        some = json.dumps(ids[start : start + _MANY])
        for statement, wanted, indexed in connection.execute(_CHANGED, (some,)).fetchall():
            if indexed is not None:
                _take_out(connection, statement, indexed)
            if wanted is not None:
                _put_in(connection, statement, wanted)
            pause()
        pause()


@contextmanager
def in_pieces(connection: sqlite3.Connection) -> Generator[None]:
    """What is written here stays in pieces until ``merge``: merging comes in bursts for which no window could wait.

    A savepoint makes FTS5 write out at once, so that its habits are the usual ones again when the transaction ends.
    """
    for habit, (pieces, _usual) in _HABITS.items():
        connection.execute(_HABIT, (habit, pieces))
    yield
    connection.execute("SAVEPOINT written")
    connection.execute("RELEASE written")
    for habit, (_pieces, usual) in _HABITS.items():
        connection.execute(_HABIT, (habit, usual))


def merge(connection: sqlite3.Connection, pages: int) -> bool:
    """Merges about so many pages of what was left in pieces (64 are some milliseconds); False where nothing is left."""
    before = connection.total_changes
    connection.execute(_HABIT, ("merge", pages))
    return connection.total_changes - before > 1  # one for the command itself (FTS5, "The merge command")


def forget(connection: sqlite3.Connection, statements: Iterable[int]) -> None:
    """Takes statements out that are about to be deleted."""
    for statement in statements:
        indexed = connection.execute("SELECT version FROM indexed WHERE statement = ?", (statement,)).fetchone()
        if indexed:
            _take_out(connection, statement, indexed[0])


def empty(connection: sqlite3.Connection) -> None:
    """Takes everything out of the index, whatever is in it."""
    connection.execute("INSERT INTO block_index(block_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM indexed")


def rebuild(connection: sqlite3.Connection) -> None:
    """Empties the index and makes it anew from the texts."""
    empty(connection)
    follow(connection, [row[0] for row in connection.execute("SELECT id FROM statement ORDER BY id").fetchall()])


def dump(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every occurrence of every word in the index, in its order: to compare two indexes."""
    with _listed(connection, "instance") as table:
        return connection.execute(f'SELECT term, doc, col, "offset" FROM {table}').fetchall()


@dataclass(frozen=True, slots=True)
class Digest:
    """An index in brief: for each word its blocks and occurrences, and sums over all places."""

    words: dict[str, tuple[int, int]]
    sums: tuple[int, ...]

    def differ(self, other: Digest) -> int:
        """How many words are not as in ``other``; 1 where only their places are not."""
        wrong = len(dict(self.words.items() ^ other.words.items()))
        return wrong or int(self.sums != other.sums)


def digest(connection: sqlite3.Connection) -> Digest:
    """The index in brief, made by SQLite: a list of every occurrence in a great library takes gigabytes."""
    with _listed(connection, "row") as table:
        found = {term: (blocks, times) for term, blocks, times in connection.execute(f"SELECT * FROM {table}")}
    with _listed(connection, "instance") as table:
        sums = connection.execute(
            f'SELECT count(*), total(doc), total("offset"), total(doc * ("offset" + 1) * (unicode(term) % 997 + 1))'
            f" FROM {table}"
        ).fetchone()
    return Digest(found, tuple(map(int, sums)))


@contextmanager
def _listed(connection: sqlite3.Connection, how: str) -> Generator[str]:
    """A TEMP table that lists the index as fts5vocab does; it lies in memory, not in the file."""
    only = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only=OFF")
    connection.execute(f"CREATE VIRTUAL TABLE temp.occurrences USING fts5vocab('main', 'block_index', '{how}')")
    try:
        yield "temp.occurrences"
    finally:
        connection.execute("DROP TABLE temp.occurrences")
        connection.execute(f"PRAGMA query_only={only}")


def words(text: str) -> str:
    """The words of a block or a search as the index holds them."""
    return _apart(fold_text(text))


def blocks(connection: sqlite3.Connection, version: int) -> list[tuple[int, str]]:
    """The blocks of a version as the index holds them."""
    text = connection.execute(
        "SELECT text FROM text JOIN version ON text.sha256 = version.text_sha256 WHERE version.id = ?", (version,)
    ).fetchone()[0]
    rows = connection.execute('SELECT id, start, "end" FROM block WHERE version = ? ORDER BY n', (version,)).fetchall()
    lines = text.split("\n")
    if [end - start for _, start, end in rows] != [len(line) for line in lines]:
        return [(block, words(text[start:end])) for block, start, end in rows]
    return [(block, _apart(line)) for (block, _, _), line in zip(rows, fold_lines(text), strict=True)]


def _apart(folded: str) -> str:
    return folded if folded.isascii() else _CJK.sub(r" \1 ", folded)


def _put_in(connection: sqlite3.Connection, statement: int, version: int) -> None:
    connection.executemany("INSERT INTO block_index(rowid, words) VALUES (?, ?)", blocks(connection, version))
    connection.execute("INSERT INTO indexed(statement, version) VALUES (?, ?)", (statement, version))


def _take_out(connection: sqlite3.Connection, statement: int, version: int) -> None:
    connection.executemany(
        "INSERT INTO block_index(block_index, rowid, words) VALUES ('delete', ?, ?)", blocks(connection, version)
    )
    connection.execute("DELETE FROM indexed WHERE statement = ?", (statement,))
