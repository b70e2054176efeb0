"""How the libraries of older schemas in this folder were made: each by the program that had that schema.

Run with that program: ``PYTHONPATH=app:. python -m tests.old.making schema-1``. It writes the library, compressed, and
as JSON what the program said of it then.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from apostille import annotations, annotators, codebook, statements
from apostille.__main__ import main
from apostille.exporting import recipes
from apostille.exporting.report import Recipe
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.store.library import Library

OLD = Path(__file__).parent
SHIPPED = OLD.parents[1] / "texts" / "note-verbale-2004.fr.txt"

LETTER = (
    "Letter dated 3 May 1999 from the Permanent Representative of Portugal\n\n"
    "The dÃ©claration of SÃ£o TomÃ© speaks of the peace-keeping op\ufffd\ufffdrations in two places.\n\n"
    "Its \ue001 \ufb01rst paragraph is sound, and its last one is too: “No State stands alone.”\n"
)
SPEECH = "Mr. Ivanov (Russian Federation): We support the draft resolution.\n\nPeace is everybody's affair.\n"
SPEECH_AGAIN = SPEECH.replace("resolution.", "resolution, as amended.").replace(" affair", "")
SPEECH_THRICE = SPEECH_AGAIN.replace("draft ", "")
PAPER = "Working paper submitted by Ghana\n\nThe zones free of nuclear weapons are five.\n"
PAPER_AGAIN = "Working paper submitted by Ghana\n\nThe zones free of nuclear weapons are six.\n"
ARABIC = "بيان المملكة العربية السعودية\n\nإن االجتماع الأول يؤكد أهمية السالم في المنطقة.\n"

SAID: Sequence[tuple[str, ...]] = (
    ("list",), ("show", "1"), ("show", "2"), ("show", "3"), ("show", "4"), ("show", "5"), ("annotations",),
    ("tag", "list"), ("history",), ("check",),
)  # fmt: skip
"""The commands whose answers are kept beside the library."""


def make(path: Path) -> None:
    """Makes the library: versions of every kind, undone steps, a bin, and files that only images of rows name."""
    with Library.create(path) as library:
        for name, words in (
            ("letter.txt", LETTER),
            ("speech.txt", SPEECH),
            ("paper.txt", PAPER),
            ("bayan.txt", ARABIC),
        ):
            _add(library, name, words.encode())
        _add(library, SHIPPED.name, SHIPPED.read_bytes())
        _annotate(library)
        _renew(library, 2, "speech.txt", SPEECH_AGAIN)
        gone = _add(library, "gone.txt", b"Nobody needs this any longer, and nobody will read it.\n")
        with library.step("Remove") as session:
            statements.remove(session, gone)
        statements.empty_bin(library)  # a barrier: the first file of the speech is named by nothing now
        _renew(library, 2, "speech.txt", SPEECH_THRICE)
        _renew(library, 3, "paper.txt", PAPER_AGAIN)
        library.undo()
        _repair(library)
        removed = _add(library, "removed.txt", b"This lies in the bin: a note that was sent twice.\n")
        with library.step("Remove") as session:
            statements.remove(session, removed)
        statements.leave(library, 1, 40)
        with library.staging() as session:
            annotations.draft(session, 1, "A note that is being typ")
        with library.step("Tag") as session:
            annotations.tag(session, 2, 3)
        library.undo()


def said(path: Path) -> dict[str, object]:
    """What the command line says of a library, as JSON, by command."""
    return {" ".join(words): _said(path, words) for words in SAID}


def _said(path: Path, words: Sequence[str]) -> object:
    out = io.StringIO()
    with redirect_stdout(out):
        main(["--library", str(path), "--json", *words])
    return json.loads(out.getvalue())


def _add(library: Library, name: str, data: bytes) -> int:
    with library.step("Import") as session:
        return statements.add(session, compose(name, data))


def _renew(library: Library, statement: int, name: str, words: str) -> None:
    with library.step("Import again") as session:
        statements.renew(session, statement, compose(name, words.encode()))


def _annotate(library: Library) -> None:
    with library.step("Codebook") as session:
        peace = codebook.add(session, "Peace/Peace-keeping")
        codebook.define(session, peace, definition="What keeps the peace", use_for="Operations", aliases=["PKO"])
        codebook.set_key(session, peace, 1)
        arms = codebook.add(session, "Arms")
        ana = annotators.add(session, "Ana")
    marked = (
        (1, "two places", peace),
        (2, "Peace is everybody", peace),
        (3, "nuclear weapons", arms),
        (4, "المنطقة", arms),
    )
    for statement, words, tag in marked:
        _mark(library, statement, words, tag)
    library.annotator = ana
    _mark(library, 5, "Conférence", arms)
    with library.step("As a whole") as session:
        whole = annotations.mark(session, 1, None, tags=[arms], note="A letter with *damage*.")
        annotations.translate(session, whole, "Une lettre abîmée")
        statements.set_reading(session, 1, "done")
        statements.nothing_found(session, 3, peace)
        statements.set_field(session, 1, "place", "Lisbon")
        recipes.keep(session, Recipe("Peace", "Little is said."))


def _mark(library: Library, statement: int, words: str, tag: int) -> None:
    with library.step("Mark") as session:
        start = statements.opened(session, statement).reading.text.index(words)
        annotations.mark(session, statement, Span(start, start + len(words)), tags=[tag], note=f"On “{words}”")


def _repair(library: Library) -> None:
    for _ in range(2):
        with library.step("Repair") as session:
            damage = statements.opened(session, 5).damage[0]
            statements.repair(session, 5, damage.span, "śniewski.", "English version")
        library.undo()
    library.redo()
    with library.step("Accept proposals") as session:
        one = statements.opened(session, 1)
        pairs = [(each.span, each.proposal) for each in one.damage if each.proposal is not None]
        statements.mend(session, 1, pairs[:2], "as proposed")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library.apostille"
        make(library)
        told = json.dumps(said(library), ensure_ascii=False, indent=1, sort_keys=True)
        (OLD / f"{sys.argv[1]}.apostille.gz").write_bytes(gzip.compress(library.read_bytes(), mtime=0))
        (OLD / f"{sys.argv[1]}.json").write_text(told + "\n", encoding="utf-8")
