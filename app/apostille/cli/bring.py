"""`apostille import PATH…`: files and folders become statements, in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count, path_of, progress
from apostille.cli.rows import Row, table
from apostille.reading.draft import Draft
from apostille.refusal import Refusal
from apostille.store.library import Library

if TYPE_CHECKING:
    from apostille.importing.sources import Source


def add(commands: Adder) -> None:
    """Adds ``import``."""
    made = commands.add(
        "import", bring, "Read files and folders into the library, in one step.", "apostille import notes/ letter.txt"
    )
    made.add_argument("paths", nargs="+", metavar="PATH")
    made.add_argument("--encoding", help="how the bytes are to be read, where the guess is wrong")


def bring(call: Call) -> Answer:
    """Imports; what cannot be read is refused by name and the rest comes in."""
    refused: list[Refusal] = []
    sources = _sources(call.words.paths, refused)
    with call.writing() as library:
        staged = _stage(library, sources, call.words.encoding, refused)
        if not staged:
            return Answer([], (), refused or [Refusal("There is no file to import there.")])
        with library.step(f"Import {count(len(staged), 'statement')}") as session:
            statements.arrive(session, [statement for statement, _draft, _where in staged])
        with library.read() as session:
            rows = [_row(session, *one) for one in staged]
    lines = table([(row["id"], row["language"], row["kind"] or "–", row["title"]) for row in rows])
    doubts = [Refusal(f"{row['file']}: {doubt}") for row in rows for doubt in row["doubts"]]
    return Answer(rows, [*lines, *(f"  doubt: {doubt.why}" for doubt in doubts)], refused)


def _sources(named: Iterable[str], refused: list[Refusal]) -> list[Source]:
    from apostille.importing import folders  # only an import needs to know what files are

    found = folders.find(path_of(name) for name in named)
    refused += found.refused
    return found.sources


def _stage(
    library: Library, sources: list[Source], encoding: str | None, refused: list[Refusal]
) -> list[tuple[int, Draft, str]]:
    """Reads each file and keeps it unseen; a file that is there already, or comes twice, is refused."""
    from apostille.importing.pool import Pool, Wishes

    staged: list[tuple[int, Draft, str]] = []
    seen: dict[str, str] = {}
    with Pool() as pool:
        for done, outcome in enumerate(pool.read(sources, Wishes(encoding)), 1):
            progress(done, len(sources), outcome.source.name)
            try:
                if outcome.refusal:
                    raise outcome.refusal
                for draft in outcome.drafts:
                    _refuse_known(library, draft, outcome.source, seen)
                    with library.staging() as session:
                        statement = statements.add_staged(session, draft)
                    staged.append((statement, draft, outcome.source.where))
            except Refusal as refusal:
                refused.append(refusal)
    return staged


def _refuse_known(library: Library, draft: Draft, source: Source, seen: dict[str, str]) -> None:
    sha256 = hashlib.sha256(draft.original).hexdigest()
    if sha256 in seen:
        raise Refusal(f"{source.name} is the same file as {seen[sha256]}. It was imported once.", what=source.where)
    with library.read() as session:
        there = statements.same(session, sha256)
    if there is not None:
        raise Refusal(f"{source.name} is in the library already, as statement {there}.", what=source.where)
    seen[sha256] = source.name


def _row(session: Session, statement: int, draft: Draft, file: str) -> Row:
    one = statements.opened(session, statement)
    return {
        "id": statement,
        "uuid": one.uuid,
        "file": file,
        "title": one.title,
        "kind": one.value("kind") or None,
        "date": one.value("date") or None,
        "language": one.language,
        "encoding": one.source.encoding,
        "paragraphs": sum(block.number is not None for block in one.reading.blocks),
        "damage": len(one.damage),
        "doubts": list(draft.doubts),
    }
