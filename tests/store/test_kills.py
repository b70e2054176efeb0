"""kill -9 in the middle of an import: nothing of it is there. Random work that is killed: tests/soaks."""

from __future__ import annotations

import contextlib
from pathlib import Path

from apostille import statements
from apostille.store.library import Library, driver
from tests.store.children import start


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
