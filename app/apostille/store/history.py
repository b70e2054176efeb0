"""Steps: what was done, what can be undone and redone, and what each touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

IMAGES_KEPT = 1000
"""How many steps keep their images; older ones can be read, not undone."""

DAYS_KEPT = 90
"""How many days a step keeps its images."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step changed: table → row ids, and the statements these rows belong to."""

    step: int | None
    name: str
    kind: str
    rows: dict[str, frozenset[int]]
    statements: frozenset[int]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it is listed; ``at`` ISO 8601 UTC; ``undone`` whether it is undone now."""

    id: int
    kind: str
    name: str
    annotator: str
    at: str
    undone: bool


@dataclass(slots=True)
class Stacks:
    """The steps whose images undo and redo would put back, newest last, with their names."""

    undo: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    redo: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def done(self, step: int, name: str) -> None:
        """A new step: what was undone before can no longer be redone."""
        self.undo.append((step, name))
        self.redo.clear()

    def undone(self, step: int, name: str) -> None:
        """The newest step was undone by ``step``; its own images may be gone already."""
        del self.undo[-1:]
        self.redo.append((step, name))

    def redone(self, step: int, name: str) -> None:
        """The step undone last was done again by ``step``."""
        del self.redo[-1:]
        self.undo.append((step, name))

    def barrier(self) -> None:
        """Nothing before can be undone or redone."""
        self.undo.clear()
        self.redo.clear()


def stacks(connection: sqlite3.Connection) -> Stacks:
    """The stacks as the file's steps leave them, read in their order."""
    made = Stacks()
    rows = connection.execute(
        "SELECT id, kind, name, EXISTS (SELECT 1 FROM change WHERE change.step = step.id) FROM step ORDER BY id"
    )
    for step, kind, name, kept in rows:
        if kind == "barrier" or not kept:
            made.barrier()
        elif kind == "do":
            made.done(step, name)
        elif kind == "undo":
            made.undone(step, name)
        else:
            made.redone(step, name)
    return made


def changes(
    connection: sqlite3.Connection, step: int, name: str, kind: str, pause: Callable[[], object] = lambda: None
) -> Changes:
    """What ``step`` changed, from its own rows; ``pause`` is called between two questions."""
    rows: dict[str, set[int]] = {}
    for table, key in connection.execute("SELECT tbl, key FROM change WHERE step = ?", (step,)):
        rows.setdefault(table, set()).add(key)
    pause()
    statements = {owner for (owner,) in connection.execute(_OWNED, (step,)) if owner is not None}
    pause()
    for table in rows.keys() & _OWNERS:
        statements.update(owner for (owner,) in connection.execute(_owners(table), (step, table)))
    statements |= rows.get("statement", set())
    return Changes(step, name, kind, {table: frozenset(keys) for table, keys in rows.items()}, frozenset(statements))


def listed(connection: sqlite3.Connection, limit: int) -> list[StepRow]:
    """The newest ``limit`` steps that were done (not the undoing of them), newest first."""
    undone = {_origin(connection, step) for step, _ in stacks(connection).redo}
    rows = connection.execute(
        "SELECT step.id, kind, step.name, coalesce(annotator.name, ''), at FROM step"
        " LEFT JOIN annotator ON annotator.id = step.annotator"
        " WHERE kind IN ('do', 'barrier') ORDER BY step.id DESC LIMIT ?",
        (limit,),
    )
    return [StepRow(step, kind, name, who, at, step in undone) for step, kind, name, who, at in rows]


def forget(connection: sqlite3.Connection, kept: int = IMAGES_KEPT, days: int = DAYS_KEPT) -> int:
    """Drops the images of steps beyond the last ``kept`` or older than ``days``; how many. Who and when stay."""
    dropped = connection.execute(
        "DELETE FROM change WHERE step <= coalesce((SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?), 0)"
        " OR step IN (SELECT id FROM step WHERE at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?))",
        (kept, f"-{days} days"),
    )
    return dropped.rowcount


_OWNERS = {"annotation", "anchor", "annotation_tag", "field", "reading_state", "nothing_found", "left_damage"}
"""The tables whose rows belong to a statement."""

_OWNED = (
    "SELECT DISTINCT json_extract(before, '$.statement') FROM change"
    " WHERE step = ? AND tbl <> 'statement' AND before IS NOT NULL"
)


@cache
def _owners(table: str) -> str:
    """The statements of rows that were inserted: they have no image, so the rows themselves say it."""
    return (
        f'SELECT DISTINCT owned.statement FROM change CROSS JOIN "{table}" AS owned ON owned.id = change.key'
        " WHERE change.step = ? AND change.tbl = ? AND change.before IS NULL"
    )


def _origin(connection: sqlite3.Connection, step: int) -> int:
    kind, of_step = connection.execute("SELECT kind, of_step FROM step WHERE id = ?", (step,)).fetchone()
    return step if kind == "do" else _origin(connection, of_step)
