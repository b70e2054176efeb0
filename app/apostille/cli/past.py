"""`apostille undo`, `redo` and `history`."""

from __future__ import annotations

from apostille.cli.adder import Adder, natural
from apostille.cli.call import Answer, Call
from apostille.cli.rows import table


def add(commands: Adder) -> None:
    """Adds ``undo``, ``redo`` and ``history``."""
    commands.add("undo", undo, "Take back the newest step.", "apostille undo")
    commands.add("redo", redo, "Do the step undone last again.", "apostille redo")
    made = commands.add("history", history, "List what was done, newest first.", "apostille history --limit 20")
    made.add_argument("--limit", type=natural, default=100, metavar="N")


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
