"""`apostille check`, `backup` and `restore`: whether all is sound, and what if not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from apostille import paths
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, make_folder, path_of
from apostille.cli.rows import table
from apostille.store.library import Library


def add(commands: Adder) -> None:
    """Adds ``check``, ``backup`` and ``restore``."""
    commands.add("check", check, "Look whether the library is sound; changes nothing.", "apostille check")
    made = commands.add(
        "backup", backup, "Write a verified copy of the library.", "apostille backup psi-copy.apostille"
    )
    made.add_argument("file", nargs="?", metavar="FILE")
    made = commands.add(
        "restore", restore, "Put a copy in the place of the library; what was there is kept beside it.",
        "apostille restore psi-copy.apostille",
    )  # fmt: skip
    made.add_argument("file", metavar="FILE")


def check(call: Call) -> Answer:
    """Checks everything that can be proved wrong."""
    from apostille.store.check import check as look

    with call.reading() as library:
        findings = look(library)
    sound = not any(one.wrong for one in findings)
    rows = [{"what": one.what, "looked_at": one.looked_at, "wrong": one.wrong} for one in findings]
    lines = table([(one.what, one.looked_at, f"{one.wrong} wrong" if one.wrong else "sound") for one in findings])
    return Answer({"sound": sound, "findings": rows}, lines, code=0 if sound else 1)


def backup(call: Call) -> Answer:
    """Writes a copy."""
    with call.reading() as library:
        file = _target(library, call.words.file)
        library.backup(file)
    return Answer({"file": str(file)}, [f"Wrote {file}, opened and checked."])


def _target(library: Library, named: str | None) -> Path:
    if named:
        return path_of(named)
    folder = paths.backups(library.uuid)
    make_folder(folder)
    folder.chmod(0o700)
    return folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}Z.apostille"


def restore(call: Call) -> Answer:
    """Restores a copy."""
    from apostille.store.backup import restore as put_back

    library = call.library or paths.default_library()
    make_folder(library.parent)
    kept = put_back(path_of(call.words.file), library)
    return Answer(
        {"library": str(library), "kept": str(kept) if kept.exists() else None},
        [f"Restored {library}.", *([f"What was there lies in {kept}."] if kept.exists() else [])],
    )
