"""Writing: whole or not at all, the same bytes twice, nothing of the machine in the file."""

from __future__ import annotations

import csv
import errno
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from apostille.exporting.report import Report
from apostille.exporting.write import KINDS, write
from apostille.refusal import Refusal, WrongUse

MOMENT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
NUMBERS = list(range(1, 9))
WITHOUT_QT = [kind for kind in KINDS if kind != ".pdf"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_report_gives_the_same_bytes(report: Report, tmp_path: Path, kind: str, qapp: object) -> None:
    one, two = tmp_path / f"a{kind}", tmp_path / f"b{kind}"
    write(report, one, moment=MOMENT)
    write(report, two, moment=MOMENT.replace(hour=3))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_machine_is_in_the_file(report: Report, tmp_path: Path, kind: str, qapp: object) -> None:
    target = write(report, tmp_path / f"report{kind}", moment=MOMENT)
    parts = [target.read_bytes()]
    if kind == ".docx":
        with zipfile.ZipFile(target) as package:
            parts = [package.read(name) for name in package.namelist()]
    told = b"".join(parts)
    assert str(tmp_path).encode() not in told
    assert b"python-docx" not in told
    assert b"Macintosh" not in told


@pytest.mark.parametrize("kind", WITHOUT_QT)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    report: Report, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"report{kind}"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal) as refused:
        write(report, target, moment=MOMENT)
    assert refused.value.why == (
        "Report not written: the disk is full. Your library is unchanged. Choose another place."
    )
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_a_missing_folder_a_folder_of_that_name_and_an_unknown_ending(report: Report, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="the folder is not there"):
        write(report, tmp_path / "nowhere" / "report.md", moment=MOMENT)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(Refusal, match="there is a folder of that name"):
        write(report, tmp_path / "folder.md", moment=MOMENT)
    with pytest.raises(WrongUse, match=r"“\.xyz”.*\.md, \.html, \.pdf, \.docx, \.csv"):
        write(report, tmp_path / "report.xyz", moment=MOMENT)
    assert [each.name for each in tmp_path.iterdir()] == ["folder.md"]


def test_a_link_is_followed_and_rights_are_kept(report: Report, tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    assert write(report, link, moment=MOMENT) == real
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("# Interdiction")
    assert real.stat().st_mode & 0o777 == 0o640


def test_csv_has_a_row_for_every_annotation_and_no_formula(report: Report, tmp_path: Path) -> None:
    target = write(report, tmp_path / "report.csv", moment=MOMENT)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["number"]) for row in rows] == NUMBERS
    assert rows[4]["translation"].startswith("'=HYPERLINK")
    assert rows[4]["note"] == "'@SUM(A1)"
    assert rows[4]["passage"] == "ends <b>here</b> & *now*. ¶ Next_line"
    assert rows[5]["tags"] == "Cooperation/Partnership network; B"
    assert rows[6]["tags"] == "Institutional form"
    assert [row["placed"] for row in rows] == ["yes"] * 7 + ["no"]
    assert target.read_bytes().startswith(b'\xef\xbb\xbf"number"')


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1", "@a", "\t=1", "\r1", "\u200b=1", " =1", "＝1", "\ufeff@x", "-\x1f=\x1f"]
)
def test_cells_that_would_calculate_are_guarded_unless_exact(report: Report, tmp_path: Path, cell: str) -> None:
    first = report.sections[0].entries[0]._replace(translation=cell)
    hostile = replace(report, sections=(replace(report.sections[0], entries=(first,)),))
    assert f'"\'{cell}"' in write(hostile, tmp_path / "a.csv", moment=MOMENT).read_bytes().decode("utf-8-sig")
    exact = write(replace(hostile, exact=True), tmp_path / "b.csv", moment=MOMENT).read_bytes().decode("utf-8-sig")
    assert f'"{cell}"' in exact


@pytest.mark.parametrize("cell", ['"', 'a "b" c', '""', '","', '","=1', ',"-\r\n', "a\nb", "\x1f", ""])
@pytest.mark.parametrize("exact", [False, True])
def test_any_cell_is_read_back_as_it_was(report: Report, tmp_path: Path, cell: str, exact: bool) -> None:
    first = report.sections[0].entries[0]._replace(translation=cell, annotator=cell)
    odd = replace(report, exact=exact, sections=(replace(report.sections[0], entries=(first, first)),))
    with write(odd, tmp_path / "odd.csv", moment=MOMENT).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["translation"], row["annotator"], row["uuid"]) for row in rows] == [(cell, cell, first.uuid)] * 2


def test_lone_surrogates_and_control_characters_do_not_stop_any_format(report: Report, tmp_path: Path) -> None:
    first = report.sections[0].entries[0]._replace(note="a\ud800b\x01c", translation="\x0b")
    hostile = replace(report, title="T\x02", sections=(replace(report.sections[0], entries=(first,)),))
    for kind in WITHOUT_QT:
        assert write(hostile, tmp_path / f"report{kind}", moment=MOMENT).stat().st_size


def test_without_qt_all_but_pdf_are_written_and_pdf_says_what_works(tmp_path: Path) -> None:
    """In a process of its own in which PySide6 cannot be imported."""
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from datetime import datetime, UTC; from pathlib import Path\n"
        "from apostille.exporting.report import Report\n"
        "from apostille.exporting.write import write, KINDS\n"
        "from apostille.refusal import LibrariesMissing\n"
        "r = Report('T','','','','','',(),(),(),(),(),())\n"
        "for kind in KINDS:\n"
        "    try: write(r, Path(sys.argv[1], 'r' + kind), moment=datetime.now(UTC))\n"
        "    except LibrariesMissing as refused: print(kind, refused.exit_code, refused.why)\n"
    )
    app = Path(__file__).resolve().parents[2] / "app"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(app)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(".pdf 3 Report not written: Qt")
    assert "Choose .docx, .html, .md or .csv." in done.stdout
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".csv", ".docx", ".html", ".md"]
