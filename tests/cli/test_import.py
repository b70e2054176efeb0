"""`apostille import`: what comes in, what becomes of it, and what is never written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from apostille import statements
from apostille.reading.draft import Draft
from apostille.reading.reading import Reading
from apostille.store.library import Library, driver

PARAGRAPHS = [
    f"Paragraph {n}: the delegation thanks the chair and says what it said {n} times before." for n in range(9)
]
LETTER = "Letter dated 4 June 2004 from the Permanent Representative of Poland\n\n" + "\n\n".join(PARAGRAPHS)
APP = Path(__file__).resolve().parents[2] / "app"


def rows(line) -> int:  # noqa: ANN001 - the command line of conftest
    """How many statements the file holds, seen or not."""
    with Library.open(line.library, read_only=True) as library, library.read() as session:
        return driver(session).execute("SELECT count(*) FROM statement").fetchone()[0]


def test_a_row_a_statement_with_everything_that_was_found(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "POL_59_2004.txt").write_text(LETTER.replace("9 times", "\ufffd\ufffd times"), encoding="utf-8")
    (row,) = line.json("import", "POL_59_2004.txt")
    assert {key: row[key] for key in ("id", "file", "format", "encoding", "language", "issuer", "date", "became")} == {
        "id": 1, "file": "POL_59_2004.txt", "format": "text", "encoding": "utf-8", "language": "en", "issuer": "POL",
        "date": "2004-06-04", "became": "imported",
    }  # fmt: skip
    assert {"runners_up", "parts", "pages", "furniture", "comments", "damage_by_kind", "of", "doubts"} <= set(row)
    assert line.json("show", "1")["metadata"]["session"][0]["state"] == "supplied"


def test_a_line_a_statement_and_its_doubts(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "CHL_59_2009.pdf").write_text(LETTER)
    printed = line("import", "CHL_59_2009.pdf").splitlines()
    assert printed[0].split()[:5] == ["1", "text", "en", "letter", "2009"]
    assert (
        "doubt: CHL_59_2009.pdf: The name ends in .pdf, but the file is plain text; it was read as that." in printed[1]
    )
    assert "the file’s name says 2009, the text 2004-06-04" in line.out
    assert "File names as {issuer}_{session}_{year}" in line.err


def test_a_dry_run_writes_nothing_and_says_the_same(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    before = line.library.read_bytes()
    (tried,) = line.json("import", "a.txt", "--dry-run")
    assert line.library.read_bytes() == before
    (made,) = line.json("import", "a.txt")
    assert {**made, "id": None, "uuid": None} == tried
    assert (line.json("import", "a.txt", "--dry-run")["refused"][0]["why"], line.code) == (
        "a.txt is in the library already, as statement 1.",
        1,
    )


def test_a_dry_run_makes_no_library(line, tmp_path: Path) -> None:  # noqa: ANN001
    from apostille import paths
    from apostille.__main__ import main

    (tmp_path / "a.txt").write_text(LETTER)
    assert main(["import", "a.txt", "--dry-run"]) == 0
    assert not paths.default_library().exists()


def test_a_changed_file_is_a_new_version_with_its_annotations(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    line("import", "a.txt")
    line("annotate", "1", "--quote", "Paragraph 5: the delegation")
    (tmp_path / "a.txt").write_text(LETTER.replace("Paragraph 3:", "Paragraph 3, as corrected:"))
    (row,) = line.json("import", "a.txt")
    assert (row["became"], row["of"], row["id"]) == ("version", 1, 1)
    (annotation,) = line.json("annotations")
    assert (annotation["quote"], annotation["placed"]) == ("Paragraph 5: the delegation", True)
    assert line.json("show", "1")["version"] == 2
    line("undo")
    assert line.json("show", "1")["version"] == 1
    assert "as corrected" not in line.json("show", "1")["text"]


def test_a_changed_file_can_be_kept_apart(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    line("import", "a.txt")
    (tmp_path / "a.txt").write_text(LETTER + "\n\nMore.")
    (row,) = line.json("import", "a.txt", "--apart")
    assert (row["became"], row["id"]) == ("imported", 2)


def test_another_text_in_a_file_of_the_same_name_is_another_statement(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    line("import", "a.txt")
    (tmp_path / "a.txt").write_text("Something else altogether.\n\nAnd nothing of before.")
    (row,) = line.json("import", "a.txt")
    assert (row["became"], row["id"]) == ("imported", 2)


def test_a_file_that_is_there_is_read_anew_in_another_encoding(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_bytes("Réunion à Genève\n\nIl a été décidé.".encode("cp1252"))
    line("import", "a.txt", "--encoding", "cp1250")
    (row,) = line.json("import", "a.txt", "--again", "--encoding", "cp1252")
    assert (row["became"], row["of"], row["encoding"]) == ("reread", 1, "cp1252")
    assert "Réunion à Genève" in line.json("show", "1")["text"]
    (refused,) = line.json("import", "a.txt", "--again", "--encoding", "cp1252")["refused"]
    assert "same as before" in refused["why"]
    assert line.json("show", "1")["version"] == 2


def test_remarks_in_a_file_become_annotations_with_who_wrote_them(line, corpus: Path) -> None:  # noqa: ANN001
    path = corpus / "documents" / "technical" / "docling_docx_comments.docx"
    (row,) = line.json("import", str(path), "--comments")
    made = line.json("annotations")
    assert len(made) == row["comments"] == 3
    assert made[0]["quote"] == "This is the first paragraph that has a comment attached to it."
    assert made[0]["note"] == "This is a sample reviewer comment on the first paragraph. — John Reviewer, 2026-01-04"
    line("undo")
    assert (line.json("list"), line.json("annotations")) == ([], [])


def test_a_kept_file_is_read_anew_without_the_file(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_bytes("Réunion à Genève\n\nIl a été décidé.".encode("cp1252"))
    line("import", "a.txt", "--encoding", "cp1250")
    line("annotate", "1", "--quote", "décidé")
    (tmp_path / "a.txt").unlink()
    made = line.json("reread", "1", "--encoding", "cp1252", "--language", "fr")
    assert {key: made[key] for key in ("id", "version", "encoding", "language")} == {
        "id": 1,
        "version": 2,
        "encoding": "cp1252",
        "language": "fr",
    }
    assert line.json("annotations")[0]["placed"] is True
    for words, says in ((("--encoding", "ascii"), "is not ascii"), (("--encoding", "cp1252"), "same as before")):
        line("reread", "1", *words)
        assert line.code == 1
        assert says in line.err
    line("reread", "77")
    assert "There is no statement 77" in line.err
    line("undo")
    assert line.json("show", "1")["version"] == 1


def test_a_row_of_a_table_is_read_anew(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "rows.csv").write_text("Country;Text\nPoland;One short text.\nChile;Two.\n")
    line("import", "rows.csv")
    made = line.json("reread", "1", "--language", "pl")
    assert (made["language"], line.json("show", "1")["text"]) == ("pl", "One short text.")


def test_the_other_languages_of_a_symbol_are_one_work(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "CD_1737.en.txt").write_text("Letter dated 4 June 2004\n\n" + "\n\n".join(PARAGRAPHS))
    french = (
        "Lettre datée du 4 juin 2004\n\nJe vous prie de bien vouloir faire distribuer le texte de la présente lettre."
    )
    (tmp_path / "CD_1737.fr.txt").write_text(french, encoding="utf-8")
    first, second = line.json("import", "CD_1737.en.txt", "CD_1737.fr.txt")
    assert (first["became"], second["became"], second["of"]) == ("imported", "language", 1)
    with Library.open(line.library, read_only=True) as library, library.read() as session:
        works = driver(session).execute("SELECT DISTINCT work FROM statement").fetchall()
    assert len(works) == 1
    assert works[0][0] is not None


def test_the_same_symbol_twice_in_one_import_is_two_statements_and_a_doubt(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "CD_1737.txt").write_text(LETTER)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "CD_1737.txt").write_text(LETTER + "\n\nMore.")
    made = line.json("import", "CD_1737.txt", "sub")
    assert [row["id"] for row in made] == [1, 2]
    assert "comes in with it" in made[1]["doubts"][-1]


def test_the_same_file_twice_comes_once(line, tmp_path: Path) -> None:  # noqa: ANN001
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER)
    made, told = line.json("import", "a.txt", "b.txt")
    assert (made["id"], told["refused"][0]["why"]) == (1, "b.txt is the same file as a.txt. It was imported once.")
    assert line.code == 1


def test_a_whole_import_is_one_step(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    line("import", "a.txt")
    (tmp_path / "a.txt").write_text(LETTER + "\n\nMore.")
    (tmp_path / "b.txt").write_text("Another.\n")
    line("import", "a.txt", "b.txt")
    line("undo")
    assert [row["id"] for row in line.json("list")] == [1]
    assert line.json("show", "1")["version"] == 1


def test_an_archive_and_a_table(line, tmp_path: Path) -> None:  # noqa: ANN001
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as made:
        made.writestr("x/a.txt", LETTER)
        made.writestr("b.md", "# Title\n\nText.")
        made.writestr("picture.png", "x")
    (tmp_path / "rows.csv").write_text("Country;Text\nPoland;One.\nChile;Two.\n")
    found = line.json("import", "all.zip", "rows.csv")
    assert [Path(row["file"]).as_posix() for row in found] == [
        "rows.csv, row 1",
        "rows.csv, row 2",
        "all.zip/b.md",
        "all.zip/x/a.txt",
    ]
    assert [row["issuer"] for row in found[:2]] == ["POL", "CHL"]
    assert "rows.csv: one statement a row." in line.err
    assert "1 file of other kinds left out." in line.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--pattern", "letter"), "no pattern"),
        (("--language", "French"), "no language code"),
        (("--again", "--apart"), "not allowed with"),
    ],
)
def test_wishes_that_make_no_sense(line, tmp_path: Path, words: tuple[str, ...], says: str) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text(LETTER)
    line("import", "a.txt", *words)
    assert (line.code, line.out) == (2, "")
    assert says in line.err


def test_what_the_analyst_knows_of_language_and_names(line, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "poland-59.txt").write_text(LETTER)
    (row,) = line.json("import", "poland-59.txt", "--language", "fr", "--pattern", "{state}-{session}")
    assert row["language"] == "fr"
    assert line.json("show", "1")["metadata"]["session"][0]["value"] == "59"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl+C to one process")
def test_ctrl_c_leaves_nothing_behind(line, tmp_path: Path) -> None:  # noqa: ANN001
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(3000):
        (folder / f"{n}.txt").write_text(f"Statement {n}.\n\n" + LETTER)
    command = [sys.executable, "-m", "apostille", "--library", str(line.library), "import", str(folder)]
    running = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(APP)}, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while time.monotonic() < end and not _begun(line):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130, told
    assert told == "apostille: Stopped. Nothing half-done was kept.\n"
    assert rows(line) == 0
    assert line.json("list") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "psi.apostille"]


def _begun(line) -> bool:  # noqa: ANN001
    wal = line.library.with_name(line.library.name + "-wal")
    return wal.exists() and wal.stat().st_size > 200_000


def test_a_file_of_pages_without_text_is_kept_and_said(line) -> None:  # noqa: ANN001
    scan = Draft("scan.pdf", b"%PDF-1.7 pages", "", Reading("", (), ()), "und", format="pdf", pages=11)
    with Library.open(line.library) as library, library.step("Import") as session:
        statements.add(session, scan)
    assert "scan.pdf (no text)" in line("list")
    assert "scan.pdf holds no text that can be read. Its 14 bytes are kept." in line("show", "1")
    line("annotate", "1", "--whole", "--note", "Eleven pages, read on paper.")
    for ending in ("md", "docx", "html", "csv"):
        line("report", "--to", f"report.{ending}")
        assert line.code == 0, line.err
    assert "The file holds no text that could be read" in Path("report.md").read_text("utf-8")
    assert line.json("check")["sound"] is True
