"""Documents of Word: numbers as printed, changes accepted, notes and comments, what is damaged or hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from containers import LEGAL, docx, item, packed, para, part, relations, run
from outlines import lines, outline, styles, value

from apostille.importing.from_docx import from_docx
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

LONG = "The States Parties to the Treaty met in Geneva and agreed upon the following."


def read(body: str, links: dict[str, str] | None = None, **parts: str) -> Draft:
    return from_docx("x.docx", docx(body, links, **parts))[0]


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lvl"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop2"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
)


def test_headings_by_style_in_any_language_and_by_outline() -> None:
    body = "".join(para(f"Part {name}", f'<w:pStyle w:val="{name}"/>') for name in ("Titre1", "Own", "Lvl"))
    body += (
        para("Part", '<w:outlineLvl w:val="1"/>')
        + para(LONG, '<w:pStyle w:val="Loop"/>')
        + para(LONG, '<w:pStyle w:val="Q"/>')
    )
    body += para(LONG * 4, '<w:outlineLvl w:val="1"/>')
    found = [(kind, at) for kind, _, at, _ in outline(read(body, styles=HEADINGS))]
    assert found == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 3),
        ("heading", 2),
        ("body", 0),
        ("quote", 0),
        ("body", 0),
    ]


def test_styles_of_words() -> None:
    body = para(
        run("A ") + run("bold", "<w:b/>") + run(" word", '<w:b w:val="1"/><w:i/>') + run(" not", '<w:b w:val="0"/>')
        + run(" strong", '<w:rStyle w:val="Strong"/>') + run(" and", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>')
        + run("2", '<w:vertAlign w:val="superscript"/>') + run(" hidden", "<w:vanish/>") + run(" end.")
    )  # fmt: skip
    draft = read(body, styles=HEADINGS)
    assert lines(draft) == ["A bold word not strong and2 end."]
    assert sorted(styles(draft)) == [
        ("bold", " strong", ""), ("bold", "bold word", ""), ("italic", " word", ""), ("superscript", "2", ""),
    ]  # fmt: skip


def test_signs_in_runs() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t"
        " xml:space='preserve'> d </w:t>"
        "<w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings'"
        " w:char='F021'/>"
        "<w:sym w:font='Arial' w:char='20AC'/><w:sym w:font='X' w:char='zz'/><w:t>e</w:t></w:r>"
    )
    draft = read(para(inside))
    assert lines(draft) == ["a\tb\u2011c\u00ad d α≥\uf021€\ufffde"]
    assert {damage.kind for damage in draft.damage} == {"private_use", "lost"}


def test_the_large_first_letter_of_a_paragraph_belongs_to_it() -> None:
    first = para("T", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert lines(read(first + para("he States Parties."))) == ["The States Parties."]


def test_words_may_be_shown_in_a_style_that_hides_them() -> None:
    said = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>'
    draft = read(
        para(run("shown ", '<w:vanish w:val="0"/>') + run("hidden") + run("again.", '<w:vanish w:val="0"/>')),
        styles=said,
    )
    assert (lines(draft), draft.furniture) == (["shown again."], ("hidden",))


def test_line_and_page_breaks() -> None:
    broken = "<w:r><w:t>Mr. President,</w:t><w:br/><w:t>Excellencies,</w:t></w:r>"
    paged = "<w:r><w:t>before it</w:t><w:br w:type='page'/><w:t>after it</w:t></w:r>"
    assert lines(read(para(broken) + para(paged))) == ["Mr. President,", "Excellencies,", "before it", "after it"]


def test_tracked_changes_are_accepted() -> None:
    body = para(
        f"<w:r><w:t xml:space='preserve'>Kept </w:t></w:r><w:ins w:id='1'>{run('new ')}</w:ins>"
        "<w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>"
        f"<w:moveTo w:id='3'>{run('moved here ')}</w:moveTo><w:moveFrom w:id='4'>{run('moved away ')}"
        f"</w:moveFrom>{run('end.')}"
    )
    body += para("First half", "<w:rPr><w:del w:id='5'/></w:rPr>") + para(" and second half.")
    body += para("<w:del w:id='6'><w:r><w:delText>Gone.</w:delText></w:r></w:del>", "<w:rPr><w:del w:id='7'/></w:rPr>")
    body += para("Last.")
    assert lines(read(body)) == ["Kept new moved here end.", "First half and second half.", "Last."]


def test_rows_and_cells_that_were_deleted_are_gone() -> None:
    def cell(text: str, said: str = "") -> str:
        return f"<w:tc><w:tcPr>{said}</w:tcPr>{para(text)}</w:tc>"

    held = f"<w:sdt><w:sdtContent>{cell('f')}</w:sdtContent></w:sdt>"
    rows = f"<w:tr>{cell('a')}{cell('b', '<w:cellDel/>')}{cell('c')}</w:tr>"
    rows += f"<w:tr><w:trPr><w:del/></w:trPr>{cell('d')}{cell('e')}</w:tr>"
    rows += f"<w:sdt><w:sdtContent><w:tr>{held}{cell('g')}</w:tr></w:sdtContent></w:sdt>"
    draft = read(f"<w:tbl>{rows}</w:tbl>{para(LONG)}")
    assert outline(draft)[:2] == [("table", None, 0, "a\tc"), ("table", None, 0, "f\tg")]


def test_a_masthead_set_in_a_table_is_read_paragraph_by_paragraph() -> None:
    left = para("United Nations") + para("General Assembly")
    table = f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{para('A/59/565')}{para('Distr.: General')}</w:tc></w:tr></w:tbl>"
    draft = read(table + para(LONG))
    assert lines(draft)[:4] == ["United Nations", "General Assembly", "A/59/565", "Distr.: General"]
    assert value(draft, "symbol") == "A/59/565"


def test_notes_come_after_the_text_with_their_marks() -> None:
    def reference(kind: str, id_: str, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{id_}"{more}/></w:r>'

    body = para(run("One") + reference("footnote", "7") + run(" and two") + reference("endnote", "2") + run("."))
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'
    body += para(run("Three") + custom + run(" and four") + reference("footnote", "8") + run("."))
    notes = '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{id_}">{para("<w:r><w:footnoteRef/></w:r>" + run(f" {words}"))}</w:footnote>'
        for id_, words in (("8", "Eighth."), ("7", "Seventh."), ("9", "* Ninth."))
    )
    draft = read(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{para("Second.")}{para("More.")}</w:endnote>')
    assert outline(draft) == [
        ("body", None, 0, "One1 and twoi."),
        ("body", None, 0, "Three* and four2."),
        ("note", "1", 0, "1 Seventh."),
        ("note", None, 0, "* Ninth."),
        ("note", "2", 0, "2 Eighth."),
        ("note", "i", 0, "i Second."),
        ("note", None, 0, "More."),
    ]
    assert ("superscript", "1", "") in styles(draft)


def test_notes_are_counted_as_the_document_says() -> None:
    body = para(run("One") + '<w:r><w:footnoteReference w:id="7"/></w:r>')
    body += '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr></w:sectPr>'
    assert lines(read(body, footnotes=f'<w:footnote w:id="7">{para("Seventh.")}</w:footnote>')) == [
        "Onec",
        "c Seventh.",
    ]


def test_comments_have_span_author_and_time() -> None:
    body = para(
        f'{run("See ")}<w:commentRangeStart w:id="0"/>{run("these words")}<w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r>{run(" here.")}'
    )
    body += f'<w:commentRangeStart w:id="1"/>{para("Whole;")}{para("two.")}<w:commentRangeEnd w:id="1"/>'
    body += item("Pointed at;").replace("</w:p>", '<w:r><w:commentReference w:id="2"/></w:r></w:p>') + para("Not.")
    said = "".join(
        f'<w:comment w:id="{n}" w:author="A. Nalyst" w:date="{at}">{para(f"Remark {n}")}{para("goes on")}</w:comment>'
        for n, at in enumerate(("2023-05-01T10:00:00Z", "2023-05-01T10:00:00+02:00", "yesterday", ""))
    )
    draft = read(body, comments=said, numbering=LEGAL)
    found = [(each.span.of(draft.reading.text), each.words, each.author, each.at) for each in draft.comments]
    assert found == [
        ("these words", "Remark 0\ngoes on", "A. Nalyst", "2023-05-01T10:00:00Z"),
        ("Whole;\ntwo.", "Remark 1\ngoes on", "A. Nalyst", "2023-05-01T08:00:00Z"),
        ("1. Pointed at;", "Remark 2\ngoes on", "A. Nalyst", ""),
    ]
    assert draft.doubts == ("Comments in the file that lie on none of its words: 1. They were left out.",)
    assert lines(draft) == ["See these words here.", "Whole;", "two.", "1. Pointed at;", "Not."]


def test_links_and_fields() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://un.org/b" </w:instrText></w:r>'
    nested = char("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + char("separate") + run("12") + char("end")
    body = para(
        f'<w:hyperlink r:id="h">{run("one")}'
        f"</w:hyperlink>{run(', ')}{char('begin')}{code}{nested}{char('separate')}{run('two')}"
        f'{char("end")}{run(", ")}<w:fldSimple w:instr=" HYPERLINK &quot;https://un.org/c&quot; ">{run("three")}'
        f"</w:fldSimple>"
        f'<w:hyperlink w:anchor="x">{run(", four.")}</w:hyperlink>'
    )
    draft = read(body, {"h": "https://un.org/a"})
    assert lines(draft) == ["one, two, three, four."]
    assert styles(draft) == [
        ("link", word, f"https://un.org/{at}") for word, at in (("one", "a"), ("two", "b"), ("three", "c"))
    ]


def test_text_boxes_are_read_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(read(para(run("Around") + both + run(" it.")))) == ["Around it.", "In the box."]
    assert lines(read(para(f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"))) == ["In the box."]


def test_content_controls_smart_tags_and_formulas() -> None:
    inside = (
        f"<w:smartTag>{run('a')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>"
        "<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    body = f"<w:sdt><w:sdtContent>{para(inside)}</w:sdtContent></w:sdt><w:customXml>{para('c')}</w:customXml>"
    assert lines(read(body)) == ["abE=m漢", "c"]


def test_direction() -> None:
    body = para("2004/6/4", "<w:bidi/>") + para("2004/6/4") + para("يولد جميع الناس") + para(LONG, "<w:bidi/>")
    assert [block.direction for block in read(body).reading.blocks] == ["rtl", "ltr", "rtl", "ltr"]


def test_what_every_page_repeats_is_furniture() -> None:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar'
    page += f' w:fldCharType="separate"/></w:r>{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    draft = read(para(LONG), header=para("A/59/565"), footer=para(run("Page ") + page))
    assert lines(draft) == [LONG]
    assert draft.furniture == ("A/59/565", "Page 3")


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>A. Typist</dc:creator>'
    "</cp:coreProperties>"
)


@pytest.mark.parametrize(
    ("title", "kept"), [("Remarks on the Treaty, part two", True), ("Microsoft Word - template.dot", False)]
)
def test_the_properties_of_the_file_are_not_those_of_the_document(title: str, kept: bool) -> None:
    rels = relations(
        {"d": ("officeDocument", "word/document.xml"), "c": ("metadata/core-properties", "docProps/core.xml")}
    )
    body = para(f"Remarks on the Treaty, part two: {LONG}")
    data = packed(
        {
            "_rels/.rels": rels,
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "docProps/core.xml": CORE.format(title),
        }
    )
    draft = from_docx("x.docx", data)[0]
    assert (value(draft, "title") == title) is kept
    assert "A. Typist" not in {field.value for field in draft.fields}


def test_the_strict_form_of_the_format() -> None:
    data = docx(item("One;"), numbering=LEGAL)
    strict = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    }
    assert lines(from_docx("x.docx", _exchanged(data, strict))[0]) == ["1. One;"]


def _exchanged(data: bytes, exchange: dict[str, str]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as container:
        members = {name: container.read(name).decode() for name in container.namelist()}
    for old, new in exchange.items():
        members = {name: text.replace(old, new) for name, text in members.items()}
    return packed(members)


def test_parts_may_lie_elsewhere_or_be_missing_or_broken() -> None:
    document = part("document", f"<w:body>{item('x;')}</w:body>")
    moved = {
        "_rels/.rels": relations({"d": ("officeDocument", "/Word/Main.xml")}),
        "word/main.xml": document,
        "word/_rels/main.xml.rels": relations({"n": ("numbering", "../lists/n.xml")}),
        "LISTS/N.XML": part("numbering", LEGAL),
    }
    assert lines(from_docx("x", packed(moved))[0]) == ["1. x;"]
    assert lines(from_docx("x", packed({"word/document.xml": document}))[0]) == ["x;"]
    broken = from_docx("x", packed({**moved, "LISTS/N.XML": "<w:numbering>"}))[0]
    assert lines(broken) == ["x;"]
    assert "LISTS/N.XML" in broken.doubts[0]


def test_another_format_inside_is_a_doubt() -> None:
    draft = read(f'{para(LONG)}<w:altChunk r:id="a"/>')
    assert draft.doubts == ("A part of the file is in another format inside it; it was not read.",)


def test_a_document_of_pictures_alone_is_kept_and_said() -> None:
    draft = read(para("<w:r><w:drawing><x/></w:drawing></w:r>"))
    assert draft.reading.text == ""
    assert "no text but pictures" in draft.doubts[0]
    with pytest.raises(Refusal, match="no text"):
        read(para(" "))


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
HOSTILE = {
    "no zip": b"no zip",
    "no document": packed({"a.txt": "x"}),
    "a workbook": packed({"word/document.xml": "<workbook/>"}),
    "entities": packed({"word/document.xml": LAUGHS + part("document", "<w:body><w:p/></w:body>").split("?>", 1)[1]}),
    "cut off": docx(para(LONG))[:-200],
    "broken": packed({"word/document.xml": part("document", "<w:body>")[:-30]}),
    "deep": docx("<w:ins>" * 10_000),
    "no body": packed({"word/document.xml": part("document", "")}),
    "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_document_is_a_sentence(name: str) -> None:
    with pytest.raises(Refusal, match="Nothing was imported"):
        from_docx("x.docx", HOSTILE[name])


def test_nesting_as_deep_as_xml_may_be() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + para(LONG) + "</w:tc></w:tr></w:tbl>" * 70
    assert lines(read(deep)) == [LONG]
    assert lines(read(para("<w:ins>" * 200 + run(LONG) + "</w:ins>" * 200))) == [LONG]
    boxes = (
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" * 40
        + para(LONG)
        + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>" * 40
    )
    assert lines(read(boxes)) == [LONG]


def test_a_megabyte_is_read_in_time() -> None:
    body = "".join(para(run(f"{LONG} {number}. ", "<w:b/>") + run(LONG)) for number in range(5000))
    data = docx(body)
    begun = time.process_time()
    assert len(lines(from_docx("x.docx", data)[0])) == 5000
    assert time.process_time() - begun < 6


def test_documents_that_other_programs_made(corpus: Path) -> None:
    folder = corpus / "documents"
    comments = from_docx("c", (folder / "technical" / "docling_docx_comments.docx").read_bytes())[0]
    assert comments.comments[0].author == "John Reviewer"
    assert comments.comments[0].span.of(comments.reading.text).startswith("This is the first")
    running = from_docx("r", (folder / "technical" / "unstructured_docx-hdrftr.docx").read_bytes())[0]
    assert lines(running) == ["Main document"]
    assert "First header para" in running.furniture
