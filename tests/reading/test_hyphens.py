"""Hyphens at line ends: what the document writes decides, known words make a doubt, and what is custom is left."""

from __future__ import annotations

import pytest

from apostille.reading.compose import compose
from apostille.reading.draft import Draft

REST = "of the Conference went on without a vote, and the members of the\nCommittee were thanked for all their work.\n"


def draft(text: str) -> Draft:
    return compose("text.txt", text.encode())


@pytest.mark.parametrize(
    ("text", "printed", "proposal"),
    [
        ("The Conference was told of many measures that were pro-\nactive and " + REST, "pro-active", "proactive"),
        ("Конференция рассмотрела самые разные вопросы и пред-\nложения делегаций о её работе.\n", "пред-ложения",
         "предложения"),
    ],
)  # fmt: skip
def test_a_hyphen_that_may_not_be_the_words_is_kept_and_doubted(text: str, printed: str, proposal: str) -> None:
    one = draft(text)
    [doubt] = [each for each in one.damage if each.kind == "hyphen"]
    assert doubt.span.of(one.reading.text) == printed and doubt.proposal == proposal
    assert any(printed in sentence for sentence in one.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "The States spoke of measures against the non-\nproliferation of weapons, and the work " + REST,
        "The proactive measures were told to all members, and the pro-\nactive work " + REST,
        "The pro-active measures were told to all the members, and the pro-\nactive work " + REST,
        "The Secretary-\nGeneral was thanked by members for what he said, and the work " + REST,
        "The Conference on decision-\nmaking was told of it, and the work " + REST,
        "The pro-active work " + REST,
    ],
)
def test_what_the_document_or_custom_decides_is_not_doubted(text: str) -> None:
    assert draft(text).damage == () and draft(text).doubts == ()


def test_a_word_that_the_document_writes_whole_loses_its_hyphen() -> None:
    text = "The proactive measures were told to all members, and the pro-\nactive work " + REST
    assert "the proactive work" in draft(text).reading.text
