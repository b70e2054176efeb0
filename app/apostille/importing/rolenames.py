"""What the names of paragraph styles say, which word processors share across languages and formats."""

from __future__ import annotations

import re

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_QUOTES = frozenset(["quote", "intense quote", "block text", "block quotation", "quotations"])


def heading_level(style: str) -> int | None:
    """The level, from 1, of the heading that a style of this name makes; None for other names."""
    if found := _HEADING.fullmatch(style.strip()):
        return int(found[1])
    return _TITLES.get(style.strip().lower())


def is_quote(style: str) -> bool:
    """Whether a style of this name is that of quotations."""
    return style.strip().lower() in _QUOTES
