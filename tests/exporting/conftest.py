"""A report made by hand, with everything a report can hold: six scripts, damage, hostile words."""

from __future__ import annotations

import pytest

from apostille.exporting.report import (
    Entry,
    Paragraph,
    Quotation,
    Referral,
    Report,
    Section,
    Silence,
    SourceNote,
    StatementLine,
    TagLine,
)

FULL = (
    "Note verbale dated 4 June 2004 from the Permanent Mission of Poland addressed to the secretariat of the "
    "Conference on Disarmament, annex (Chair's statement, Kraków, 31 May–1 June 2004), para. [5]"
)


def quotation(before: str, marked: str, after: str, language: str = "fr") -> Quotation:
    return (_paragraph(before, marked, after, language),)


def _paragraph(before: str, marked: str, after: str, language: str) -> Paragraph:
    start, end = len(before), len(before + marked)
    return Paragraph(before + marked + after, start, end, language, "rtl" if language == "ar" else "ltr")


def entry(number: int, words: Quotation, **values: object) -> Entry:
    given: dict[str, object] = {
        "uuid": f"00000000-0000-4000-8000-{number:012}",
        "statement": 2,
        "place": "passage",
        "citation": "Poland, note verbale of 4 June 2004, annex, para. [9]",
        "words_of": "Chair of the meeting",
        "transmitted_by": "Poland",
        "part": "annex",
        "paragraph": "[9]",
        "tags": ("Cooperation/Partnership network",),
        "also": (),
        "translation": "",
        "note": "",
        "annotator": "Irena",
        "created": "2026-11-20T10:00:00Z",
        "start": 100 * number,
        "end": 100 * number + 20,
    }
    return Entry(number=number, quotation=words, **(given | values))  # pyright: ignore[reportArgumentType]


def _cooperation() -> Section:
    meaning = TagLine(
        ("Cooperation", "Partnership network"),
        "Partnership network",
        1,
        "moss",
        6,
        3,
        "The initiative described as a web of partners rather than an organisation.",
        "“network”, “partnership”.",
        "treaty membership.",
    )
    first = quotation(
        "En une année, l’Initiative de sécurité contre la prolifération est passée du stade de la conception à "
        "celui de l’existence d’",
        "un réseau actif de partenariat et d’une coopération concrète",
        ".",
    )
    arabic = quotation("يحيط بـ ", "الأمن الدولي (CD/1299)", " علما.", "ar")
    chinese = quotation("会议", "通过了《条约》。", "然后", "zh")
    russian = quotation("", "Г-н Путин", " сказал.", "ru")
    two = (
        _paragraph("It ", "ends <b>here</b> & *now*.", "", "en"),
        _paragraph("", "Next_line", " goes on [1](javascript:alert) |.", "en"),
    )
    return Section(
        "tag",
        meaning.path,
        (
            entry(1, first, citation=FULL, note="Network before institution: compare no. **7**.", paragraph="[5]",
                  translation="Within a year … an active network of partnership and practical cooperation"),
            entry(2, arabic, citation="CD/1299, para. 4 (b)", note="- one\n- two *i*\n\n<script>alert(1)</script>"),
            entry(3, chinese, citation="CD/PV.941, p. 5", also=("Action-oriented",)),
            entry(4, russian,
                  note="# Heading\n\n[link](http://example.org) [bad](javascript:alert(1)) ![x](http://e/x.png)"),
            entry(5, two, citation="United States, statement of 31 May 2003, paras. [1]–[2]", statement=0, start=None,
                  translation="=HYPERLINK(\"http://x\")", note="@SUM(A1)"),
            entry(6, (), place="whole", start=None, end=None, paragraph="",
                  tags=("Cooperation/Partnership network", "B")),
        ),
        colour="moss",
        tag=meaning,
        statements=3,
    )  # fmt: skip


@pytest.fixture
def report() -> Report:
    """Eight annotations in three sections."""
    cooperation = _cooperation()
    cut = (
        _paragraph("[…] M. Kwa[śniewski.] et ", "[illegible]", " […]", "fr")._replace(cut_before=True, cut_after=True),
    )
    form = Section(
        "tag",
        ("Institutional form",),
        (entry(7, cut, tags=("Institutional form",)),),
        (Referral(3, "通过了《条约》。", "CD/PV.941, p. 5"),),
        colour="violet",
        tag=TagLine(("Institutional form",), "Institutional form", 0, "violet", 2, 2),
        statements=2,
    )
    lost = (_paragraph("", "words that went", "", "fr"),)
    untagged = Section(
        "untagged", ("Without a tag",), (entry(8, lost, place="lost", tags=(), start=None, end=None),), statements=1
    )
    assert cooperation.tag
    assert form.tag
    return Report(
        title="Interdiction and cooperation",
        subtitle="in statements on the Proliferation Security Initiative, 2003–2004",
        prepared_for="Disarmament unit",
        covers="3 statements; tags Cooperation and below, Institutional form",
        contains="8 annotations by 2 annotators; 1 statement read, nothing found",
        findings="Within a year the initiative is described **less** (nos. 1–4).\n\n* “rally to” (no. 7)",
        tags=(TagLine(("Cooperation",), "Cooperation", 0, "moss", 6, 3), cooperation.tag, form.tag,
              TagLine((), "Without a tag", 0, "", 1, 1)),
        statements=(
            StatementLine("u1", "Remarks at Wawel Royal Castle", "2003-05-31", "", "en", "United States", "", 1),
            StatementLine("u2", "Interdiction Principles", "2003-09-04", "CD/1", "en", "Participants", "", 0),
            StatementLine("u3", "Déclaration du Président", "2004-06-04", "", "fr", "Chair", "Poland", 7),
        ),
        sections=(cooperation, form, untagged),
        silences=(Silence("Remarks at Wawel Royal Castle (United States, 31 May 2003)", ("Partnership network",)),),
        source_notes=(
            SourceNote(
                "Poland, note verbale of 4 June 2004",
                (
                    "Annex, para. [3]: “Kwa[śniewski.]” restores 9 characters lost in the source file, from the "
                    "English version.",
                    "Annex, para. [4]: 38 characters lost in the source file, printed [illegible].",
                ),
            ),
        ),
        general_notes=("Paragraph numbers in brackets are counted, not printed.",),
        date="2026-11-23",
    )  # fmt: skip
