"""Real PDFs: those of the United Nations, and texts set by LibreOffice, paragraph by paragraph against the text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from outlines import lines, outline, value

from apostille.importing.from_pdf import from_pdf
from apostille.reading.draft import Draft
from apostille.reading.numbering import label_of
from apostille.refusal import Refusal

PAIRS = {
    "UDHR.fr": "udhr/txt/fra.txt",
    "UDHR.pl": "udhr/txt/pol.txt",
    "UDHR.ar": "udhr/txt/arb.txt",
    "POL_59_2004": "ungdc/txt/POL_59_2004.txt",
}
"""A PDF of ``documents/converted``, and the text it was made of."""


def draft(corpus: Path, file: str) -> Draft:
    path = corpus / "documents" / file
    return from_pdf(path.name, path.read_bytes())[0]


def bare(words: str) -> str:
    """A paragraph without its printed number, which the text leaves out, and with single blanks."""
    label = label_of(words)
    return " ".join(words[label.length if label else 0 :].split())


@pytest.mark.parametrize("file", PAIRS)
def test_paragraphs_are_those_of_the_text(corpus: Path, file: str) -> None:
    text = (corpus / PAIRS[file]).read_text(encoding="utf-8-sig")
    truth = [bare(each) for each in re.split(r"\n\s*\n", text) if each.strip()]
    found = [bare(each) for each in lines(draft(corpus, f"converted/{file}.pdf"))]
    same = sum(block.size for block in SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks())
    assert same >= 0.99 * len(truth)


def test_a_note_by_the_secretariat(corpus: Path) -> None:
    read = draft(corpus, "un/A_INF_76_1.en.pdf")
    shown = [(kind, words) for kind, _, _, words in outline(read)]
    assert shown[:9] == [
        ("heading", "United Nations"),
        ("heading", "General Assembly"),
        ("heading", "A/INF/76/1"),
        ("heading", "Distr.: General"),
        ("heading", "15 February 2021"),
        ("heading", "Original: English"),
        ("heading", "Seventy-sixth session"),
        (
            "heading",
            "Opening dates of forthcoming regular sessions of the General Assembly and of the general debate",
        ),
        ("heading", "Note by the Secretariat"),
    ]
    rows = [words for kind, words in shown if kind == "table"]
    assert rows[0] == "Session\tOpening date of the session\tOpening date of the general debate"
    assert rows[3] == "Seventy-eighth\tTuesday, 12 September 2023\tTuesday, 19 September 2023 (to be confirmed)a"
    assert shown[-1][0] == "note"
    assert shown[-1][1].startswith("a In accordance with paragraph 6 (b) of resolution 67/290, the high-level")
    assert read.furniture == ("21-02065 (E) 170221", "*2102065*", "A/INF/76/1", "21-02065", "2/2")
    fields = {key: value(read, key) for key in ("symbol", "date", "session", "distribution", "job_number")}
    assert fields == {
        "symbol": "A/INF/76/1",
        "date": "2021-02-15",
        "session": "Seventy-sixth session",
        "distribution": "General",
        "job_number": "21-02065",
    }


def test_a_declaration_set_by_word(corpus: Path) -> None:
    read = draft(corpus, "un/UDHR.en.ohchr.pdf")
    paragraphs = lines(read)
    assert paragraphs[:2] == ["Universal Declaration of Human Rights", "Preamble"]
    assert [words for words in paragraphs if words.startswith("Article ")] == [
        "Article I", *(f"Article {number}" for number in range(2, 31)),
    ]  # fmt: skip
    assert sum(words.startswith("Whereas ") for words in paragraphs) == 7
    assert len(paragraphs) == 91


def test_scans_are_said(corpus: Path) -> None:
    bare_scan = draft(corpus, "un/A_47_60-S_23329.en.scan-no-text.pdf")
    assert bare_scan.doubts == ("This is a scan of 11 pages without text; it is kept and can be read later.",)
    read = draft(corpus, "un/A_L.632.en.scan-with-bad-ocr.pdf")
    assert "recognised by a program, and badly" in read.doubts[0]
    assert value(read, "symbol") == "A/L.632"
    assert (
        "Decides that any proposal in the General Assembly which would result in depriving the Republic of China of "
        "representation in the United Nations is an important question under Article 18 of the Charter."
    ) in lines(read)


def test_awkward_files(corpus: Path) -> None:
    assert lines(draft(corpus, "technical/pdfjs_ArabicCIDTrueType.pdf")) == ["انواع الخطوط العربية"] * 4
    french = draft(corpus, "technical/pdfjs_french_diacritics.pdf")
    assert lines(french) == ["à À â Â ä Ä ç Ç é É è È ê Ê ë Ë î Î ï Ï ô Ô ù Ù û Û ü Ü"]
    assert "told by their numbers" in french.doubts[0]
    for file, said in (("pdfjs_empty_protected.pdf", "blank"), ("huridocs_error_not_a_pdf.pdf", "is none")):
        with pytest.raises(Refusal, match=said):
            draft(corpus, f"technical/{file}")
