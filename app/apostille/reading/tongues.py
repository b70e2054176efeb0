"""In which languages a document is: a text with a translation beside it is in two."""

from __future__ import annotations

from collections import defaultdict

from apostille.reading.reading import Reading

_SUBSTANTIAL = 0.25
"""The share of words from which on a language is one of the document's."""


def of(reading: Reading, language: str) -> list[str]:
    """The languages of a reading, the largest first; ``language`` is that of paragraphs that say none of their own.

    Words are counted by their letters, so that Chinese, which has no blanks, counts too. A language in which less than
    a quarter of the text is written is a quotation's.
    """
    if not any(block.language for block in reading.blocks):
        return [language]
    sizes: defaultdict[str, int] = defaultdict(int)
    for block in reading.blocks:
        sizes[block.language or language] += len(block.span)
    total = sum(sizes.values())
    main = max(sizes, key=lambda one: (sizes[one], one == language))
    others = sorted(sizes, key=lambda one: -sizes[one])
    return [main, *(one for one in others if one != main and sizes[one] >= _SUBSTANTIAL * total)]
