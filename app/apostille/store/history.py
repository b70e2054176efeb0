"""Steps: what was done, what can be undone and redone, and what each touched."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from apostille.store.journal import Image, images

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


def changes(connection: sqlite3.Connection, step: int, name: str, kind: str) -> Changes:
    """What ``step`` changed, from its own rows."""
    rows: dict[str, set[int]] = {}
    statements: set[int] = set()
    for image in images(connection, step):
        rows.setdefault(image.table, set()).add(image.key)
        owner = _statement(connection, image)
        if owner is not None:
            statements.add(owner)
    frozen = {table: frozenset(keys) for table, keys in rows.items()}
    return Changes(step, name, kind, frozen, frozenset(statements))


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


def forget(connection: sqlite3.Connection, kept: int = IMAGES_KEPT, days: int = DAYS_KEPT) -> None:
    """Drops the images of steps beyond the last ``kept`` or older than ``days``; who and when stay."""
    connection.execute(
        "DELETE FROM change WHERE step <= coalesce((SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?), 0)"
        " OR step IN (SELECT id FROM step WHERE at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?))",
        (kept, f"-{days} days"),
    )


_OWNERS = {
    "annotation": 'SELECT statement FROM "annotation" WHERE id = ?',
    "anchor": 'SELECT statement FROM "anchor" WHERE id = ?',
    "annotation_tag": 'SELECT statement FROM "annotation_tag" WHERE id = ?',
    "field": 'SELECT statement FROM "field" WHERE id = ?',
    "reading_state": 'SELECT statement FROM "reading_state" WHERE id = ?',
    "nothing_found": 'SELECT statement FROM "nothing_found" WHERE id = ?',
}


def _statement(connection: sqlite3.Connection, image: Image) -> int | None:
    if image.table == "statement":
        return image.key
    if image.before is not None:
        owner = image.before.get("statement")
        return owner if isinstance(owner, int) else None
    if image.table not in _OWNERS:
        return None
    row = connection.execute(_OWNERS[image.table], (image.key,)).fetchone()
    return row[0] if row else None


def _origin(connection: sqlite3.Connection, step: int) -> int:
    kind, of_step = connection.execute("SELECT kind, of_step FROM step WHERE id = ?", (step,)).fetchone()
    return step if kind == "do" else _origin(connection, of_step)
