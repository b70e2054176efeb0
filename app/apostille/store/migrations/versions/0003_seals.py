"""A seal over the rows of each table, so that a turned bit is found; made when the library is closed the next time."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

SEAL = """
    CREATE TABLE seal ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, upto INTEGER NOT NULL,
    count INTEGER NOT NULL, sha256 TEXT NOT NULL ) STRICT
    """


def upgrade() -> None:
    """Adds the table, and says that nothing is sealed yet."""
    op.execute(SEAL.strip())
    op.execute("INSERT INTO meta(key, value) VALUES ('sealed_seq', '')")
