"""`apostille annotator`: who annotates, by the names they chose."""

from __future__ import annotations

from apostille import annotators
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call
from apostille.cli.rows import table


def add(commands: Adder) -> None:
    """Adds ``annotator list|add|rename``."""
    group = commands.group("annotator", "The annotators of the library.", 'apostille annotator add "Ana Nowak"')
    group.add("list", listed, "List the annotators.", "apostille annotator list")
    made = group.add("add", new, "Add an annotator.", 'apostille annotator add "Ana Nowak"')
    made.add_argument("name", metavar="NAME")
    made = group.add(
        "rename", rename, "Give an annotator another name.", 'apostille annotator rename "Annotator 1" Ana'
    )
    made.add_argument("old", metavar="OLD")
    made.add_argument("name", metavar="NEW")


def listed(call: Call) -> Answer:
    """All annotators."""
    with call.session() as session:
        found = annotators.listed(session)
    rows = [{"id": row.id, "uuid": row.uuid, "name": row.name, "annotations": row.annotations} for row in found]
    return Answer(rows, table([(row["id"], row["annotations"], row["name"]) for row in rows]))


def new(call: Call) -> Answer:
    """Adds one."""
    with call.step("Add annotator") as session:
        annotators.add(session, call.words.name)
        row = annotators.find(session, call.words.name)
    return Answer({"id": row.id, "uuid": row.uuid, "name": row.name}, [f"Added {row.name}."])


def rename(call: Call) -> Answer:
    """Renames one."""
    with call.step("Rename annotator") as session:
        row = annotators.find(session, call.words.old)
        annotators.rename(session, row.id, call.words.name)
        row = annotators.find(session, call.words.name)
    return Answer({"id": row.id, "uuid": row.uuid, "name": row.name}, [f"Now called {row.name}."])
