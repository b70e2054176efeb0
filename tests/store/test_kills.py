"""kill -9 while work is being written: what was acknowledged is there, and all is sound."""

from __future__ import annotations

import contextlib
import random
import time
from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.store import check
from apostille.store.library import Library, driver
from tests.store.children import start
from tests.store.conftest import draft_of

ROUNDS = 6
WORK = """
import random
dice = random.Random(int(sys.argv[2]))
while True:
    with Library.open(path) as library:
        for n in range(dice.randint(1, 12)):
            with library.step("Mark") as session:
                start = dice.randint(0, 900)
                tag = codebook.ensure(session, f"Tag {dice.randint(0, 5)}")
                made = annotations.mark(session, 1, Span(start, start + dice.randint(1, 60)), tags=[tag], note=str(n))
            print("mark", made, flush=True)
        if dice.random() < 0.3:
            with library.step("Add tag") as session:
                codebook.ensure(session, f"Further {dice.random()}")
            library.undo()
            library.redo()
"""


def acknowledged(path: Path, dice: random.Random) -> set[int]:
    """The annotations a child said it had written before it was killed, some marks after the first."""
    child = start(WORK, path, dice.randint(0, 1000))
    assert child.stdout is not None
    assert child.stderr is not None
    lines = [child.stdout.readline() for _ in range(dice.randint(2, 40))]
    time.sleep(dice.uniform(0, 0.03))
    child.kill()
    lines += child.stdout.readlines()
    errors = child.stderr.read()
    child.communicate()
    assert child.returncode == -9, errors
    return {int(line.split()[1]) for line in lines if line.endswith("\n")}  # the last line may be cut


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9(path: Path) -> None:
    with Library.create(path) as library, library.step("Import") as session:
        statements.add(session, draft_of("Les États réaffirment. " * 50))
    told: set[int] = set()
    for seed in range(ROUNDS):
        told |= acknowledged(path, random.Random(seed))  # noqa: S311 - seeded to be repeated
        with Library.open(path, read_only=True) as library, library.read() as session:
            found = {row[0] for row in driver(session).execute("SELECT id FROM annotation")}
            assert told <= found
            assert [one for one in check.check(library) if one.wrong] == []
    assert len(told) > ROUNDS
    with Library.open(path) as library:
        before = marks(library)
        for _ in range(3):
            library.undo()
        assert len(marks(library)) < len(before) or library.redoable != "Mark"
        for _ in range(3):
            library.redo()
        assert marks(library) == before


def marks(library: Library) -> list[annotations.AnnotationRow]:
    with library.read() as session:
        return annotations.of_statement(session, 1)


def test_an_import_killed_in_the_middle_is_gone_afterwards(path: Path) -> None:
    Library.create(path).close()
    code = """
    sys.path.insert(0, str(Path(sys.argv[2])))
    from tests.store.conftest import draft_of
    library = Library.open(path)
    with library.staging() as session:
        statements.add_staged(session, draft_of("Never arrived."))
    print("staged", flush=True)
    with library.staging() as session:
        statements.add_staged(session, draft_of("Not even committed."))
        session.flush()
        print("writing", flush=True)
        sys.stdin.readline()
    """
    child = start(code, path, Path(__file__).resolve().parents[2])
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.readline()
    child.kill()
    with contextlib.suppress(BrokenPipeError):
        child.communicate(timeout=30)
    with Library.open(path) as library, library.read() as session:
        assert library.unclean
        assert statements.listed(session) == []
        assert driver(session).execute("SELECT count(*) FROM text").fetchone() == (0,)
        assert library.undoable is None
