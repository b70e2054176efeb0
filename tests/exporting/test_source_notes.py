"""What a report says of its sources: what was lost there, and what an analyst put in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille import statements
from apostille.exporting.cite import Places
from apostille.exporting.quoting import Quoter
from apostille.exporting.source_notes import source_note
from apostille.exporting.sources import Repaired, Text, texts
from apostille.exporting.words import Language
from apostille.reading.compose import compose
from apostille.reading.damage import find
from apostille.reading.reflow import reflow
from apostille.reading.span import Span
from apostille.store.library import Library


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        (
            "lost",
            "en",
            "Para. [1]: “[Kraków]” restores 4 characters lost in the source file, from the English version.",
        ),
        ("", "en", "Para. [1]: “[Kraków]” replaces 4 characters of the source file, from the English version."),
        ("", "fr", "remplace 4 caractères du fichier source"),
    ],
)
def test_words_put_in_the_place_of_readable_ones_are_not_called_restored(
    kind: str, language: Language, said: str
) -> None:
    reading = reflow("The meeting was held at Kraków in the year 2004, and it was said to be open to all.")
    at = reading.text.index("Kraków")
    repair = Repaired(Span(at, at + 6), 4, "English version", kind)
    text = Text(1, "u", "a.txt", "en", reading, (), (), (repair,))
    quoter = Quoter(reading, "en", repairs=[repair.span])
    note = source_note(text, "A note", Places(reading, language), quoter, language)
    assert note is not None
    assert said in note.remarks[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 passages look damaged in the source file (wrong encoding) and were left as they stand."),
        ("fr", "3 passages paraissent altérés dans le fichier source (mauvais codage) et sont imprimés tels quels."),
    ],
)
def test_readable_damage_that_was_left_is_counted_by_kind(language: Language, said: str) -> None:
    reading = reflow("Mr. SchÃ¼ssel spoke to Mr. MÃ¼ller and Mr. BÃ¼low of peace, and it was heard by all.")
    damage = find(reading.text, "en")
    text = Text(1, "u", "a.txt", "en", reading, (), damage, ())
    quoter = Quoter(reading, "en", damage=damage)
    note = source_note(text, "A note", Places(reading, language), quoter, language)
    assert note is not None
    assert note.remarks == (said,)
    assert quoter.words(0, 13) == "Mr. SchÃ¼ssel"


def test_what_an_analyst_left_is_said_where_it_is_lost_and_not_where_it_can_be_read(tmp_path: Path) -> None:
    words = "Mr. SchÃ¼ssel spoke of the op\ufffd\ufffdrations, and Mr. MÃ¼ller of peace; it was heard by all of us.\n"
    with Library.create(tmp_path / "psi.apostille") as library:
        with library.step("Import") as session:
            statements.add(session, compose("a.txt", words.encode()))
        with library.read() as session:
            [before] = texts(session, [1])
        assert [damage.kind for damage in before.damage] == ["mojibake", "lost", "mojibake"]
        with library.step("Leave") as session:
            statements.leave_damage(session, 1, [damage.span for damage in before.damage[:2]])
        with library.read() as session:
            [after] = texts(session, [1])
    assert after.damage == before.damage[1:]
    quoter = Quoter(after.reading, "en", damage=after.damage, sign="[illegible]")
    note = source_note(after, "A note", Places(after.reading, "en"), quoter, "en")
    assert note is not None
    assert [remark.partition(": ")[2] for remark in note.remarks] == [
        "2 characters lost in the source file, printed [illegible].",
        "“MÃ¼ller” looks damaged in the source file (wrong encoding), printed as it stands.",
    ]
