"""E-books: the chapters in their order, notes in chapters of their own, what the maker says, and what is locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from containers import epub, packed
from outlines import lines, outline, value

from apostille.importing.from_epub import from_epub
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

LONG = "The States Parties to the Treaty met in Geneva and agreed upon the following."
ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
    ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
    '<enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/>'
    "</enc:CipherData></enc:EncryptedData></encryption>"
)


def read(chapters: dict[str, str], said: str = "", **rest: str) -> Draft:
    return from_epub("x.epub", epub(chapters, said, **rest))[0]


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    draft = read({"b.xhtml": "<h1>One</h1><p>First.</p>", "a%20b.xhtml": "", "a.xhtml": "<p>Second.</p>"})
    assert lines(draft) == ["One", "First.", "Second."]
    assert (draft.format, draft.encoding) == ("epub", "")


def test_empty_elements_of_xhtml_do_not_swallow_what_follows() -> None:
    draft = read({"a.xhtml": f'<p><a id="p1"/>{LONG}<br/>Next.</p><div class="x"/><p><i/>More<b/>.</p>'})
    assert lines(draft) == [LONG, "Next.", "More."]
    assert not draft.reading.blocks[0].styles


def test_notes_in_a_chapter_of_their_own() -> None:
    chapters = {
        "text/a.xhtml": '<p>One<a epub:type="noteref" href="../notes.xhtml#n1" id="r1"><sup>1</sup></a>.</p>',
        "notes.xhtml": '<ol><li id="n1"><p>First. <a href="text/a.xhtml#r1">↩</a></p></li></ol>'
        '<aside epub:type="footnote" id="n2" hidden="hidden"><p>Second.</p></aside>',
    }
    assert outline(read(chapters)) == [
        ("body", None, 0, "One1."),
        ("note", "1", 0, "1 First."),
        ("note", None, 0, "Second."),
    ]


def test_contents_cover_and_page_numbers_are_left_out() -> None:
    number = '<span epub:type="pagebreak">12</span>'
    contents = '<nav epub:type="toc"><ol><li>One</li></ol></nav>'
    chapters = {"cover.xhtml": "<p>COVER</p>", "a.xhtml": f"{contents}<p>{LONG}{number}</p>"}
    nav = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    draft = read(chapters, manifest=nav, guide='<reference type="cover" href="cover.xhtml"/>')
    assert lines(draft) == [LONG]
    assert draft.furniture == ("One", "12")


def test_what_the_maker_says_is_supplied_where_it_is_sound() -> None:
    said = "<dc:title>The Treaty and its Parties</dc:title><dc:creator>A. Author</dc:creator>"
    draft = read({"a.xhtml": f"<p>{LONG}</p>"}, f"{said}<dc:date>2004-06-04</dc:date>")
    fields = {field.key: (field.value, field.state) for field in draft.fields}
    assert fields["title"] == ("The Treaty and its Parties", "supplied")
    assert fields["author"] == ("A. Author", "supplied")
    assert fields["date"] == ("2004-06-04", "supplied")


def test_a_title_that_is_none_and_the_date_of_the_file_are_not_taken() -> None:
    said = "<dc:title>Untitled document</dc:title><dc:date>2023-10-03T21:39:12Z</dc:date>"
    said += '<meta property="dcterms:modified">2023-10-03T21:39:12Z</meta>'
    draft = read({"a.xhtml": f"<p>{LONG}</p>"}, said)
    assert (value(draft, "title"), value(draft, "date")) == ("", "")


def test_a_locked_book_is_said_to_be_locked_and_scrambled_fonts_are_not() -> None:
    locked = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml")
    with pytest.raises(Refusal, match="rights management"):
        read({"a.xhtml": "<p>x</p>"}, encryption=locked)
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OEBPS/font.otf")
    assert lines(read({"a.xhtml": f"<p>{LONG}</p>"}, encryption=fonts)) == [LONG]


def test_a_chapter_that_is_missing_is_a_doubt() -> None:
    manifest = '<item id="i1" href="gone.xhtml" media-type="application/xhtml+xml"/>'
    draft = from_epub("x", respined(manifest))[0]
    assert lines(draft) == [LONG]
    assert draft.doubts == ("The book lacks 1 of its 2 chapters.",)


def respined(manifest: str) -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="i0" href="a.xhtml"'
        ' media-type="text/html"/>'
        f'{manifest}</manifest><spine><itemref idref="i0"/><itemref idref="i1"/><itemref idref="i9"/></spine>'
        f"</package>"
    )
    return packed({"content.opf": opf, "a.xhtml": f"<p>{LONG}</p>"})


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">]>'
TRAVERSAL = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="i" href="../../etc/passwd" media-type="text/html"/>'
    '</manifest><spine><itemref idref="i"/></spine></package>'
)
HOSTILE = {
    "no zip": b"no zip",
    "no package": packed({"mimetype": "application/epub+zip"}),
    "no spine": epub({}),
    "cut off": epub({"a.xhtml": LONG})[:-100],
    "entities": packed({"a.opf": f"{LAUGHS}<package/>"}),
    "broken": packed({"a.opf": "<package>"}),
    "empty": epub({"a.xhtml": " "}),
    "traversal": packed({"a.opf": TRAVERSAL}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_book_is_a_sentence(name: str) -> None:
    with pytest.raises(Refusal, match="imported"):
        from_epub("x.epub", HOSTILE[name])


def test_entities_of_a_chapter_are_not_read() -> None:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>{LONG} &x;</p></body></html>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="i" href="a.xhtml" media-type="text/html"/>'
    )
    package += '</manifest><spine><itemref idref="i"/></spine></package>'
    draft = from_epub("x", packed({"content.opf": package, "a.xhtml": page}))[0]
    assert lines(draft) == [f"{LONG} &x;"]


def test_books_that_other_programs_made(corpus: Path) -> None:
    folder = corpus / "documents"
    draft = from_epub("x", (folder / "converted" / "UDHR.fr.epub").read_bytes())[0]
    assert draft.language == "fr"
    assert sum(1 for _, label, _, _ in outline(draft) if label == "2") > 10
    draft = from_epub("x", (folder / "same-text-many-formats" / "udhr_art1_eng_spa.epub").read_bytes())[0]
    assert len(lines(draft)) == 5
    assert value(draft, "title") == ""
