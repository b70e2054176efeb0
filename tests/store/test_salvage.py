"""Every row that can be read of a damaged library comes into a new one; the rest is listed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apostille import annotations, codebook, statements
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import check, salvage
from apostille.store.library import Library, driver
from tests.store.conftest import draft_of

TABLES = ("statement", "annotation", "tag", "annotation_tag", "anchor", "version", "block", "field", "text", "original")


@pytest.fixture
def whole(path: Path) -> Path:
    """A closed library of some hundred pages."""
    with Library.create(path) as library, library.step("Import") as session:
        tag = codebook.add(session, "Threats")
        for n in range(60):
            statement = statements.add(
                session, draft_of(f"Statement {n}. " + "La paix est possible. " * 60, f"{n}.txt")
            )
            annotations.mark(session, statement, Span(0, 9), tags=[tag], note=f"Note {n} " + "x" * 300)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as raw:
        asked = {table: f'SELECT * FROM "{table}" ORDER BY 1' for table in TABLES}  # noqa: S608 - names of our own
        found = {table: raw.execute(sql).fetchall() for table, sql in asked.items()}
    raw.close()
    return found


def salvaged(path: Path) -> tuple[salvage.Salvaged, Path]:
    to = path.with_name("new.apostille")
    to.unlink(missing_ok=True)
    before = path.read_bytes()
    made = salvage.salvage(path, to)
    assert path.read_bytes() == before
    with Library.open(to) as library:
        assert [one for one in check.check(library) if one.wrong] == []
    with Library.open(to) as again:
        assert [one for one in check.check(again) if one.wrong] == []
    return made, to


def overwrite(path: Path, page: int, data: bytes = b"\x00" * 4096) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(data)


def test_of_a_sound_library_every_row_comes_over(whole: Path) -> None:
    made, to = salvaged(whole)
    assert made.lost == []
    assert rows(to) == rows(whole)
    assert made.read["annotation"] == 60


def test_a_garbled_header_costs_nothing(whole: Path) -> None:
    before = rows(whole)
    with whole.open("r+b") as file:
        file.write(b"\xff" * 100)
    made, to = salvaged(whole)
    assert made.lost == []
    assert rows(to) == before


def test_a_first_page_that_is_gone_is_taken_from_a_new_library(whole: Path) -> None:
    before = rows(whole)
    overwrite(whole, 1)
    _made, to = salvaged(whole)
    assert rows(to)["annotation"] == before["annotation"]
    assert rows(to)["text"] == before["text"]


def test_each_page_in_turn_may_be_gone(whole: Path) -> None:
    """What a page held is lost, and listed; all else is there, and the new library is sound."""
    before = rows(whole)
    data = whole.read_bytes()
    kept = 0
    pages = range(2, len(data) // 4096 + 1, 7)
    for page in pages:
        whole.write_bytes(data)
        overwrite(whole, page)
        made, to = salvaged(whole)
        after = rows(to)
        assert made.lost or after == before, page
        kept += len(after["annotation"])
    assert kept > 0.8 * 60 * len(pages)


def test_a_file_that_is_cut_short_gives_what_it_still_has(whole: Path) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: len(data) * 3 // 4 // 4096 * 4096 + 100])
    made, to = salvaged(whole)
    assert made.lost
    assert len(rows(to)["statement"]) > 10


def test_a_text_that_turned_is_kept_as_it_is_now_and_listed(whole: Path) -> None:
    with Library.open(whole) as library, library.staging() as session:
        driver(session).execute("UPDATE text SET text = replace(text, 'Statement 7.', 'Statement ?.')")
    made, to = salvaged(whole)
    (line,) = [line for line in made.lost if line.startswith("text ")]
    assert "not what was stored" in line
    assert len(rows(to)["text"]) == 60


def test_words_of_a_note_whose_statement_is_gone_are_in_the_list(whole: Path) -> None:
    raw = sqlite3.connect(whole)
    raw.execute("DELETE FROM statement WHERE id = 5")
    raw.commit()
    raw.close()
    made, to = salvaged(whole)
    assert any("Note 4 xxx" in line for line in made.lost)
    assert len(rows(to)["annotation"]) == 59


@pytest.mark.parametrize("data", [b"", b"rubbish", b"\x00" * 100_000], ids=["empty", "rubbish", "zeros"])
def test_of_nothing_an_empty_library_is_made(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    made, to = salvaged(path)
    assert made.read.get("statement", 0) == 0
    assert rows(to)["statement"] == []


def test_nothing_is_written_over(whole: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.apostille"
    there.write_text("mine")
    with pytest.raises(Refusal, match="already a file"):
        salvage.salvage(whole, there)
    assert there.read_text() == "mine"


def test_it_can_be_stopped_and_leaves_nothing(whole: Path, tmp_path: Path) -> None:
    from apostille.store.progress import Stopped

    with pytest.raises(Stopped):
        salvage.salvage(whole, tmp_path / "new.apostille", lambda _done, _of: False)
    assert not (tmp_path / "new.apostille").exists()
