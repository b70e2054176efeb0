"""Annotations put in the order of a report: under tags or statements, each printed once, with running numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from apostille.annotations.briefs import AnnotationBrief
from apostille.exporting.cite import Mentions
from apostille.exporting.locating import Place
from apostille.exporting.naming import Named
from apostille.exporting.report import ARROW, Entry, Quotation, Referral, Section, TagLine, passage
from apostille.exporting.words import Language, say

_SHOWN = 60
"""How many characters of a passage a reference to its number shows."""


class Item(NamedTuple):
    """An annotation with what its statement says of it."""

    row: AnnotationBrief
    quotation: Quotation
    place: Place


@dataclass(frozen=True)
class Labels:
    """Tags as a report prints them: ids in codebook order, their paths, and what is in the report's scope."""

    order: dict[int, int]
    paths: dict[int, str]
    names: dict[int, tuple[str, ...]]
    colours: dict[int, str]
    lines: dict[int, TagLine]
    scope: frozenset[int] | None
    _sorted: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict[tuple[int, ...], tuple[int, ...]])
    _selected: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict[tuple[int, ...], tuple[int, ...]])

    def sorted(self, tags: tuple[int, ...]) -> tuple[int, ...]:
        """Tags in codebook order."""
        found = self._sorted.get(tags)
        if found is None:
            found = self._sorted[tags] = tuple(sorted(tags, key=self.order.__getitem__))
        return found

    def selected(self, tags: tuple[int, ...]) -> tuple[int, ...]:
        """Those of the tags the report is about, in codebook order."""
        found = self._selected.get(tags)
        if found is None:
            about = tuple(tag for tag in self.sorted(tags) if self.scope is None or tag in self.scope)
            found = self._selected[tags] = about
        return found


class Arranger:
    """Makes the sections; numbers and first mentions follow the order in which entries are made."""

    def __init__(
        self,
        items: Sequence[Item],
        named: dict[int, Named],
        labels: Labels,
        people: dict[int, str],
        language: Language,
    ) -> None:
        """``named`` are the names of the report's statements by their ids, in the report's order; ``people`` those of
        the annotators by theirs."""
        self._items = items
        self._people = people
        self._named = named
        self._statements = {id_: (index, each, Mentions(each)) for index, (id_, each) in enumerate(named.items())}
        self._labels = labels
        self._language: Language = language
        self._number = 0
        self._printed: dict[int, Entry] = {}
        self._paths: dict[tuple[tuple[int, ...], int | None], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def by_tag(self) -> Iterator[Section]:
        """A section for each tag in codebook order, then the annotations without one."""
        under: defaultdict[int, list[Item]] = defaultdict(list)
        again: defaultdict[int, list[Item]] = defaultdict(list)
        rest: list[Item] = []
        for item in self._items:
            tags = self._labels.selected(item.row.tags)
            if not tags:
                rest.append(item)
                continue
            under[tags[0]].append(item)
            for tag in tags[1:]:
                again[tag].append(item)
        for tag in sorted({*under, *again}, key=self._labels.order.__getitem__):
            yield self._tag(tag, under[tag], again[tag])
        yield from self._rest(rest)

    def by_statement(self, about: Callable[[int], str]) -> Iterator[Section]:
        """A section for each statement with annotations, by date, then the annotations without a tag.

        ``about`` says what stands under a statement's title, by its id.
        """
        groups: defaultdict[int, list[Item]] = defaultdict(list)
        rest: list[Item] = []
        for item in self._items:
            (groups[item.row.statement] if item.row.tags else rest).append(item)
        for statement, group in groups.items():
            entries = self._entries(group, None)
            title = (self._named[statement].title,)
            yield Section("statement", title, entries, about=about(statement), statements=1)
        yield from self._rest(rest)

    def _tag(self, tag: int, under: list[Item], again: list[Item]) -> Section:
        labels = self._labels
        return Section(
            "tag",
            labels.names[tag],
            self._entries(under, tag),
            tuple([self._referral(item) for item in again]),
            colour=labels.colours[tag],
            tag=labels.lines.get(tag),
            statements=_statements((*under, *again)),
        )

    def _rest(self, items: list[Item]) -> Iterator[Section]:
        if items:
            heading = (say(self._language, "untagged"),)
            yield Section("untagged", heading, self._entries(items, None), statements=_statements(items))

    def _entries(self, items: Iterable[Item], tag: int | None) -> tuple[Entry, ...]:
        return tuple([self._entry(item, tag) for item in items])

    def _entry(self, item: Item, tag: int | None) -> Entry:
        row, quotation, place = item
        key, uuid, of, start, end, note, translation, who, created, whole, own, _ = row
        statement, named, mentions = self._statements[of]
        self._number += 1
        tags, also = self._paths.get((own, tag)) or self._tags(own, tag)
        part = place.part_key
        voice = named.voice_of(part) if part else named.voice
        entry = Entry(
            self._number, uuid, statement,
            "whole" if whole else "lost" if start is None else "passage",
            quotation,
            mentions.cite(place),
            voice.words_of, voice.transmitted_by,
            part, place.paragraph,
            tags, also,
            translation, note, self._people[who], created, start, end,
        )  # fmt: skip
        if len(tags) > 1:
            self._printed[key] = entry
        return entry

    def _tags(self, tags: tuple[int, ...], but: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The paths of all tags, and how those read that the section does not name."""
        labels = self._labels
        ordered = labels.sorted(tags)
        also = tuple(ARROW.join(labels.names[tag]) for tag in ordered if tag != but)
        found = self._paths[tags, but] = tuple(labels.paths[tag] for tag in ordered), also
        return found

    def _referral(self, item: Item) -> Referral:
        entry = self._printed[item.row.id]
        _, _, mentions = self._statements[item.row.statement]
        return Referral(entry.number, _beginning(passage(entry.quotation)), mentions.short(item.place))


def _statements(items: Iterable[Item]) -> int:
    return len({item.row.statement for item in items})


def _beginning(words: str) -> str:
    """The first words, cut between two of them."""
    if len(words) <= _SHOWN:
        return words
    space = words.rfind(" ", _SHOWN // 2, _SHOWN)
    return words[: space if space > 0 else _SHOWN] + " […]"
