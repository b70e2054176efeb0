"""`apostille set`, `remove` and `bin`: what is known of a statement, and whether it stays."""

from __future__ import annotations

import argparse

from apostille import annotations, statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count
from apostille.cli.rows import metadata, table
from apostille.refusal import WrongUse
from apostille.store.keeping import kept


def add(commands: Adder) -> None:
    """Adds ``set``, ``remove`` and ``bin``."""
    made = commands.add("set", put, "Correct or supply metadata.", 'apostille set 1 symbol=CD/1737 place="Kraków"')
    made.add_argument("statement", metavar="STATEMENT")
    made.add_argument("values", nargs="+", metavar="KEY=VALUE")
    made = commands.add(
        "remove", remove, "Put a statement into the bin, or remove an annotation.", "apostille remove 3"
    )
    made.add_argument("statement", nargs="?", metavar="STATEMENT")
    made.add_argument("--annotation", metavar="ID")
    made = commands.add("bin", binned, "List the bin, empty it, or put a statement back.", "apostille bin --empty")
    made.add_argument("--empty", action="store_true", help="remove what lies in it for good")
    made.add_argument("--put-back", metavar="STATEMENT")


def put(call: Call) -> Answer:
    """Corrects or supplies values."""
    pairs = [_pair(words) for words in call.words.values]
    with call.writing() as library:
        with library.read() as session:
            statement = statements.resolve(session, call.words.statement)
        with library.step("Set " + ", ".join(key for key, _value in pairs)) as session:
            for key, value in pairs:
                statements.set_field(session, statement, key, value)
        with library.read() as session:
            one = statements.opened(session, statement)
    lines = [f"{key}: {one.value(key)}" for key, _value in pairs]
    return Answer({"id": one.id, "uuid": one.uuid, "metadata": metadata(one)}, lines)


def _pair(words: str) -> tuple[str, str]:
    key, sign, value = words.partition("=")
    if not sign or not key:
        raise WrongUse(f"“{words}” is not KEY=VALUE.", what=words)
    return key, value


def remove(call: Call) -> Answer:
    """Removes a statement or an annotation."""
    words: argparse.Namespace = call.words
    if (words.statement is None) == (words.annotation is None):
        raise WrongUse("Name one thing to remove: STATEMENT, or --annotation ID.", what="remove")
    if words.annotation is not None:
        with call.writing() as library:
            with library.read() as session:
                row = annotations.get(session, kept(words.annotation))
            with library.step("Remove annotation") as session:
                annotations.remove(session, row.id)
        return Answer({"annotation": row.id, "uuid": row.uuid}, [f"Removed annotation {row.id}; undo brings it back."])
    with call.writing() as library:
        with library.read() as session:
            one = statements.opened(session, statements.resolve(session, words.statement))
        with library.step("Remove statement") as session:
            statements.remove(session, one.id)
    return Answer({"statement": one.id, "uuid": one.uuid}, [f"“{one.title}” lies in the bin."])


def binned(call: Call) -> Answer:
    """The bin."""
    words = call.words
    if words.empty:
        with call.writing() as library:
            gone = statements.empty_bin(library)
        return Answer({"removed": gone}, [f"Removed {count(gone, 'statement')} for good."])
    if words.put_back is not None:
        with call.step("Put back statement") as session:
            statement = statements.put_back(session, words.put_back)
        return Answer({"statement": statement}, [f"Statement {statement} is back."])
    with call.session() as session:
        rows = [{"id": key, "uuid": uuid, "name": name} for key, uuid, name in statements.binned(session)]
    return Answer(rows, table([(row["id"], row["name"]) for row in rows]))
