"""Damage that was left as it is, and for each version of a text the file it was read from."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE left_damage ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, version
    INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL,
    annotator INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE (version, start, "end"), FOREIGN KEY(statement) REFERENCES
    statement (id) ON DELETE CASCADE, FOREIGN KEY(version) REFERENCES version (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_left_damage_statement ON left_damage (statement)""",
    """ALTER TABLE version ADD COLUMN original TEXT""",
)

POINTED = text(
    """
    SELECT current_version, original FROM statement WHERE current_version IS NOT NULL
    UNION SELECT json_extract("before", '$.current_version'), json_extract("before", '$.original') FROM change
    WHERE tbl = 'statement' AND json_extract("before", '$.current_version') IS NOT NULL
    """
)
"""Which file each version was read from, as far as a statement points to it now or did in an image of its row."""

SAME_FILE = text("SELECT id, made_from FROM version WHERE made_from IS NOT NULL AND why IN ('repaired', 'reread')")
"""Versions that were made of the file of the version before."""


def upgrade() -> None:
    """Adds table and column, and fills the column where the older schema tells which file it was."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
    connection = op.get_bind()
    files: dict[int, str] = {version: file for version, file in connection.execute(POINTED)}
    _spread(files, [(version, made_from) for version, made_from in connection.execute(SAME_FILE)])
    if files:
        rows = [{"version": version, "file": file} for version, file in sorted(files.items())]
        change = "UPDATE version SET original = :file WHERE id = :version AND :file IN (SELECT sha256 FROM original)"
        connection.execute(text(change), rows)


def _spread(files: dict[int, str], pairs: list[tuple[int, int]]) -> None:
    """Gives the files on to versions that were made of the same ones, in both directions and over many links."""
    beside: dict[int, list[int]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    reached = list(files)
    for version in reached:
        for other in beside.get(version, ()):
            if other not in files:
                files[other] = files[version]
                reached.append(other)
