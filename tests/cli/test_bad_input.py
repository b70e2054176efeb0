"""Whatever is wrong with the input: a sentence, an exit code, and everything as it was."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import apostille
from apostille.__main__ import main
from tests.store.children import start


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory, shipped: Path) -> bytes:
    """A library with the shipped statement, a tag below another and one annotation, closed."""
    path = tmp_path_factory.mktemp("morning") / "psi.apostille"
    main(["new", str(path)])
    main(["--library", str(path), "import", str(shipped)])
    main(
        [
            "--library",
            str(path),
            "annotate",
            "1",
            "--quote",
            "un réseau actif",
            "--tag",
            "Cooperation/Networks",
            "--create-tags",
        ]
    )
    return path.read_bytes()


@pytest.fixture
def note(line, morning: bytes):  # noqa: ANN001, ANN201 - the command line of conftest
    """The command line on a copy of that library."""
    line.library.write_bytes(morning)
    return line


@pytest.fixture
def kept(note) -> Callable[..., None]:  # noqa: ANN001
    """Runs a command that must be refused: a sentence, in JSON too, and the library as it was, bit for bit."""

    def refused(code: int, *words: str, says: str, library: Path | None = None) -> None:
        before = _bytes(note.library)
        where = ["--library", str(library)] if library else []
        note(*where, *words)
        assert (note.code, note.out) == (code, ""), note.err
        assert says in note.err
        assert note.err.startswith("apostille: ")
        assert "Traceback" not in note.err
        (refusal,) = note.json(*where, *words)["refused"]
        assert note.code == code
        assert says in refusal["why"]
        assert set(refusal) == {"what", "why"}
        assert _bytes(note.library) == before
        assert sorted(path.name for path in note.library.parent.glob("*psi*")) == ["psi.apostille"]

    return refused


_OWN = ('INSERT INTO "meta"', 'INSERT INTO "sqlite_stat', "ANALYZE", "DELETE FROM sqlite_stat")


def _bytes(library: Path) -> str:
    """What the library holds; its counters and the statistics of SQLite aside."""
    with sqlite3.connect(library) as connection:
        lines = [line for line in connection.iterdump() if not line.startswith(_OWN)]
    connection.close()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "no words"),
    "binary.txt": (bytes(range(256)) * 40, "text"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(900), "text"),
    "scan.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(900), "PDF"),
    "letter.txt": (b"PK\x03\x04" + bytes(900), "text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_text(kept: Callable[..., None], tmp_path: Path, name: str) -> None:
    data, _says = FILES[name]
    (tmp_path / name).write_bytes(data)
    kept(1, "import", str(tmp_path / name), says=name)


def test_a_file_that_is_not_there_or_no_file(kept: Callable[..., None], tmp_path: Path) -> None:
    kept(1, "import", str(tmp_path / "missing.txt"), says="missing.txt")
    (tmp_path / "void").mkdir()
    kept(1, "import", str(tmp_path / "void"), says="no file")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        kept(1, "import", str(tmp_path / "pipe.txt"), says="pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(kept: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    kept(1, "import", str(tmp_path / "secret.txt"), says="secret.txt")


def test_an_encoding_that_does_not_exist(kept: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Une lettre.", encoding="utf-8")
    kept(1, "import", "--encoding", "klingon", str(tmp_path / "a.txt"), says="klingon")


def test_one_bad_file_does_not_keep_the_others_out(note, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "good.txt").write_text("Déclaration du Président\n\nLa réunion a pris note.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    made, told = note.json("import", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"))
    assert (note.code, made["id"]) == (1, 2)
    assert "bad.txt" in told["refused"][0]["why"]


REQUESTS = (
    (1, ("annotate", "1", "--quote", "words that nobody said"), "does not stand"),
    (1, ("annotate", "1", "--quote", "la prolifération"), "places"),
    (2, ("annotate", "1", "--quote", " \n "), "--quote"),
    (1, ("annotate", "1", "--span", "6000:7000"), "6000:7000"),
    (2, ("annotate", "1", "--span", "99999999999999999999:99999999999999999999999"), "99999"),
    (1, ("annotate", "1", "--span", "9:999999999999999999"), "99999"),
    (1, ("annotate", "1", "--span", "5:5"), "5:5"),
    (2, ("annotate", "1", "--span", "9:5"), "9:5"),
    (2, ("annotate", "1", "--span", "-3:5"), ""),
    (2, ("annotate", "1", "--span", "all"), "all"),
    (1, ("annotate", "1", "--paragraph", "77"), "77"),
    (1, ("annotate", "1", "--paragraph", "1"), "annex:1"),
    (1, ("annotate", "1", "--paragraph", "schedule:1"), "annex"),
    (2, ("annotate", "1"), "--quote"),
    (2, ("annotate", "1", "--whole", "--span", "1:2"), "--whole"),
    (2, ("annotate", "1", "--whole", "--tag", "A//B", "--create-tags"), "empty part"),
    (2, ("annotate", "1", "--whole", "--tag", "", "--create-tags"), "empty part"),
    (1, ("annotate", "1", "--whole", "--tag", "Cooperation/Network"), "Cooperation/Networks"),
    (1, ("annotate", "9", "--whole"), "There is no statement 9"),
    (1, ("annotate", "99999999999999999999999", "--whole"), "There is no statement"),
    (1, ("annotate", "no-such-uuid", "--whole"), "no-such-uuid"),
    (1, ("--as", "Nobody", "annotate", "1", "--whole"), "Nobody"),
    (1, ("show", "2"), "There is no statement 2"),
    (1, ("show", "-1"), ""),
    (2, ("set", "1", "date=yesterday"), "yesterday"),
    (2, ("set", "1", "date=2004-13-01"), "2004-13-01"),
    (2, ("set", "1", "kind=poem"), "poem"),
    (2, ("set", "1", "colour=red"), "colour"),
    (2, ("set", "1", "symbol"), "KEY=VALUE"),
    (2, ("set", "1", "symbol="), "symbol"),
    (2, ("set", "1", "place=Kraków", "language=French"), "French"),
    (1, ("repair", "1", "6000:7000", "x"), "6000:7000"),
    (1, ("repair", "1", "9:999999999999999999", "x"), "99999"),
    (1, ("repair", "1", "--proposals"), "Nothing is proposed there"),
    (1, ("repair", "1", "--proposals", "--dry-run"), "Nothing is proposed there"),
    (2, ("repair", "1", "--proposals", "--kind", "poem"), "poem"),
    (2, ("repair", "1", "0:4", "x", "--proposals"), "not both"),
    (2, ("repair", "1", "0:4"), "START:END and TEXT"),
    (2, ("repair", "1", "0:4", "x", "--kind", "ocr"), "--proposals"),
    (1, ("repair", "1", "0:4", "--leave"), "No damage waits there"),
    (1, ("repair", "1", "0:4", "--take-up"), "No damage was left as it is there"),
    (1, ("repair", "1", "--kind", "ocr", "--leave", "--dry-run"), "No damage waits there"),
    (2, ("repair", "1", "--leave"), "START:END, or by --kind"),
    (2, ("repair", "1", "0:4", "--leave", "--kind", "ocr"), "one of them"),
    (2, ("repair", "1", "0:4", "x", "--leave"), "nothing else"),
    (2, ("repair", "1", "0:4", "--leave", "--take-up"), "nothing else"),
    (2, ("repair", "1", "--kind", "poem", "--leave"), "poem"),
    (1, ("remove", "9"), "There is no statement 9"),
    (1, ("remove", "--annotation", "9"), "There is no annotation 9"),
    (1, ("remove", "--annotation", "99999999999999999999999"), "There is no annotation"),
    (2, ("remove",), "STATEMENT"),
    (1, ("bin", "--empty"), "empty"),
    (1, ("bin", "--put-back", "1"), "bin"),
    (1, ("redo",), "nothing to redo"),
    (2, ("tag", "add", "A//B"), "empty part"),
    (1, ("tag", "add", "cooperation"), "already"),
    (1, ("tag", "rename", "Cooperation/Networks", ""), "name"),
    (1, ("tag", "remove", "Coperation"), "Cooperation"),
    (1, ("tag", "move", "Cooperation", "--under", "Cooperation/Networks"), "under itself"),
    (1, ("tag", "merge", "Cooperation", "Cooperation"), "itself"),
    (2, ("tag", "recolour", "Cooperation", "gold"), "gold"),
    (2, ("tag",), "tag"),
    (1, ("annotator", "add", "annotator 1"), "already"),
    (1, ("annotator", "add", " "), "name"),
    (2, ("annotations", "author:Ana"), "author:"),
    (1, ("annotations", "tag:Netwrks"), "Cooperation/Networks"),
    (1, ("list", 'tag:"open'), "open"),
    (2, ("report",), "--to"),
    (2, ("history", "--limit", "many"), "many"),
    (2, ("history", "--limit", "-1"), "-1"),
    (2, ("history", "--limit", "99999999999999999999"), "99999"),
    (2, ("tag", "move", "Cooperation", "--top", "--position", "99999999999999999999"), "99999"),
    (1, ("show", "\udcff"), "There is no statement"),
    (1, ("remove", "--annotation", "\udcff"), "There is no annotation"),
    (1, ("repair", "1", "0:4", "\udcff"), "needs words"),
    (1, ("annotate", "1", "--span", "373:374"), "373:374"),
    (2, ("new", ""), "needs a name"),
    (1, ("report", "--to", "n" * 300 + ".md"), "too long"),
    (2, ("dance",), "dance"),
    (2, ("list", "--loud"), "--loud"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words", "says"), REQUESTS, ids=lambda part: " ".join(part) if isinstance(part, tuple) else None
)
def test_a_request_that_cannot_be_met(kept: Callable[..., None], code: int, words: tuple[str, ...], says: str) -> None:
    kept(code, *words, says=says)


def test_nothing_to_undo(line) -> None:  # noqa: ANN001
    line("undo")
    assert (line.code, line.out) == (1, "")
    assert "nothing to undo" in line.err


@pytest.mark.parametrize("command", [("list",), ("import", "a.txt"), ("check",), ("tag", "add", "A")])
def test_a_library_that_is_none(line, tmp_path: Path, command: tuple[str, ...]) -> None:  # noqa: ANN001
    (tmp_path / "a.txt").write_text("Une lettre.\n", encoding="utf-8")
    for name, data in (("text", b"a text, no library"), ("empty", b""), ("sqlite", _foreign(tmp_path))):
        line.library = tmp_path / f"{name}.apostille"
        line.library.write_bytes(data)
        line(*command)
        assert (line.code, line.out) == (1, ""), name
        assert name in line.err
        assert line.library.read_bytes() == data
    line.library = tmp_path / "absent.apostille"
    line(*command)
    assert line.code == 1
    assert not line.library.exists()
    line.library = tmp_path
    line(*command)
    assert line.code == 1


def _foreign(folder: Path) -> bytes:
    with sqlite3.connect(folder / "foreign.db") as connection:
        connection.execute("CREATE TABLE t(a)")
    connection.close()
    return (folder / "foreign.db").read_bytes()


def test_a_library_of_a_later_program(kept: Callable[..., None], note) -> None:  # noqa: ANN001
    newer = note.library.with_name("newer.apostille")
    newer.write_bytes(note.library.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = newer.read_bytes()
    kept(1, "list", library=newer, says="newer")
    assert newer.read_bytes() == before


def test_a_library_in_use_can_be_read_and_not_written(note) -> None:  # noqa: ANN001
    hold = "with Library.open(path, role='window'):\n    print('open', flush=True)\n    sys.stdin.readline()"
    with start(hold, note.library) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "open\n"
        assert note.json("list")[0]["id"] == 1
        assert note.code == 0
        assert note.json("check")["sound"] is True
        told = note.json("tag", "add", "A")
        assert note.code == 75
        assert "window" in told["refused"][0]["why"]
        note("import", "missing.txt")
        assert note.code == 75
        child.stdin.write("\n")
        child.stdin.flush()
    note("tag", "add", "A")
    assert note.code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_that_may_only_be_read(note) -> None:  # noqa: ANN001
    note.library.parent.chmod(0o500)
    try:
        assert note.json("list")
        note("tag", "add", "A")
        assert note.code == 1
    finally:
        note.library.parent.chmod(0o700)


def test_new_makes_nothing_over_what_is_there(note, tmp_path: Path) -> None:  # noqa: ANN001
    before = note.library.read_bytes()
    note("new", str(note.library))
    assert (note.code, note.library.read_bytes()) == (1, before)
    note("new", str(tmp_path / "no" / "such" / "x.apostille"))
    assert note.code == 1
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("name", ["report.xyz", "report", "no/such/report.md", "."])
def test_a_report_that_cannot_be_written_there(note, tmp_path: Path, name: str) -> None:  # noqa: ANN001
    note("annotate", "1", "--whole")
    note("report", "--to", str(tmp_path / name))
    assert note.code in (1, 2)
    assert note.err.startswith("apostille: ")
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".md", ".part"}]


def test_findings_that_cannot_be_read(note, tmp_path: Path) -> None:  # noqa: ANN001
    note("annotate", "1", "--whole")
    (tmp_path / "old.md").write_text("the report of yesterday", encoding="utf-8")
    for findings in ("missing.md", "latin.md", "."):
        (tmp_path / "latin.md").write_bytes(b"\xe9t\xe9")
        note("report", "--to", str(tmp_path / "old.md"), "--findings", str(tmp_path / findings))
        assert note.code == 1
        assert (tmp_path / "old.md").read_text(encoding="utf-8") == "the report of yesterday"


def test_a_copy_that_is_none_is_not_restored(kept: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "copy.apostille").write_bytes(b"nothing of the sort")
    kept(1, "restore", str(tmp_path / "copy.apostille"), says="copy.apostille")
    kept(1, "restore", str(tmp_path / "absent.apostille"), says="absent.apostille")


def test_a_library_is_not_backed_up_over_itself(kept: Callable[..., None], note) -> None:  # noqa: ANN001
    kept(1, "backup", str(note.library), says="its own backup")


@pytest.fixture
def full() -> Iterator[Callable[[int], None]]:
    """Lets no file grow beyond so many bytes: what a full disk does, short of the name of the error."""
    resource = pytest.importorskip("resource")
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, was)


@pytest.mark.parametrize(
    "words", [("backup", "copy.apostille"), ("report", "--to", "report.csv"), ("new", "b.apostille")]
)
def test_a_full_disk_while_writing_leaves_nothing_behind(
    note,  # noqa: ANN001
    full: Callable[[int], None],
    tmp_path: Path,
    words: tuple[str, ...],
) -> None:
    note("annotate", "1", "--whole", "--note", "x" * 9000)
    before, files = _bytes(note.library), sorted(tmp_path.iterdir())
    full(4096)
    note(*words)
    assert (note.code, note.out) == (1, ""), note.err
    assert note.err.startswith("apostille: ")
    full(1 << 30)
    assert _bytes(note.library) == before
    assert sorted(tmp_path.iterdir()) == files


def test_what_is_no_file_is_never_replaced(kept: Callable[..., None], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    kept(1, "backup", str(tmp_path / "pipe.md"), says="pipe.md")
    assert (tmp_path / "pipe.md").is_fifo()
    kept(1, "report", "--to", str(tmp_path / "pipe.md"), says="pipe.md")
    assert (tmp_path / "pipe.md").is_fifo()


def _apostille(note, *words: str, **options: object) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN001
    line = [sys.executable, "-m", "apostille", "--library", str(note.library), *words]
    app = Path(apostille.__file__).parent.parent
    return subprocess.run(
        line, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(app)}, check=False, **options
    )


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_results_that_find_no_room_are_not_lost_in_silence(note) -> None:  # noqa: ANN001
    with Path("/dev/full").open("wb") as nowhere:
        done = _apostille(note, "list", stdout=nowhere)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"apostille: ")


def test_a_reader_that_has_enough_is_no_error(note) -> None:  # noqa: ANN001
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = _apostille(note, "show", "1", stdout=closed)
    assert done.stderr == b""


def test_a_name_that_is_no_text_is_said_all_the_same(note, tmp_path: Path) -> None:  # noqa: ANN001
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"Une lettre de la Mission permanente.\n")
    for words in ((os.fsdecode(name),), (os.fsdecode(name), "--json"), (os.fsdecode(name) + "x",)):
        done = _apostille(note, "import", *words, stdout=subprocess.PIPE)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1)
        done.stdout.decode("utf-8")


@pytest.mark.parametrize("option", ["--library", "--as"])
def test_an_option_without_its_value(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 2
    assert f"{option} needs a value" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ANN001
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("APOSTILLE_HOME", str(tmp_path / "file"))
    monkeypatch.delenv("APOSTILLE_LIBRARY", raising=False)
    assert main(["tag", "add", "A"]) == 1
    assert "cannot be made" in capsys.readouterr().err


def test_streams_that_are_closed(note) -> None:  # noqa: ANN001
    words = [sys.executable, "-m", "apostille", "--library", str(note.library), "show", "1"]
    environment = {**os.environ, "PYTHONPATH": str(Path(apostille.__file__).parent.parent)}
    for closing in (">&-", "2>&-", ">&- 2>&-"):
        ran = subprocess.run(
            ["sh", "-c", f'"$@" {closing}', "sh", *words], check=False, capture_output=True, env=environment, timeout=60
        )
        assert (ran.returncode, ran.stderr) == (0, b""), closing


def test_a_name_too_long_for_a_file_and_a_home_that_nobody_has(line) -> None:  # noqa: ANN001
    for name in ("n" * 300 + ".apostille", "~nobody-of-this-name/x.apostille"):
        line.library = name
        line("list")
        assert (line.code, line.out) == (1, "")
        assert line.err.startswith("apostille: ")
