"""Whether the States for which a document speaks existed when it was written; where one did not, that is a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from apostille.reading import names
from apostille.reading.draft import DATE_KEYS, Field
from apostille.reading.names import State

_SPEAKING = ("author", "sender")


def year_of(dates: Iterable[str]) -> int | None:
    """The year of the first of these values of dates (ISO 8601) that has one."""
    return next((int(value[:4]) for value in dates if value[:4].isdecimal()), None)


def doubts(fields: Sequence[Field]) -> tuple[str, ...]:
    """A sentence for each State that speaks or sends and was not there in the document's year (or one beside it)."""
    year = year_of(one.value for key in DATE_KEYS for one in fields if one.key == key)
    if year is None:
        return ()
    codes = dict.fromkeys(code for code in _named(fields) if code in names.states())
    gone = [state for code in codes if not (state := names.states()[code]).existed(year)]
    return tuple(_sentence(state, year) for state in gone)


def _named(fields: Iterable[Field]) -> Iterator[str]:
    """The codes of the States that speak: the issuer, and whom author and sender name."""
    for one in fields:
        if one.key == "issuer":
            yield one.value
        elif one.key in _SPEAKING:
            yield from (named.value for named in names.find_states(one.value))


def _sentence(state: State, year: int) -> str:
    name = state.names["en"][0]
    if state.until is not None and year > state.until:
        return f"{name} existed until {state.until}, but the document is dated {year}."
    return f"{name} exists since {state.since}, but the document is dated {year}."
