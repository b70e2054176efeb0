"""`apostille backup` and `restore`: copies of the library, what is in them, and one put in its place."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from apostille import paths
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, make_folder, path_of, tell
from apostille.cli.rows import table
from apostille.refusal import Refusal
from apostille.store.library import Library

if TYPE_CHECKING:
    from apostille.store.contents import Contents, Difference
    from apostille.store.shelf import Copy


def add(commands: Adder) -> None:
    """Adds ``backup`` and ``restore``."""
    made = commands.add(
        "backup", backup, "Write a verified copy of the library, or say what is in the copies there are.",
        "apostille backup psi-copy.apostille",
    )  # fmt: skip
    made.add_argument("file", nargs="?", metavar="FILE", help="where; else with the backups that Apostille makes")
    asked = made.add_mutually_exclusive_group()
    asked.add_argument("--list", action="store_true", help="list the backups that Apostille made; writes nothing")
    asked.add_argument("--look", metavar="COPY", help="what is in a backup (its number, or a file); writes nothing")
    made = commands.add(
        "restore", restore, "Put a copy in the place of the library; what was there is kept beside it.",
        "apostille restore psi-copy.apostille",
    )  # fmt: skip
    made.add_argument("copy", metavar="COPY", help="a file, or the number of a backup (`apostille backup --list`)")


def backup(call: Call) -> Answer:
    """Writes a copy, or tells of those there are."""
    if call.words.list:
        return _list(call)
    if call.words.look:
        return _look(call)
    from apostille.store import shelf

    with call.reading() as library:
        if call.words.file:
            file = path_of(call.words.file)
            library.backup(file)
        elif kept := shelf.keep(library, "asked"):
            file = kept.copy.path
        else:
            file = shelf.copies(library.uuid)[0].path
            return Answer({"file": str(file)}, [f"Nothing changed since {file} was written."])
    return Answer({"file": str(file)}, [f"Wrote {file}, opened and checked."])


def _list(call: Call) -> Answer:
    from apostille.store import shelf

    found = shelf.copies_for(_library(call))
    rows = [
        {"number": one.number, "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "why": one.why, "size": one.size,
         "file": str(one.path)}
        for one in found
    ]  # fmt: skip
    lines = table([(one.number, _local(one.at), WHYS[one.why], f"{one.size / 2**20:.1f} MB") for one in found])
    return Answer(rows, lines or ["There are no backups yet."])


def _look(call: Call) -> Answer:
    from apostille.store.contents import contents, contents_of, differences
    from apostille.store.sessions import driver

    copy = _copy(call, call.words.look)
    there = contents_of(copy)
    differ: dict[str, Difference] = {}
    with suppress(Refusal), call.reading() as library, library.read() as session:
        differ = differences(there, contents(driver(session)))
    return Answer(_value(copy, there, differ), _lines(there, differ))


def _value(copy: Path, there: Contents, differ: dict[str, Difference]) -> dict[str, object]:
    changed = {
        what: {"only_in_backup": one.only_there, "only_now": one.only_here, "otherwise": one.otherwise}
        for what, one in differ.items()
    }
    last = [{"at": one.at, "name": one.name, "annotator": one.annotator} for one in there.last]
    counted = {"statements": there.statements, "annotations": there.annotations, "tags": there.tags}
    return {"file": str(copy), **counted, "last": last, "differences": changed}


def _lines(there: Contents, differ: dict[str, Difference]) -> list[str]:
    counted = [("statements", there.statements), ("annotations", there.annotations), ("tags", there.tags)]
    rows = [(what, number, _difference(differ.get(what))) for what, number in counted]
    return [*table(rows), "Last done:", *table([(one.at, one.annotator, one.name) for one in there.last])]


def _difference(one: Difference | None) -> str:
    if one is None:
        return ""
    if not (one.only_there or one.only_here or one.otherwise):
        return "as now"
    return f"{one.only_there} that are gone now, {one.only_here} fewer than now, {one.otherwise} otherwise now"


def restore(call: Call) -> Answer:
    """Restores a copy; what was there is backed up first where it can be read."""
    from apostille.store import shelf
    from apostille.store.backup import restore as put_back

    library = _library(call)
    copy = _copy(call, call.words.copy)
    make_folder(library.parent)
    if library.is_file():
        try:
            with Library.open(library, read_only=True) as before:
                shelf.keep(before, "restore")
        except Refusal as refusal:
            tell(refusal.why)
    kept = put_back(copy, library)
    return Answer(
        {"library": str(library), "kept": str(kept) if kept.exists() else None},
        [f"Restored {library}.", *([f"What was there lies in {kept}."] if kept.exists() else [])],
    )


def _library(call: Call) -> Path:
    return (call.library or paths.default_library()).expanduser().absolute()


def _copy(call: Call, words: str) -> Path:
    """The file of a copy, named by its number on the shelf or as a file."""
    if not words.isdecimal():
        return path_of(words)
    from apostille.store import shelf

    found: list[Copy] = [one for one in shelf.copies_for(_library(call)) if one.number == int(words)]
    if not found:
        raise Refusal(f"There is no backup {words}. `apostille backup --list` shows them.", what=words)
    return found[0].path


def _local(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


WHYS = {
    "closing": "when the library was closed",
    "time": "after half an hour of changes",
    "import": "before an import",
    "merge": "before a merge",
    "migration": "before it was brought up to date",
    "restore": "before a restore",
    "salvage": "of what could be salvaged",
    "asked": "asked for",
}
"""Why a backup was made, in words."""
