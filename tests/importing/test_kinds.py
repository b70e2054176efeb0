from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from apostille.importing import kinds
from apostille.refusal import Refusal

LETTER = b"Letter dated 4 June 2004\n\nI have the honour to write to you.\n"


def package(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("TYPES", "[Content_Types].xml"), text)
    return held.getvalue()


def types(main: str) -> str:
    return f'<Types><Override PartName="/x.xml" ContentType="application/vnd.{main}"/></Types>'


FLAT = (
    b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' office:mimetype="application/vnd.oasis.opendocument.text"/>'
)
WORD = types("openxmlformats-officedocument.wordprocessingml.document.main+xml")
KINDS: tuple[tuple[str, str, bytes, str], ...] = (
    ("a letter", "a.txt", LETTER, "text"),
    ("without an ending", "letter", LETTER, "text"),
    ("Markdown by its ending", "a.md", LETTER, "markdown"),
    ("HTML", "a.html", b"<!DOCTYPE html><title>x</title><p>y", "html"),
    ("HTML called text", "a.txt", b"\xef\xbb\xbf\n<!-- saved -->\n<HTML><body>y</body>", "html"),
    ("HTML in UTF-16", "a", "\ufeff<html><p>où</p></html>".encode("utf-16-le"), "html"),
    ("XHTML", "a.xml", b'<?xml version="1.0"?>\n<!DOCTYPE html><html/>', "html"),
    ("a piece of HTML", "a", b"<div><p>y</p></div>", "html"),
    ("HTML in Markdown", "a.md", b"<div align=center><p>y</p></div>\n\nText.", "markdown"),
    ("a text that speaks of HTML", "a.txt", b"The tag <p> begins a paragraph.</p>", "text"),
    ("a text in brackets", "a.txt", b"[Translated from Polish]\n\nWords. [End]\n", "text"),
    ("RTF called doc", "a.doc", b"{\\rtf1\\ansi x}", "rtf"),
    ("PDF", "a.txt", b"%PDF-1.4\n%\xe2\xe3", "pdf"),
    ("PDF after junk", "a.pdf", b"\r\n\r\njunk%PDF-1.4\n" + bytes(90) + b"startxref\n9\n%%EOF", "pdf"),
    ("a text that speaks of PDF", "a.txt", b"Its first bytes are %PDF-1.4, as everybody knows.", "text"),
    ("DOCX", "a.docx", package(TYPES=WORD, word__document_xml="<w/>"), "docx"),
    ("DOCX called doc", "a.doc", package(TYPES=WORD, word__document_xml="<w/>"), "docx"),
    ("ODT", "a", package(mimetype="application/vnd.oasis.opendocument.text", content_xml="<o/>"), "odt"),
    ("flat ODT", "a", FLAT, "odt"),
    ("EPUB", "a.zip", package(mimetype="application/epub+zip"), "epub"),
    ("XLSX", "a", package(TYPES=types("openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), "table"),
    ("ODS", "a.ods", package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "table"),
    ("ZIP", "a.zip", package(one="x", two="y"), "zip"),
)
REFUSED: tuple[tuple[str, bytes, str], ...] = (
    ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "a picture (PNG)"),
    ("a.txt", b"\xff\xd8\xff\xe0JFIF" + bytes(90), "a picture (JPEG)"),
    ("a.tif", b"II*\0" + bytes(90), "a picture (TIFF)"),
    ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "a picture (WebP)"),
    ("a.mp3", b"ID3\x03" + bytes(90), "a sound"),
    ("a.mp4", b"\0\0\0\x18ftypmp42" + bytes(90), "a sound or film"),
    ("a.db", b"SQLite format 3\0" + bytes(90), "a database"),
    ("a.exe", b"MZ\x90\0" + bytes(90), "a program"),
    ("a", b"\x7fELF" + bytes(90), "a program"),
    ("a.gz", b"\x1f\x8b\x08" + bytes(90), "gzip"),
    ("a.tar", b"name" + bytes(253) + b"ustar\0" + bytes(90), "an archive (tar)"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(90), "an archive (7z)"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90) + "WordDocument".encode("utf-16-le"), "old Word"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "Outlook"),
    (
        "a.pptx",
        package(TYPES=types("openxmlformats-officedocument.presentationml.presentation.main+xml")),
        "slides|pres",
    ),
    ("a.qdpx", package(project_qde="<x/>").replace(b"project_qde", b"project.qde"), "REFI-QDA"),
    ("a.svg", b'<?xml version="1.0"?><!-- x --><svg xmlns="x"/>', "an XML file (<svg>)"),
    ("a.mht", b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"),
    ("a.zip", b"PK\x03\x04" + bytes(90), "damaged"),
    ("a.json", b'\xef\xbb\xbf{"title": "Letter", "pages": [1, 2]}\n', "data (JSON)"),
)


@pytest.mark.parametrize(("name", "data", "kind"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_a_file_is_what_its_content_is(name: str, data: bytes, kind: str) -> None:
    assert kinds.find(name, data).kind == kind


@pytest.mark.parametrize(("name", "data", "says"), REFUSED, ids=[says for _, _, says in REFUSED])
def test_what_cannot_be_read_is_refused_with_what_it_is_and_what_to_do(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        kinds.find(name, data)
    assert any(word in refused.value.why for word in says.split("|"))
    assert "Nothing was imported" in refused.value.why
    assert refused.value.why.endswith(".")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", LETTER, "The name ends in .pdf, but the file is plain text; it was read as that."),
        ("a.docx", b"{\\rtf1 x}", "The name ends in .docx, but the file is a rich text (RTF); it was read as that."),
        ("a.doc", LETTER, "The name ends in .doc, but the file is plain text; it was read as that."),
    ],
)
def test_a_name_that_says_otherwise_is_a_doubt(name: str, data: bytes, says: str) -> None:
    assert kinds.find(name, data).doubts == (says,)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.odd", "a.asc"])
def test_an_ending_that_promises_nothing_is_no_doubt(name: str) -> None:
    assert kinds.find(name, LETTER).doubts == ()


def test_the_documents_of_the_corpus_are_what_they_are(corpus: Path) -> None:
    told = {"udhr_art1_eng_spa.doc": "docx", "huridocs_error_not_a_pdf.pdf": "text"}
    for folder in ("converted", "same-text-many-formats", "un", "technical"):
        for path in sorted((corpus / "documents" / folder).iterdir()):
            data = path.read_bytes()
            if data.startswith(b"\xd0\xcf"):
                with pytest.raises(Refusal, match="old Word"):
                    kinds.find(path.name, data)
                continue
            wanted = told.get(path.name, path.suffix[1:]).replace("txt", "text")
            assert kinds.find(path.name, data).kind == wanted, path.name


def test_every_text_of_the_corpus_is_a_text(corpus: Path) -> None:
    for path in sorted((corpus / "ungdc" / "txt").iterdir())[::9] + sorted((corpus / "udhr" / "txt").iterdir()):
        assert kinds.find(path.name, path.read_bytes()).kind == "text", path.name
