"""Nothing that a document says is missing on its pages."""

from __future__ import annotations

import pytest

WORDS = "The meeting brought together representatives of States and took note of the report of the chair. " * 3


@pytest.mark.parametrize("paragraphs", range(14, 60, 3))
def test_every_block_has_lines_whatever_moves_to_the_next_page(qapp: object, paragraphs: int) -> None:
    from apostille.exporting.pages import Pages

    rows = "".join(
        f"<div><h3>Heading {number}</h3></div><table width='100%'><tr><td>{WORDS}</td></tr></table>"
        for number in range(paragraphs)
    )
    document = Pages("Title", f"<html><body>{rows}<div><p class='small'>The end.</p></div></body></html>").document
    block, unlaid = document.begin(), list[str]()
    while block.isValid():
        if block.text() and not block.layout().lineCount():
            unlaid.append(block.text())
        block = block.next()
    assert unlaid == []
