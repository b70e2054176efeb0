"""A damaged library copied row by row into a new one, with a list of what could not be read.

SQLite ends a query at the first page that it cannot read; so each table is asked anew behind the damage, and backwards
up to it. Nothing is done to the damaged file: a copy of it is read, with a first page that lets it be opened.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Table

from apostille.store import backup, connections, founding, index, reaching, schema, sealing, sessions
from apostille.store.identity import regular
from apostille.store.progress import Progress, Tell, untold

_LEFT_OUT = frozenset(("change", "indexed", "seal", "meta"))
"""Images of rows cannot be put back on what was salvaged; the others are made anew."""
_KEPT = ("file_uuid", "created_utc", "commit_seq")
_HASHED = {"text": "text", "original": "bytes"}
_POINTING = ("text_sha256", "original")
_FARTHEST = 2**40
_INTERIOR = 5
_TOLD = ("note", "translation", "quote", "name", "value", "definition", "text")


@dataclass(slots=True)
class Salvaged:
    """How many rows of each table were read, and a line for each that was not, or could not stay."""

    read: dict[str, int] = field(default_factory=dict[str, int])
    lost: list[str] = field(default_factory=list[str])


def salvage(damaged: Path, to: Path, tell: Tell = untold) -> Salvaged:
    """Makes a new library at ``to`` of all that can be read of the one at ``damaged``, which nobody has open.

    Refuses where ``damaged`` is no file and where something is at ``to``; raises ``Stopped`` where ``tell`` asks it to
    end. What is not as it was stored (its SHA-256 says so) is kept as it is, and listed.
    """
    regular(damaged)
    founding.found(to)
    folder = Path(tempfile.mkdtemp(prefix="apostille-"))
    try:
        source, noted = _opened(_copied(damaged, folder), to)
        with closing(source), closing(connections.connect(to.absolute(), "rw")) as target:
            made = _Salvage(source, target, Progress(tell, 0)).whole()
        made.lost[:0] = noted
        backup.verify(to)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return made


def _copied(damaged: Path, folder: Path) -> Path:
    """A copy to read, with what stands in a WAL of its own."""
    copy = folder / "copy.apostille"
    shutil.copyfile(damaged, copy)
    wal = damaged.with_name(f"{damaged.name}-wal")
    with suppress(OSError, sqlite3.Error):
        if wal.exists() and not reaching.is_stale(damaged):
            shutil.copyfile(wal, f"{copy}-wal")
    return copy


def _opened(copy: Path, like: Path) -> tuple[sqlite3.Connection, list[str]]:
    """The copy opened: as it is, with a sound header, or with the list of tables of a new library; and what was done.

    A new library's tables begin on the pages on which those of every library made by the same version do.
    """
    fresh = like.read_bytes()  # small, and nobody has it open
    with suppress(sqlite3.Error):
        return _tried(copy), []
    Path(f"{copy}-wal").unlink(missing_ok=True)
    _write_head(copy, fresh)
    with suppress(sqlite3.Error):
        return _tried(copy), []
    for page in _listing(fresh):
        _write(copy, (page - 1) * 4096, fresh[(page - 1) * 4096 : page * 4096])
    _write_head(copy, fresh)
    with suppress(sqlite3.Error):
        return _tried(copy), ["The list of tables could not be read; that of a new library was taken."]
    return _tried(like), ["Nothing in the file says where its tables begin."]


def _tried(copy: Path) -> sqlite3.Connection:
    connection = connections.connect(copy.absolute(), "rw")
    try:
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        connection.execute("PRAGMA query_only=ON")
        connection.text_factory = _decoded
        connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'statement'").fetchone()
        connection.execute("SELECT 1 FROM meta LIMIT 0").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _listing(fresh: bytes) -> list[int]:
    """The pages on which a new library lists its tables: the first and its children (SQLite file format, 1.6)."""
    cells = int.from_bytes(fresh[103:105], "big") if fresh[100] == _INTERIOR else 0
    places = [int.from_bytes(fresh[112 + 2 * n : 114 + 2 * n], "big") for n in range(cells)]
    children = [int.from_bytes(fresh[place : place + 4], "big") for place in places]
    return [1, *children, *([int.from_bytes(fresh[108:112], "big")] if cells else [])]


def _write_head(copy: Path, fresh: bytes) -> None:
    """The header of ``fresh``, for as many pages as there are and without a list of free ones (the same, 1.3)."""
    head = bytearray(fresh[:100])
    head[28:32] = (copy.stat().st_size // 4096).to_bytes(4, "big")
    head[32:40] = bytes(8)
    head[92:96] = head[24:28]
    _write(copy, 0, bytes(head))


def _write(copy: Path, at: int, data: bytes) -> None:
    with copy.open("r+b") as file:
        file.seek(at)
        file.write(data)


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _Salvage:
    """One damaged library on its way into a new one."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress) -> None:
        self._source, self._target, self._progress = source, target, progress
        self._made = Salvaged()
        self._renamed: dict[str, str] = {}

    def whole(self) -> Salvaged:
        """Copies all tables in one transaction, lets go what nothing holds, and makes the index anew."""
        self._target.execute("PRAGMA foreign_keys=OFF")
        self._target.execute("BEGIN IMMEDIATE")
        self._target.execute("DELETE FROM annotator")
        for table in schema.Base.metadata.sorted_tables:
            if table.name not in _LEFT_OUT:
                self._copy(table)
        self._keep_meta()
        self._let_go()
        index.rebuild(self._target)
        self._target.execute(
            "INSERT INTO step(kind, name, annotator, at) VALUES ('barrier', 'Salvage the library', NULL, ?)",
            (sessions.now(),),
        )
        sealing.unseal(self._target)
        sealing.seal(self._target)
        self._target.execute("COMMIT")
        return self._made

    def _copy(self, table: Table) -> None:
        names = self._shared(table)
        marks = ", ".join("?" for _ in names)
        quoted = ", ".join(f'"{name}"' for name in names)
        count = 0
        for row in self._rows(table.name, quoted) if names else ():
            values = self._named(table.name, dict(zip(names, row[1:], strict=True)))
            try:
                self._target.execute(f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})', tuple(values.values()))
                count += 1
            except sqlite3.Error as error:
                self._lose(table.name, row[0], f"not as the table wants it ({error})", values)
            self._progress.did()
        self._made.read[table.name] = count

    def _shared(self, table: Table) -> list[str]:
        """The columns that the damaged library has too: an older one has fewer."""
        try:
            there = {row[1] for row in self._source.execute(f'PRAGMA table_info("{table.name}")')}
        except sqlite3.Error:
            there = set[str]()
        return [column.name for column in table.columns if column.name in there]

    def _rows(self, table: str, quoted: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table with their number: forward to the damage, and from behind it."""
        last = -1
        while True:
            try:
                for row in self._source.execute(_FORWARD.format(quoted, table), (last,)):
                    yield row
                    last = int(row[0])
                return
            except sqlite3.Error as error:
                beyond = self._beyond(table, quoted, last)
                upto = "the end" if beyond is None else f"row {beyond}"
                self._lose(table, last + 1, f"up to {upto}: {error}", {})
                if beyond is None:
                    return
                yield from self._back(table, quoted, last, beyond)
                last = beyond

    def _beyond(self, table: str, quoted: str, last: int) -> int | None:
        """The number behind which a row can be read again, or None."""
        gap = 1
        while gap < _FARTHEST:
            try:
                found = self._source.execute(_FORWARD.format(quoted, table) + " LIMIT 1", (last + gap,)).fetchone()
            except sqlite3.Error:
                gap *= 2
            else:
                return None if found is None else last + gap
        return None

    def _back(self, table: str, quoted: str, last: int, beyond: int) -> Iterator[tuple[object, ...]]:
        with suppress(sqlite3.Error):
            yield from self._source.execute(_BACKWARD.format(quoted, table), (last, beyond))

    def _named(self, table: str, values: dict[str, object]) -> dict[str, object]:
        """Texts and files by what they are now, and what points to them."""
        if table in _HASHED:
            data = values.get(_HASHED[table])
            now = hashlib.sha256(data.encode() if isinstance(data, str) else bytes(data or b"")).hexdigest()  # pyright: ignore[reportArgumentType] - a cell
            if now != values["sha256"]:
                self._renamed[str(values["sha256"])] = now
                self._made.lost.append(f"{table} {values['sha256']}: not what was stored; kept as it is now")
            return {**values, "sha256": now}
        return {
            name: self._renamed.get(str(value), value) if name in _POINTING else value for name, value in values.items()
        }

    def _keep_meta(self) -> None:
        for key in _KEPT:
            with suppress(sqlite3.Error):
                row = self._source.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
                if row:
                    self._target.execute("UPDATE meta SET value = ? WHERE key = ?", (row[0], key))

    def _let_go(self) -> None:
        """Takes out rows whose text or statement could not be read, until every row has what it belongs to."""
        self._point()
        while orphans := self._target.execute("PRAGMA foreign_key_check").fetchall():
            for table, row, parent, _key in orphans:
                self._orphan(table, row, parent)
            self._point()
        if not self._target.execute("SELECT 1 FROM annotator").fetchone():
            values = ("salvaged", founding.FIRST_ANNOTATOR)
            self._target.execute("INSERT INTO annotator(uuid, name) VALUES (?, ?)", values)

    def _point(self) -> None:
        """Statements whose current text is gone show the newest that is there; those without any go."""
        self._target.execute(
            "UPDATE statement SET current_version = (SELECT max(id) FROM version WHERE statement = statement.id)"
            " WHERE current_version NOT IN (SELECT id FROM version)"
        )
        for (statement,) in self._target.execute("SELECT id FROM statement WHERE current_version IS NULL").fetchall():
            self._orphan("statement", statement, "text")

    def _orphan(self, table: str, row: int, parent: str) -> None:
        cursor = self._target.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (row,))
        found = cursor.fetchone()
        if found:
            values = dict(zip((one[0] for one in cursor.description), found, strict=True))
            self._lose(table, row, f"what it belongs to ({parent}) could not be read", values)
            self._target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))

    def _lose(self, table: str, row: object, why: str, values: dict[str, object]) -> None:
        words = "; ".join(f"{name}: {values[name]}" for name in _TOLD if isinstance(values.get(name), str))
        self._made.lost.append(f"{table} {row}: {why}" + (f" [{words}]" if words else ""))


_FORWARD = 'SELECT rowid, {0} FROM "{1}" WHERE rowid > ? ORDER BY rowid'
_BACKWARD = 'SELECT rowid, {0} FROM "{1}" WHERE rowid > ? AND rowid <= ? ORDER BY rowid DESC'
