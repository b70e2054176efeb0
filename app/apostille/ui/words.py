"""The program's own words, in the language of the analyst.

A catalogue is a ``.po`` file, as every translator's tool reads and writes it (GNU gettext manual, "The Format of PO
Files"); it is read as it is, so that nothing has to be compiled.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_SINGULAR: Mapping[str, Callable[[int], bool]] = {"fr": lambda number: number < 2}
"""Which numbers take the singular, where that is not 1 alone."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What each English sentence is in another language; for a sentence with a number, one and many."""

    language: str = "en"
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


_catalogue = [Catalogue()]


def speak(folder: Path, language: str) -> None:
    """Take the words from ``language``.po in ``folder``; without one they stay English."""
    file = folder / f"{language}.po"
    known = language.isalpha() and file.is_file()
    _catalogue[0] = read(file.read_text(encoding="utf-8"), language) if known else Catalogue()


def say(words: str, /, **values: object) -> str:
    """``words`` in the analyst's language, with ``{name}`` filled in from ``values``."""
    said = _catalogue[0].said.get(words, (words,))[0]
    return said.format(**values) if values else said


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """``one`` or ``many`` as the language counts, with ``{n}`` filled in."""
    spoken = _catalogue[0]
    forms = spoken.said.get(one, ())
    if len(forms) > 1:
        singular = _SINGULAR.get(spoken.language, lambda one: one == 1)(number)
        return forms[0 if singular else 1].format(n=number, **values)
    return (one if number == 1 else many).format(n=number, **values)


def read(text: str, language: str) -> Catalogue:
    """The catalogue in a ``.po`` file; what is not translated yet is left out, so that it stays English."""
    said: dict[str, tuple[str, ...]] = {}
    for entry in text.split("\n\n"):
        parts = _parts(entry)
        forms = tuple(words for name, words in parts.items() if name.startswith("msgstr"))
        if parts.get("msgid") and forms and all(forms):
            said[parts["msgid"]] = forms
    return Catalogue(language, said)


def _parts(entry: str) -> dict[str, str]:
    """The strings of one entry by their keyword; a string may go on over lines."""
    parts: dict[str, str] = {}
    name = ""
    for line in entry.splitlines():
        if line.startswith("#") or '"' not in line:
            continue
        keyword, quoted = line[: line.index('"')].strip(), line[line.index('"') :]
        name = keyword or name
        parts[name] = parts.get(name, "") + json.loads(quoted)
    return parts
