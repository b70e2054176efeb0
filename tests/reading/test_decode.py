from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.decode import decode
from apostille.refusal import Refusal

RUSSIAN = "Совет Безопасности принял резолюцию. Государства обязаны соблюдать её положения, как это было решено.\n" * 3
POLISH = "Zgromadzenie Ogólne przyjęło rezolucję. Państwa są zobowiązane do przestrzegania jej postanowień.\n" * 3
FRENCH = "L’Assemblée générale a adopté la résolution. Les États sont tenus d’en respecter les dispositions.\n" * 3
SPANISH = "La Asamblea General aprobó la resolución. Los Estados están obligados a respetar sus disposiciones.\n" * 3
ARABIC = "اعتمدت الجمعية العامة القرار في هذه الدورة من أجل السلام على الأرض.\n" * 3
CHINESE = "大会通过了决议，各国有义务遵守其中的规定，以维护国际和平与安全。\n" * 3


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\x1a\x1b"), min_size=1))
def test_utf_8_with_a_mark_is_read_exactly(text: str) -> None:
    data = b"\xef\xbb\xbf" + text.encode()
    if not text.strip("\n\t \0\ufeff"):
        return
    assert decode(data).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, ARABIC, "Geneva, 4 June 2004\n"])
def test_unicode_encodings_are_recognised(text: str, encoding: str) -> None:
    text = f"CD/1737, 4.06.2004\n{text}"  # without a mark it is the zeros of Latin letters that tell
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (POLISH, "cp852"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
    ],
)
def test_code_pages_are_guessed_and_said(text: str, encoding: str) -> None:
    if encoding == "big5":
        text = "大會通過了決議，各國有義務遵守其中的規定，以維護國際和平與安全。\n" * 3
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.doubts


def test_what_the_file_declares_may_be_a_lie() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>\n' + RUSSIAN
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(("end", "name"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")])
def test_line_ends_become_one(end: str, name: str) -> None:
    decoded = decode(f"Note{end}verbale{end}".encode())
    assert (decoded.text, decoded.newline) == ("Note\nverbale\n", name)


def test_mixed_line_ends_are_told() -> None:
    assert decode(b"a\r\nb\rc\n").newline == "mixed"


def test_a_cut_off_last_character_is_lost_and_the_rest_read() -> None:
    assert decode("裁军谈判会议".encode()[:-1]).text == "裁军谈判会\ufffd"


def test_an_asked_encoding_overrules() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), "koi8_r").text == RUSSIAN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\t\n",
        b"\xef\xbb\xbf",
        bytes(range(256)) * 9,
        b"\x00" * 100,
    ],
    ids=["empty", "blank", "mark", "bytes", "zeros"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(data)
    assert refused.value.why.endswith(".")


def test_an_unknown_or_wrong_encoding_is_refused() -> None:
    with pytest.raises(Refusal, match="no encoding called"):
        decode(b"x", "klingon")
    with pytest.raises(Refusal, match="does not fit"):
        decode(b"\xff\xfe", "utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_corpus_of_legacy_encodings_is_read_exactly(corpus: Path) -> None:
    folder = corpus / "legacy_encodings"
    wrong = [
        row["file"]
        for row in rows(folder / "derived.index.tsv")
        if decode((folder / "derived" / row["file"]).read_bytes()).text
        != unified((folder / "derived_truth_utf8" / row["file"]).read_bytes().decode())
    ]
    assert wrong == []


def test_files_whose_names_lie_are_read_exactly(corpus: Path) -> None:
    folder = corpus / "legacy_encodings"
    wrong = [
        row["file"]
        for row in rows(folder / "nltk_udhr_raw.index.tsv")
        if (data := (folder / "nltk_udhr_raw" / row["file"]).read_bytes())
        and decode(data).text != unified(data.decode(row["best_encoding"], "replace"))
    ]
    assert wrong == []
