"""`apostille undo`, `redo`, `history` and `forget`."""

from __future__ import annotations

from apostille.cli.adder import Adder, natural
from apostille.cli.call import Answer, Call, count
from apostille.cli.rows import table


def add(commands: Adder) -> None:
    """Adds ``undo``, ``redo``, ``history`` and ``forget``."""
    commands.add("undo", undo, "Take back the newest step.", "apostille undo")
    commands.add("redo", redo, "Do the step undone last again.", "apostille redo")
    made = commands.add("history", history, "List what was done, newest first.", "apostille history --limit 20")
    made.add_argument("--limit", type=natural, default=100, metavar="N")
    about = "Take what was deleted or changed out of the file for good; nothing done before can be undone then."
    made = commands.add("forget", forget, about, "apostille forget --backups")
    made.add_argument("--backups", action="store_true", help="remove the backups made before, which hold it too")


def undo(call: Call) -> Answer:
    """Takes a step back."""
    with call.writing() as library:
        made = library.undo()
    return Answer({"undone": made.name, "statements": sorted(made.statements)}, [f"Undone: {made.name}."])


def redo(call: Call) -> Answer:
    """Does a step again."""
    with call.writing() as library:
        made = library.redo()
    return Answer({"redone": made.name, "statements": sorted(made.statements)}, [f"Done again: {made.name}."])


def history(call: Call) -> Answer:
    """Lists the steps."""
    with call.reading() as library:
        steps = library.history(call.words.limit)
    rows = [
        {
            "id": row.id,
            "kind": row.kind,
            "name": row.name,
            "annotator": row.annotator,
            "at": row.at,
            "undone": row.undone,
        }
        for row in steps
    ]
    lines = table([(row.at, row.annotator, row.name, "undone" if row.undone else "") for row in steps])
    return Answer(rows, lines)


def forget(call: Call) -> Answer:
    """Forgets the history, and with ``--backups`` the backups that hold it."""
    from apostille.store.forgetting import forget_history

    with call.writing() as library:
        gone = forget_history(library, backups=call.words.backups)
    said = [] if call.words.backups else ["Backups made before still hold what was deleted; `--backups` removes them."]
    lines = ["What was deleted is gone from the file.", *([f"{count(gone, 'backup')} removed."] if gone else [])]
    return Answer({"forgotten": True, "backups_removed": gone}, lines, said=said)
