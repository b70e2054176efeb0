"""What was deleted is gone from the file: its raw bytes are searched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from apostille import annotations, statements
from apostille.reading.span import Span
from apostille.store import check, shelf
from apostille.store.forgetting import forget_history
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

DELETED = "SÉCRÉTAIREANONYME"
OTHER = "КОНФИДЕНЦИАЛЬНО"


def bytes_of(path: Path) -> bytes:
    """The file and all that lies beside it, read in no process that has it open."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob("*library.apostille*")))


def holds(path: Path, *words: str) -> list[str]:
    raw = bytes_of(path)
    return [word for word in words if word.encode() in raw]


@pytest.fixture
def written(path: Path) -> Path:
    """A library in which notes were written, changed and deleted, and a draft typed; closed."""
    dice = random.Random(7)  # noqa: S311 - seeded to be repeated
    with Library.create(path) as library:
        with library.step("Import") as session:
            statement = statements.add(session, draft_of("La paix est possible. " * 50))
            made = [annotations.mark(session, statement, Span(n, n + 5), note=f"{n} kept") for n in range(200)]
        for n in dice.sample(made, 60):
            with library.step("Write note") as session:
                annotations.write_note(session, n, f"{DELETED} {n} " + "x" * dice.randrange(6000))
            with library.step("Write note") as session:
                annotations.write_note(session, n, "Otherwise")
        gone = made[17]
        with library.step("Write note") as session:
            annotations.write_note(session, gone, f"{OTHER} {'y' * 9000}")
        with library.staging() as session:
            annotations.draft(session, gone, f"{OTHER} typed")
        with library.step("Remove annotation") as session:
            annotations.remove(session, gone)
    return path


def test_until_then_undo_would_bring_it_back_so_it_is_there(written: Path) -> None:
    assert holds(written, DELETED, OTHER) == [DELETED, OTHER]


def test_forgotten_notes_are_nowhere_in_the_file(written: Path) -> None:
    with Library.open(written) as library:
        forget_history(library)
        assert library.undoable is None
        assert library.history(1)[0].name == "Forget history"
        assert len(library.history(1000)) > 100
        assert [one for one in check.check(library) if one.wrong] == []
    assert holds(written, DELETED, OTHER) == []
    assert holds(written, "199 kept", "Otherwise") == ["199 kept", "Otherwise"]


def test_they_are_gone_at_once_and_not_only_at_closing(written: Path, tmp_path: Path) -> None:
    """The copy is made by another process: this one may not open the file that it has open."""
    import subprocess
    import sys

    with Library.open(written) as library:
        forget_history(library)
        script = "import sys, pathlib; f = pathlib.Path(sys.argv[1]); print(f.read_bytes().count(sys.argv[2].encode()))"
        for name in (written, written.with_name(f"{written.name}-wal")):
            command = [sys.executable, "-X", "utf8", "-c", script, str(name), DELETED]
            assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "0", name


def test_after_ninety_days_they_are_gone_by_themselves(written: Path) -> None:
    with Library.open(written) as library, library.staging() as session:
        driver(session).execute("UPDATE step SET at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-91 days')")
        driver(session).execute("DELETE FROM note_draft")
    assert holds(written, DELETED) == []


def test_a_removed_statement_leaves_no_word_in_the_index(path: Path) -> None:
    with Library.create(path) as library:
        with library.step("Import") as session:
            statements.add(session, draft_of("Stays."))
            gone = statements.add(session, draft_of("Zanzibarquuxfoo was named here."))
        with library.step("Remove statement") as session:
            statements.remove(session, gone)
        statements.empty_bin(library)
        forget_history(library)
    assert holds(path, "anzibarquuxfoo") == []


def test_backups_hold_it_until_they_are_removed_too(written: Path) -> None:
    with Library.open(written) as library:
        kept = shelf.keep(library, "asked")
        assert kept is not None
        forget_history(library)
        assert DELETED.encode() in kept.copy.path.read_bytes()
        assert forget_history(library, backups=True) == 1
        assert list(kept.copy.path.parent.glob("*.apostille")) == []
        assert list(kept.copy.path.parent.glob("*.json")) == []
