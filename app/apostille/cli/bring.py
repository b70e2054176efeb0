"""`apostille import PATH…`: files and folders become statements, in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.orm import Session

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count, path_of, progress
from apostille.cli.rows import Row, table
from apostille.reading.draft import Draft
from apostille.refusal import Refusal
from apostille.store.library import Library


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
    files = _files(call.words.paths, refused)
    with call.writing() as library:
        staged = _stage(library, files, call.words.encoding, refused)
        if not staged:
            return Answer([], (), refused or [Refusal("There is no file to import there.")])
        with library.step(f"Import {count(len(staged), 'statement')}") as session:
            statements.arrive(session, [statement for statement, _draft, _file in staged])
        with library.read() as session:
            rows = [_row(session, *one) for one in staged]
    lines = table([(row["id"], row["language"], row["kind"] or "–", row["title"]) for row in rows])
    doubts = [Refusal(f"{row['file']}: {doubt}") for row in rows for doubt in row["doubts"]]
    return Answer(rows, [*lines, *(f"  doubt: {doubt.why}" for doubt in doubts)], refused)


def _files(named: Iterable[str], refused: list[Refusal]) -> list[Path]:
    from apostille.importing.read import files_in  # the rules of reading take longer to load than a list to print

    files: list[Path] = []
    for name in named:
        try:
            files += files_in(path_of(name))
        except Refusal as refusal:
            refused.append(refusal)
    return files


def _stage(
    library: Library, files: list[Path], encoding: str | None, refused: list[Refusal]
) -> list[tuple[int, Draft, Path]]:
    """Reads each file and keeps it unseen; a file that is there already, or comes twice, is refused."""
    from apostille.importing.read import read

    staged: list[tuple[int, Draft, Path]] = []
    seen: dict[str, Path] = {}
    for done, file in enumerate(files, 1):
        progress(done, len(files), file.name)
        try:
            drafts = read(file, encoding=encoding)
            for draft in drafts:
                _refuse_known(library, draft, file, seen)
                with library.staging() as session:
                    statement = statements.add_staged(session, draft)
                staged.append((statement, draft, file))
        except Refusal as refusal:
            refused.append(_named(refusal, file))
    return staged


def _named(refusal: Refusal, file: Path) -> Refusal:
    """The refusal with the file's name, where the sentence does not have it yet."""
    why = refusal.why if file.name in refusal.why else f"{file.name}: {refusal.why}"
    return Refusal(why, what=refusal.what or str(file))


def _refuse_known(library: Library, draft: Draft, file: Path, seen: dict[str, Path]) -> None:
    sha256 = hashlib.sha256(draft.original).hexdigest()
    if sha256 in seen:
        raise Refusal(f"{file.name} is the same file as {seen[sha256].name}. It was imported once.", what=str(file))
    with library.read() as session:
        there = statements.same(session, sha256)
    if there is not None:
        raise Refusal(f"{file.name} is in the library already, as statement {there}.", what=str(file))
    seen[sha256] = file


def _row(session: Session, statement: int, draft: Draft, file: Path) -> Row:
    one = statements.opened(session, statement)
    return {
        "id": statement,
        "uuid": one.uuid,
        "file": str(file),
        "title": one.title,
        "kind": one.value("kind") or None,
        "date": one.value("date") or None,
        "language": one.language,
        "encoding": one.source.encoding,
        "paragraphs": sum(block.number is not None for block in one.reading.blocks),
        "damage": len(one.damage),
        "doubts": list(draft.doubts),
    }
