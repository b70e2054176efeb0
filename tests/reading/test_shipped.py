"""The statement that ships with the program is read as its readers would read it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from laws import check

from apostille.reading import damage
from apostille.reading.decode import decode
from apostille.reading.language import detect
from apostille.reading.reading import Block, Reading
from apostille.reading.reflow import reflow

SHA256 = "3c9f7216de48b53d2710c097d1280e52430a1e321398b8892a7aca6029bbef3e"
OPENINGS = (
    "La réunion marquant le premier anniversaire",
    "La réunion a rassemblé des représentants",
    "La réunion s’est tenue sous l’égide",
    "Des messages ont été adressés à la réunion",
    "En une année, l’Initiative de sécurité",
    "Une série d’exposés sur la nature",
    "Il a été souligné que l’Initiative",
    "L’ISP fait suite à des efforts consentis",
    "Il a été réaffirmé que les activités",
    "La réunion a confirmé qu’il importait",
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    path = Path(__file__).parents[2] / "texts" / "note-verbale-2004.fr.txt"
    return reflow(decode(path.read_bytes()).text)


def of(reading: Reading, part: str, *, heading: bool) -> list[Block]:
    return [block for block in reading.blocks if block.part == part and (block.kind == "heading") == heading]


def test_its_bytes_are_those_of_the_source(shipped: Path) -> None:
    data = shipped.read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (6582, SHA256)


def test_it_is_french_utf_8(shipped: Path) -> None:
    decoded = decode(shipped.read_bytes())
    assert (decoded.encoding, decoded.newline, decoded.bom, decoded.doubts) == ("utf-8", "lf", False, ())
    assert detect(decoded.text) == "fr"


def test_it_keeps_the_laws(reading: Reading) -> None:
    check(reading)


def test_the_note_is_a_heading_and_two_paragraphs(reading: Reading) -> None:
    [heading] = of(reading, "cover", heading=True)
    words = heading.span.of(reading.text)
    assert words.startswith("NOTE VERBALE DATÉE DU 4 JUIN 2004, ADRESSÉE AU SECRÉTARIAT DE LA CONFÉRENCE")
    assert words.endswith("À CRACOVIE (POLOGNE) LES 31 MAI ET 1er JUIN 2004")
    assert [block.number for block in of(reading, "cover", heading=False)] == [1, 2]


def test_the_annex_has_its_own_masthead(reading: Reading) -> None:
    assert [block.span.of(reading.text) for block in of(reading, "annex", heading=True)] == [
        "CONFÉRENCE DU DÉSARMEMENT",
        "Réunion marquant le premier anniversaire de l’Initiative de sécurité contre la prolifération",
        "Cracovie, 31 mai-1er juin 2004",
        "Déclaration du Président",
    ]


def test_the_annex_has_ten_paragraphs(reading: Reading) -> None:
    blocks = of(reading, "annex", heading=False)
    assert [block.number for block in blocks] == list(range(1, 11))
    assert all(block.kind == "body" and block.label is None for block in blocks)
    for block, opening in zip(blocks, OPENINGS, strict=True):
        assert block.span.of(reading.text).startswith(opening)


def test_the_parts_are_a_cover_and_an_annex(reading: Reading) -> None:
    assert [part.name for part in reading.parts] == ["cover", "annex"]
    assert reading.text[reading.parts[1].span.start :].startswith("CONFÉRENCE DU DÉSARMEMENT\n")


def test_lines_are_joined(reading: Reading) -> None:
    assert "de l’Office des Nations Unies et d’autres organisations internationales à Genève" in reading.text
    assert not any(block.span.of(reading.text) != block.span.of(reading.text).strip() for block in reading.blocks)


def test_two_passages_are_damaged(reading: Reading) -> None:
    found = damage.find(reading.text)
    assert [(each.kind, len(each.span), each.proposal) for each in found] == [("lost", 9, None), ("lost", 38, None)]
    first, second = (each.span for each in found)
    assert reading.text[: first.start].endswith("M. Aleksander Kwa")
    assert reading.text[: second.start].endswith("M. Aleksander ")
    assert reading.text[second.end :].startswith("-Unis d’Amérique, M. George W. Bush.")
    assert second.of(reading.text).count("\t") == 2
    assert second.of(reading.text).count("\ufffd") == 36


def test_each_damage_lies_in_one_paragraph(reading: Reading) -> None:
    for each in damage.find(reading.text):
        assert len(reading.blocks_in(each.span)) == 1
