"""What every row of a library obeys, whoever wrote it: asked of a file that was never opened at this place before.

The tables of a file can be those of Apostille and its values still be made up: keys that lead nowhere, places outside
the text, styles that are no JSON, a tag that lies under itself. What a program of ours writes obeys all of it, so a
library that this machine knows at its place is not asked; ``apostille check`` looks further, and opens without asking.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from apostille import paths, private
from apostille.refusal import Refusal
from apostille.store import connections, schema

_MOST_KNOWN = 500

_SIZES = (
    "WITH size(version, n) AS MATERIALIZED (SELECT version.id, length(text.text) FROM version"
    " JOIN text ON text.sha256 = version.text_sha256)"
)
_STYLE = (
    "one.type <> 'array' OR json_array_length(one.value) <> 4 OR json_type(one.value, '$[0]') IS NOT 'integer'"
    " OR json_type(one.value, '$[1]') IS NOT 'integer' OR json_type(one.value, '$[2]') IS NOT 'text'"
)
_LAWS: dict[str, str] = {
    "keys that lead nowhere": "SELECT 1 FROM pragma_foreign_key_check",
    "versions that are not there": "SELECT 1 FROM statement WHERE arrived_step IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM version WHERE version.id = current_version AND version.statement = statement.id)"
    " UNION ALL SELECT 1 FROM version WHERE made_from NOT IN (SELECT id FROM version)",
    "styles that are none": "SELECT 1 FROM block WHERE styles <> '' AND"
    " NOT (json_valid(styles) AND json_type(styles) = 'array')",
    "styles that are no styles": "SELECT 1 FROM block, json_each(styles) AS one"
    f" WHERE styles NOT IN ('', '[]') AND ({_STYLE})",
    "tags that lie under themselves": "WITH RECURSIVE reached(id) AS (SELECT id FROM tag WHERE parent IS NULL UNION"
    " SELECT tag.id FROM tag JOIN reached ON tag.parent = reached.id)"
    " SELECT 1 FROM tag WHERE id NOT IN (SELECT id FROM reached)",
    "colours that are none": "SELECT 1 FROM tag WHERE colour GLOB '*[^a-z]*' OR length(colour) > 20",
    "places of values that are none": 'SELECT 1 FROM field WHERE start < 0 OR "end" < start OR "end" > 1000000000'
    ' OR (start IS NULL) <> ("end" IS NULL)',
    "images of rows that are none": "SELECT 1 FROM change WHERE op NOT IN ('insert', 'update', 'delete')"
    " OR (op = 'insert') <> (before IS NULL) OR (before IS NOT NULL AND NOT json_valid(before))",
}
"""What is broken → whether it is: a row is one too many. Asked in this order, for one rests on the one before."""


def examine(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a library, never opened at ``path`` before, that holds values no Apostille writes."""
    mark = _mark(connection, path)
    if mark in _known():
        return
    broken = next((what for what, law in _all().items() if connection.execute(f"{law} LIMIT 1").fetchone()), None)
    if broken is not None:
        raise Refusal(
            f"{path.name} holds {broken}, which no Apostille writes: it is damaged, or somebody made it so. It was "
            "left as it is. `apostille check --library FILE` says more; a backup or a fresh copy may be sound.",
            what=str(path),
        )
    _remember(mark)


def examine_before_writing(path: Path) -> None:
    """The same before a pragma of the writer changes the file's first bytes."""
    with closing(connections.connect(path, "rw")) as connection:
        for pragma in connections.GUARDS:
            connection.execute(pragma)
        examine(connection, path)


def _all() -> dict[str, str]:
    """The laws: those written out, and one for each table of places in a text."""
    made = dict(_LAWS)
    for name, table in schema.Base.metadata.tables.items():
        if {"version", "start", "end"} <= set(table.columns.keys()):
            outside = 'one.start < 0 OR one."end" < one.start OR one."end" > size.n'
            made[f"places outside their text ({name})"] = (
                f'{_SIZES} SELECT 1 FROM "{name}" AS one JOIN size ON size.version = one.version WHERE {outside}'
            )
    names = ", ".join(f"'{table.name}'" for table in schema.journalled())
    made["images of tables that are none"] = f"SELECT 1 FROM change WHERE tbl NOT IN ({names})"
    return made


def _mark(connection: sqlite3.Connection, path: Path) -> str:
    """A library at its place, told by nobody's name."""
    uuid = connection.execute("SELECT value FROM meta WHERE key = 'file_uuid'").fetchone()[0]
    return hashlib.sha256(os.fsencode(path) + b"\0" + str(uuid).encode()).hexdigest()[:32]


def _file() -> Path:
    return paths.states() / "known"


def _known() -> list[str]:
    try:
        return _file().read_text(encoding="ascii").split()[-_MOST_KNOWN:]
    except (OSError, ValueError):
        return []


def _remember(mark: str) -> None:
    """Where it cannot be kept the library is asked again next time."""
    with suppress(OSError):
        private.write(_file(), "\n".join([*_known(), mark][-_MOST_KNOWN:]) + "\n")
