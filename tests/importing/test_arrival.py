"""What the worker says, whole and wrong: a draft comes back as it went, and nothing else is believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.importing.arrival import Nonsense, arrived
from apostille.importing.readers import read_bytes
from apostille.importing.wire import encoded
from apostille.reading.draft import Draft
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from tests.importing.drafts import drafts

TEXT = "Étant donné\nla suite — 裁军."
END = len(TEXT)


def whole() -> dict[str, Any]:
    """An answer with one draft, as an object."""
    blocks = (Block(Span(0, 11), "heading", "main"), Block(Span(12, END), "body", "main", 1))
    reading = Reading(TEXT, blocks, (Part("main", Span(0, END)),))
    return json.loads(encoded([Draft("a.txt", b"", "utf-8", reading, "fr")]))


def answer(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = whole()
    change(document["drafts"][0])
    return json.dumps(document).encode()


@given(st.lists(drafts(), max_size=2))
def test_a_draft_comes_back_as_it_went(made: list[Draft]) -> None:
    sent = [replace(one, name=one.name or "a", original=b"bytes") for one in made]
    assert arrived(encoded(sent), "a", b"bytes") == sent


def test_real_statements_come_back_as_they_went(shipped: Path) -> None:
    data = shipped.read_bytes()
    made = read_bytes(shipped.name, data)
    assert arrived(encoded(made), shipped.name, data) == made


def test_half_a_surrogate_pair_does_not_break_the_wire() -> None:
    reading = Reading("a\ud800b", (Block(Span(0, 3), "body", "main", 1),), (Part("main", Span(0, 3)),))
    (draft,) = arrived(encoded([Draft("a.txt", b"", "", reading, "en")]), "a.txt", b"")
    assert draft.reading.text == "a\ufffdb"


LIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a text that is a number": lambda one: one.update(text=5),
    "a text with NUL": lambda one: one.update(text="\0" + TEXT[1:]),
    "half a surrogate pair": lambda one: one.update(text="\ud800" + TEXT[1:]),
    "a text longer than its blocks": lambda one: one.update(text=TEXT + "more"),
    "a line feed inside a block": lambda one: one.update(text=TEXT.replace(" ", "\n", 1)),
    "blocks over one another": lambda one: one["blocks"][1].__setitem__(0, 5),
    "a block that ends before it starts": lambda one: one["blocks"][0].__setitem__(1, -1),
    "a block of a kind nobody knows": lambda one: one["blocks"][0].__setitem__(2, "script"),
    "a block that is a word": lambda one: one["blocks"].__setitem__(0, "0123456789"),
    "a block too short": lambda one: one["blocks"][0].pop(),
    "a number that is true": lambda one: one["blocks"][1].__setitem__(4, True),
    "a number that is enormous": lambda one: one["blocks"][1].__setitem__(4, 10**40),
    "a style outside its block": lambda one: one["blocks"][0].__setitem__(9, [[0, 20, "bold", ""]]),
    "a part outside": lambda one: one.update(parts=[[0, 99, "main"]]),
    "a key nobody knows": lambda one: one.update(fields=[["password", "x", None, None, "extracted", None]]),
    "evidence outside": lambda one: one.update(fields=[["title", "x", "x", [20, 99], "extracted", None]]),
    "damage outside": lambda one: one.update(damage=[[END, END + 1, "lost", None, 100]]),
    "a format nobody knows": lambda one: one.update(format="exe"),
    "doubts that are numbers": lambda one: one.update(doubts=[1]),
    "doubts that are a word": lambda one: one.update(doubts="abc"),
    "pages below nothing": lambda one: one.update(pages=-1),
    "pages that are a fraction": lambda one: one.update(pages=1.5),
    "nothing of the text": lambda one: one.pop("text"),
    "no blocks": lambda one: one.update(blocks=[]),
    "a name that has no end": lambda one: one.update(name="x" * 10_000),
}


def test_the_answer_that_the_lies_are_made_of_is_believed() -> None:
    assert arrived(answer(lambda one: None), "a.txt", b"")[0].reading.text == TEXT


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_not_believed(lie: str) -> None:
    with pytest.raises(Nonsense):
        arrived(answer(LIES[lie]), "a.txt", b"")


@pytest.mark.parametrize("raw", [b"", b"[]", b"null", b"\xff", b'{"drafts": 1}', b"[" * 100_000, b'{"drafts": [[]]}'])
def test_what_is_no_answer_is_nonsense(raw: bytes) -> None:
    with pytest.raises(Nonsense):
        arrived(raw, "a.txt", b"")


@given(st.data())
def test_whatever_is_changed_it_is_a_draft_or_nonsense(data: st.DataObject) -> None:
    raw = bytearray(encoded(arrived(json.dumps(whole()).encode(), "a.txt", b"")))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        made = arrived(bytes(raw), "a.txt", b"")
    except Nonsense:
        return
    for draft in made:
        assert "\n".join(block.span.of(draft.reading.text) for block in draft.reading.blocks) == draft.reading.text
