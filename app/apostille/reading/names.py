"""States and bodies by name, in the six languages of the UN (and some in more), with the years in which they existed.

The tables are generated: codes are ISO 3166-1 alpha-3 (CSK DDR SUN YMD YUG SCG ANT for former States and
territories), names those of UN usage, of CLDR and of older documents. They are read at first use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TypedDict, cast

from apostille.reading.gazetteer import Named, Table

_ENDINGS = {
    "en": ("",),
    "fr": ("", "e", "s", "es", "ne", "nes", "ns"),
    "es": ("o", "a", "os", "as", "", "es"),
    "ru": ("ий", "ый"),  # the others fold to the same word
    "de": ("", "e", "en", "er", "es", "em"),
    "nl": ("", "e"),
}
_BODIES, _GROUPS = "bodies.json", "groups.json"
# Names that are as often a person, a place elsewhere or a common word: they count after "of" and in brackets alone.
_SURE = re.compile(r"(?:\b(?:of|de|del|du|by|from|par|por)(?: the)? |[(（])$", re.IGNORECASE)
_UNSURE = frozenset(("Maurice", "Dominique", "Granada", "Jersey", "US", "UK", "EE", "Man", "Gibraltar", "Jordan"))


class _Record(TypedDict):
    code: str
    until: int | None
    names: dict[str, list[str]]
    adjectives: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class State:
    """A State or territory: ISO 3166-1 alpha-3 code, years of its existence under that code, names by language."""

    code: str
    since: int | None
    until: int | None
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]

    def existed(self, year: int | None) -> bool:
        """Whether it was there in ``year`` (a year of grace on both sides); always where no year is known."""
        return year is None or (self.since or 0) - 1 <= year <= (self.until or 9999) + 1


def _read(name: str) -> object:
    return json.loads(files("apostille.reading").joinpath("data", name).read_text("utf-8"))


def _tuples(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in names.items()}


@cache
def states() -> dict[str, State]:
    """All States by code."""
    records = cast("list[dict[str, object]]", _read("states.json"))
    return {state.code: state for state in map(_state, records)}


def _state(record: dict[str, object]) -> State:
    one = cast("_Record", record)
    since = cast("int | None", record["from"])
    return State(one["code"], since, one["until"], _tuples(one["names"]), _tuples(one["adjectives"]))


@cache
def _state_names() -> Table:
    return Table((name, one.code) for one in states().values() for names in one.names.values() for name in names)


@cache
def _adjectives(language: str) -> Table:
    return Table(_forms(language))


def _forms(language: str) -> Iterator[tuple[str, str]]:
    for one in states().values():
        for word in one.adjectives.get(language, ()):
            bare = word[:-1] if language == "es" and word[-1] in "oa" else word
            for ending in _ENDINGS.get(language, ("",)):
                yield (bare[:-1] if ending == "ns" else bare) + ending, one.code


def find_states(text: str, year: int | None = None) -> Iterator[Named]:
    """States named in ``text``, in text order; those that did not exist in ``year`` are left out."""
    for named in _state_names().find(text):
        start = named.span.start
        sure = named.printed not in _UNSURE or _SURE.search(text, max(0, start - 9), start)
        if sure and states()[named.value].existed(year):
            yield named


@cache
def _nations() -> Table:
    """States by name, and after a tilde by their English adjective."""
    names = ((name, one.code) for one in states().values() for names in one.names.values() for name in names)
    return Table(chain(names, ((word, f"~{code}") for word, code in _forms("en"))))


def find_nations(text: str) -> Iterator[tuple[Named, bool]]:
    """States in English prose by name and by adjective ("Poland", "the Polish delegation"); True for an adjective."""
    for named in _nations().find(text):
        if named.value[0] == "~":
            yield Named(named.span, named.printed, named.value[1:]), True
        elif named.printed not in _UNSURE or _SURE.search(text, max(0, named.span.start - 9), named.span.start):
            yield named, False


def find_adjectives(text: str, language: str) -> Iterator[Named]:
    """Words such as "Polish" or "polonaises" in the language given."""
    # In English they begin with a capital; elsewhere capitals say nothing about them.
    table = _adjectives(language)
    yield from table.find(text) if language == "en" else table.find_all(text)


def state(words: str, language: str, year: int | None = None) -> str | None:
    """The code of the one State that ``words`` name ("Republic of Poland", "Royal Netherlands Embassy"), or None.

    None also where they name two States, or one that did not exist in ``year``.
    """
    code = _state_names().exact(words)
    if code:
        return code if states()[code].existed(year) else None
    named = named_state(words, language, year)
    return named.value if named else None


def state_code(words: str) -> str | None:
    """The code of the State that ``words`` are the name or the code of and nothing more, or None."""
    code = words.strip().upper()
    return code if code in states() else _state_names().exact(words)


def named_state(words: str, language: str, year: int | None = None) -> Named | None:
    """The one State named in ``words``, by name or else by adjective, with its place in them."""
    found = named_states(words, language, year)
    return found[0] if len({one.value for one in found}) == 1 else None


def named_states(words: str, language: str, year: int | None = None) -> list[Named]:
    """The States named in ``words``, by name or else by adjective, in text order; each once."""
    found = list(find_states(words, year))
    for tongue in (language, *_ENDINGS) if not found else ():
        found = [one for one in find_adjectives(words, tongue) if states()[one.value].existed(year)]
        if found:
            break
    return list({one.value: one for one in reversed(found)}.values())[::-1]


@cache
def _records(file: str) -> tuple[dict[str, list[str]], ...]:
    return tuple(cast("list[dict[str, list[str]]]", _read(file)))


@cache
def _table(file: str) -> Table:
    entries = enumerate(_records(file))
    return Table((name, f"{index}") for index, record in entries for names in record.values() for name in names)


def _usual(file: str, index: str, language: str) -> str:
    """The usual name in ``language``, else in English."""
    names = _records(file)[int(index)]
    return names.get(language, names["en"])[0]


def _find(file: str, text: str, language: str) -> Iterator[Named]:
    for named in _table(file).find(text):
        yield Named(named.span, named.printed, _usual(file, named.value, language))


def find_bodies(text: str, language: str) -> Iterator[Named]:
    """Bodies named in ``text``, in text order; the value is the usual name in ``language``."""
    return _find(_BODIES, text, language)


def body(words: str, language: str) -> str | None:
    """The usual name of the body that ``words``, and no others, name."""
    index = _table(_BODIES).exact(words)
    return _usual(_BODIES, index, language) if index else None


def find_groups(text: str, language: str) -> Iterator[Named]:
    """Groups of States that speak together ("the European Union"), as ``find_bodies`` gives bodies."""
    return _find(_GROUPS, text, language)
