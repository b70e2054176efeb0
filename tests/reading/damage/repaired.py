"""A text with all that is proposed for it put in."""

from __future__ import annotations

from collections.abc import Sequence

from apostille.reading.damage import find
from apostille.reading.draft import Damage


def repaired(text: str, language: str = "") -> str:
    """``text`` as it would be if everything proposed were accepted."""
    return put(text, find(text, language))


def put(text: str, found: Sequence[Damage]) -> str:
    """``text`` with the proposals of ``found`` in their places."""
    pieces: list[str] = []
    done = 0
    for one in found:
        if one.proposal is not None:
            pieces += (text[done : one.span.start], one.proposal)
            done = one.span.end
    return "".join([*pieces, text[done:]])
