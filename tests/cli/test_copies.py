"""`apostille backup` and `restore`: what is kept by itself, listed, looked into and put back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Line


def test_a_change_is_backed_up_when_the_library_is_closed(line: Line, shipped: Path) -> None:
    line.json("import", str(shipped))
    (kept,) = line.json("backup", "--list")
    assert (kept["number"], kept["why"]) == (1, "closing")
    assert Path(kept["file"]).exists()
    line.json("tag", "add", "A")
    assert len(line.json("backup", "--list")) == 1  # no more than one in half an hour
    line.json("list")
    assert line.json("backup")["file"].endswith("-asked.apostille")
    again = line.json("backup")["file"]
    assert "00000002-" in again
    assert len(line.json("backup", "--list")) == 2


def test_many_files_are_preceded_by_a_backup(line: Line, shipped: Path, tmp_path: Path) -> None:
    line.json("import", str(shipped))
    line.json("tag", "add", "A")
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"Statement number {number} of the delegation of Peru.")
    line.json("import", str(folder))
    before = line.json("backup", "--list")[0]
    assert before["why"] == "import"
    looked = line.json("backup", "--look", str(before["number"]))
    assert (looked["statements"], looked["tags"]) == (1, 1)
    assert looked["differences"]["statements"] == {"only_in_backup": 0, "only_now": 25, "otherwise": 0}
    assert looked["last"][0]["name"] == "Add tag"


def test_a_backup_is_put_back_by_its_number_and_what_was_there_is_backed_up(line: Line, shipped: Path) -> None:
    line.json("import", str(shipped))
    line.json("tag", "add", "Gone again")
    restored = line.json("restore", "1")
    assert line.json("tag", "list") == []
    assert Path(restored["kept"]).exists()
    assert [one["why"] for one in line.json("backup", "--list")] == ["restore", "closing"]
    line.json("restore", "2")
    assert [tag["path"] for tag in line.json("tag", "list")] == ["Gone again"]


def test_a_number_that_is_not_there_is_refused(line: Line, shipped: Path) -> None:
    line.json("import", str(shipped))
    for words in (("restore", "7"), ("backup", "--look", "7")):
        line(*words)
        assert line.code == 1
        assert "no backup 7" in line.err
