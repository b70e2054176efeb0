"""Which statements stand in the list, and in what order: filter, sorting, grouping, facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apostille.reading.fold import fold_text
from apostille.ui import spoken
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.statements import StatementRow

FACETS = ("issuer", "year", "language", "kind", "reading")
"""What the list can be narrowed by, tags apart: those are asked of the library."""

ORDERS = {"date": "Date", "title": "Title", "annotations": "Annotations", "reading": "Reading state"}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading in the list, over ``count`` statements."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What the analyst asked the list for; ``tagged`` the statements that have one of the tags chosen."""

    words: str = ""
    sorted_by: str = "date"
    grouped_by: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    tagged: frozenset[int] | None = None


def facet(row: StatementRow, name: str) -> str:
    """The value by which ``row`` stands in the facet ``name``; "" where it has none."""
    if name == "year":
        return (row.date or "")[:4]
    return str(getattr(row, name) or "")


def said(name: str, value: str) -> str:
    """A facet's value in words."""
    if not value:
        return say("Not known")
    if name == "reading":
        return say(spoken.READING.get(value, value))
    return value if name == "year" else spoken.value(name, value)


class Shelf:
    """All statements of the library; what is typed is compared with everything a row shows."""

    def __init__(self, rows: Sequence[StatementRow] = ()) -> None:
        self.rows = list(rows)
        self._folded: dict[int, str] = {}

    def picked(self, wish: Wish) -> list[StatementRow | Group]:
        """The rows that fit ``wish`` in its order, under headings where it groups."""
        rows = sorted(self._fitting(wish), key=_ORDER[wish.sorted_by])
        if not wish.grouped_by:
            return list(rows)
        return list(_grouped(rows, wish.grouped_by))

    def counts(self, name: str, wish: Wish) -> list[tuple[str, int]]:
        """Each value of the facet with its count among what the other facets leave; what is not known comes last.

        The most frequent come first, years in their order.
        """
        others = {key: values for key, values in wish.chosen.items() if key != name}
        rows = self._fitting(Wish(wish.words, chosen=others, tagged=wish.tagged))
        found = Counter(facet(row, name) for row in rows)
        by_value = name == "year"
        return sorted(found.items(), key=lambda pair: (not pair[0], 0 if by_value else -pair[1], said(name, pair[0])))

    def _fitting(self, wish: Wish) -> list[StatementRow]:
        words = fold_text(wish.words).split()
        return [row for row in self.rows if self._fits(row, words, wish)]

    def _fits(self, row: StatementRow, words: Sequence[str], wish: Wish) -> bool:
        if wish.tagged is not None and row.id not in wish.tagged:
            return False
        if any(values and facet(row, name) not in values for name, values in wish.chosen.items()):
            return False
        return not words or all(word in self._shown(row) for word in words)

    def _shown(self, row: StatementRow) -> str:
        if row.id not in self._folded:
            issuer = spoken.issuer(row.issuer or "")
            shown = (row.title, row.author, row.sender, issuer, row.body, row.symbol, row.date, row.name)
            self._folded[row.id] = fold_text(" ".join(part for part in shown if part))
        return self._folded[row.id]


def _grouped(rows: Sequence[StatementRow], name: str) -> Iterable[StatementRow | Group]:
    sections: dict[str, list[StatementRow]] = {}
    for row in rows:
        sections.setdefault(facet(row, name), []).append(row)
    for value in sorted(sections, key=lambda value: (not value, said(name, value))):
        yield Group(said(name, value), len(sections[value]))
        yield from sections[value]


_STATES = {"unread": 0, "in_work": 1, "done": 2}
_ORDER: dict[str, Callable[[StatementRow], tuple[object, ...]]] = {
    "date": lambda row: (row.date or "9999", row.title or ""),
    "title": lambda row: ((row.title or row.name).casefold(),),
    "annotations": lambda row: (-row.annotations, row.date or "9999"),
    "reading": lambda row: (_STATES.get(row.reading, 0), row.date or "9999"),
}
