from __future__ import annotations

from pathlib import Path

import pytest
from laws import check

from apostille.reading.compose import compose
from apostille.refusal import Refusal

TEXT = "The Permanent Mission of Poland presents its compliments to the secretariat of the Conference.\n"


def test_the_shipped_statement(shipped: Path) -> None:
    draft = compose(shipped.name, shipped.read_bytes())
    check(draft.reading)
    assert (draft.language, draft.encoding, draft.doubts) == ("fr", "utf-8", ())
    assert [(each.kind, len(each.span)) for each in draft.damage] == [("lost", 9), ("lost", 38)]
    assert [reference.key for reference in draft.references] == ["S/RES/1540 (2004)"]
    for field in draft.fields:
        assert (field.span is None) == (field.printed is None) or field.state == "supplied"
        assert field.span is None or field.span.fits(draft.reading.text)


def test_markdown_is_known_by_its_ending_or_by_being_told() -> None:
    data = f"# Statement\n\n{TEXT}".encode()
    assert compose("a.md", data).reading.blocks[0].span.end == len("Statement")
    assert compose("a.txt", data, kind="markdown").reading == compose("a.md", data).reading
    assert compose("a.txt", data).reading.text.startswith("# Statement")


def test_what_is_said_overrules_what_is_found() -> None:
    draft = compose("a.txt", "Ж".encode("koi8_r") * 30 + b"\n", encoding="koi8_r", language="bg")
    assert (draft.language, draft.encoding, draft.reading.text[0]) == ("bg", "koi8_r", "Ж")


def test_the_head_of_a_file_says_its_language_and_date() -> None:
    draft = compose("a.md", f"---\nlanguage: French\ndate: 2004-06-04\n---\n\n{TEXT}".encode())
    assert draft.language == "fr"
    assert [field.value for field in draft.fields if field.key == "language"] == ["fr"]
    date = draft.first("date")
    assert date is not None
    assert (date.value, date.state, date.span) == ("2004-06-04", "supplied", None)


def test_nul_is_a_lost_character_of_the_kind_control() -> None:
    draft = compose("a.txt", TEXT.encode() + b"a\0b is damaged here and there.\n")
    assert [each.kind for each in draft.damage] == ["control"]
    assert draft.damage[0].span.of(draft.reading.text) == "\ufffd"


def test_a_paragraph_in_another_language_has_its_own() -> None:
    french = (
        "La Mission permanente de la Pologne présente ses compliments au secrétariat de la Conférence du désarmement, "
        "et le prie de bien vouloir distribuer ce texte."
    )
    draft = compose("a.txt", f"{TEXT}\n{french}\n\n{TEXT}\n{TEXT}".encode(), language="en")
    assert [block.language for block in draft.reading.blocks] == ["", "fr", "", ""]


def test_the_original_is_kept() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    draft = compose("a.txt", data)
    assert (draft.original, draft.name, draft.reading.text) == (data, "a.txt", TEXT.strip())


def test_no_text_is_refused() -> None:
    with pytest.raises(Refusal):
        compose("a.txt", b"")


def test_a_numbered_title_and_the_title_of_a_head_say_what_a_document_is() -> None:
    numbered = compose("a.txt", b"32 Cablegram from Beale to Casey\n\nWashington, 14 April 1958\n\nIt is so.\n")
    headed = compose("a.md", b"---\ntitle: Savingram from Tange to posts\n---\n\nNew Delhi, 18 August 1967\n\nIt is.\n")
    kinds = [one.first("kind") for one in (numbered, headed)]
    assert [(kind.value, kind.state) for kind in kinds if kind] == [
        ("cablegram", "extracted"),
        ("cablegram", "supplied"),
    ]


def test_what_belongs_to_the_page_is_listed_and_not_in_the_text() -> None:
    page = "The Conference went on with its work on the matter and heard all the members that\nhad asked for the floor"
    text = f"CD/PV.941\nPage 2\n\n{page}\n\n\fCD/PV.941\nPage 3\n\n{page}\n*0460152*\n\fCD/PV.941\nPage 4\n\n{page}.\n"
    draft = compose("record.txt", text.encode())
    assert set(draft.furniture) >= {"Page 2", "Page 3", "Page 4", "*0460152*"}
    assert not any(line in draft.reading.text for line in ("Page 3", "*0460152*"))
    assert compose("plain.txt", page.encode()).furniture == ()


def test_a_document_does_not_cite_itself() -> None:
    text = "CD/PV.941\n4 March 2004\n\nThe Conference recalled CD/1036 and its own record CD/PV.940.\n\nCD/PV.941\n"
    cited = compose("record.txt", text.encode()).references
    assert [one.key for one in cited] == ["CD/1036", "CD/PV.940"]
