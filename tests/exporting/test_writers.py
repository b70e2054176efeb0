"""Every format prints every annotation once, in its own script and direction, and lets nothing act."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as read_docx
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st

from apostille.exporting import escaping
from apostille.exporting.notes import blocks, plain, safe_html
from apostille.exporting.report import Report
from apostille.exporting.write import write

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
NUMBERS = [str(number) for number in range(1, 9)]
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](http://e/x.png)",
    "<a href='data:text/html,x' onclick=x>y</a>", "<style>*{}</style>", "<svg/onload=alert(1)>",
    "[x](<javascript:alert(1)>)", "[a]: javascript:alert(1)\n\n[a]", "<math><mtext></form><form><mglyph><style></math>",
]  # fmt: skip


def _docx(report: Report, tmp_path: Path) -> Document:
    return read_docx(str(write(report, tmp_path / "report.docx", moment=MOMENT)))


def test_markdown_numbers_every_annotation_once(report: Report, tmp_path: Path) -> None:
    text = write(report, tmp_path / "report.md", moment=MOMENT).read_text("utf-8")
    assert re.findall(r"(?m)^\*\*(\d+)\.\*\*", text) == NUMBERS
    assert "d’**un réseau actif de partenariat et d’une coopération concrète**." in text
    assert "会议<strong>通过了《条约》。</strong>然后" in text
    assert "M. Kwa[śniewski.] et **[illegible]** […]" in text
    assert "annex (Chair's statement, Kraków, 31 May–1 June 2004), para. [5]\n" in text
    assert "See no. 3" in text
    assert "<script" not in text.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\](?=\(javascript)", text.replace("[bad]\\(", ""))


def test_html_is_one_file_that_says_language_and_direction(report: Report, tmp_path: Path) -> None:
    text = write(report, tmp_path / "report.html", moment=MOMENT).read_text("utf-8")
    assert re.findall(r'<article id="n(\d+)">', text) == NUMBERS
    assert '<p lang="ar" dir="rtl">يحيط بـ <mark>الأمن الدولي (CD/1299)</mark>' in text
    assert '<p lang="zh" dir="ltr">' in text
    assert "ends &lt;b&gt;here&lt;/b&gt; &amp; *now*." in text
    assert not re.search(
        r"<script|<img|<link|<iframe|src=|@import|url\(|\son\w+=|href=\"(?!#|http://example.org)", text
    )


def test_docx_has_real_styles_headings_repeated_heads_and_fields(report: Report, tmp_path: Path) -> None:
    document = _docx(report, tmp_path)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Quotation", "Citation", "Translation", "Analyst note"} <= set(styles)
    assert styles.count("Citation") == 8
    numbers = [
        found[1]
        for paragraph in document.paragraphs
        if paragraph.style.name in ("Quotation", "Standing") and (found := re.match(r"(\d+)\t", paragraph.text))
    ]
    assert numbers == [*NUMBERS]
    marked = [
        run.text for paragraph in document.paragraphs for run in paragraph.runs if run.style.name == "Marked words"
    ]
    assert marked[0] == "un réseau actif de partenariat et d’une coopération concrète"
    xml = document.element.xml
    assert "<w:bidi/>" in xml and "<w:rtl/>" in xml and "<w:tblHeader/>" in xml
    footer = document.sections[0].footer._element.xml
    assert " PAGE " in footer and " NUMPAGES " in footer
    core = document.core_properties
    assert (core.title, core.author, core.created.isoformat()) == (report.title, "", "2026-11-23T00:00:00+00:00")
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_docx_keeps_the_order_the_schema_wants(report: Report, tmp_path: Path) -> None:
    """Word refuses a file whose paragraph or run properties stand in another order (ECMA-376, CT_PPr, CT_RPr)."""
    paragraph = [
        "pStyle",
        "keepNext",
        "keepLines",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
        "bidi",
        "spacing",
        "ind",
        "jc",
        "rPr",
    ]
    run = ["rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "u", "shd", "rtl", "lang"]
    body = _docx(report, tmp_path).element.body
    for name, order in (("pPr", paragraph), ("rPr", run)):
        for properties in body.iter(f"{{{body.nsmap['w']}}}{name}"):
            places = [order.index(child.tag.partition("}")[2]) for child in properties]
            assert places == sorted(places)


def test_lists_in_docx_are_real_and_number_anew(report: Report, tmp_path: Path) -> None:
    findings = "1. one\n2. two\n    - inner\n3. three\n\nAnd:\n\n1. first\n2. second\n\n- a\n- b\n\nEnd:\n\n5. five\n"
    document = _docx(replace(report, findings=findings), tmp_path)
    space = document.element.nsmap["w"]
    items: list[tuple[str, int, int]] = []
    for paragraph in document.paragraphs:
        mark = paragraph._p.pPr.numPr
        if paragraph.style.name == "Findings" and mark is not None:
            items.append((paragraph.text, mark.numId.val, mark.ilvl.val))
    lists = {words: number for words, number, _ in items}
    assert [(words, level) for words, _, level in items] == [
        ("one", 0), ("two", 0), ("inner", 1), ("three", 0), ("first", 0), ("second", 0), ("a", 0), ("b", 0), ("five", 0)
    ]  # fmt: skip
    assert lists["one"] == lists["two"] == lists["three"] != lists["first"] == lists["second"] != lists["a"]
    assert lists["inner"] == lists["a"] == lists["b"]
    numbering = document.part.numbering_part.element
    starts = {
        int(each.get(f"{{{space}}}numId")): each.findtext(".//w:startOverride", None, {"w": space}) is not None
        for each in numbering.findall(f"{{{space}}}num")
    }
    assert starts[lists["one"]] and not starts[lists["a"]]
    order = [each.tag.partition("}")[2] for each in numbering]
    assert order == sorted(order)  # every abstractNum before every num


def test_docx_carries_no_picture_of_another_page(report: Report, tmp_path: Path) -> None:
    with zipfile.ZipFile(write(report, tmp_path / "report.docx", moment=MOMENT)) as package:
        assert not [name for name in package.namelist() if name.endswith((".jpeg", ".png"))]


def test_a_link_in_a_note_is_a_link_in_docx_and_only_a_safe_one(report: Report, tmp_path: Path) -> None:
    target = write(report, tmp_path / "report.docx", moment=MOMENT)
    with zipfile.ZipFile(target) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert 'Target="http://example.org"' in relations
    assert "javascript" not in relations


def test_pdf_has_pages_a_title_and_every_number(report: Report, tmp_path: Path, qapp: object) -> None:
    from apostille.exporting.pages import ReportPages

    pages = ReportPages(report)
    data = write(report, tmp_path / "report.pdf", moment=MOMENT).read_bytes()
    assert data.count(b"/Type /Page\n") == pages.count == 3
    assert b"D:20261123000000Z" in data and b"/Creator" in data
    text, numbers, block = pages.document.toPlainText(), list[str](), pages.document.begin()
    while block.isValid():
        if block.charFormat().font().pixelSize() == 8 and block.text():
            numbers.append(block.text())
        block = block.next()
    assert numbers == NUMBERS
    for words in (
        "coopération concrète",
        "الأمن الدولي (CD/1299)",
        "通过了《条约》。",
        "Kwa[śniewski.]",
        "annex, para. [9]",
    ):
        assert words in text
    picture = pages.image(0, 1.0)
    assert (picture.width(), picture.height()) == (595, 842)


def test_a_pdf_written_in_another_process_is_the_same(report: Report, tmp_path: Path, qapp: object) -> None:
    """Qt's hash tables are seeded anew in each process; fonts are embedded in the order of one."""
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from apostille.exporting.report import *\n"
        "from apostille.exporting.write import write\n"
        "r = eval(Path(sys.argv[1]).read_text('utf-8'))\n"
        "write(r, Path(sys.argv[2]), moment=datetime(2026, 11, 23, tzinfo=UTC))\n"
    )
    (tmp_path / "report.txt").write_text(repr(report), "utf-8")
    made: list[bytes] = []
    for name in ("one.pdf", "two.pdf"):
        app = str(Path(__file__).resolve().parents[2] / "app")
        command = [sys.executable, "-c", program, str(tmp_path / "report.txt"), str(tmp_path / name)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": app})
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_document_loads_nothing(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QImage, QTextDocument

    from apostille.exporting.pages import Sheets

    picture = tmp_path / "big.png"
    QImage(300, 300, QImage.Format.Format_RGB32).save(str(picture))
    sheets = Sheets()
    loaded = sheets.resource(QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(str(picture)))
    assert isinstance(loaded, QImage) and loaded.width() == 1
    sheets.setHtml(f'<img src="{picture}">')
    assert sheets.size().height() < 100


@pytest.mark.parametrize("markdown", HOSTILE)
def test_a_note_can_do_nothing(markdown: str) -> None:
    html = safe_html(markdown)
    assert not re.search(r"(?i)<script|<img|<svg|<style|<form|\son\w+=|href=\"(?!https?:|mailto:)", html)
    assert "](javascript" not in "\n".join(escaping.own(markdown)).replace("\\(", "")


def test_a_note_has_emphasis_lists_and_links() -> None:
    html = safe_html("**b** *i* [l](https://a.org)\n\n- one\n- two\n\n# head")
    assert "<strong>b</strong> <em>i</em>" in html and 'href="https://a.org"' in html
    assert "<h1" not in html and "<strong>head</strong>" in html
    made = blocks("A **b** *i*\n\n1. one\n2. two\n    - in\n\n[l](https://a.org)")
    assert [(block.marker, block.depth) for block in made] == [("", 0), ("1.", 1), ("2.", 1), ("•", 2), ("", 0)]
    assert [(run.words, run.bold, run.italic) for run in made[0].runs] == [
        ("A ", False, False), ("b", True, False), (" ", False, False), ("i", False, True)
    ]  # fmt: skip
    assert plain("A **b**\n\n- one\n- [l](https://a.org)") == "A b\n• one\n• l (https://a.org)"


@given(st.text(alphabet="ab1. *«-)(é'\"+,", max_size=14).filter(lambda note: note.strip() and "  " not in note))
def test_emphasis_alone_is_taken_off_as_rendering_takes_it_off(note: str) -> None:
    rendered = [f"{block.marker} {''.join(run.words for run in block.runs)}".strip() for block in blocks(note)]
    assert plain(note) == "\n".join(rendered)


@pytest.mark.parametrize(
    "markdown",
    [
        ">" * 100_000,
        "[" * 100_000,
        "*" * 100_000,
        "> " * 50_000,
        "`" * 100_000,
        "- " * 20_000,
        "\n".join("  " * n + "- x" for n in range(300)),
        "<" * 100_000,
    ],
)
@pytest.mark.timeout(20)
def test_a_monstrous_note_is_plain_text(markdown: str) -> None:
    assert safe_html(markdown) is not None
    assert plain(markdown) is not None
    assert escaping.own(markdown)


@given(st.text(alphabet="ab *_`[]()<>&|\\~#+-=.1!é:\n", max_size=40))
def test_words_in_markdown_show_as_they_are(text: str) -> None:
    from html import unescape

    shown = safe_html(escaping.line(text).strip() or "x")
    words = unescape(re.sub(r"<[^>]+>", "", shown))
    assert _bare(words) == (_bare(text) or "x" * (not text.strip()))


def _bare(words: str) -> str:
    """Without the signs that Python-Markdown, unlike CommonMark, cannot escape, and without white space."""
    return "".join(re.sub(r"[~|\\<>&]", "", words).split())
