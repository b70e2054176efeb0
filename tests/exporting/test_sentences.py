"""Sentences in six languages, and the law that no word is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.exporting.sentences import sentences

CASES = [
    (
        "M. George W. Bush est venu. L’ISP (par. 4, art. 5) dit «Oui.» Il part. En 2004. (…) Une phrase… suite. Fin.",
        ["M. George W. Bush est venu.", "L’ISP (par. 4, art. 5) dit «Oui.»", "Il part.", "En 2004.",
         "(…) Une phrase… suite.", "Fin."],
    ),
    ("Il a dit : « Non ! » et il est parti. « Qui ? » Personne.",
     ["Il a dit : « Non ! » et il est parti.", "« Qui ? »", "Personne."]),
    (
        "4. The Conference decided. Mr. Smith (U.S.) agreed with No. 5 of S/RES/1540. “Why?” he asked. See p. 4.",
        ["4. The Conference decided.", "Mr. Smith (U.S.) agreed with No. 5 of S/RES/1540.", "“Why?” he asked.",
         "See p. 4."],
    ),
    (
        "В 2004 г. Россия заявила. Г-н В. В. Путин, т.е. президент, сказал: «Да». Нет.",
        ["В 2004 г. Россия заявила.", "Г-н В. В. Путин, т.е. президент, сказал: «Да».", "Нет."],
    ),
    ("قال الرئيس ذلك. هل هذا صحيح؟ نعم.", ["قال الرئيس ذلك.", "هل هذا صحيح؟", "نعم."]),
    ("会议通过了。“好。”他说！再见", ["会议通过了。", "“好。”", "他说！", "再见"]),
    ("¿Qué pasa? ¡Nada! El Sr. López llegó. Art. 3 y pág. 4.",
     ["¿Qué pasa?", "¡Nada!", "El Sr. López llegó.", "Art. 3 y pág. 4."]),
    ("It rose by 3.5 per cent. It fell.", ["It rose by 3.5 per cent.", "It fell."]),
    ("  One.   ", ["One."]),
    (" \u00a0 ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in zip(*sentences(text), strict=True)] == expected


@given(st.text(alphabet="aB. !?…»”)\u00a0\n。M1«“(", max_size=80))
def test_every_word_lies_in_exactly_one_sentence(text: str) -> None:
    spans = list(zip(*sentences(text), strict=True))
    covered = [position for start, end in spans for position in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(covered)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
