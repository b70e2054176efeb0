"""Citations: by symbol and paragraph; in full, then short; counted numbers in brackets; nothing invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from apostille.exporting.cite import Mentions, Places, cite
from apostille.exporting.naming import name
from apostille.exporting.words import Language
from apostille.reading.compose import compose
from apostille.reading.draft import Draft, Field
from apostille.reading.reading import Block, Kind, Part, Reading
from apostille.reading.span import Span

FULL = (
    "Note verbale dated 4 June 2004 from the Permanent Mission of Poland addressed to the secretariat of the "
    "Conference on Disarmament, annex (Chair's statement, Kraków, 31 May–1 June 2004), para. [5]"
)


@dataclass(frozen=True)
class Source:
    """Something that can be cited."""

    reading: Reading
    fields: tuple[Field, ...] = ()
    language: str = field(default="en")


def source(*paragraphs: tuple[str, Kind, str | None, int | None], **fields: str) -> Source:
    """A source of the paragraphs given as part, kind, label, number; each is the word "Words"."""
    blocks: list[Block] = []
    for index, (part, kind, label, number) in enumerate(paragraphs):
        blocks.append(Block(Span(index * 6, index * 6 + 5), kind, part, number, label))
    text = "\n".join(["Words"] * len(blocks))
    names = list(dict.fromkeys(part for part, *_ in paragraphs))
    parts = [
        Part(each, Span(own[0].span.start, own[-1].span.end))
        for each in names
        if (own := [block for block in blocks if block.part == each])
    ]
    return Source(Reading(text, tuple(blocks), tuple(parts)), tuple(Field(key, value) for key, value in fields.items()))


def at(index: int, last: int | None = None) -> Span:
    return Span(index * 6, (index if last is None else last) * 6 + 5)


@pytest.fixture(scope="module")
def polish() -> Draft:
    data = (Path(__file__).resolve().parents[2] / "texts" / "note-verbale-2004.fr.txt").read_bytes()
    return compose("note-verbale-2004.fr.txt", data)


def span(draft: Draft, words: str) -> Span:
    start = draft.reading.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("language", "first", "expected"),
    [
        ("en", True, FULL),
        ("en", False, "Poland, note verbale of 4 June 2004, annex, para. [5]"),
        (
            "fr",
            True,
            "Note verbale datée du 4 juin 2004, adressée au secrétariat de la Conférence du désarmement par la "
            "Mission permanente de la République de Pologne, annexe (Déclaration du Président, Cracovie, "
            "31 mai–1er juin 2004), par. [5]",
        ),
        ("fr", False, "Pologne, note verbale du 4 juin 2004, annexe, par. [5]"),
    ],
)
def test_the_shipped_statement_in_full_and_short(polish: Draft, language: Language, first: bool, expected: str) -> None:
    assert cite(polish, span(polish, "un réseau actif"), language=language, first=first) == expected


def test_several_paragraphs_a_heading_and_the_cover_of_the_shipped_statement(polish: Draft) -> None:
    text = polish.reading.text
    across = Span(text.index("L’Initiative de Cracovie est orientée"), text.index("un réseau actif"))
    assert cite(polish, across, first=False).endswith("annex, paras. [4]–[5]")
    assert cite(polish, span(polish, "Déclaration du Président"), first=False).endswith("annex, heading")
    assert cite(polish, span(polish, "présente ses compliments"), first=False).endswith("2004, para. [1]")
    assert cite(polish, None, first=False) == "Poland, note verbale of 4 June 2004"


def test_whose_words_and_who_transmits_are_told_apart(polish: Draft) -> None:
    named = name(polish, "en")
    assert (named.voice.words_of, named.voice.transmitted_by) == ("Chair of the meeting", "Poland")
    assert (named.voice_of("cover").transmitted_by, named.voice_of("annex").words_of) == ("", "Chair of the meeting")
    assert "Chair" not in named.voice_of("cover").words_of


@pytest.mark.parametrize(
    ("blocks", "index", "expected"),
    [
        ([("main", "body", "4.", 1)], 0, "CD/1299, para. 4"),
        ([("main", "body", "4.", 1), ("main", "list", "(a)", 2), ("main", "list", "(b)", 3)], 2,
         "CD/1299, para. 4 (b)"),
        ([("main", "body", "4.", 1), ("main", "list", "(b)", 2), ("main", "list", "(i)", 3)], 2,
         "CD/1299, para. 4 (b) (i)"),
        ([("main", "body", "4", 1), ("main", "list", "(h)", 2), ("main", "list", "(i)", 3)], 2, "CD/1299, para. 4 (i)"),
        ([("main", "body", "4 bis.", 1), ("main", "list", "(b)", 2)], 1, "CD/1299, para. 4 bis (b)"),
        ([("main", "body", None, 7)], 0, "CD/1299, para. [7]"),
        ([("main", "note", "3", None)], 0, "CD/1299, footnote 3"),
        ([("annex-2", "body", "1", 1)], 0, "CD/1299, annex 2, para. 1"),
        ([("main", "body", "Article 5", 1)], 0, "CD/1299, Article 5"),
    ],
)  # fmt: skip
def test_a_symbol_and_the_number_as_printed(
    blocks: list[tuple[str, Kind, str | None, int | None]], index: int, expected: str
) -> None:
    made = source(*blocks, symbol="CD/1299", kind="working_paper")
    assert cite(made, at(index), first=True) == cite(made, at(index), first=False) == expected


def test_a_verbatim_record_by_page_where_it_is_known() -> None:
    made = source(("main", "body", None, 1), symbol="CD/PV.941", kind="verbatim_record")
    assert cite(made, at(0), page="5") == "CD/PV.941, p. 5"
    assert cite(made, at(0)) == "CD/PV.941, para. [1]"


def test_a_resolution_is_dated_by_its_adoption_not_by_its_masthead() -> None:
    paragraph = ("main", "body", None, 1)
    days = {"date": "2006-12-18", "adoption_date": "2006-12-06"}
    assert name(source(paragraph, kind="resolution", title="Towards a treaty", **days), "en").date == "2006-12-06"
    assert (
        name(source(paragraph, kind="resolution", title="Towards a treaty", date="2006-12-18"), "en").date
        == "2006-12-18"
    )
    assert name(source(paragraph, kind="statement", title="On the treaty", **days), "en").date == "2006-12-18"
    made = source(paragraph, kind="resolution", title="Towards a treaty", **days)
    assert "6 December 2006" in cite(made, at(0), first=True)


def test_from_one_part_into_another() -> None:
    made = source(("cover", "body", None, 2), ("annex", "body", None, 1), symbol="A/59/1")
    assert cite(made, at(0, 1)) == "A/59/1, para. [2] to annex, para. [1]"
    assert cite(made, at(0, 1), language="fr") == "A/59/1, par. [2] à l’annexe, par. [1]"


def test_an_annex_is_described_by_its_own_heading_not_by_that_of_the_letter() -> None:
    heads = (
        "Letter dated 5 May 2010 from Peru",
        "I transmit it.",
        "Annex I",
        "Statement of the Government",
        "Peru says.",
    )
    kinds = ("heading", "body", "heading", "heading", "body")
    blocks: list[Block] = []
    for index, (words, kind) in enumerate(zip(heads, kinds, strict=True)):
        start = blocks[-1].span.end + 1 if blocks else 0
        part, number = "cover" if index < 2 else "annex", None if kind == "heading" else 1
        blocks.append(Block(Span(start, start + len(words)), kind, part, number))  # pyright: ignore[reportArgumentType]
    parts = (Part("cover", Span(0, blocks[1].span.end)), Part("annex", Span(blocks[2].span.start, blocks[4].span.end)))
    fields = (Field("kind", "letter"), Field("title", heads[0]), Field("date", "2010-05-05"), Field("issuer", "PER"))
    letter = Source(Reading("\n".join(heads), tuple(blocks), parts), fields)
    assert cite(letter, blocks[4].span) == (
        "Letter dated 5 May 2010 from Peru, annex (Statement of the Government), para. [1]"
    )
    titled = Source(letter.reading, (*fields[:1], Field("title", "Peru's position"), *fields[2:]))
    assert "annex (Peru's position), para. [1]" in cite(titled, blocks[4].span)


def test_a_statement_by_its_title_and_what_is_not_known_is_left_out() -> None:
    blocks = ("main", "body", None, 1)
    known = source(
        blocks, title="Remarks", kind="statement", issuer="USA", date="2003-05-31", place="Cracovie (Pologne)"
    )
    assert cite(known, at(0)) == "Remarks (United States, Kraków, 31 May 2003), para. [1]"
    assert cite(known, at(0), first=False) == "United States, statement of 31 May 2003, para. [1]"
    assert cite(source(blocks, title="Remarks"), at(0)) == "Remarks, para. [1]"
    letter = source(blocks, kind="letter", sender="Mister X", date="1999")
    assert cite(letter, at(0)) == "Letter dated 1999 from Mister X, para. [1]"
    assert cite(source(blocks, kind="statement", place="Cracovia", title="T"), None, language="fr") == "T (Cracovie)"
    assert cite(source(blocks, title="T", place="Zzyx (Oz)"), None, language="fr") == "T (Zzyx (Oz))"


def test_in_full_once_and_each_annex_is_described_once(polish: Draft) -> None:
    named, places = name(polish, "en"), Places(polish.reading, "en")
    mentions = Mentions(named)
    cover, annex = places.of(span(polish, "présente ses")), places.of(span(polish, "un réseau actif"))
    first, second, third = mentions.cite(cover), mentions.cite(annex), mentions.cite(annex)
    assert first.startswith("Note verbale dated") and first.endswith("para. [1]")
    assert second.startswith("Poland, note verbale of 4 June 2004, annex (Chair's statement")
    assert third == "Poland, note verbale of 4 June 2004, annex, para. [5]"


def test_who_says_it_in_a_record_is_cited_beside_the_place() -> None:
    record = (
        "The President: I give the floor to the representative of Norway.\n\n"
        "Mr. Lindqvist (Norway) (spoke in French): We have two remarks on the draft.\n\nThe first is this.\n"
    )
    draft = compose("record.txt", record.encode())
    places = Places(draft.reading, "en")
    tails = [places.between(at, at).tail for at in range(3)]
    assert tails == [
        ", para. [1] (The President)",
        ", para. [2] (Mr. Lindqvist, Norway)",
        ", para. [3] (Mr. Lindqvist, Norway)",
    ]
    assert places.between(0, 2).tail == ", paras. [1]–[3]"
    assert cite(draft, Span(0, 3), page="5").endswith("p. 5 (The President)")
