"""What was deleted, gone from the file too: images that undo would need, drafts of notes, words left in the index."""

from __future__ import annotations

import sqlite3

from apostille.store import shelf
from apostille.store.library import Library
from apostille.store.sessions import driver


def forget_history(library: Library, *, backups: bool = False) -> int:
    """Lets nothing that was deleted or changed be brought back, and takes its words out of the file.

    A barrier: who did what and when can still be read. SQLite overwrites with zeros what it frees
    (``secure_delete``). ``backups``: those made before go as well, since they hold what was deleted; returns how many.
    """
    library.barrier("Forget history")
    with library.staging() as session:
        _wipe(driver(session))
    library.settle()
    gone = shelf.copies(library.uuid) if backups else []
    for copy in gone:
        shelf.take_away(copy)
    return len(gone)


def _wipe(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM note_draft WHERE annotation NOT IN (SELECT id FROM annotation)")
    raw.execute("INSERT INTO block_index(block_index) VALUES ('optimize')")  # words taken out stand in it until then
