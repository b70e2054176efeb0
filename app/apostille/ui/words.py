"""The program's own words, in the language of the analyst."""

from __future__ import annotations

import gettext
from pathlib import Path

_DOMAIN = "apostille"
_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def speak(folder: Path, language: str) -> None:
    """Take the words from the catalogue of ``language`` under ``folder``; without one they stay English."""
    wanted = [language] if language else None
    _catalogue[0] = gettext.translation(_DOMAIN, str(folder), languages=wanted, fallback=True)


def say(words: str, /, **values: object) -> str:
    """``words`` in the analyst's language, with ``{name}`` filled in from ``values``."""
    said = _catalogue[0].gettext(words)
    return said.format(**values) if values else said


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """``one`` or ``many`` as the language counts, with ``{n}`` filled in."""
    return _catalogue[0].ngettext(one, many, number).format(n=number, **values)
