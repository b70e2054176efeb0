from __future__ import annotations

import io
from pathlib import Path

import pytest

from apostille.importing.table.columns import columns
from apostille.importing.table.sheet import looks_like_table, read_sheet
from apostille.refusal import Refusal

SPEECH = "The delegation thanks the chair; it wishes, again, to say this. " * 9
PLAIN = (("Country", "Year", "Text"), ("Poland", "2004", SPEECH), ("Chile", "2005", "Short, “quoted” words"))


def written(sign: str, end: str = "\r\n") -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in PLAIN]
    return end.join(sign.join(row) for row in quoted)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_whatever_stands_between_its_cells(sign: str, encoding: str) -> None:
    data = written(sign).encode(encoding)
    sheet = read_sheet(data)
    assert (sheet.headings, sheet.rows) == (PLAIN[0], tuple((a, b, c.strip()) for a, b, c in PLAIN[1:]))
    assert looks_like_table(data, promised=True)
    assert looks_like_table(data, promised=False)


def test_a_cell_may_hold_lines() -> None:
    sheet = read_sheet(b'a,b\r\n1,"one\r\ntwo, three"\r\n')
    assert sheet.rows == (("1", "one\ntwo, three"),)


def test_a_title_above_the_headings_and_rows_of_blanks_are_passed_over() -> None:
    sheet = read_sheet(b"All speeches,,\n\nfile,date,title\na.txt,2004,One\n,,\nb.txt,2005\n")
    assert (sheet.headings, sheet.rows) == (
        ("file", "date", "title"),
        (("a.txt", "2004", "One"), ("b.txt", "2005", "")),
    )


@pytest.mark.parametrize("text", [
    "Poland, France and Chile met.\nThey spoke of trade, arms and peace.\n",
    "Date: 4 June 2004; Title: x\n\nText; text.\n",
    "The session, the country and the date of the meeting were settled in the morning, and so on\na, b, c\n",
    "file,date\n",
    "Country;Date\none\ntwo\nthree\n",
])  # fmt: skip
def test_a_text_with_commas_is_no_table(text: str) -> None:
    assert not looks_like_table(text.encode(), promised=False)


def test_a_text_called_csv_is_no_table() -> None:
    assert not looks_like_table(b"Letter dated 4 June 2004\n\nI have the honour, Sir, to write.\n", promised=True)


@pytest.mark.parametrize("data", [b"a,b\n", b"\n\n,,\n", b"PK\x03\x04rest", b"PK\x05\x06" + bytes(18)])
def test_what_holds_no_rows_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        read_sheet(data)


def roles(*headings: str, cells: int = 5) -> list[str]:
    row = ",".join("x" * cells for _ in headings)
    sheet = read_sheet((",".join(headings) + f"\n{row}\n{row}\n").encode())
    return [column.key or column.role for column in columns(sheet)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Text", "text"), ("Discours", "text"), ("Texto", "text"), ("Текст", "text"), ("正文", "text"),
        ("النص", "text"), ("File name", "file"), ("Nom du fichier", "file"), ("Archivo", "file"),
        ("Имя файла", "file"), ("文件名", "file"), ("Year", "date"), ("Année", "date"), ("Fecha", "date"),
        ("Дата", "date"), ("日期", "date"), ("التاريخ", "date"), ("ISO Code", "issuer"), ("Country", "issuer"),
        ("País", "issuer"), ("Государство", "issuer"), ("国家", "issuer"),
        ("Name of Person Speaking", "speaker"), ("Document symbol", "symbol"), ("Session", "session"),
        ("Country of speaker", "aside"), ("Post", "aside"), ("", "aside"), ("id", "aside"),
    ],
)  # fmt: skip
def test_headings_say_what_a_column_holds(heading: str, role: str) -> None:
    assert roles(heading, "other")[0] == role


def test_the_longest_column_by_far_is_the_text() -> None:
    sheet = read_sheet(("id,a,b\n" + f"1,short,{'x' * 900}\n" * 3).encode())
    assert [column.role for column in columns(sheet)] == ["aside", "aside", "text"]
    assert "text" not in roles("id", "a", "b", cells=900)


def test_a_real_workbook(corpus: Path) -> None:
    sheet = read_sheet((corpus / "ungdc" / "Speakers_by_session.xlsx").read_bytes())
    assert len(sheet.rows) > 10_000
    assert sheet.rows[0][:4] == ("2024", "79", "BRA", "Brazil")
    assert [column.key for column in columns(sheet) if column.role == "field"] == [
        "date", "session", "issuer", "issuer", "speaker",
    ]  # fmt: skip


def test_too_many_columns_are_refused() -> None:
    row = b",".join([b"x"] * 600)
    with pytest.raises(Refusal, match="columns"):
        read_sheet(row + b"\n" + row)


def test_bytes_of_a_workbook_that_are_broken_are_refused(corpus: Path) -> None:
    data = (corpus / "qda" / "taguette_shared" / "highlights.xlsx").read_bytes()
    held = io.BytesIO(data)
    for cut in (100, len(data) // 2, len(data) - 10):
        with pytest.raises(Refusal):
            read_sheet(held.getvalue()[:cut])
