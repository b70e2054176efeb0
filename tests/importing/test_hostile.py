"""Files that somebody made to do harm: each is a sentence or a statement, quickly, and nothing is left of it."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from apostille.importing.intake import Intake
from apostille.importing.outcomes import Outcome
from apostille.importing.pool import Pool
from apostille.importing.sources import of_bytes

QUICK = 20.0
"""Seconds for any of these, on a machine that does other things too."""

LETTER = b"Letter dated 4 June 2004\n\nI have the honour to write to you.\n"
_OPEN = "http://schemas.openxmlformats.org"
_TYPES = (
    f'<Types xmlns="{_OPEN}/package/2006/content-types"><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="r1"'
    f' Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = f'xmlns:w="{_OPEN}/wordprocessingml/2006/main"'


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return held.getvalue()


def word(document: str) -> bytes:
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document})


def paragraph(words: str, before: str = "", deep: int = 0) -> str:
    run = "<w:smartTag>" * deep + f"<w:r><w:t>{words}</w:t></w:r>" + "</w:smartTag>" * deep
    return f'<?xml version="1.0"?>{before}<w:document {_W}><w:body><w:p>{run}</w:p></w:body></w:document>'


def overlapping() -> bytes:
    """Two names for the same bytes (CVE-2024-0450)."""
    data = bytearray(packed({"a.txt": LETTER * 9, "b.txt": LETTER * 9}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def lying() -> bytes:
    """A member of a hundred million bytes that says it has nine."""
    data = bytearray(packed({"a.txt": bytes(100_000_000)}))
    data[22:26] = struct.pack("<I", 9)
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 9)
    return bytes(data)


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
_NESTED = "<div>" * 10_000 + "deep" + "</div>" * 10_000

REFUSED: dict[str, bytes] = {
    "bomb.zip": packed({"a.txt": bytes(200_000_000)}),
    "bomb.docx": word(paragraph("x" * 150_000_000)),
    "overlap.zip": overlapping(),
    "lying.zip": lying(),
    "slip.zip": packed({"../../../tmp/slipped.txt": LETTER, "C:\\slipped.txt": LETTER}),
    "many.zip": packed({f"{n}.txt": "" for n in range(12_000)}),
    "nested.zip": packed({"inner.zip": packed({"a.txt": LETTER})}),
    "entity.docx": word(paragraph("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "laughs.docx": word(paragraph("&l8;", f"<!DOCTYPE w [{_LAUGHS}]>")),
    "truncated.docx": word(paragraph("words"))[:-40],
    "deep.docx": word(paragraph("deep", deep=10_000)),
    "empty.docx": word(paragraph("")),
    "zeros.txt": bytes(1_000_000),
    "noise.txt": bytes(range(256)) * 4000,
    "blank.txt": b"\n" * 200_000,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "braces.rtf": b"{\\rtf1" + b"{" * 100_000,
    "cut.xlsx": packed({"[Content_Types].xml": _TYPES.replace("word", "spreadsheet")})[:90],
    "blanks.csv": b",,,,\n" * 100_000,
}

READ: dict[str, bytes] = {
    "unspaced.txt": b"x" * 1_000_000,
    "unspaced.md": b"x" * 1_000_000,
    "unspaced.html": b"<p>" + b"x" * 1_000_000,
    "lines.txt": b"a\n" + b"\n" * 200_000 + b"b\n",
    "nuls.txt": LETTER.replace(b"honour", b"hon\0ur"),
    "bidi.txt": "Letter dated 4 June 2004\n\nThe file \u202egnp.exe\u202c of the \u2066delegation.\n".encode(),
    "nested.html": f"<html><body>{_NESTED}<p>shallow</body>".encode(),
    "open.html": b"<p>words" + b"<b><i><table><td>" * 5_000,
    "quotes.md": b">" * 20_000 + b" words\n\n" + b"[" * 20_000 + b"words\n",
    "script.html": b"<html><body><script>alert(1)</script><p onclick=x>words</p><img src=file:///etc/passwd></body>",
    "combining.txt": ("e" + "\u0301" * 100_000 + " words\n").encode(),
    "tabs.txt": b"a\tb\n" * 50_000,
    "numbers.txt": b"".join(b"%d. (a) (i) words\n\n" % n for n in range(5_000)),
    "nested.docx": word(paragraph("deep", deep=200)),
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


@pytest.fixture
def taken(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # noqa: ANN201 - a function of outcomes
    """Reads one file from bytes; quick, and nothing made anywhere."""
    monkeypatch.chdir(tmp_path)

    def read(name: str, data: bytes) -> list[Outcome]:
        began = time.monotonic()
        outcomes = [outcome for outcome in Intake(pool).read([of_bytes(name, data)]) if not outcome.packed]
        assert time.monotonic() - began < QUICK
        assert list(tmp_path.iterdir()) == []
        return outcomes

    return read


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence(taken, name: str) -> None:  # noqa: ANN001
    outcomes = taken(name, REFUSED[name])
    assert outcomes
    for outcome in outcomes:
        assert not outcome.drafts
        assert outcome.refusal is not None
        assert outcome.refusal.why.endswith(".")
        assert "has a fault" not in outcome.refusal.why
        assert "root:" not in outcome.refusal.why
    assert not Path("/tmp/slipped.txt").exists()  # noqa: S108 - where the archive would have it


@pytest.mark.parametrize("name", READ)
def test_it_is_read_like_any_other(taken, name: str) -> None:  # noqa: ANN001
    (outcome,) = taken(name, READ[name])
    assert outcome.refusal is None, outcome.refusal.why
    (draft,) = outcome.drafts
    assert draft.reading.text
    assert "\0" not in draft.reading.text
    assert "alert" not in draft.reading.text
    assert "root:" not in draft.reading.text


def test_the_hostile_files_of_the_corpus_are_refused(taken, corpus: Path) -> None:  # noqa: ANN001
    for path in sorted((corpus / "qda" / "hostile").iterdir()):
        (outcome,) = taken(path.name, path.read_bytes())
        assert outcome.refusal is not None, path.name
        assert outcome.refusal.why.startswith(f"{path.name}: "), path.name


def test_the_awkward_files_of_the_corpus_are_read_or_refused(taken, corpus: Path) -> None:  # noqa: ANN001
    for path in sorted((corpus / "documents" / "technical").iterdir()):
        (outcome,) = taken(path.name, path.read_bytes())
        assert outcome.drafts or outcome.refusal, path.name
        assert not outcome.refusal or "fault" not in outcome.refusal.why, outcome.refusal.why


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_folder_of_traps_gives_only_what_is_a_file(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(LETTER)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    intake = Intake(pool)
    outcomes = list(intake.files([tmp_path]))
    assert [outcome.source.name for outcome in outcomes if outcome.drafts] == ["good.txt"]
    assert (len(outcomes), intake.others) == (1, 4)


def test_a_file_that_is_named_is_told_of_whatever_it_is(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    outcomes = list(Intake(pool).files([tmp_path / "zero.txt", tmp_path / "round.txt", tmp_path / "none.txt"]))
    told = [outcome.refusal.why for outcome in outcomes if outcome.refusal]
    assert len(told) == 3
    assert "a device" in told[0]
    assert "could not be read" in told[1]
    assert "There is no file" in told[2]
